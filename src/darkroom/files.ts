/** Where bytes are kept: a local folder or a store by URL. Both pass one conformance suite. */

/** Keys are relative, lower case, with `/` between parts: `pictures/9f2c…/640.avif`. Bytes are whole files. */
export interface FileStore {
  /**
   * Keeps `bytes` under `key`, over whatever was there; a reader sees the old file or the new, never a part.
   * `type` is the media type, for stores that serve files themselves.
   */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** The file, or `null` when there is none. */
  get(key: string): Promise<Uint8Array | null>;
  has(key: string): Promise<boolean>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}

/** A key that no store accepts; it came from a programming error or from an attacker, never from a reader's typo. */
export class BadKey extends Error {
  override readonly name = 'BadKey';
  readonly key: string;
  constructor(key: string) {
    super(`not a file key: ${JSON.stringify(key.slice(0, 100))}`);
    this.key = key;
  }
}

/**
 * The store could not do what was asked; nothing changed. `away`: it did not answer, or is in trouble, and may do it a
 * minute later. `refused`: it will not, until somebody mends its configuration.
 */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly kind: 'away' | 'refused';
  constructor(kind: StoreFailure['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

const longest = 300;
const part = /^[a-z0-9_-][a-z0-9._-]*$/;

/**
 * The key itself, when it is one; every store calls this first.
 *
 * Parts are `[a-z0-9._-]` and never start with a dot, so that neither `..` nor a hidden file can be named.
 * @throws BadKey
 */
export function checkedKey(key: string): string {
  if (key.length > longest || !key.split('/').every((entry) => part.test(entry))) throw new BadKey(key);
  return key;
}
