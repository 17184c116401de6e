/**
 * Writes that carry a key of their own: sent again, they are answered as before and done once.
 *
 * The key is claimed before the write and its answer kept after it. Between them a node may die, and then nobody knows
 * whether the write was done: the key stays claimed and is never done again, and who asks is told to look.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#database/connection.ts';
import { Refusal } from './refusal.ts';

/** Whose write, by the key that it carries. */
interface Claim {
  actor: string;
  key: string;
}

/** A write as it was asked for. */
export interface KeyedWrite extends Claim {
  /** Everything that tells it from another: method, path, body. */
  request: readonly (string | Uint8Array)[];
}

export interface KeptAnswer {
  status: number;
  body: string;
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** An answer as it is kept: 12 bytes of nonce, the cipher text, 16 bytes of tag; only who has the key reads it. */
const cipherKey = ({ actor, key }: Claim): Buffer =>
  Buffer.from(hkdfSync('sha256', key, actor, 'warraq idempotent write', 32));

function sealed(claim: Claim, body: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(claim), nonce);
  return Buffer.concat([nonce, cipher.update(body, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function opened(claim: Claim, body: Buffer): string {
  const cipher = createDecipheriv('aes-256-gcm', cipherKey(claim), body.subarray(0, 12));
  cipher.setAuthTag(body.subarray(-16));
  return Buffer.concat([cipher.update(body.subarray(12, -16)), cipher.final()]).toString('utf8');
}

/** How long an answer is kept, and after how long a write without one is held to have been cut off. */
const kept = '24 hours';
const cutOff = '1 minute';

/** Nobody knows whether a write was done. Whoever sent it looks, and sends it under a new key if it was not. */
export const outcomeUnknown = (): Refusal =>
  new Refusal(
    'conflict',
    'outcome-unknown',
    'This write was cut off before it was answered, and may have been done. Look whether it was; if not, send it again with a new Idempotency-Key.',
  );

/**
 * Claims the key of a write: `null` when it is to be done now, else the answer that the first one got. Throws a
 * Refusal when the key was used for another write, the first is still under way, or it was cut off.
 */
export async function beginWrite(
  db: Database,
  { actor, key, request }: KeyedWrite,
): Promise<KeptAnswer | null> {
  const hash = createHash('sha256');
  for (const part of request) hash.update(`${part.length}:`).update(part);
  const request_hash = hash.digest();
  const { rows } = await sql<{ request_hash: Buffer }>`
    insert into idempotent_write (actor_id, key_hash, request_hash)
    values (${actor}, ${hashOf(key)}, ${request_hash})
    on conflict (actor_id, key_hash) do update set request_hash = excluded.request_hash, at = now(), status = null, body = null
      where idempotent_write.at < now() - ${kept}::interval
    returning request_hash`.execute(db);
  if (rows.length) return null;
  const before = await db
    .selectFrom('idempotent_write')
    .select(['request_hash', 'status', 'body'])
    .select(sql<boolean>`at < now() - ${cutOff}::interval`.as('cut_off'))
    .where('actor_id', '=', actor)
    .where('key_hash', '=', hashOf(key))
    .executeTakeFirst();
  if (before && !before.request_hash.equals(request_hash))
    throw new Refusal('mismatch', 'key-reused', 'This Idempotency-Key was used for another write.');
  if (before?.status === null && before.cut_off) throw outcomeUnknown();
  // Gone between the two statements: its day was over just now.
  if (!before || before.status === null)
    throw new Refusal('conflict', 'under-way', 'The same write is still under way. Ask again in a moment.');
  return { status: before.status, body: before.body ? opened({ actor, key }, before.body) : '' };
}

/** Keeps the answer to a write. */
export async function endWrite(db: Database, { actor, key }: Claim, answer: KeptAnswer): Promise<void> {
  await db
    .updateTable('idempotent_write')
    .set({ status: answer.status, body: sealed({ actor, key }, answer.body) })
    .where('actor_id', '=', actor)
    .where('key_hash', '=', hashOf(key))
    .execute();
}

/** Clears out answers that are kept no longer. */
export const forgetWrites = (db: Database): Promise<unknown> =>
  db.deleteFrom('idempotent_write').where('at', '<', sql<Date>`now() - ${kept}::interval`).execute();
