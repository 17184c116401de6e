/** Tables of comments (007-comments.sql). Comments on meaning stand there. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type Mark = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface CommentTables {
  comment_thread: {
    id: GeneratedAlways<number>;
    article_id: number;
    anchor_start: Buffer | null;
    anchor_end: Buffer | null;
    quote: Generated<string>;
    before: Generated<string>;
    after: Generated<string>;
    resolved_at: Mark;
    resolved_by: string | null;
  };
  comment: {
    id: GeneratedAlways<number>;
    thread_id: number;
    author_id: string;
    author_name: string;
    text: string;
    at: ColumnType<Date, Date | undefined, never>;
    edited_at: Mark;
  };
  comment_mention: { comment_id: number; person: string; seen_at: Mark };
}
