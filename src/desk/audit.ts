/** The audit log: every command writes down, in its own transaction, who did what to what. Nothing ever changes it. */
import type { DatabaseTransaction } from '#database/connection.ts';

/** Who acts. `id: null`: nobody of the staff (the operator at the terminal, a link, somebody unknown at the door). */
export interface Doer {
  id: string | null;
  name: string;
  /** Not null when an API token is used for it, as in `Actor`. */
  scopes?: readonly string[] | null;
}

/**
 * The account of people who are only named, in rows that need one: those of a newsroom that was restored, as accounts
 * are not part of an export. No account is ever given this number.
 */
export const nobodyHere = '00000000-0000-0000-0000-000000000000';

export interface Act {
  actor: Doer;
  /** What kind of thing, then the verb: 'person.invite', 'article.publish'. */
  act: string;
  /** 'article:12', 'person:0197…' */
  subject: string;
  /** The revision it was done from. */
  revision?: number | null;
  /** What else is worth knowing. Never a secret, nor words of an unpublished text. */
  detail?: object;
}

/** Writes an act down. */
export async function record(
  tx: DatabaseTransaction,
  { actor, act, subject, revision, detail }: Act,
): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({
      actor_id: actor.id,
      actor_name: actor.name,
      by_token: (actor.scopes ?? null) !== null,
      act,
      subject,
      revision: revision ?? null,
      detail: JSON.stringify(detail ?? {}),
    })
    .execute();
}
