/** The tables of migration 010: what is done to pictures after they came in. Comments on meaning stand there. */
import type { ColumnType, Generated } from 'kysely';

type Time = ColumnType<Date, Date | string | undefined, Date | string>;

export interface PictureWorkTables {
  picture_preparation: {
    picture_id: number;
    made: Generated<number>;
    due: Time;
    attempts: Generated<number>;
    error: string | null;
  };
  picture_replaced: { hash: string; picture_id: number; replaced_at: Time };
}
