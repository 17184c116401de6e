/** A list in which each piece adds something: no two near-copies, and not five reports of one match. */
import { likeness } from './likeness.ts';
import { nearCopies } from './near-copy.ts';
import type { Profile } from './profile.ts';

export interface Ranked {
  score: number;
  profile: Profile;
  /** `signatureOf` its body. */
  signature: Uint32Array;
}

/** What likeness to a piece already chosen takes away. A follow-up shares a third of its words and stays. */
const penalty = 0.3;

/**
 * The `count` best of a list (best first): maximal marginal relevance (Carbonell and Goldstein 1998), each time the
 * one with the best score after a share is taken off for its likeness to what is chosen. Near-copies of `page`
 * and of what is chosen are left out.
 */
export function diverse<R extends Ranked>(ranked: readonly R[], count: number, page?: Uint32Array): R[] {
  const left = ranked
    .filter(({ signature }) => !page || !nearCopies(page, signature))
    .map((item) => ({ item, likest: 0 }));
  const chosen: R[] = [];
  while (chosen.length < count && left.length) {
    let best = 0;
    left.forEach((other, i) => {
      if (worth(other) > worth(left[best]!)) best = i;
    });
    const { item } = left.splice(best, 1)[0]!;
    chosen.push(item);
    for (let i = left.length - 1; i >= 0; i--) {
      const other = left[i]!;
      if (nearCopies(item.signature, other.item.signature)) left.splice(i, 1);
      else other.likest = Math.max(other.likest, likeness(item.profile, other.item.profile));
    }
  }
  return chosen;
}

const worth = ({ item, likest }: { item: Ranked; likest: number }): number =>
  item.score * (1 - penalty * likest);
