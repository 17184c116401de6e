/** How the stories of the demo edition are written down. Everything in them is invented. */
import type { ArticleKind, CorrectionKind, Language } from '#article/article.ts';

/**
 * A block in light form. A plain string is a paragraph. Inline: `**strong**`, `_em_`, `[words](address)`,
 * `{en|Latin words}` for words of another language, `{@key|words}` for words that rest on a statement or claim of a story
 * file (`file.ts`).
 */
export type DemoBlock =
  | string
  | { h2: string }
  | { h3: string }
  | { quote: string | string[]; cite: string }
  | { pull: string; cite: string }
  | { list: string[] }
  | { ordered: string[] }
  | ({ picture: string } & PictureWords)
  | { embed: string; title: string; provider: string }
  | { table: { caption: string; head: string[]; rows: string[][] } }
  /** A paragraph of background of a story file, by its key (`file.ts`). */
  | { background: string }
  | { divider: true };

export interface PictureWords {
  alt: string;
  caption: string;
  credit: string;
}

/** What was changed in public after publication. */
export interface DemoCorrection {
  kind: CorrectionKind;
  hoursAgo: number;
  /** What readers are told. */
  note: string;
  /** Words as first published → as they stand now; each occurs exactly once in the story. */
  changes: { from: string; to: string }[];
}

/** An entry of a live coverage. */
export interface DemoEntry {
  /** Slug of who wrote it. */
  by: string;
  hoursAgo: number;
  headline: string;
  /** A paragraph a line, with the light marks of a paragraph. */
  text: string;
  key?: boolean;
  pinned?: boolean;
  /** Words that it had before these. */
  before?: string;
  /** It was taken back, and readers are told this. */
  takenBack?: string;
}

export interface DemoStory {
  /** Short Latin name, unique: for `translationOf` and for the seeding to know what is there already. */
  key: string;
  language: Language;
  kind: ArticleKind;
  /** First publication, before "now". */
  hoursAgo: number;
  kicker?: string;
  headline: string;
  standfirst: string;
  /** Place of the dateline. */
  place?: string;
  /** Slugs of people and desks, in the order they sign. */
  by: string[];
  /** Paths of sections, primary first. */
  sections: string[];
  /** Slugs of topics. */
  topics: string[];
  picture?: { name: string } & PictureWords;
  body: DemoBlock[];
  corrections?: DemoCorrection[];
  /** Entries of a live coverage, in the order in which they were written. */
  live?: DemoEntry[];
  /** `key` of the story that this one translates. */
  translationOf?: string;
}

/** The credit line of every drawn picture. */
export const drawn = 'رسم: ورّاق';

/** A picture's words, with the house credit. */
export const words = (alt: string, caption: string): PictureWords => ({ alt, caption, credit: drawn });

/** A lead picture with its words. */
export const shown = (name: string, alt: string, caption: string): { name: string } & PictureWords => ({
  name,
  ...words(alt, caption),
});
