/**
 * `/api/auth/*`: the few things of Better Auth that may be asked from outside. Guesses at one account are counted here,
 * what happened goes into the audit log, and no answer bears a session's token.
 */
import { Hono } from 'hono';
import { type Act, type Doer, record } from '#desk/audit.ts';
import {
  accountPace,
  addressLimit,
  attempt,
  forgive,
  pacedAttempt,
  signInLimit,
  takeBack,
} from '#desk/staff/attempts.ts';
import { newsroomSecret } from '#desk/staff/secret.ts';
import type { Context } from '../context.ts';
import { whoAsks } from './actor.ts';
import { accountOf, deviceCookie, knowDevice, readDevice } from './known-device.ts';
import { problem } from './problems.ts';
import { addressHeader, addressOf, refuseLarge } from './security.ts';
import type { Staff } from './staff.ts';

/** Every path that is open, and what its success is called in the log (`null`: nothing worth writing down). */
const doors: Readonly<Record<string, string | null>> = {
  'POST /sign-in/email': 'session.sign-in',
  'POST /sign-out': 'session.sign-out',
  'POST /two-factor/enable': null,
  'POST /two-factor/disable': 'second-factor.disable',
  'POST /two-factor/get-totp-uri': null,
  'POST /two-factor/verify-totp': 'session.sign-in',
  'POST /two-factor/verify-backup-code': 'session.sign-in',
  'POST /two-factor/generate-backup-codes': 'second-factor.new-recovery-codes',
  'GET /passkey/generate-register-options': null,
  'POST /passkey/verify-registration': 'passkey.add',
  'GET /passkey/generate-authenticate-options': null,
  'POST /passkey/verify-authentication': 'session.sign-in',
  'GET /passkey/list-user-passkeys': null,
  'POST /passkey/update-passkey': null,
  'POST /passkey/delete-passkey': 'passkey.remove',
};

/** How somebody proved who they are, by the path's end. */
const means: Readonly<Record<string, string>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'recovery-code',
  '/passkey/verify-authentication': 'passkey',
};

interface Answer {
  user?: { id: string; name: string; email: string };
  twoFactorRedirect?: boolean;
  code?: string;
  message?: string;
  [member: string]: unknown;
}

/** `'INVALID_EMAIL_OR_PASSWORD'` → `'invalid-email-or-password'` */
const codeOf = (code: unknown): string =>
  typeof code === 'string' ? code.toLowerCase().replaceAll('_', '-') : 'refused';

const parse = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** The answer without what would be a key to the session. */
function withoutToken(answer: Answer): Answer {
  const { token: _token, session, ...rest } = answer;
  if (typeof session !== 'object' || session === null) return rest;
  const { token: _inner, ...seen } = session as Record<string, unknown>;
  return { ...rest, session: seen };
}

/** Bytes of what is asked here: names, codes, a passkey's word. */
const mostBytes = 65_536;

const unknown: Doer = { id: null, name: '' };

export function authDoor(context: Context, staff: Staff): Hono {
  const app = new Hono();
  app.all('/*', async (c) => {
    refuseLarge(c, mostBytes);
    const path = c.req.path.replace(/^\/api\/auth/, '');
    const door = `${c.req.method} ${path}`;
    if (!Object.hasOwn(doors, door))
      return c.json(problem(404, 'not-here', 'There is no such address.'), 404);
    const text = c.req.method === 'POST' ? await c.req.text() : '';
    const body = parse(text);
    // Every device is asked for the second factor every time: none is left trusted behind.
    delete body.trustDevice;
    // Who they were before, where the answer will not say.
    const before = path.startsWith('/sign-in') ? null : await whoAsks(staff, c.req.raw.headers);
    const address = addressOf(c);
    const cookies = c.req.header('cookie') ?? null;
    const guess =
      path === '/sign-in/email'
        ? await guessFrom({ context, staff, account: accountOf(body.email), cookies, address })
        : null;
    const wait = guess
      ? await guessAgain(staff, guess)
      : before && 'password' in body
        ? await tried(staff, ownGuess(before.actor))
        : 0;
    if (wait) return tooMany(wait);

    const auth = await staff.auth();
    const sent = text && JSON.stringify(body);
    const response = await auth.handler(requestFor(context, c.req.raw, sent, address));
    if (response.status === 429) return tooMany(Number(response.headers.get('x-retry-after')) || 60);
    const answer = parse(await response.text()) as Answer;
    if (response.ok && before && 'password' in body) await forgive(staff.db, ownGuess(before.actor));
    const headers = new Headers({ 'content-type': 'application/json' });
    for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
    const happened = { path, answer, body, ok: response.ok, before: before?.actor ?? null, address };
    const cameIn = await note(staff, happened);
    if (cameIn) {
      const account = accountOf(cameIn.email);
      const from = await guessFrom({ context, staff, account, cookies, address });
      await forgiveGuesses(staff, from);
      if (!from.device)
        headers.append('set-cookie', knowDevice(account, await newsroomSecret(staff.db), isSecure(context)));
    }
    if (response.ok) return new Response(JSON.stringify(withoutToken(answer)), { headers });
    // A passkey that fails its check Better Auth calls an error of its own.
    const status = answer.code === 'FAILED_TO_VERIFY_REGISTRATION' ? 400 : statusFor(response.status);
    headers.set('content-type', 'application/problem+json');
    return new Response(
      JSON.stringify(problem(status, codeOf(answer.code), answer.message ?? 'This was refused.')),
      { status, headers },
    );
  });
  return app;
}

