/** A body as plain, self-contained HTML: for feeds and wherever else a piece travels without our pages' dress. */
import type { Block, Body, Inline, Mark, Paragraph } from './body.ts';

export interface BodyHtmlOptions {
  /** Makes an address absolute. */
  absolute: (href: string) => string;
  /** Address of a picture by its number, or `null` when it is not to be had. */
  picture: (id: number) => { src: string; width: number; height: number } | null;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** `escapeHtml('a < "b"')` → `'a &lt; &quot;b&quot;'` */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign]!);

function open(mark: Mark, options: BodyHtmlOptions): string {
  switch (mark.type) {
    case 'strong':
      return '<strong>';
    case 'em':
      return '<em>';
    case 'link':
      return `<a href="${escapeHtml(options.absolute(mark.attrs.href))}">`;
    case 'citation':
      // What it rests on is told on our own pages.
      return '';
    case 'language':
      return `<span lang="${escapeHtml(mark.attrs.lang)}" dir="${mark.attrs.dir}">`;
  }
}
const close: Record<Mark['type'], string> = {
  strong: '</strong>',
  em: '</em>',
  link: '</a>',
  citation: '',
  language: '</span>',
};

function inlineHtml(content: Inline[], options: BodyHtmlOptions): string {
  return content
    .map((node) => {
      if (node.type === 'hardBreak') return '<br>';
      const marks = node.marks ?? [];
      return (
        marks.map((mark) => open(mark, options)).join('') +
        escapeHtml(node.text) +
        marks
          .toReversed()
          .map((mark) => close[mark.type])
          .join('')
      );
    })
    .join('');
}

const dirOf = (attrs: { dir: 'rtl' | 'ltr' | null }): string => (attrs.dir ? ` dir="${attrs.dir}"` : '');
const paragraphHtml = (node: Paragraph, options: BodyHtmlOptions): string =>
  `<p${dirOf(node.attrs)}>${inlineHtml(node.content, options)}</p>`;

function blockHtml(block: Block, options: BodyHtmlOptions): string {
  const inside = (nodes: Paragraph[]) => nodes.map((node) => paragraphHtml(node, options)).join('');
  switch (block.type) {
    case 'paragraph':
      return paragraphHtml(block, options);
    case 'heading':
      return `<h${block.attrs.level}${dirOf(block.attrs)}>${inlineHtml(block.content, options)}</h${block.attrs.level}>`;
    case 'blockquote':
      return `<blockquote${dirOf(block.attrs)}>${inside(block.content)}${block.attrs.cite ? `<p>— ${escapeHtml(block.attrs.cite)}</p>` : ''}</blockquote>`;
    case 'pullQuote':
      // Repeats words of the text to catch the eye of a page's reader; elsewhere it would only stammer.
      return '';
    case 'bulletList':
    case 'orderedList': {
      const tag = block.type === 'bulletList' ? 'ul' : 'ol';
      return `<${tag}${dirOf(block.attrs)}>${block.content.map((item) => `<li>${inside(item.content)}</li>`).join('')}</${tag}>`;
    }
    case 'picture': {
      const found = options.picture(block.attrs.picture);
      if (!found) return '';
      const words = [block.attrs.caption, block.attrs.credit].filter(Boolean).join(' — ');
      return `<figure><img src="${escapeHtml(found.src)}" width="${found.width}" height="${found.height}" alt="${escapeHtml(block.attrs.alt)}">${words ? `<figcaption>${escapeHtml(words)}</figcaption>` : ''}</figure>`;
    }
    case 'embed':
      return `<p><a href="${escapeHtml(block.attrs.href)}">${escapeHtml(block.attrs.title)}</a></p>`;
    case 'table':
      return `<table${dirOf(block.attrs)}>${block.attrs.caption ? `<caption>${escapeHtml(block.attrs.caption)}</caption>` : ''}${block.content
        .map((row) => `<tr>${row.content.map((cell) => cellHtml(cell, inside)).join('')}</tr>`)
        .join('')}</table>`;
    case 'divider':
      return '<hr>';
  }
}

type Cell = Extract<Block, { type: 'table' }>['content'][number]['content'][number];

function cellHtml(cell: Cell, inside: (nodes: Paragraph[]) => string): string {
  const tag = cell.type === 'tableHeader' ? 'th' : 'td';
  const spans = (['colspan', 'rowspan'] as const).map((span) =>
    cell.attrs[span] > 1 ? ` ${span}="${cell.attrs[span]}"` : '',
  );
  return `<${tag}${spans.join('')}>${inside(cell.content)}</${tag}>`;
}

/** `bodyHtml(body, options)` → `'<p>وصل وفد…</p>\n<h2>…</h2>'` */
export const bodyHtml = (body: Body, options: BodyHtmlOptions): string =>
  body.content
    .map((block) => blockHtml(block, options))
    .filter(Boolean)
    .join('\n');
