/**
 * What changed between two contents, in words. Blocks are matched by their ids, words by their folded letters; what is
 * shown is always the letters as written. Work is bounded, however unlike the two are.
 */
import { diffArrays } from 'diff';
import { matchText } from '#arabic/letters.ts';
import type { ArticleContent } from './article.ts';
import type { Block } from './body.ts';
import { canonicalJson } from './canonical.ts';
import { blockText } from './plain-text.ts';

/** A stretch of text; `removed` stands in the older content, `added` in the newer, `same` in both. */
export interface Run {
  kind: 'same' | 'added' | 'removed';
  text: string;
}
/**
 * Stands between what went and what came in its place (zero width non-joiner): Arabic letters join across markup, and a
 * last letter that leans on a word of another text is misread.
 */
export const runsApart = '\u200c';

export type Change = 'same' | 'added' | 'removed' | 'changed';

/** A field beside the body whose text changed. */
export interface ComparedField {
  field: ComparedFieldName;
  runs: Run[];
}
export interface ComparedBlock {
  id: string;
  type: Block['type'];
  /** `changed` with only `same` runs: the words stayed, their dress (level, link, emphasis, picture) did not. */
  change: Change;
  /** True when it stands elsewhere among its neighbours than before. */
  moved: boolean;
  runs: Run[];
}
/** Fields that changed, and all blocks in reading order: those of the newer content, removed ones where they stood. */
export interface Comparison {
  fields: ComparedField[];
  blocks: ComparedBlock[];
  /** True when nothing at all differs. */
  same: boolean;
}

const names = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join('، ');
const fieldTexts = {
  kicker: (content: ArticleContent) => content.kicker,
  headline: (content: ArticleContent) => content.headline,
  standfirst: (content: ArticleContent) => content.standfirst,
  dateline: (content: ArticleContent) => content.dateline?.place ?? '',
  bylines: (content: ArticleContent) => names(content.bylines),
  sections: (content: ArticleContent) => names(content.sections),
  topics: (content: ArticleContent) => names(content.topics),
  kind: (content: ArticleContent) => content.kind,
  language: (content: ArticleContent) => content.language,
  leadPicture: ({ leadPicture }: ArticleContent) =>
    leadPicture
      ? [`#${leadPicture.picture}`, leadPicture.alt, leadPicture.caption, leadPicture.credit]
          .filter(Boolean)
          .join('\n')
      : '',
  origin: ({ origin }: ArticleContent) =>
    origin ? [origin.source, origin.author, origin.url ?? ''].filter(Boolean).join('\n') : '',
  translationOf: (content: ArticleContent) => (content.translationOf ? `#${content.translationOf}` : ''),
} satisfies { [field in Exclude<keyof ArticleContent, 'body'>]: (content: ArticleContent) => string };
export type ComparedFieldName = keyof typeof fieldTexts;

/**
 * How much one comparison may spend on matching words, in units of a squared number of edits. Two wholly different
 * texts of a thousand words each cost about four million; beyond, blocks are shown as taken out and put in whole.
 */
const budget = 6_000_000;

/**
 * Compares two contents, the older first.
 *
 * One paragraph «وصل وفد» → «وصل الوفد» gives a block `changed` with runs same «وصل », removed «وفد», added «الوفد».
 */
export function compare(older: ArticleContent, newer: ArticleContent): Comparison {
  const purse = { left: budget };
  const fields: ComparedField[] = [];
  for (const [field, textOf] of Object.entries(fieldTexts)) {
    const [before, now] = [textOf(older), textOf(newer)];
    if (before !== now) fields.push({ field: field as ComparedFieldName, runs: runsOf(before, now, purse) });
  }
  const blocks = compareBlocks(older.body.content, newer.body.content, purse);
  return {
    fields,
    blocks,
    same: !fields.length && blocks.every(({ change, moved }) => change === 'same' && !moved),
  };
}

/** All the words of a block that a reader or an editor sees. */
function comparedText(block: Block): string {
  if (block.type === 'pullQuote')
    return [block.content.map((node) => (node.type === 'text' ? node.text : '\n')).join(''), block.attrs.cite]
      .filter(Boolean)
      .join('\n');
  if (block.type === 'picture')
    return [block.attrs.caption, block.attrs.alt, block.attrs.credit].filter(Boolean).join('\n');
  return blockText(block);
}

function compareBlocks(older: Block[], newer: Block[], purse: { left: number }): ComparedBlock[] {
  const partners = matchBlocks(older, newer);
  const stayed = inOrder(newer.map((_, index) => partners.get(index) ?? -1));
  const taken = new Set(partners.values());
  const compared: ComparedBlock[] = [];
  let shownTo = 0;
  const showRemoved = (to: number): void => {
    for (; shownTo < to; shownTo++) {
      const block = older[shownTo]!;
      if (!taken.has(shownTo)) compared.push(whole(block, 'removed'));
    }
  };
  for (const [index, block] of newer.entries()) {
    const partner = partners.get(index);
    if (partner === undefined) {
      compared.push(whole(block, 'added'));
      continue;
    }
    const moved = !stayed.has(index);
    if (!moved) showRemoved(partner);
    const before = older[partner]!;
    const changed = canonicalJson(withoutId(before)) !== canonicalJson(withoutId(block));
    compared.push({
      id: block.attrs.id,
      type: block.type,
      change: changed ? 'changed' : 'same',
      moved,
      runs: runsOf(comparedText(before), comparedText(block), purse),
    });
  }
  showRemoved(older.length);
  return compared;
}

