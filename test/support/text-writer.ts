/** People with a text open in the editor, without a window: a state of the editor over a shared document. */
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  initProseMirrorDoc,
  relativePositionToAbsolutePosition,
  updateYFragment,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { fromShared } from '#article/shared/from-shared.ts';
import { sharedSchema } from '#article/shared/schema.ts';
import { sharedBody } from '#article/shared/shape.ts';
import { asSuggestion, notStruck } from '../../src/newsroom/editor/suggesting/as-suggestion.ts';
import { decide } from '../../src/newsroom/editor/suggesting/decide.ts';
import {
  type KnownLetters,
  knownLetters,
  mendMarks,
  mendsFor,
} from '../../src/newsroom/editor/suggesting/mend-marks.ts';
import { writeExactly } from '../../src/newsroom/editor/suggesting/write-exactly.ts';

export class Writer {
  readonly doc = new Y.Doc();
  readonly name: string;
  state: EditorState;
  suggests = true;
  #made = 0;
  #known: KnownLetters = new Map();
  #caret: Y.RelativePosition | null = null;

  constructor(name: string, client: number, begun: Uint8Array) {
    this.name = name;
    this.doc.clientID = client;
    Y.applyUpdate(this.doc, begun);
    this.state = this.#read();
  }
  #read(): EditorState {
    return EditorState.create({ doc: initProseMirrorDoc(sharedBody(this.doc), sharedSchema).doc });
  }
  isMine = (id: string): boolean => id.startsWith(`${this.name}-`);
  goesOn = this.isMine;
  newId = (): string => `${this.name}-${++this.#made}`;

  apply(tr: Transaction): void {
    this.doc.transact(() => writeExactly(sharedBody(this.doc), tr));
    this.state = this.state.apply(tr);
    const { mapping } = initProseMirrorDoc(sharedBody(this.doc), sharedSchema);
    this.doc.transact(() =>
      updateYFragment(this.doc, sharedBody(this.doc), this.state.doc, { mapping, isOMark: new Map() }),
    );
    this.#known = knownLetters(sharedBody(this.doc), this.isMine);
    this.#keepCaret();
  }
  #keepCaret(): void {
    const { mapping } = initProseMirrorDoc(sharedBody(this.doc), sharedSchema);
    this.#caret = absolutePositionToRelativePosition(
      this.state.selection.head,
      sharedBody(this.doc) as never,
      mapping as never,
    );
  }
  /** As the editor does: a plain change, or what becomes of it. Gives why it was not done. */
  does(change: (tr: Transaction) => Transaction): string | null {
    const plain = change(this.state.tr);
    if (!this.suggests) {
      this.apply(notStruck(plain));
      return null;
    }
    const suggested = asSuggestion(plain, this.state, this);
    if (typeof suggested === 'string') return suggested;
    this.apply(suggested.transaction);
    return suggested.refused;
  }
  caret(at: number, to = at): this {
    this.state = this.state.apply(this.state.tr.setSelection(TextSelection.create(this.state.doc, at, to)));
    this.#keepCaret();
    return this;
  }
  type(text: string): this {
    for (const sign of text) this.does((tr) => tr.insertText(sign));
    return this;
  }
  backspace(): string | null {
    const { from, to, empty } = this.state.selection;
    return this.does((tr) => tr.delete(empty ? from - 1 : from, to));
  }
  delete(): string | null {
    const { from, to, empty } = this.state.selection;
    return this.does((tr) => tr.delete(from, empty ? to + 1 : to));
  }
  /** What others did comes in. */
  hear(update: Uint8Array): void {
    const caret = this.#caret;
    Y.applyUpdate(this.doc, update);
    this.state = this.#read();
    const mends = mendsFor(this.#known, sharedBody(this.doc), this.isMine);
    if (mends.length) this.apply(mendMarks(this.state.tr, mends));
    else this.#known = knownLetters(sharedBody(this.doc), this.isMine);
    if (!caret) return;
    const { mapping } = initProseMirrorDoc(sharedBody(this.doc), sharedSchema);
    const at = relativePositionToAbsolutePosition(
      this.doc,
      sharedBody(this.doc) as never,
      caret,
      mapping as never,
    );
    if (at !== null && at <= this.state.doc.content.size) this.caret(at);
  }
  decided(verdict: 'accept' | 'refuse', ids: ReadonlySet<string> | null = null): string {
    const { doc } = this.state.apply(decide(this.state, ids, verdict));
    return doc.textBetween(0, doc.content.size, '|');
  }
  /** `وصل [+الوفد+][-أمس-]` */
  get text(): string {
    let text = '';
    this.state.doc.descendants((node, at) => {
      if (node.isTextblock && at) text += '|';
      if (!node.isText) return;
      const kind = node.marks
        .map(({ type }) => ({ insertion: '+', deletion: '-' })[type.name] ?? '')
        .join('');
      text += kind ? `[${kind}${node.text}${kind}]` : node.text;
    });
    return text;
  }
  get revision(): string {
    const read = fromShared(this.doc);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return JSON.stringify(
      read.content.body.content.map((block) => ('content' in block ? block.content : null)),
    );
  }
}

export const exchange = (one: Writer, other: Writer): void => {
  const [fromOne, fromOther] = [
    Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)),
    Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)),
  ];
  one.hear(fromOther);
  other.hear(fromOne);
};
/** Until nobody has anything to say to the other; what a mend was answered with too. */
export const agree = (one: Writer, other: Writer): void => {
  for (let i = 0; i < 4; i++) exchange(one, other);
};
