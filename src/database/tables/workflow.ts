/** The tables of migration 005: the life of a piece. Comments on meaning stand there. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { WorkflowState } from '#article/workflow.ts';

type Json<T> = ColumnType<T, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
/** Set by the database unless given. */
type GeneratedTime = ColumnType<Date, Date | string | undefined, Date | string>;
type DefaultTime = ColumnType<Date, Date | string | undefined, never>;
type Mark = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface WorkflowTables {
  piece: {
    article_id: number;
    workflow: WorkflowState;
    desk_id: number | null;
    created_by: string | null;
    assignee: string | null;
    brief: Generated<string>;
    deadline: Mark;
    return_note: string | null;
    returned_by: string | null;
    returned_at: Mark;
    touched_at: GeneratedTime;
  };
  piece_event: {
    id: GeneratedAlways<string>;
    article_id: number;
    act: string;
    revision: number;
    actor_id: string | null;
    actor_name: string;
    note: Generated<string>;
    detail: Json<Record<string, unknown>>;
    at: DefaultTime;
  };
  schedule: {
    id: GeneratedAlways<string>;
    kind: 'publish' | 'embargo';
    article_id: number;
    due: Time;
    actor_id: string | null;
    actor_name: string;
    made_at: DefaultTime;
    attempts: Generated<number>;
    retry_at: GeneratedTime;
    error: string | null;
    fired_at: Mark;
    fired_by: string | null;
  };
  preview_link: {
    token_hash: Buffer;
    article_id: number;
    revision: number | null;
    made_by: string | null;
    made_by_name: string;
    created_at: DefaultTime;
    expires_at: Time;
  };
  idempotent_write: {
    actor_id: string;
    key_hash: Buffer;
    request_hash: Buffer;
    status: number | null;
    body: Buffer | null;
    at: GeneratedTime;
  };
}
