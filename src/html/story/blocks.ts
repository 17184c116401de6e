/** Blocks of a body → markup. Every block keeps its id, so that it can be linked to and cited. */
import type { Block, Paragraph } from '#article/body.ts';
import type { ArticleView } from '#edition/view.ts';
import { caption, picture } from '../card/picture.ts';
import type { Frame } from '../frame.ts';
import { escapeText } from '../template.ts';
import { type Cite, inlineMarkup } from './inline.ts';

export interface BlockPlace {
  pictures: ArticleView['bodyPictures'];
  frame: Frame;
  /** What stands after a cited passage. */
  cite: Cite;
}

/** The block of a type: `Of<'bulletList'>` is the list, which has two. */
type Of<Type extends Block['type'], Each = Block> = Each extends { type: infer Own }
  ? Type extends Own
    ? Each
    : never
  : never;

const direction = (dir: 'rtl' | 'ltr' | null): string => (dir === null ? '' : ` dir="${dir}"`);
const address = (attrs: { id: string; dir?: 'rtl' | 'ltr' | null }): string =>
  ` id="${attrs.id}"${direction(attrs.dir ?? null)}`;

/** The quiet ¶ in the margin. */
function anchor(id: string, place: BlockPlace): string {
  const label = escapeText(place.frame.conventions.words.linkToParagraph);
  return `<a class="anchor" href="#${id}" aria-label="${label}">¶</a>`;
}

const plainParagraph = (node: Paragraph, { cite }: BlockPlace): string =>
  `<p${address(node.attrs)}>${inlineMarkup(node.content, cite)}</p>`;

function citation(cite: string): string {
  return cite === '' ? '' : `<figcaption>${escapeText(cite)}</figcaption>`;
}

const renderers: { [Type in Block['type']]: (block: Of<Type>, place: BlockPlace) => string } = {
  paragraph: (block, place) =>
    block.content.length === 0
      ? ''
      : `<p${address(block.attrs)}>${inlineMarkup(block.content, place.cite)}${anchor(block.attrs.id, place)}</p>`,

  heading: (block, { cite }) =>
    `<h${block.attrs.level}${address(block.attrs)}>${inlineMarkup(block.content, cite)}</h${block.attrs.level}>`,

  blockquote: (block, place) =>
    `<figure class="quote"${address(block.attrs)}><blockquote>${block.content.map((each) => plainParagraph(each, place)).join('')}</blockquote>${citation(block.attrs.cite)}</figure>`,

  pullQuote: (block) =>
    `<figure class="pull"${address(block.attrs)}><blockquote><p>${inlineMarkup(block.content)}</p></blockquote>${citation(block.attrs.cite)}</figure>`,

  bulletList: (block, place) => `<ul${address(block.attrs)}>${items(block, place)}</ul>`,
  orderedList: (block, place) => `<ol${address(block.attrs)}>${items(block, place)}</ol>`,

  picture: ({ attrs }, { pictures, frame }) => {
    const file = pictures[attrs.picture];
    if (!file) return '';
    const shown = picture(file, attrs.alt, { sizes: '(min-width:40rem) 38rem,100vw', most: 1280 });
    const below = caption(attrs.caption, attrs.credit, frame.conventions.words.photo);
    return `<figure class="picture" id="${attrs.id}">${shown.markup}${below === false ? '' : below.markup}</figure>`;
  },

  embed: ({ attrs }, { frame }) => {
    const at = attrs.provider === '' ? new URL(attrs.href).hostname : attrs.provider;
    return `<p class="embed" id="${attrs.id}"><a href="${escapeText(attrs.href)}" rel="external noreferrer"><bdi>${escapeText(attrs.title)}</bdi><span>${escapeText(frame.conventions.words.opensAt(at))}</span></a></p>`;
  },

  table: (block, place) => {
    const { frame } = place;
    const { caption: title } = block.attrs;
    const label = escapeText(title === '' ? frame.conventions.words.scrollableTable : title);
    return `<div class="table"${address(block.attrs)} role="region" aria-label="${label}" tabindex="0"><table>${title === '' ? '' : `<caption>${escapeText(title)}</caption>`}<tbody>${block.content.map((entry) => row(entry, place)).join('')}</tbody></table></div>`;
  },

  divider: ({ attrs }) => `<hr id="${attrs.id}">`,
};

function items(block: Of<'bulletList' | 'orderedList'>, place: BlockPlace): string {
  return block.content
    .map((item) => `<li>${item.content.map((each) => plainParagraph(each, place)).join('')}</li>`)
    .join('');
}

function row(entry: Of<'table'>['content'][number], place: BlockPlace): string {
  const cells = entry.content.map((cell) => {
    const tag = cell.type === 'tableHeader' ? 'th' : 'td';
    const { colspan, rowspan } = cell.attrs;
    const span = (colspan > 1 ? ` colspan="${colspan}"` : '') + (rowspan > 1 ? ` rowspan="${rowspan}"` : '');
    return `<${tag}${span}>${cell.content.map((each) => plainParagraph(each, place)).join('')}</${tag}>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

/** One block's markup; a picture whose file is gone gives nothing. */
export function blockMarkup(block: Block, place: BlockPlace): string {
  const render = renderers[block.type] as (block: Block, place: BlockPlace) => string;
  return render(block, place);
}
