/** Saying something else in a paragraph: words that stay keep their marks, links and citations. */
import type { Citation, Inline, Mark } from './body.ts';
import { canonicalJson } from './canonical.ts';
import { citationOf, sameCitation } from './citations.ts';
import { compareTexts } from './compare.ts';
import { inlineText } from './plain-text.ts';

export interface Rewording {
  /** All words of the paragraph as they are to be, a hard break as a line feed; `null`: they stay. */
  text: string | null;
  /** Citations that are taken off the words. */
  drop: readonly Citation[];
}

/** At `at` of the paragraph's text, `removed` characters give way to `added` with these marks. */
export interface WordEdit {
  at: number;
  removed: number;
  added: string;
  marks: Mark[];
}

/**
 * `notCited`: what is to be dropped is not cited there; `lineBreaks`: the new words have other lines than those that
 * stand; `citationLost`: no word is left that a citation stands on, and it was not dropped.
 */
export type RewordFailure = 'notCited' | 'lineBreaks' | 'citationLost';
export type Reworded =
  | { ok: true; edits: WordEdit[]; content: Inline[] }
  | { ok: false; failure: RewordFailure };

interface Character {
  unit: string;
  isBreak: boolean;
  marks: readonly Mark[];
}

const charactersOf = (nodes: readonly Inline[]): Character[] =>
  nodes.flatMap((node): Character[] =>
    node.type === 'text'
      ? node.text.split('').map((unit) => ({ unit, isBreak: false, marks: node.marks ?? [] }))
      : [{ unit: '\n', isBreak: true, marks: [] }],
  );

const sameMark = (a: Mark, b: Mark): boolean => canonicalJson(a) === canonicalJson(b);
const isIn = (citation: Citation, all: readonly Citation[]): boolean =>
  all.some((one) => sameCitation(one, citation));
const distinct = (all: readonly (Citation | null)[]): Citation[] => {
  const found: Citation[] = [];
  for (const one of all) if (one && !isIn(one, found)) found.push(one);
  return found;
};

/** Marks other than citations that all of these characters have. */
const common = (characters: readonly Character[]): Mark[] =>
  (characters[0]?.marks ?? []).filter(
    (mark) =>
      mark.type !== 'citation' &&
      characters.every(({ marks }) => marks.some((other) => sameMark(mark, other))),
  );
const marksWith = (citation: Citation | null | undefined, others: Mark[]): Mark[] =>
  citation ? [{ type: 'citation', attrs: citation }, ...others] : others;

interface Paragraph {
  characters: readonly Character[];
  drop: readonly Citation[];
}

/** What changes in one line, which begins at `from`. */
function editsInLine(
  { characters, drop }: Paragraph,
  from: number,
  line: string,
  wanted: string,
): WordEdit[] {
  const stays = (citation: Citation | null): citation is Citation => !!citation && !isIn(citation, drop);
  const edits: WordEdit[] = [];
  let at = from;
  const runs = compareTexts(line, wanted);
  for (const [index, { kind, text }] of runs.entries()) {
    if (kind === 'same') at += text.length;
    else if (kind === 'removed') {
      const next = runs[index + 1];
      const gone = characters.slice(at, at + text.length);
      // What takes the place of cited words rests on what they rested on.
      const citation = gone.map(({ marks }) => citationOf(marks)).find(stays);
      const added = next?.kind === 'added' ? next.text : '';
      edits.push({ at, removed: text.length, added, marks: marksWith(citation, common(gone)) });
      at += text.length;
    } else if (runs[index - 1]?.kind !== 'removed') {
      // Put in between: it is what both its neighbours are.
      const sides = at > from && at < from + line.length ? characters.slice(at - 1, at + 1) : [];
      const [one, other] = sides.map(({ marks }) => citationOf(marks));
      const citation = one && other && stays(one) && sameCitation(one, other) ? one : null;
      edits.push({ at, removed: 0, added: text, marks: marksWith(citation, common(sides)) });
    }
  }
  return edits;
}

/** `null`: the new text has other lines. */
function editsOf(paragraph: Paragraph, wanted: string): WordEdit[] | null {
  const lines = paragraph.characters
    .map(({ unit }) => unit)
    .join('')
    .split('\n');
  const wantedLines = wanted.split('\n');
  if (lines.length !== wantedLines.length) return null;
  let from = 0;
  return lines.flatMap((line, index) => {
    const edits = editsInLine(paragraph, from, line, wantedLines[index]!);
    from += line.length + 1;
    return edits;
  });
}

function apply({ characters, drop }: Paragraph, edits: readonly WordEdit[]): Inline[] {
  const result: Character[] = [];
  let at = 0;
  for (const edit of edits) {
    result.push(...characters.slice(at, edit.at));
    for (const unit of edit.added.split('')) result.push({ unit, isBreak: false, marks: edit.marks });
    at = edit.at + edit.removed;
  }
  result.push(...characters.slice(at));
  const kept = new Map<readonly Mark[], { marks: Mark[]; spelled: string }>();
  const keptOf = (marks: readonly Mark[]) => {
    const left = marks.filter((mark) => mark.type !== 'citation' || !isIn(mark.attrs, drop));
    const found = kept.get(marks) ?? { marks: left, spelled: canonicalJson(left) };
    kept.set(marks, found);
    return found;
  };
  const nodes: Inline[] = [];
  let before = '';
  for (const { unit, isBreak, marks: all } of result) {
    const { marks, spelled } = keptOf(all);
    const last = nodes.at(-1);
    if (isBreak) nodes.push({ type: 'hardBreak' });
    else if (last?.type === 'text' && before === spelled) last.text += unit;
    else nodes.push({ type: 'text', text: unit, ...(marks.length ? { marks } : {}) });
    before = spelled;
  }
  return nodes;
}

const citationsOf = (nodes: readonly Inline[]): Citation[] =>
  distinct(nodes.map((node) => (node.type === 'text' ? citationOf(node.marks ?? []) : null)));

/**
 * A paragraph with other words, other citations, or both. New words rest on what those rested on whose place they take.
 *
 * «قُتل 19 شخصًا» under a citation, `{text: 'قُتل 14 شخصًا', drop: []}` → the same citation over «قُتل 14 شخصًا».
 */
export function reword(nodes: readonly Inline[], { text, drop }: Rewording): Reworded {
  const before = citationsOf(nodes);
  if (!drop.every((one) => isIn(one, before))) return { ok: false, failure: 'notCited' };
  const paragraph = { characters: charactersOf(nodes), drop };
  const edits = text === null ? [] : editsOf(paragraph, text);
  if (!edits) return { ok: false, failure: 'lineBreaks' };
  const content = apply(paragraph, edits);
  const after = citationsOf(content);
  // Where no words are left, there is nothing to rest on anything.
  if (inlineText(content).trim() && !before.every((one) => isIn(one, drop) || isIn(one, after)))
    return { ok: false, failure: 'citationLost' };
  return { ok: true, edits, content };
}
