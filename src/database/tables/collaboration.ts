/** Tables of writing together (006-collaboration.sql). */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface CollaborationTables {
  'collab.document': {
    article_id: number;
    state: Buffer;
    revision: number;
    writers: Generated<string[]>;
    compacted_at: ColumnType<Date, Date | undefined, Date>;
  };
  'collab.update': {
    id: GeneratedAlways<string>;
    article_id: number;
    author: string;
    bytes: Buffer;
    at: ColumnType<Date, undefined, never>;
  };
}
