/**
 * Devices at which somebody came in before: a signed cookie for each account, good for nothing but being heard when
 * strangers guess at that account. Without it a stranger could keep a colleague out by guessing wrongly.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const seconds = 180 * 86_400;

/** An account as guesses at it are counted, whether or not it exists: `'account:layla@example.org'`. */
export const accountOf = (email: unknown): string =>
  `account:${String(email ?? '')
    .trim()
    .toLowerCase()
    .slice(0, 254)}`;

const hashOf = (account: string): string => createHash('sha256').update(account).digest('base64url');
const nameOf = (account: string, secure: boolean): string =>
  `${secure ? '__Secure-' : ''}warraq.known-${hashOf(account).slice(0, 12)}`;
const sign = (secret: string, account: string, device: string): Buffer =>
  createHmac('sha256', secret)
    .update(`warraq known device\n${hashOf(account)}\n${device}`)
    .digest();

/** The word of the cookie about this account, if there is one; `readDevice` says whether it is ours. */
export function deviceCookie(cookies: string | null, account: string, secure: boolean): string | null {
  const name = nameOf(account, secure);
  for (const each of (cookies ?? '').split(/;\s*/))
    if (each.startsWith(`${name}=`)) return each.slice(name.length + 1);
  return null;
}

/** The device's own number, `null` for a cookie that is not ours or of another account. */
export function readDevice(cookie: string, account: string, secret: string): string | null {
  const [, device, given] = /^([\w-]{22})\.([\w-]{43})$/.exec(cookie) ?? [];
  if (!device || !given) return null;
  return timingSafeEqual(Buffer.from(given, 'base64url'), sign(secret, account, device)) ? device : null;
}

/** The line of `Set-Cookie` that makes a browser a known device of an account. */
export function knowDevice(account: string, secret: string, secure: boolean): string {
  const device = randomBytes(16).toString('base64url');
  const word = `${device}.${sign(secret, account, device).toString('base64url')}`;
  return `${nameOf(account, secure)}=${word}; Max-Age=${seconds}; Path=/api/auth; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
