/** Tables of live coverage (014-live.sql, 015-live-sources-and-versions.sql). Comments on meaning stand there. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Body } from '#article/body.ts';

type Entered = ColumnType<Date, Date | undefined, never>;
type Mark = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface LiveTables {
  live_entry: {
    id: GeneratedAlways<number>;
    article_id: number;
    at: ColumnType<Date, Date | string | undefined, Date | string>;
    headline: Generated<string>;
    body: ColumnType<Body, string, string>;
    is_key: Generated<boolean>;
    is_pinned: Generated<boolean>;
    author_id: string | null;
    author_name: string;
    created_at: Entered;
    edited_at: Mark;
    removed_at: Mark;
    removed_note: Generated<string>;
    version: Generated<number>;
  };
  live_head: { article_id: number; number: number; waiting_since: Mark };
  live_change: {
    article_id: number;
    number: number;
    entry_id: number;
    act: 'add' | 'edit' | 'mark' | 'remove';
    actor_name: string;
    at: Entered;
    before: ColumnType<unknown, string | null, never>;
  };
}
