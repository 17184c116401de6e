/**
 * What somebody did to a text, as a suggestion of it: words that were put in get the mark `insertion`, words that
 * were taken away stay and get the mark `deletion`.
 *
 * Every change that is made here passes: typed, composed, pasted, cut, dropped, replaced by the search. So none goes
 * into the text as a plain edit because somebody thought of no key for it.
 */
import { Fragment, type Mark, type Node as ProseMirrorNode, type Slice } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { idOf, suggestionOf, unmarked } from './suggested.ts';

/** Who suggests. */
export interface Suggester {
  isMine(id: string): boolean;
  /** It is theirs and they were just at it: what they do beside it belongs to it. */
  goesOn(id: string): boolean;
  newId(): string;
}

/** `structure`: paragraphs, kinds, pictures, formatting. `others`: it would take another's suggestion away. */
export type NotSuggested = 'structure' | 'others';

export type AsSuggestion =
  /** `ids`: the suggestions that were made or gone on with. */
  { transaction: Transaction; ids: readonly string[]; refused: NotSuggested | null } | NotSuggested;

/** Whether it was Delete that did it, not Backspace: then the caret goes on behind what was struck. */
export const forwards = 'suggesting-forwards';
const carriedOver = ['composition', 'uiEvent', 'paste', 'pointer'];

/** The words of a slice that hold no more than that; `null` for anything else. */
function wordsOf({ content }: Slice): ProseMirrorNode[] | null {
  const words: ProseMirrorNode[] = [];
  let textblocks = 0;
  let other = false;
  content.descendants((node) => {
    if (node.isText) words.push(node);
    else if (node.isTextblock) textblocks++;
    else if (node.isLeaf) other = true;
  });
  return other || textblocks > 1 ? null : words;
}

interface Range {
  from: number;
  to: number;
}
interface Piece extends Range {
  mark: Mark | null;
}

/** The texts in a range, and whether something else that shows is among them. */
function piecesIn(doc: ProseMirrorNode, { from, to }: Range): { pieces: Piece[]; atoms: boolean } {
  const pieces: Piece[] = [];
  let atoms = false;
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isText)
      pieces.push({
        from: Math.max(from, at),
        to: Math.min(to, at + node.nodeSize),
        mark: suggestionOf(node),
      });
    else if (node.isLeaf && !node.isTextblock) atoms = true;
  });
  return { pieces, atoms };
}

/** Where words go that come instead of a range: behind what of it stands in its first textblock. */
function placeFor(doc: ProseMirrorNode, { from, to }: Range): number | null {
  const $from = doc.resolve(from);
  if ($from.parent.isTextblock) return Math.min(to, $from.end());
  let place: number | null = null;
  doc.nodesBetween(from, to, (node, at) => {
    if (place === null && node.isTextblock) place = Math.min(to, at + 1 + node.content.size);
    return place === null;
  });
  return place;
}

/** The suggestion that a change here goes on with, else a new one. */
function idFor(doc: ProseMirrorNode, { from, to }: Range, pieces: readonly Piece[], by: Suggester): string {
  const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter].map((node) =>
    node?.isText ? suggestionOf(node) : null,
  );
  const known = [...pieces.map(({ mark }) => mark), ...beside].find((mark) => mark && by.goesOn(idOf(mark)));
  return known ? idOf(known) : by.newId();
}

class Suggesting {
  readonly out: Transaction;
  readonly ids = new Set<string>();
  readonly #by: Suggester;
  /** Where the caret comes to stand; the other way when it was Delete. */
  caret: { behind: number; ahead: number } | null = null;
  refused: NotSuggested | null = null;

  constructor(state: EditorState, by: Suggester) {
    this.out = state.tr;
    this.#by = by;
  }

