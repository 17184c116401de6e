/** Who changes what readers see takes a turn: one transaction at a time writes the rows that articles have in common. */
import { sql } from 'kysely';
import type { DatabaseTransaction } from '#database/connection.ts';

/** Any fixed number: PostgreSQL's advisory locks are named by one. */
const lockNumber = 7_277_015;

/**
 * Waits until nobody else writes what readers see; the turn lasts until the transaction ends. An article stands on the lists
 * of its related ones, so two that are shown or hidden at once would each wait for rows of the other, or relate to one that is
 * just going.
 *
 * Locks are taken in one order, whoever takes them: articles by number, then their shared documents, then pictures, then the
 * turn. Who has the turn asks for none of the others, so nobody waits in a circle and nothing has to be tried again.
 */
export async function takeTurn(tx: DatabaseTransaction): Promise<void> {
  // A host that vanishes, as against a process that dies, is noticed by this: it must not keep the turn.
  await sql`select set_config('idle_in_transaction_session_timeout', '30s', true), pg_advisory_xact_lock(${lockNumber})`.execute(
    tx,
  );
}
