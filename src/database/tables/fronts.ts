/** The tables of migration 009: what is pinned to the fronts. Comments on meaning stand there. */
import type { ColumnType } from 'kysely';

type Time = ColumnType<Date, Date | string, Date | string>;

export interface FrontTables {
  front: {
    name: string;
    version: number;
    arranged_by: string;
    arranged_by_name: string;
    arranged_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  front_pin: {
    front: string;
    place: number;
    article_id: number;
    until: ColumnType<Date | null, Date | string | null, never>;
    pinned_by_name: string;
    pinned_at: Time;
  };
}
