/** Reading the audit log, newest first, a page at a time. */
import type { Database } from '#database/connection.ts';
import { Refusal } from './refusal.ts';

export interface AuditFilter {
  /** Uuid of who did it. */
  actor?: string | undefined;
  /** A whole act ('role.grant') or what kind of thing it is done to ('role'). */
  act?: string | undefined;
  subject?: string | undefined;
  from?: Date | undefined;
  /** Up to, but not including. */
  to?: Date | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: { id: string | null; name: string };
  byToken: boolean;
  act: string;
  subject: string;
  revision: number | null;
  detail: Record<string, unknown>;
}

export interface AuditPage {
  entries: AuditEntry[];
  /** Where the next page begins; `null`: this is the last. */
  next: string | null;
}

const mostShown = 200;

/** A page of the log. Throws Refusal when the cursor is none. */
export async function readAuditLog(db: Database, filter: AuditFilter): Promise<AuditPage> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), mostShown);
  if (filter.cursor !== undefined && !/^[1-9]\d{0,17}$/.test(filter.cursor))
    throw new Refusal('invalid', 'invalid-input', 'The cursor is not one of this log.', [
      { path: 'cursor', code: 'cursor', message: 'Take it from `next` of the page before.' },
    ]);
  let query = db.selectFrom('audit_entry').selectAll();
  if (filter.actor !== undefined) query = query.where('actor_id', '=', filter.actor);
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
  if (filter.act !== undefined)
    query = filter.act.includes('.')
      ? query.where('act', '=', filter.act)
      : query.where('act', 'like', `${filter.act.replaceAll(/[\\%_]/g, '\\$&')}.%`);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('at', '<', filter.to);
  if (filter.cursor !== undefined) query = query.where('id', '<', filter.cursor);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: { id: row.actor_id, name: row.actor_name },
    byToken: row.by_token,
    act: row.act,
    subject: row.subject,
    revision: row.revision,
    detail: row.detail,
  }));
  return { entries, next: rows.length > limit ? entries.at(-1)!.id : null };
}
