/** A command that cannot be done as asked: nothing was changed, and the caller learns what to mend. */

/** A place in what was given and what is wrong there. `code` is what the interface words are chosen by. */
export interface Problem {
  /** 'email', 'roles.0.desk'; '' for the whole. */
  path: string;
  code: string;
  message: string;
}

/**
 * invalid: what was given is wrong; forbidden: not theirs to do; missing: no such thing; conflict: not as things
 * stand now; gone: it was there and is spent; mismatch: it does not go with what was said before; throttled: too often,
 * wait.
 */
export type RefusalKind =
  | 'invalid'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'gone'
  | 'mismatch'
  | 'throttled';

export class Refusal extends Error {
  override name = 'Refusal';
  readonly kind: RefusalKind;
  /** 'link-spent', 'address-taken': what the interface words are chosen by. */
  readonly code: string;
  readonly problems: readonly Problem[];
  constructor(kind: RefusalKind, code: string, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.problems = problems;
  }
}
