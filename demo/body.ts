/** Blocks in light form → the body that the newsroom keeps. */
import { blockIds } from '#article/block-id.ts';
import type { BackgroundReference, Block, Body, Citation, Paragraph } from '#article/body.ts';
import { type Cite, citingNothing, inlines } from './inline.ts';
import type { DemoBlock } from './story.ts';

/** The number under which a picture is known in this database, by its name in the demo. */
export type PictureNumber = (name: string) => number;

/** A paragraph of background as its file has it. */
export interface TakenBackground extends BackgroundReference {
  text: string;
  /** What it rests on. */
  citation: Citation | null;
}
/** What stands under a key in the story files. */
export type Take = (key: string) => TakenBackground;
/** Its own name in its place. */
const takingNothing: Take = (key) => ({ id: 1, revision: 1, text: key, citation: null });

/** Words that name a block: what its id is made from. */
function nameOf(block: DemoBlock): string {
  return typeof block === 'string' ? block : JSON.stringify(block);
}

/**
 * A body that passes `parseBody`. Ids are made from the words of each block (see `blockIds`), so that they
 * are the same at every start. For a corrected body give the first version as `idsFrom`: a paragraph keeps
 * its address when a word in it is put right. `cite` says what the keys of its citations are in this database,
 * `take` what those of backgrounds are.
 *
 * `demoBody(['وصل **وفد**', {h2: 'خلفية'}], () => 1)` → a doc of a paragraph and a heading
 */
export function demoBody(
  blocks: DemoBlock[],
  pictureNumber: PictureNumber,
  idsFrom = blocks,
  cite: Cite = citingNothing,
  take: Take = takingNothing,
): Body {
  const idOf = blockIds();
  return {
    type: 'doc',
    content: blocks.map((block, index) =>
      toBlock(block, nameOf(idsFrom[index] ?? block), idOf, { pictureNumber, cite, take }),
    ),
  };
}

function toBlock(
  block: DemoBlock,
  name: string,
  idOf: (text: string) => string,
  { pictureNumber, cite, take }: { pictureNumber: PictureNumber; cite: Cite; take: Take },
): Block {
  const line = (text: string) => inlines(text, cite);
  const attrs = { id: idOf(name), dir: null };
  let inner = 0;
  const paragraph = (text: string): Paragraph => ({
    type: 'paragraph',
    attrs: { id: idOf(`${name} ${++inner}`), dir: null },
    content: line(text),
  });
  const items = (texts: string[]) =>
    texts.map((text) => ({ type: 'listItem' as const, content: [paragraph(text)] }));

  if (typeof block === 'string') return { type: 'paragraph', attrs, content: line(block) };
  if ('h2' in block) return { type: 'heading', attrs: { ...attrs, level: 2 }, content: line(block.h2) };
  if ('h3' in block) return { type: 'heading', attrs: { ...attrs, level: 3 }, content: line(block.h3) };
  if ('quote' in block) {
    const texts = typeof block.quote === 'string' ? [block.quote] : block.quote;
    return { type: 'blockquote', attrs: { ...attrs, cite: block.cite }, content: texts.map(paragraph) };
  }
  if ('pull' in block)
    return { type: 'pullQuote', attrs: { ...attrs, cite: block.cite }, content: line(block.pull) };
  if ('list' in block) return { type: 'bulletList', attrs, content: items(block.list) };
  if ('ordered' in block) return { type: 'orderedList', attrs, content: items(block.ordered) };
  if ('picture' in block) {
    const { picture, alt, caption, credit } = block;
    return {
      type: 'picture',
      attrs: { id: attrs.id, picture: pictureNumber(picture), alt, caption, credit },
    };
  }
  if ('embed' in block)
    return {
      type: 'embed',
      attrs: { id: attrs.id, href: block.embed, title: block.title, provider: block.provider },
    };
  if ('table' in block) {
    const row = (type: 'tableHeader' | 'tableCell', texts: string[]) => ({
      type: 'tableRow' as const,
      content: texts.map((text) => ({
        type,
        attrs: { colspan: 1, rowspan: 1 },
        content: text ? [paragraph(text)] : [],
      })),
    });
    const { caption, head, rows } = block.table;
    return {
      type: 'table',
      attrs: { ...attrs, caption },
      content: [row('tableHeader', head), ...rows.map((texts) => row('tableCell', texts))],
    };
  }
  if ('background' in block) {
    const { id, revision, text, citation } = take(block.background);
    const marks = citation ? { marks: [{ type: 'citation' as const, attrs: citation }] } : {};
    return {
      type: 'paragraph',
      attrs: { ...attrs, background: { id, revision } },
      content: [{ type: 'text', text, ...marks }],
    };
  }
  return { type: 'divider', attrs: { id: attrs.id } };
}
