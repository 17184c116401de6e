/** Who says what in a text as the editor holds it. */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Attribution } from '#arabic/sentences/attribution.ts';
import type { QuoteQuestion, QuoteSpeaker } from '#arabic/sentences/quote-speaker.ts';
import type { SourceKind } from '#article/story/source.ts';

/** A stretch of the body in which somebody is said to say something. */
export interface Said {
  from: number;
  to: number;
  /** Whose words they are, as it is written; '' where nobody is named. */
  speaker: string;
  kind: SourceKind | null;
  /** What is said. */
  words: string;
  /** «يُعتقد أن»: nobody is said to have said it. */
  sourceless: boolean;
}

/** What the Arabic module knows of speaking. */
export interface Detection {
  attributionsIn: (text: string) => Attribution[];
  attributeQuote: (question: QuoteQuestion) => QuoteSpeaker;
}

/** Its tables are not needed to begin to write. */
export async function loadDetection(): Promise<Detection> {
  const [{ attributionsIn }, { attributeQuote }] = await Promise.all([
    import('#arabic/sentences/attribution.ts'),
    import('#arabic/sentences/quote-speaker.ts'),
  ]);
  return { attributionsIn, attributeQuote };
}

/** A leaf is one place in the document and one sign in the text, so that places in one are places in the other. */
export const textOf = (block: ProseMirrorNode): string =>
  block.textBetween(0, block.content.size, undefined, ' ');

/** A block that did not change says what it said. */
const known = new WeakMap<ProseMirrorNode, Attribution[]>();
/** Longer texts are no paragraphs. */
const longest = 20_000;

/** The attributions of one block of text, with their places in `textOf` it. */
export function attributionsOf(block: ProseMirrorNode, { attributionsIn }: Detection): Attribution[] {
  if (block.content.size > longest) return [];
  const found = known.get(block) ?? attributionsIn(textOf(block));
  known.set(block, found);
  return found;
}

const kinds = {
  named: 'named',
  official: 'official',
  organisation: 'organisation',
  medium: 'organisation',
  unnamed: 'unnamed',
} as const;

/**
 * What follows an attribution that opens its sentence: «وبحسب مصادر مطلعة، فإن الرد يُدرس» → «الرد يُدرس»; '' where it stands
 * elsewhere in it.
 */
function restOfSentence(text: string, from: number, to: number): string {
  if (!/(?:^|[.؟!])\s*$/u.test(text.slice(0, from))) return '';
  return /^\s*[،,:]?\s*(?:فإن\s+|إن\s+)?([^.؟!]*)/u.exec(text.slice(to))?.[1]?.trim() ?? '';
}

function saidIn(block: ProseMirrorNode, at: number, detection: Detection): Said[] {
  const text = textOf(block);
  return attributionsOf(block, detection).map(({ cue, speaker, content, source, form }): Said => {
    const from = Math.min(cue.start, speaker?.start ?? cue.start, content?.start ?? cue.start);
    const to = Math.max(cue.end, speaker?.end ?? 0, content?.end ?? 0);
    return {
      from: at + 1 + from,
      to: at + 1 + to,
      speaker: speaker?.core.text ?? '',
      kind: source === null ? null : kinds[source],
      // «أن» joins what is said to who says it; by itself it is not said.
      words: content
        ? text.slice(content.start, content.end).replace(/^(?:بأن|أن|إن)\s+/u, '')
        : restOfSentence(text, from, to),
      sourceless: form === 'passive' && speaker === null,
    };
  });
}

/** Everything that is said in a document. */
export function lookOver(doc: ProseMirrorNode, detection: Detection): Said[] {
  const said: Said[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    said.push(...saidIn(node, at, detection));
    return false;
  });
  return said;
}

/** Quotation marks and spaces that were selected with the words between them. */
const around = /^[\s«»“”"]+|[\s«»“”"]+$/gu;

/**
 * Whose the quoted words from `from` to `to` are, by their paragraph, the one before and the headline; `null` where they
 * do not stand in one block, or nobody is said to have said them.
 */
export function quoted(
  doc: ProseMirrorNode,
  { from, to }: { from: number; to: number },
  { headline, detection }: { headline: string; detection: Detection },
): QuoteSpeaker | null {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const { parent } = $from;
  if (!$from.sameParent($to) || !parent.isTextblock || parent.content.size > longest) return null;
  const paragraph = textOf(parent);
  const selected = paragraph.slice($from.parentOffset, $to.parentOffset);
  const start = $from.parentOffset + (/^[\s«»“”"]+/u.exec(selected)?.[0].length ?? 0);
  const end = start + selected.replace(around, '').length;
  // Without its marks they are words of the text like any others.
  if (!/[«“"]\s*$/u.test(paragraph.slice(0, start))) return null;
  const before = $from.node($from.depth - 1).maybeChild($from.index($from.depth - 1) - 1);
  const found = detection.attributeQuote({
    ...{ title: headline, paragraph, quote: { start, end } },
    previousParagraph: before?.isTextblock ? textOf(before) : null,
  });
  return found.isSpeech ? found : null;
}