  replace(range: Range, slice: Slice): NotSuggested | null {
    const words = wordsOf(slice);
    const { doc } = this.out;
    const { pieces, atoms } = piecesIn(doc, range);
    const place = words?.length ? placeFor(doc, range) : range.to;
    if (!words || place === null) return 'structure';
    if (range.from < range.to && !pieces.length && (atoms || !words.length)) return 'structure';
    // What is struck stays, and so does the picture that was among it.
    if (atoms) this.refused = 'structure';
    const id = idFor(doc, range, pieces, this.#by);
    const start = this.out.steps.length;
    this.#strike(pieces, id);
    const here = (at: number, assoc: 1 | -1) => this.out.mapping.slice(start).map(at, assoc);
    const at = here(place, -1);
    this.caret = { behind: here(range.from, -1), ahead: here(range.to, 1) };
    if (!words.length) return null;
    const mark = doc.type.schema.marks.insertion!.create({ id });
    const marked = Fragment.from(words.map((word) => word.mark(mark.addToSet(unmarked(word.marks)))));
    this.out.insert(at, marked);
    this.ids.add(id);
    this.caret = { behind: at + marked.size, ahead: at + marked.size };
    return null;
  }

  /** One's own suggested words really go, others' stay, what is struck already is struck. From the end, so that places hold. */
  #strike(pieces: readonly Piece[], id: string): void {
    for (const { from, to, mark } of pieces.toReversed()) {
      if (!mark) {
        this.out.addMark(from, to, this.out.doc.type.schema.marks.deletion!.create({ id }));
        this.ids.add(id);
      } else if (mark.type.name === 'insertion') {
        if (this.#by.isMine(idOf(mark))) this.out.delete(from, to);
        else this.refused = 'others';
      }
    }
  }

  /** Formatting stands only in words that are suggested themselves. */
  format(step: AddMarkStep | RemoveMarkStep, { from, to }: Range): NotSuggested | null {
    const { pieces } = piecesIn(this.out.doc, { from, to });
    const own = pieces.every(({ mark }) => mark?.type.name === 'insertion' && this.#by.isMine(idOf(mark)));
    if (!own || unmarked([step.mark]).length === 0) return 'structure';
    if (step instanceof AddMarkStep) this.out.addMark(from, to, step.mark);
    else this.out.removeMark(from, to, step.mark);
    return null;
  }

  step(step: Step, placed: (range: Range) => Range): NotSuggested | null {
    if (step instanceof ReplaceStep) return this.replace(placed(step), step.slice);
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return this.format(step, placed(step));
    return 'structure';
  }
}

/**
 * A change as a suggestion, with the caret where who types expects it; or why it cannot be one. Nothing of a change is
 * suggested when a part of it cannot be, but for pictures and others' words among what was struck (`refused`).
 *
 * `insertText('قال')` → قال with the mark `insertion`; `delete` → the mark `deletion`; splitting → `'structure'`
 */
export function asSuggestion(change: Transaction, state: EditorState, by: Suggester): AsSuggestion {
  const suggesting = new Suggesting(state, by);
  const { out } = suggesting;
  for (const [i, step] of change.steps.entries()) {
    // From the text as the change has it by now, back to the text as it was, on to the text with suggestions.
    const back = new Mapping(
      change.mapping.maps
        .slice(0, i)
        .map((map) => map.invert())
        .reverse(),
    );
    const placed = ({ from, to }: Range): Range => {
      const at = (place: number, assoc: 1 | -1) => out.mapping.map(back.map(place, assoc), assoc);
      return from === to ? { from: at(to, 1), to: at(to, 1) } : { from: at(from, -1), to: at(to, 1) };
    };
    const refused = suggesting.step(step, placed);
    if (refused) return refused;
  }
  if (suggesting.caret && change.steps.length === 1) {
    const { behind, ahead } = suggesting.caret;
    const { empty, head } = state.selection;
    const onwards =
      (change.getMeta(forwards) as boolean | undefined) ??
      (empty && change.steps[0] instanceof ReplaceStep && head <= change.steps[0].from);
    out.setSelection(TextSelection.near(out.doc.resolve(onwards ? ahead : behind), onwards ? 1 : -1));
  }
  if (change.storedMarksSet) out.setStoredMarks(unmarked(change.storedMarks ?? []));
  if (change.scrolledIntoView) out.scrollIntoView();
  for (const meta of carriedOver)
    if (change.getMeta(meta) !== undefined) out.setMeta(meta, change.getMeta(meta));
  return { transaction: out, ids: [...suggesting.ids], refused: suggesting.refused };
}

/**
 * Words typed plainly into what is struck are not struck. Words typed into what is suggested belong to it: whoever
 * mends a letter of a suggestion does not take it over.
 */
export function notStruck(change: Transaction): Transaction {
  // What is dragged elsewhere stays what it was.
  if (change.getMeta('uiEvent') === 'drop') return change;
  const { deletion } = change.doc.type.schema.marks;
  const found: Range[] = [];
  for (const [i, step] of change.steps.entries()) {
    // Whole blocks are moved or changed, not typed.
    if (!(step instanceof ReplaceStep) || step.slice.openStart || !step.slice.content.firstChild?.isText)
      continue;
    const rest = change.mapping.slice(i + 1);
    found.push({ from: rest.map(step.from, -1), to: rest.map(step.from + step.slice.size, 1) });
  }
  for (const { from, to } of found)
    if (from < to && change.doc.rangeHasMark(from, to, deletion!)) change.removeMark(from, to, deletion!);
  return change;
}
