/** Personal API tokens: made (and shown once), listed, revoked, recognised. */

import { lineText } from '#arabic/letters.ts';
import type { Actor, Scope } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { Refusal } from '../refusal.ts';
import { lockPerson } from './account.ts';
import { rolesOf } from './held-roles.ts';
import { newToken, tokenHash } from './one-time-token.ts';

export const tokenPrefix = 'wrq_';
/** Days for which a token may work at most. */
export const mostTokenDays = 366;

export interface NewApiToken {
  person: string;
  name: string;
  scopes: readonly Scope[];
  expiresAt: Date;
  by: Doer;
}

export interface ApiToken {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
}

/** Makes a token; `token` is shown this once and can never be read again. Throws Refusal. */
export async function createToken(db: Database, given: NewApiToken): Promise<ApiToken & { token: string }> {
  const name = lineText(given.name);
  const wrong = (path: string, code: string, message: string) =>
    new Refusal('invalid', 'invalid-input', message, [{ path, code, message }]);
  if (!name || name.length > 80)
    throw wrong(
      'name',
      name ? 'too-long' : 'empty',
      'Name the token by what uses it, in 80 characters at most.',
    );
  const scopes = [...new Set(given.scopes)];
  if (!scopes.length) throw wrong('scopes', 'empty', 'A token needs at least one scope.');
  const life = given.expiresAt.getTime() - Date.now();
  if (!(life > 0 && life <= mostTokenDays * 86_400_000))
    throw wrong('expiresAt', 'range', `A token works until a time to come, ${mostTokenDays} days at most.`);
  const { token, hash } = newToken(tokenPrefix);
  return db.transaction().execute(async (tx) => {
    const person = await lockPerson(tx, given.person);
    if (person.disabled_at) throw new Refusal('conflict', 'disabled', 'This account is disabled.');
    const row = await tx
      .insertInto('auth.api_token')
      .values({ token_hash: hash, user_id: person.id, name, scopes, expires_at: given.expiresAt })
      .returning(['id', 'created_at'])
      .executeTakeFirstOrThrow();
    const expiresAt = given.expiresAt.toISOString();
    await record(tx, {
      actor: given.by,
      act: 'token.create',
      subject: `person:${person.id}`,
      detail: { token: row.id, name, scopes, expiresAt },
    });
    return {
      id: row.id,
      name,
      scopes,
      createdAt: row.created_at.toISOString(),
      expiresAt,
      lastUsedAt: null,
      token,
    };
  });
}

/** A person's tokens that are not revoked, newest first; those that have run out among them. */
export async function listTokens(db: Database, person: string): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('auth.api_token')
    .select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('user_id', '=', person)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

/** Revokes a token of a person. Throws Refusal when they have no such token. */
export async function revokeToken(
  db: Database,
  { token, person, by }: { token: string; person: string; by: Doer },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const revoked = await tx
      .updateTable('auth.api_token')
      .set({ revoked_at: new Date() })
      .where('id', '=', token)
      .where('user_id', '=', person)
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (!revoked) throw new Refusal('missing', 'no-such-token', 'There is no such token.');
    await record(tx, {
      actor: by,
      act: 'token.revoke',
      subject: `person:${person}`,
      detail: { token, name: revoked.name },
    });
  });
}

/** Milliseconds between two notes of when a token was last used. */
const noteEvery = 60_000;

/** Who bears this token, or `null`: wrong, revoked, run out, or its owner is disabled. */
export async function bearerOf(db: Database, token: string): Promise<Actor | null> {
  if (!token.startsWith(tokenPrefix)) return null;
  const row = await db
    .selectFrom('auth.api_token as t')
    .innerJoin('auth.user_account as u', 'u.id', 't.user_id')
    .select(['t.id as token', 't.scopes', 't.last_used_at', 'u.id', 'u.name'])
    .where('t.token_hash', '=', tokenHash(token))
    .where('t.revoked_at', 'is', null)
    .where('t.expires_at', '>', new Date())
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const now = new Date();
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > noteEvery)
    await db.updateTable('auth.api_token').set({ last_used_at: now }).where('id', '=', row.token).execute();
  return { id: row.id, name: row.name, held: await rolesOf(db, row.id), scopes: row.scopes };
}
