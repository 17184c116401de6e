/** `warraq token`: an API token of somebody, made from the terminal. */
import type { Scope } from '#article/roles.ts';
import { personByAddress } from '#desk/staff/account.ts';
import { createToken } from '#desk/staff/tokens.ts';
import type { Config } from './configuration.ts';
import { operator } from './operator.ts';
import { openSession } from './session.ts';

/** Prints the token, which can never be read again. */
export async function tokenCommand(
  config: Config,
  name: string,
  given: { user: string; scopes: readonly Scope[]; days: number },
): Promise<void> {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const session = await openSession(config, { tell });
  try {
    const { db } = session.database;
    const person = await personByAddress(db, given.user);
    const made = await createToken(db, {
      person: person.id,
      name,
      scopes: given.scopes,
      expiresAt: new Date(Date.now() + given.days * 86_400_000),
      by: { id: null, name: operator() },
    });
    process.stdout.write(`${made.token}\n`);
    tell(`Shown this once. It acts as ${person.name} (${made.scopes.join(', ')}) until ${made.expiresAt}.`);
  } finally {
    await session.close();
  }
}
