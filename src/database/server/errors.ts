/**
 * What kept the database server from being opened or closed:
 * `data-folder` not writable or not reachable by the server's user; `owner` made under another user;
 * `binaries` no fitting PostgreSQL; `first-start` creating the database failed; `start` the server did not
 * come up; `locked` another process holds the lock; `stop` it did not go down; `external` the server behind
 * DATABASE_URL is absent or unfit.
 */
export type ServerErrorKind =
  | 'data-folder'
  | 'owner'
  | 'binaries'
  | 'first-start'
  | 'start'
  | 'locked'
  | 'stop'
  | 'external';

/** An error of the server's lifecycle. The message is for the operator and names what mends it. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly kind: ServerErrorKind;

  constructor(kind: ServerErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** The `code` of a system or PostgreSQL error (`'ENOENT'`, `'57P03'`), or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
