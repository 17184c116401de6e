/** Related articles of one article: the concordance retrieves, `rankRelated` puts in order. */
import { type Group, rank, type SegmentView } from '../rank.ts';
import type { Profile } from './profile.ts';
import { type Asked, type Candidate, type Related, rankRelated, timeliness } from './related.ts';

/** Terms of a profile that are sought: the strongest say most, and each costs a look into every segment. */
export const sought = 32;

export interface Retrieved {
  article: number;
  score: number;
  published: number | null;
}

/** The articles that answer a profile best, news of its own days before others. */
export function retrieve(
  segments: readonly SegmentView[],
  asked: Asked,
  options: { most: number; exclude: ReadonlySet<number>; language?: number; terms?: number },
): Retrieved[] {
  const groups = asked.profile.terms
    .slice(0, options.terms ?? sought)
    .map(({ term, weight }): Group => ({ alternatives: [{ term, weight }], optional: true }));
  const { hits } = rank(segments, groups, {
    most: options.most,
    exclude: options.exclude,
    ...(options.language === undefined ? {} : { language: options.language }),
    prior: { at: (published) => timeliness(asked, published || null), most: 1 },
  });
  return hits.map(({ article, score, published }) => {
    const at = published || null;
    // What it scores by its words alone: time is weighed again, with everything else.
    return { article, published: at, score: score / timeliness(asked, at) };
  });
}

export interface RelatedSource {
  segments: readonly SegmentView[];
  profileOf(article: number): Profile;
}

/** Candidates that are looked at closely however few are wanted. */
const looked = 50;

/** Up to `most` articles, best first, near-copies among them. */
export function findRelated(
  { segments, profileOf }: RelatedSource,
  asked: Asked,
  { most, exclude }: { most: number; exclude: ReadonlySet<number> },
): Related<Candidate & { article: number }>[] {
  const found = retrieve(segments, asked, {
    most: Math.max(most, looked),
    exclude,
    terms: asked.profile.terms.length,
  });
  return rankRelated(
    asked,
    found.map((one) => ({ ...one, profile: profileOf(one.article) })),
  ).slice(0, most);
}
