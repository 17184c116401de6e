/** What a member of staff is on a desk. Read what each may do in `policy.ts`. */
export const roles = ['reporter', 'deskEditor', 'managingEditor', 'administrator', 'reviewer'] as const;
export type Role = (typeof roles)[number];

/** A role is held on a desk; `null`: on every desk. */
export interface HeldRole {
  role: Role;
  desk: number | null;
}

/** What an API token may be used for; it never allows more than its owner's roles do. */
export const scopes = ['read', 'write', 'publish', 'administer'] as const;
export type Scope = (typeof scopes)[number];

/** Who acts: a member of staff in the browser (`scopes: null`) or through one of their tokens. */
export interface Actor {
  /** Uuid of auth.user_account. */
  id: string;
  name: string;
  held: readonly HeldRole[];
  scopes: readonly Scope[] | null;
}