const withoutId = (block: Block): unknown => ({ ...block, attrs: { ...block.attrs, id: '' } });
const whole = (block: Block, kind: 'added' | 'removed'): ComparedBlock => ({
  id: block.attrs.id,
  type: block.type,
  change: kind,
  moved: false,
  runs: runOf(kind, comparedText(block)),
});
const runOf = (kind: Run['kind'], text: string): Run[] => (text ? [{ kind, text }] : []);

/**
 * Which older block each newer one comes from: by id; those left over in one gap, in order, when they share half
 * their words (copy that was imported again, or pasted over, has new ids).
 */
function matchBlocks(older: Block[], newer: Block[]): Map<number, number> {
  const places = new Map(older.map((block, index) => [block.attrs.id, index]));
  const partners = new Map<number, number>();
  for (const [index, block] of newer.entries()) {
    const place = places.get(block.attrs.id);
    if (place !== undefined) partners.set(index, place);
  }
  const taken = new Set(partners.values());
  let from = 0;
  for (const [index, block] of newer.entries()) {
    const partner = partners.get(index);
    if (partner !== undefined) {
      from = partner + 1;
      continue;
    }
    if (from < older.length && !taken.has(from) && alike(older[from]!, block)) {
      partners.set(index, from);
      taken.add(from++);
    }
  }
  return partners;
}

/** Whether two blocks of one type share half of the words of the longer one. */
function alike(one: Block, other: Block): boolean {
  if (one.type !== other.type) return false;
  const [a, b] = [wordSet(comparedText(one)), wordSet(comparedText(other))];
  return a.size > 0 && 2 * a.intersection(b).size >= Math.max(a.size, b.size);
}
const wordSet = (text: string): Set<string> => new Set(matchText(text).match(/[\p{L}\p{N}]+/gu));

/** Indexes of a longest rising row of `places` (those below 0 are left out): what kept its order. */
function inOrder(places: number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, place] of places.entries()) {
    if (place < 0) continue;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[tails[middle]!]! < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low ? tails[low - 1]! : -1;
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) kept.add(at);
  return kept;
}

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });
interface Piece {
  text: string;
  folded: string;
}
const piecesOf = (text: string): Piece[] =>
  Array.from(segmenter.segment(text), ({ segment }) => ({
    text: segment,
    folded: matchText(segment) || segment,
  }));

/**
 * What changed between two texts, the older first. The runs without the added ones are the older text, those without the
 * removed ones the newer.
 */
export const compareTexts = (before: string, now: string): Run[] => runsOf(before, now, { left: budget });

/** The runs of two texts. Words that differ in spelling only are matched, and shown as changed. */
function runsOf(before: string, now: string, purse: { left: number }): Run[] {
  if (before === now) return runOf('same', now);
  const inFull = [...runOf('removed', before), ...runOf('added', now)];
  if (!before || !now) return inFull;
  const [older, newer] = [piecesOf(before), piecesOf(now)];
  const mostEdits = Math.floor(Math.sqrt(purse.left));
  const parts = diffArrays(older, newer, {
    comparator: (a, b) => a.folded === b.folded,
    maxEditLength: mostEdits,
  });
  if (!parts) {
    purse.left = 0;
    return inFull;
  }
  const runs = new Runs();
  let [at, edits, kept] = [{ older: 0, newer: 0 }, 0, 0];
  for (const part of parts) {
    if (part.added || part.removed) edits += part.count;
    for (let count = 0; count < part.count; count++) {
      const removed = part.added ? undefined : older[at.older++]!.text;
      const added = part.removed ? undefined : newer[at.newer++]!.text;
      if (removed === added) {
        if (/[\p{L}\p{N}]/u.test(added!)) kept++;
        runs.same(added!);
      } else runs.change(removed ?? '', added ?? '');
    }
  }
  purse.left = Math.max(0, purse.left - edits * edits);
  // Two texts with only spaces and commas in common read better one after the other.
  return kept ? runs.all() : inFull;
}

/** Gathers runs: neighbouring changes become one taken out and one put in, spaces between them included. */
class Runs {
  readonly #runs: Run[] = [];
  #removed = '';
  #added = '';
  /** A space since the last change: part of it if another follows. */
  #space = '';

  same(text: string): void {
    if ((this.#removed || this.#added) && /^\s+$/.test(text) && !this.#space) {
      this.#space = text;
      return;
    }
    this.#close();
    this.#push('same', text);
  }

  change(removed: string, added: string): void {
    // «كتاب جديد» for «دفتر قديم» is one change of two words, not two changes with a space between.
    if (this.#space && this.#removed && this.#added) {
      this.#removed += this.#space;
      this.#added += this.#space;
      this.#space = '';
    } else if (this.#space) this.#close();
    this.#removed += removed;
    this.#added += added;
  }

  all(): Run[] {
    this.#close();
    return this.#runs;
  }

  #close(): void {
    this.#push('removed', this.#removed);
    this.#push('added', this.#added);
    const space = this.#space;
    this.#removed = this.#added = this.#space = '';
    this.#push('same', space);
  }

  #push(kind: Run['kind'], text: string): void {
    if (!text) return;
    const last = this.#runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else this.#runs.push({ kind, text });
  }
}
