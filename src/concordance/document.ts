/** One article as the concordance holds it: its terms, each with how much of the article it is. */
import { withoutMarks } from '#arabic/letters.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { exact, type Forms, formsIn, written } from './terms.ts';

/** The words of an article, field by field. */
export interface Copy {
  headline: string;
  /** Kicker and standfirst. */
  standfirst: string;
  body: string;
}

export const copyFields = ['headline', 'standfirst', 'body'] as const;

/** The words of a field, in order: their forms, and how each was written. */
export interface FieldWords {
  forms: Forms[];
  written: string[];
}

/** Words of one article that are looked at; a longer one is a book, and its beginning says what it is about. */
const mostWords = 50_000;
/** An article is asked for its words by the index, its profile and its signature: they are found once. */
const known = new WeakMap<Copy, Record<keyof Copy, FieldWords>>();

/** The words of an article, field by field; those beyond the fifty-thousandth are left out. */
export function wordsOfCopy(copy: Copy): Record<keyof Copy, FieldWords> {
  let fields = known.get(copy);
  if (!fields) {
    let left = mostWords;
    const wordsIn = (text: string): FieldWords => {
      const words: FieldWords = { forms: [], written: [] };
      for (const { word, forms } of formsIn(text)) {
        if (left-- <= 0) break;
        words.forms.push(forms);
        words.written.push(word);
      }
      return words;
    };
    fields = {
      headline: wordsIn(copy.headline),
      standfirst: wordsIn(copy.standfirst),
      body: wordsIn(copy.body),
    };
    known.set(copy, fields);
  }
  return fields;
}

/** Term → impact of 1 … 255. */
export type Entries = Map<string, number>;

/**
 * BM25F (Robertson, Zaragoza and Taylor 2004): counts of a term are weighted by field and normalised by the field's
 * length before they saturate: x = Σ w·n / (1 − b + b·length/usual), impact = x / (k + x). Nothing here depends on
 * other articles: usual lengths are constants of news copy (means of 43,083 articles of nineteen outlets, rounded),
 * so that an article is reckoned once, when it is published, and never again.
 */
const fields = {
  headline: { weight: 4, lean: 0.3, usual: 9 },
  standfirst: { weight: 2, lean: 0.5, usual: 30 },
  body: { weight: 1, lean: 0.8, usual: 200 },
} as const;
/** News is written from the most important down: the first words of a body count twice. */
const opening = { words: 40, weight: 2 };
const saturation = 1.6;
/** A field of a few words is not dense but short: as if it were a tenth of the usual length. */
const shortest = 1 / 10;

/**
 * The entries of an article: every stem, bare and written form, with its impact. `filters` (`terms.ts`) are entries
 * of impact 1.
 *
 * An article of the headline «وفد في موسكو» holds `وفد`, `=وفد`, `"وفد`, `في`, … each of about the same impact.
 */
export function entriesOf(copy: Copy, filters: readonly string[]): Entries {
  const weights = new Map<string, number>();
  const words = wordsOfCopy(copy);
  for (const name of copyFields) {
    const counts = new Map<string, number>();
    const { forms } = words[name];
    forms.forEach(({ form, base, stem }, i) => {
      const count = name === 'body' && i < opening.words ? opening.weight : 1;
      for (const term of [stem, exact(base), written(form)])
        counts.set(term, (counts.get(term) ?? 0) + count);
    });
    const { weight, lean, usual } = fields[name];
    const scale = weight / (1 - lean + lean * Math.max(shortest, forms.length / usual));
    for (const [term, count] of counts) weights.set(term, (weights.get(term) ?? 0) + scale * count);
  }
  const entries: Entries = new Map();
  for (const [term, x] of weights) entries.set(term, Math.max(1, Math.round((255 * x) / (saturation + x))));
  for (const term of filters) entries.set(term, 1);
  return entries;
}

/** Entries as bytes, for the time until a segment takes them up. */
export function packEntries(entries: Entries): Uint8Array {
  const writer = new ByteWriter(entries.size * 12);
  for (const [term, impact] of entries) {
    writer.text(term);
    writer.byte(impact);
  }
  return writer.done();
}

export function unpackEntries(bytes: Uint8Array): Entries {
  const reader = new ByteReader(bytes);
  const entries: Entries = new Map();
  while (!reader.ended) entries.set(reader.text(), reader.byte());
  return entries;
}

/**
 * The words of an article, folded, with the spelling met first: `الحكومه` → `الحكومة`. Completions and corrections are
 * made of them, and «الحكومه» is no way to write to readers.
 */
export function spellingsOf(copy: Copy): Map<string, string> {
  const spellings = new Map<string, string>();
  for (const { forms, written } of Object.values(wordsOfCopy(copy)))
    forms.forEach(({ form }, i) => {
      if (!spellings.has(form)) spellings.set(form, withoutMarks(written[i]!.slice(0, 120)));
    });
  return spellings;
}

/** As bytes: the form, then the spelling, empty where it is the same. */
export function packSpellings(spellings: ReadonlyMap<string, string>): Uint8Array {
  const writer = new ByteWriter(spellings.size * 24);
  for (const [form, spelling] of spellings) {
    writer.text(form);
    writer.text(spelling === form ? '' : spelling);
  }
  return writer.done();
}

export function unpackSpellings(bytes: Uint8Array): Map<string, string> {
  const reader = new ByteReader(bytes);
  const spellings = new Map<string, string>();
  while (!reader.ended) {
    const form = reader.text();
    spellings.set(form, reader.text() || form);
  }
  return spellings;
}
