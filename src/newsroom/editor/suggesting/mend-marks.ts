/**
 * Keeps one's own suggestions on exactly the letters that were suggested.
 *
 * Yjs marks a text by what stands at its two ends: what another types at an end at the same moment can come to lie
 * inside, and a letter of one's own outside. A suggested letter would be public, a plain one would vanish. Only the
 * browser that suggested knows which letters those were, so it mends them when a change of another comes in.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';

type Kind = 'insertion' | 'deletion';
const kinds: readonly Kind[] = ['insertion', 'deletion'];

/** A letter of the shared text: its name there, which it keeps for ever, and the suggestions it belongs to. */
interface Letter {
  name: string;
  marks: Record<Kind, string | null>;
}
type IsMine = (id: string) => boolean;

/** The letters of one's own suggestions: `insertion 5f0c…` → their names. */
export type KnownLetters = ReadonlyMap<string, ReadonlySet<string>>;

export interface Mend {
  /** Which letter of the text, from 0. */
  index: number;
  kind: Kind;
  id: string;
  lacks: boolean;
}

function lettersOf(body: Y.XmlFragment): Letter[] {
  const letters: Letter[] = [];
  const walk = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray())
      if (child instanceof Y.XmlText) read(child);
      else if (child instanceof Y.XmlElement) walk(child);
  };
  const read = (text: Y.XmlText): void => {
    const marks: Letter['marks'] = { insertion: null, deletion: null };
    for (let item = text._start; item; item = item.right) {
      const { content, deleted, id } = item;
      if (deleted) continue;
      if (content instanceof Y.ContentFormat) {
        const kind = kinds.find((one) => one === content.key);
        if (kind) marks[kind] = content.value ? `${(content.value as unknown as { id: unknown }).id}` : null;
      } else if (content instanceof Y.ContentString)
        for (let i = 0; i < content.str.length; i++)
          letters.push({ name: `${id.client} ${id.clock + i}`, marks: { ...marks } });
    }
  };
  walk(body);
  return letters;
}

/** The letters of the suggestions of `isMine`, as they stand now. */
export function knownLetters(body: Y.XmlFragment, isMine: IsMine): KnownLetters {
  const known = new Map<string, Set<string>>();
  for (const { name, marks } of lettersOf(body))
    for (const kind of kinds) {
      const id = marks[kind];
      if (id === null || !isMine(id)) continue;
      const suggestion = `${kind} ${id}`;
      known.set(suggestion, (known.get(suggestion) ?? new Set()).add(name));
    }
  return known;
}

/** What to mend, now that a change of another came in. `isMine`: suggested here, and nobody decided on it. */
export function mendsFor(known: KnownLetters, body: Y.XmlFragment, isMine: IsMine): Mend[] {
  const letters = lettersOf(body);
  const standing = new Set(letters.map(({ name }) => name));
  const mends: Mend[] = [];
  const marked = knownLetters(body, isMine);
  for (const [suggestion, names] of new Map([...known, ...marked])) {
    const [kind, id] = suggestion.split(' ') as [Kind, string];
    if (!isMine(id)) continue;
    const mine = known.get(suggestion) ?? new Set<string>();
    const come = [...(marked.get(suggestion) ?? names)].filter((name) => !mine.has(name));
    const gone = [...mine].filter((name) => !standing.has(name));
    // Whoever splits or joins a paragraph writes its words anew: then as many go as come.
    const captured = new Set(come.length > gone.length ? come : []);
    letters.forEach(({ name, marks }, index) => {
      // What two struck at once is struck, whoever it is laid to.
      if (mine.has(name) && marks[kind] === null) mends.push({ index, kind, id, lacks: true });
      else if (captured.has(name) && marks[kind] === id) mends.push({ index, kind, id, lacks: false });
    });
  }
  return mends;
}

/** The mends in the editor's text, which says what the shared one says. Letters keep their other marks. */
export function mendMarks(tr: Transaction, mends: readonly Mend[]): Transaction {
  const places: number[] = [];
  const { doc } = tr;
  doc.descendants((node: ProseMirrorNode, at) => {
    if (node.isText) for (let i = 0; i < node.nodeSize; i++) places.push(at + i);
  });
  for (const lacking of [false, true])
    for (const { index, kind, id, lacks } of mends) {
      const at = places[index];
      if (lacks !== lacking || at === undefined) continue;
      const mark = doc.type.schema.marks[kind]!.create({ id });
      if (lacks) tr.addMark(at, at + 1, mark);
      else tr.removeMark(at, at + 1, mark);
    }
  return tr;
}
