/** What nodes tell each other about shared documents: the channels of LISTEN/NOTIFY and what is said on them. */
import { sql } from 'kysely';
import type { Database } from '#database/connection.ts';

/** Updates were committed. */
export const updateChannel = 'warraq_shared_update';
/** Who is here, and where their carets are. Lost with the node that says it; nothing depends on it. */
export const presenceChannel = 'warraq_shared_presence';
/**
 * What may change who may read or write, told by triggers: a session ended (its id), a person's roles changed
 * (theirs), a piece moved to where others may write (the article's number).
 */
export const sessionChannel = 'warraq_session_ended';
export const rightsChannel = 'warraq_rights_changed';
export const accessChannel = 'warraq_access_changed';
/** Comments of an article (its number) changed; told by triggers too. */
export const commentsChannel = 'warraq_comments_changed';

export interface UpdateNote {
  /** The node that has applied them already; empty when none has. */
  node: string;
  article: number;
  /** Of `collab.update`. */
  ids: string[];
}

export interface PresenceNote {
  node: string;
  article: number;
  /** An awareness update in base64; `null` asks the others to say who is there. */
  states: string | null;
}

/** PostgreSQL refuses notes of 8,000 bytes and more. */
export const longestNote = 7_900;

/** Sends a note when the transaction commits, or at once outside of one. */
export async function notify(db: Database, channel: string, note: object): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(note)})`.execute(db);
}
