/** Tables of the daybook (013-daybook.sql, 015-live-sources-and-versions.sql). Comments on meaning stand there. */
import type { ColumnType, GeneratedAlways } from 'kysely';
import type { VersionAct } from '../tables.ts';

type Time = ColumnType<Date, Date | string, never>;
type Made = ColumnType<Date, Date | string | undefined, never>;
type Withheld<T> = ColumnType<T | null, T | null | undefined, T>;

export interface DaybookTables {
  daybook_key: {
    id: GeneratedAlways<number>;
    name: string;
    public_key: string;
    private_key: string | null;
    made_at: Made;
  };
  daybook_due: { publication_id: string };
  daybook_entry: { index: number; entry: ColumnType<Buffer, Buffer, never> };
  daybook_hash: { level: number; index: number; hash: ColumnType<Buffer, Buffer, never> };
  daybook_checkpoint: { size: number; note: string; key_id: number; at: Made };
  article_version: {
    article_id: number;
    number: number;
    publication_id: string | null;
    act: VersionAct;
    at: Time;
    entry_index: number;
    live_number: number | null;
    record: ColumnType<Buffer | null, Buffer | null, null>;
    withheld_at: ColumnType<Date | null, Date | string | null | undefined, Date | string>;
    withheld_reason: Withheld<string>;
    withheld_by: Withheld<string>;
  };
}
