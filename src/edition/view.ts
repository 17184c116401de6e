/**
 * What readers see, as plain data: the contract between `edition/` (which reads it), `html/` and `feeds/`
 * (which show it). Paths are site-relative; times are `Date`s; texts are as the newsroom wrote them.
 */
import type { ArticleKind, CorrectionKind, Language } from '#article/article.ts';
import type { Body } from '#article/body.ts';
import type { LiveView } from './live.ts';
import type { SourcingView } from './stories/cited.ts';
import type { FileNote } from './stories/view.ts';

/** A place to go: section, desk, person, topic, day. */
export interface Place {
  name: string;
  path: string;
}

export interface PictureView {
  /** Content hash, for `picturePath`. */
  hash: string;
  /** Pixels of the original. */
  width: number;
  height: number;
  /** Widths at which renditions exist, ascending, never above the original's width. */
  widths: number[];
  /** Average colour as `#rrggbb`, shown until the picture is there. */
  colour: string;
  /** What must stay in sight where it is cut, as parts of width and height from the top left corner. */
  focus: readonly [x: number, y: number];
  alt: string;
  caption: string;
  credit: string;
}

/** An article as it stands in a list. */
export interface ArticleCard {
  id: number;
  externalId: string | null;
  path: string;
  kind: ArticleKind;
  language: Language;
  kicker: string;
  headline: string;
  standfirst: string;
  /** The standfirst, or where there is none how the text begins: for the few places that show more than a headline. */
  summary: string;
  /** Primary section. */
  section: Place | null;
  bylines: (Place & { type: 'desk' | 'person' })[];
  picture: PictureView | null;
  published: Date;
  /** Equal to `published` when nothing significant changed since. */
  updated: Date;
  wordCount: number;
  corrected: boolean;
}

export interface CorrectionView {
  id: number;
  kind: CorrectionKind;
  note: string;
  at: Date;
}

export interface ArticleView extends ArticleCard {
  body: Body;
  /** Pictures that the body shows, by their number. */
  bodyPictures: Record<number, Omit<PictureView, 'alt' | 'caption' | 'credit' | 'focus'>>;
  dateline: string | null;
  /** Every section it is filed in, primary first, each as the trail from the root. */
  sections: Place[][];
  topics: Place[];
  /** What its text rests on; `null` where it cites nothing. */
  sourcing: SourcingView | null;
  corrections: CorrectionView[];
  /** How many versions readers were shown; 0 in a preview. */
  versions: number;
  /** Agency or site it came from, when it was not written here. */
  origin: { source: string; author: string; url: string | null } | null;
  /** Same article in other languages (none yet made by the desk; kept for `hreflang`). */
  translations: { language: Language; path: string }[];
}

export interface ArticlePageView {
  article: ArticleView;
  /** Of a live article; `null` for others. */
  live: LiveView | null;
  /** The story files it belongs to. */
  files: FileNote[];
  related: ArticleCard[];
  mostRead: ArticleCard[];
}

/** A section with its part of the tree. */
export interface SectionNode extends Place {
  id: number;
  children: SectionNode[];
}

/** One band of a front: a section's newest, under its name. */
export interface FrontBand {
  title: Place;
  cards: ArticleCard[];
}

export interface FrontView {
  /** `null` on the home front. */
  section: (Place & { trail: Place[]; children: Place[] }) | null;
  /** On the home front: story files that go on, those written about last first. */
  running: Place[];
  lead: ArticleCard | null;
  /** Beside the lead: two to four. */
  seconds: ArticleCard[];
  /** Time-ordered headlines, without pictures. */
  latest: ArticleCard[];
  bands: FrontBand[];
  opinion: ArticleCard[];
  mostRead: ArticleCard[];
  /** Next page of the plain list (section fronts), or `null`. */
  next: string | null;
}

export type ListKind = 'section' | 'desk' | 'person' | 'topic' | 'day' | 'latest' | 'story' | 'entity';

/** A desk, person, topic or day page, or the second and later pages of a section: newest first, keyset-paged. */
export interface ListView {
  kind: ListKind;
  title: string;
  /** Desk's task, person's role, topic's description; may be empty. */
  description: string;
  path: string;
  cards: ArticleCard[];
  /** Site-relative address of the next page, or `null`. */
  next: string | null;
  /** For a day: the neighbouring days that have articles (`YYYY-MM-DD`). */
  day: { date: string; previous: string | null; next: string | null } | null;
}

export interface CorrectionsView {
  entries: (CorrectionView & { article: ArticleCard })[];
  next: string | null;
}

export interface SearchQuery {
  q: string;
  /** A section's path without the leading `/s/`. */
  section?: string;
  /** A desk's slug. */
  desk?: string;
  /** Days, inclusive: `YYYY-MM-DD`. */
  from?: string;
  to?: string;
  limit: number;
  cursor?: string;
}

export interface SearchHit {
  card: ArticleCard;
  /** [start, end) offsets of matched words in the headline. */
  headlineMarks: [number, number][];
  /** The passage that holds most of the words; `marks` are [start, end) offsets of matched words in it. */
  snippet: { text: string; marks: [number, number][] };
  /** Words of the query that the article does not hold. */
  missing: string[];
  /** The same text filed again: it answers the query as well. */
  copies: { headline: string; path: string; id: number; externalId: string | null }[];
}

/** One line under the search box: a query to go on with, or a page to go to. */
export interface Suggestion {
  kind: 'query' | 'section' | 'article';
  text: string;
  /** Site-relative address, `null` for a query. */
  path: string | null;
}

export interface SearchView {
  query: SearchQuery;
  hits: SearchHit[];
  total: number;
  /** True when nothing matched all words and a looser query was used. */
  relaxed: boolean;
  /** The query with slips of the pen mended: what was found is for that already. */
  suggestion: string | null;
  corrected: { from: string; to: string }[];
  /** Words that stand in no article, in any form that is known. */
  nowhere: string[];
  next: string | null;
}

/** What every page needs: the site itself. */
export interface SiteView {
  /** Origin for absolute addresses, no trailing slash: `https://example.org`. */
  origin: string;
  name: string;
  tagline: string;
  sections: SectionNode[];
  /** Text of the about page, paragraphs separated by blank lines. */
  about: string;
  contact: string;
}