/** Guesses at their own password by somebody who is in: a session that was taken over learns no password. */
const ownGuess = (person: Doer): string => `person:${person.id}`;

const isSecure = ({ origin }: Context): boolean => origin.startsWith('https:');

/** Where a guess at an account comes from. */
interface Guess {
  account: string;
  address: string;
  /** Number of a device at which the account's owner came in before. */
  device: string | null;
}

async function guessFrom({
  context,
  staff,
  account,
  cookies,
  address,
}: {
  context: Context;
  staff: Staff;
  account: string;
  cookies: string | null;
  address: string;
}): Promise<Guess> {
  const cookie = deviceCookie(cookies, account, isSecure(context));
  const device = cookie === null ? null : readDevice(cookie, account, await newsroomSecret(staff.db));
  return { account, address, device };
}

/** A device that is known is counted by itself: what strangers try keeps nobody out who was in from there before. */
const keyOf = ({ account, address, device }: Guess): string =>
  device ? `${account} device:${device}` : `${account} address:${address}`;

/** One address, whatever account is tried. */
const fromAnywhere = ({ address }: Guess): string => `sign-in address:${address}`;

/** Seconds to wait with another try at this; 0: it is counted, go on. */
const tried = async (staff: Staff, what: string): Promise<number> =>
  (await attempt(staff.db, what, signInLimit)) ? 0 : signInLimit.minutes * 60;

async function guessAgain(staff: Staff, guess: Guess): Promise<number> {
  const wait = await tried(staff, keyOf(guess));
  if (wait || guess.device) return wait;
  if (!(await attempt(staff.db, fromAnywhere(guess), addressLimit))) return addressLimit.minutes * 60;
  return pacedAttempt(staff.db, guess.account, accountPace);
}

/** They came in: what was tried there before was theirs. What strangers tried elsewhere stays counted. */
async function forgiveGuesses(staff: Staff, guess: Guess): Promise<void> {
  await forgive(staff.db, keyOf(guess));
  if (guess.device) return;
  await forgive(staff.db, guess.account);
  await takeBack(staff.db, fromAnywhere(guess));
}

function statusFor(status: number): 400 | 401 | 403 | 404 | 409 | 422 | 500 {
  for (const known of [400, 401, 403, 404, 409, 422] as const) if (status === known) return known;
  return status < 500 ? 400 : 500;
}

function tooMany(seconds: number): Response {
  return Response.json(
    problem(429, 'too-many-attempts', 'Too many attempts. Wait a while, then try again.'),
    {
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': String(seconds) },
    },
  );
}

/** The request as Better Auth gets it: at the public address, and with the client's address as we know it. */
function requestFor(context: Context, from: Request, text: string, address: string): Request {
  const headers = new Headers(from.headers);
  headers.delete('content-length');
  headers.set(addressHeader, address);
  const { pathname, search } = new URL(from.url);
  return new Request(`${context.origin}${pathname}${search}`, {
    method: from.method,
    headers,
    ...(from.method === 'POST' ? { body: text } : {}),
  });
}

interface Happened {
  path: string;
  answer: Answer;
  body: Record<string, unknown>;
  ok: boolean;
  before: Doer | null;
  address: string;
}

/** Writes into the audit log what happened at the door; returns who came in by it. */
async function note(staff: Staff, happened: Happened): Promise<{ email: string } | null> {
  const act = await actOf(staff, happened);
  if (!act) return null;
  await staff.db.transaction().execute((tx) => record(tx, act));
  return (act.act === 'session.sign-in' && happened.answer.user) || null;
}

async function actOf(
  staff: Staff,
  { path, answer, body, ok, before, address }: Happened,
): Promise<Act | null> {
  const name = doors[`POST ${path}`] ?? null;
  if (name === null) return null;
  const about = (doer: Doer, act: string, detail: object = {}): Act => ({
    actor: doer,
    act,
    subject: `person:${doer.id ?? 'unknown'}`,
    detail: { ...detail, address },
  });
  if (name !== 'session.sign-in') return ok && before ? about(before, name) : null;
  const by = { with: means[path] };
  if (!ok) {
    // Asked for known and unknown alike, so that the time it takes tells nothing.
    const person = path === '/sign-in/email' ? await personOf(staff, String(body.email ?? '')) : before;
    return about(person ?? unknown, 'session.refuse', { ...by, why: codeOf(answer.code) });
  }
  // The first code, given while signed in, is what switches the second factor on.
  if (before) return path === '/two-factor/verify-totp' ? about(before, 'second-factor.enable') : null;
  if (answer.twoFactorRedirect) {
    const person = await personOf(staff, String(body.email ?? ''));
    return about(person ?? unknown, 'session.ask-second-factor');
  }
  return answer.user ? about({ id: answer.user.id, name: answer.user.name }, name, by) : null;
}

async function personOf(staff: Staff, email: string): Promise<Doer | null> {
  const person = await staff.db
    .selectFrom('auth.user_account')
    .select(['id', 'name'])
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  return person ?? null;
}
