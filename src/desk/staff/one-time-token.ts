/** Secrets that are shown once and kept as their hash: links, API tokens. */
import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 is enough for 256 random bits: there is nothing to guess from it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** `newToken('wrq_')` → `{token: 'wrq_Jm0…', hash: <32 bytes>}` */
export function newToken(prefix = ''): { token: string; hash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
}

const day = 86_400_000;
/** How long each kind of link works, in milliseconds. */
export const linkLives = { setUp: 3 * day, invitation: 7 * day, reset: 2 * 3_600_000 };

export const inFuture = (milliseconds: number): Date => new Date(Date.now() + milliseconds);
