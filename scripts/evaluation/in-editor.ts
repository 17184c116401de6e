/**
 * Answers the evaluator's questions of attribution as the newsroom's editor does: the text as a document, looked at block
 * by block, and a quotation as words that a writer has selected. JSON Lines in, JSON Lines out, as `warraq analyse`.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { sharedSchema } from '#article/shared/schema.ts';
import { linesOf } from '#operator/analyse.ts';
import { attributionsOf, loadDetection, quoted } from '../../src/newsroom/editor/sourcing/said.ts';

interface Question {
  op: string;
  id: string;
  text: string;
  title?: string;
  previousParagraph?: string | null;
  paragraph: string;
  quote: { start: number; end: number };
}

const detection = await loadDetection();

const documentOf = (paragraphs: readonly string[]): ProseMirrorNode =>
  sharedSchema.node(
    'doc',
    null,
    paragraphs.map((text) => sharedSchema.node('paragraph', null, text ? sharedSchema.text(text) : [])),
  );

/** Moves every place in an answer. */
const moved = (value: unknown, by: number): unknown =>
  Array.isArray(value)
    ? value.map((one) => moved(one, by))
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([name, one]) => [
            name,
            (name === 'start' || name === 'end') && typeof one === 'number' ? one + by : moved(one, by),
          ]),
        )
      : value;

function attribute({ id, text }: Question): object {
  const attributions: unknown[] = [];
  let offset = 0;
  documentOf(text.split('\n')).forEach((block) => {
    attributions.push(...attributionsOf(block, detection).map((one) => moved(one, offset)));
    // A line break of the text is the end of a paragraph in the document.
    offset += block.textContent.length + 1;
  });
  return { id, attributions };
}

function quote({ id, title, previousParagraph, paragraph, quote: { start, end } }: Question): object {
  const before = previousParagraph ?? '';
  const doc = documentOf([before, paragraph]);
  // Past the first paragraph with its two ends, and the beginning of the second.
  const at = before.length + 3;
  const found = quoted(doc, { from: at + start, to: at + end }, { headline: title ?? '', detection });
  return { id, ...(found ?? { isSpeech: false }) };
}

for await (const line of linesOf(process.stdin)) {
  const asked = JSON.parse(line) as Question;
  const answer = asked.op === 'attribute' ? attribute(asked) : asked.op === 'quote' ? quote(asked) : null;
  if (!answer) throw new Error(`The editor is asked for no ${asked.op}.`);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
