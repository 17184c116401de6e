/**
 * Signed notes and checkpoints, as C2SP's signed-note and tlog-checkpoint lay down: a text, an empty line, and a line
 * for each signature, so that any tool of that family can check who says how large the daybook is and what its root is.
 */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { Hash } from './tree.ts';

/** Ed25519, in the signature line and in the key. */
const algorithm = 1;

export interface Signer {
  /** Who signs: the site's host, as it stands in the checkpoint's first line too. */
  name: string;
  key: KeyObject;
}

export interface Verifier {
  name: string;
  /** 32 bytes. */
  publicKey: Uint8Array;
}

const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x!, 'base64url'));

const keyOf = (publicKey: Uint8Array): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  });

/** First four bytes of SHA-256(name ‖ "\n" ‖ algorithm ‖ key): says which key a signature is of. */
const keyHash = ({ name, publicKey }: Verifier): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(algorithm))
    .update(publicKey)
    .digest()
    .subarray(0, 4);

/** A name may hold neither spaces nor `+`: they end it in a note and in a key. */
export function assertName(name: string): void {
  if (!name || /[\s+]/u.test(name))
    throw new Error(`«${name}» cannot sign: a name has no spaces and no plus.`);
}

export const newSigningKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

export const verifierOf = ({ name, key }: Signer): Verifier => ({ name, publicKey: rawPublicKey(key) });

/** `example.org+a1b2c3d4+AXh…`: the key as it is handed to who wants to check. */
export function verifierKey(verifier: Verifier): string {
  assertName(verifier.name);
  const key = Buffer.concat([Uint8Array.of(algorithm), verifier.publicKey]).toString('base64');
  return `${verifier.name}+${keyHash(verifier).toString('hex')}+${key}`;
}

/** Reads such a key. Throws when it is none, or its hash is another's. */
export function parseVerifierKey(text: string): Verifier {
  const [, name, hash, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(key ?? '', 'base64');
  if (!name || bytes.length !== 33 || bytes[0] !== algorithm)
    throw new Error('This is no key of a daybook: «name+hash+key», as the site gives it.');
  const verifier = { name, publicKey: new Uint8Array(bytes.subarray(1)) };
  if (keyHash(verifier).toString('hex') !== hash)
    throw new Error(`The key of ${name} was changed on its way: its hash does not go with it.`);
  return verifier;
}

/** Signs a text, which ends in a line break. */
export function signNote(text: string, signer: Signer): string {
  assertName(signer.name);
  if (!text.endsWith('\n') || text.includes('\n\n')) throw new Error('A note is lines without an empty one.');
  const signature = sign(null, Buffer.from(text), signer.key);
  const line = Buffer.concat([keyHash(verifierOf(signer)), signature]).toString('base64');
  return `${text}\n— ${signer.name} ${line}\n`;
}

/** The text of a note that `verifier` signed; `null` when it did not, or something was changed since. */
export function openNote(note: string, verifier: Verifier): string | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const hash = keyHash(verifier);
  for (const line of note.slice(end + 2).split('\n')) {
    const [, name, base64] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = Buffer.from(base64 ?? '', 'base64');
    if (name !== verifier.name || bytes.length !== 68 || !bytes.subarray(0, 4).equals(hash)) continue;
    if (verify(null, Buffer.from(text), keyOf(verifier.publicKey), bytes.subarray(4))) return text;
  }
  return null;
}

export interface Checkpoint {
  /** Which daybook: the name that signs. */
  origin: string;
  size: number;
  root: Hash;
}

/** `checkpointText({origin: 'example.org', size: 12, root})` → `'example.org\n12\nm5n…=\n'` */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;

/** Reads what `checkpointText` wrote; lines after the third are somebody's extensions. `null` when it is none. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin, size, base64] = text.split('\n');
  const root = new Uint8Array(Buffer.from(base64 ?? '', 'base64'));
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size ?? '') || root.length !== 32) return null;
  return { origin, size: Number(size), root };
}
