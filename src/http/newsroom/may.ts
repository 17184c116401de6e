/** The rule book, asked at a route's door. */
import { type Action, may, type What } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import { Refusal } from '#desk/refusal.ts';

/** Throws Refusal when the actor may not do this. */
export function mustBeAllowed(actor: Actor, action: Action, what: What = 'newsroom'): void {
  const answer = may(actor, action, what);
  if (answer !== true)
    throw new Refusal(
      answer.reason === 'state' ? 'conflict' : 'forbidden',
      `not-allowed-${answer.reason}`,
      answer.message,
    );
}
