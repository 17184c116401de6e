/** `warraq user add|list|reset`: people, from the terminal of the machine. */
import type { HeldRole, Role } from '#article/roles.ts';
import { personByAddress } from '#desk/staff/account.ts';
import { invite } from '#desk/staff/invite.ts';
import { listPeople } from '#desk/staff/people.ts';
import { offerReset } from '#desk/staff/reset.ts';
import type { Config } from './configuration.ts';
import { operator } from './operator.ts';
import { openSession, type Session } from './session.ts';

const tell = (line: string) => process.stderr.write(`${line}\n`);
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function within<T>(config: Config, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(config, { tell });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** Where links lead: the public address, or the one that `start` serves on this machine. */
const originOf = (config: Config): string => config.origin ?? `http://localhost:${config.port}`;

/** Invites somebody and prints the link. `desks`: names or numbers; none: on every desk. */
export const userAddCommand = (
  config: Config,
  email: string,
  given: { name: string; roles: readonly Role[]; desks: readonly string[] },
): Promise<void> =>
  within(config, async ({ database: { db } }) => {
    const desks = given.desks.length ? await numbersOf(db, given.desks) : [null];
    const roles: HeldRole[] = given.roles.flatMap((role) =>
      (role === 'administrator' ? [null] : desks).map((desk) => ({ role, desk })),
    );
    const { link, expiresAt } = await invite(db, {
      email,
      name: given.name,
      roles,
      by: { id: null, name: operator() },
      origin: originOf(config),
      byMail: false,
    });
    print(link);
    tell(`Give this link to ${given.name}; it works once, until ${expiresAt.toISOString()}.`);
  });

async function numbersOf(db: Session['database']['db'], names: readonly string[]): Promise<number[]> {
  const desks = await db.selectFrom('desk').select(['id', 'name', 'slug']).execute();
  return names.map((name) => {
    const desk = desks.find(({ id, name: called, slug }) => [String(id), called, slug].includes(name));
    if (!desk)
      throw new Error(
        `There is no desk «${name}». There are: ${desks.map(({ id, name }) => `${id} ${name}`).join(', ') || 'none'}.`,
      );
    return desk.id;
  });
}

/** One person a line: address, state, roles, name. */
export const userListCommand = (config: Config): Promise<void> =>
  within(config, async ({ database: { db } }) => {
    for (const { name, roles, active, account } of await listPeople(db))
      print(
        [
          account.email,
          active ? 'active' : 'disabled',
          roles.map(({ role, desk }) => (desk === null ? role : `${role}@${desk}`)).join(',') || '-',
          name,
        ].join('\t'),
      );
  });

/** Prints a link to a new password. */
export const userResetCommand = (config: Config, email: string, secondFactor: boolean): Promise<void> =>
  within(config, async ({ database: { db } }) => {
    const person = await personByAddress(db, email);
    const { link, expiresAt } = await offerReset(db, {
      person: person.id,
      secondFactor,
      by: { id: null, name: operator() },
      origin: originOf(config),
      byMail: false,
    });
    print(link);
    tell(`Give this link to ${person.name}; it works once, until ${expiresAt.toISOString()}.`);
  });
