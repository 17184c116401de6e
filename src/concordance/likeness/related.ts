/**
 * Related articles: what the concordance retrieved for a profile, put in order by what both sides say.
 *
 * The concordance scores all articles by single words; this looks at the fifty best again, at what costs little to
 * have of each: its retrieval score, its kept profile, its time.
 */
import { likeness } from './likeness.ts';
import { ceilingOf, fullnessOf, type Profile } from './profile.ts';

export interface Candidate {
  /** What the concordance gave it: Σ weight · idf(term) · impact(term, article) over the terms of the profile. */
  score: number;
  profile: Profile;
  /** Seconds since 1970; `null` when it is not known. */
  published: number | null;
}

export interface Asked {
  profile: Profile;
  published: number | null;
}

export interface Related<C> {
  candidate: C;
  /** By this they are in order; it compares candidates for one article, not articles. */
  score: number;
  /** `likeness` of the two: below `strangers` a page does better without. */
  likeness: number;
}

/** News ages: what is related to a piece of news was mostly written within days of it. */
const halfLife = 3 * 86_400;

/**
 * What an article of another time is worth, as a share of one of the same hour: less by half the way to a floor
 * every three days. A headline says so little that its time must help to tell (floor 0.3); a whole article says
 * what it is about, and what was written of it last year may be the best background (floor 1).
 *
 * The concordance may use it as a prior too: with it the fifty best for a headline hold 98.4% of the same story's
 * articles, without it 96.1%.
 */
export function timeliness(asked: Asked, published: number | null): number {
  const floor = 0.3 + 0.7 * fullnessOf(asked.profile) ** 3;
  if (asked.published === null || published === null) return floor;
  return floor + (1 - floor) * 2 ** (-Math.abs(asked.published - published) / halfLife);
}

/** How many of the first finds say what the query itself had no room to say. */
const witnesses = 3;

/**
 * Candidates in order, best first, with scores of 0 … about 2.
 *
 * score = (retrieval + fullness³ · (likeness + phrases) + (1 − fullness) · ½ agreement) · timeliness, where
 * retrieval is the share of the query that the article answers, and agreement is the article's mean likeness to the
 * three best finds (local feedback, Xu and Croft 1996), which counts as much as the query is short of words.
 */
export function rankRelated<C extends Candidate>(asked: Asked, candidates: readonly C[]): Related<C>[] {
  const ceiling = ceilingOf(asked.profile) || 1;
  const fullness = fullnessOf(asked.profile);
  const ranked = candidates.map((candidate) => {
    const alike = likeness(asked.profile, candidate.profile);
    const own = alike + phrasesShared(asked.profile, candidate.profile);
    return {
      candidate,
      alike,
      time: timeliness(asked, candidate.published),
      content: candidate.score / ceiling + fullness ** 3 * own,
    };
  });
  const byScore = (a: { content: number; time: number }, b: { content: number; time: number }) =>
    b.content * b.time - a.content * a.time;
  ranked.sort(byScore);
  const first = ranked
    .slice(0, witnesses)
    .map((found) => ({ ...found, worth: (found.content * found.time) ** 2 }));
  // A whole article has said what it is about.
  for (const found of fullness < 1 ? ranked : []) {
    const others = first.filter(({ candidate }) => candidate !== found.candidate);
    const worth = others.reduce((sum, other) => sum + other.worth, 0);
    if (!worth) continue;
    const agreement =
      others.reduce((sum, o) => sum + o.worth * likeness(o.candidate.profile, found.candidate.profile), 0) /
      worth;
    found.content += ((1 - fullness) * agreement) / 2;
  }
  return ranked.sort(byScore).map(({ candidate, alike, content, time }) => ({
    candidate,
    score: content * time,
    likeness: alike,
  }));
}

/** Σ w·w′ of the pairs both use: a name or a set phrase in common, whatever else is said. */
function phrasesShared(a: Profile, b: Profile): number {
  const theirs = new Map(b.phrases.map(({ term, weight }) => [term, weight]));
  return a.phrases.reduce((sum, { term, weight }) => sum + weight * (theirs.get(term) ?? 0), 0);
}
