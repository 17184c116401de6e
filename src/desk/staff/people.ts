/** Who works here. */
import { sql } from 'kysely';
import type { HeldRole } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';

export interface Colleague {
  id: string;
  name: string;
  roles: HeldRole[];
  /** False when the account is disabled. */
  active: boolean;
}

/** What administrators see besides. */
export interface Account {
  email: string;
  createdAt: string;
  disabledAt: string | null;
  twoFactor: boolean;
  passkeys: number;
  /** Of the newest session that is open. */
  lastSignIn: string | null;
}

/** Everybody, by name; `account` for administrators' eyes. */
export async function listPeople(db: Database): Promise<(Colleague & { account: Account })[]> {
  const rows = await db
    .selectFrom('auth.user_account as u')
    .select(['u.id', 'u.name', 'u.email', 'u.created_at', 'u.disabled_at', 'u.two_factor_enabled'])
    .select(({ selectFrom }) => [
      selectFrom('auth.role_held as r')
        .select(
          sql<
            HeldRole[]
          >`coalesce(json_agg(json_build_object('role', r.role, 'desk', r.desk_id) order by r.role, r.desk_id), '[]')`.as(
            'roles',
          ),
        )
        .whereRef('r.user_id', '=', 'u.id')
        .as('roles'),
      selectFrom('auth.passkey as p')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .whereRef('p.user_id', '=', 'u.id')
        .as('passkeys'),
      selectFrom('auth.session as s')
        .select(({ fn }) => fn.max('s.created_at').as('at'))
        .whereRef('s.user_id', '=', 'u.id')
        .as('last_sign_in'),
    ])
    .orderBy('u.name')
    .orderBy('u.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    roles: row.roles ?? [],
    active: row.disabled_at === null,
    account: {
      email: row.email,
      createdAt: row.created_at.toISOString(),
      disabledAt: row.disabled_at?.toISOString() ?? null,
      twoFactor: row.two_factor_enabled === true,
      passkeys: Number(row.passkeys ?? 0),
      lastSignIn: row.last_sign_in?.toISOString() ?? null,
    },
  }));
}

export interface Self {
  email: string;
  twoFactor: boolean;
  passkeys: { id: string; name: string | null; createdAt: string | null }[];
}

/** What somebody sees of their own account. */
export async function readSelf(db: Database, id: string): Promise<Self> {
  const account = await db
    .selectFrom('auth.user_account')
    .select(['email', 'two_factor_enabled'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const passkeys = await db
    .selectFrom('auth.passkey')
    .select(['id', 'name', 'created_at'])
    .where('user_id', '=', id)
    .orderBy('created_at')
    .execute();
  return {
    email: account.email,
    twoFactor: account.two_factor_enabled === true,
    passkeys: passkeys.map(({ id, name, created_at }) => ({
      id,
      name,
      createdAt: created_at?.toISOString() ?? null,
    })),
  };
}
