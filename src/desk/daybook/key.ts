/** The key that signs the daybook's checkpoints. */
import { createPrivateKey } from 'node:crypto';
import type { DatabaseTransaction } from '#database/connection.ts';
import { newSigningKey, type Signer, verifierKey, verifierOf } from '#daybook/note.ts';

/** Under this name a newsroom signs that was never told its public address. */
const unnamed = 'localhost';

/** `signingName('https://news.example:8443')` → `'news.example:8443'`; no public address → `null` */
export const signingName = (origin: string | null): string | null => (origin ? new URL(origin).host : null);

/**
 * The key for a name, made when there is none; `null`: whichever signed last, so that a newsroom without a public
 * address keeps its key when its port changes. Callers hold the daybook's lock.
 */
export async function signingKey(
  tx: DatabaseTransaction,
  name: string | null,
): Promise<Signer & { id: number }> {
  const known = await tx
    .selectFrom('daybook_key')
    .select(['id', 'name', 'private_key'])
    .where('private_key', 'is not', null)
    .$if(name !== null, (query) => query.where('name', '=', name!))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (known) return { id: known.id, name: known.name, key: createPrivateKey(known.private_key!) };
  const signer: Signer = { name: name ?? unnamed, key: newSigningKey() };
  const { id } = await tx
    .insertInto('daybook_key')
    .values({
      name: signer.name,
      public_key: verifierKey(verifierOf(signer)),
      private_key: signer.key.export({ type: 'pkcs8', format: 'pem' }) as string,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...signer, id };
}
