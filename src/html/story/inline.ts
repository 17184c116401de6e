/** Text with its marks: strong, em, link, language; and names that need an isolate of their own. */
import type { Citation, Inline, Mark } from '#article/body.ts';
import { citedRuns } from '#article/citations.ts';
import { escapeText } from '../template.ts';

/**
 * Handles and international telephone numbers: left bare in a right-to-left line, the @ and the + jump to the
 * other end.
 */
const handles = /(?<![\w@/])(@[A-Za-z0-9_][A-Za-z0-9_.]+|\+\d[\d\s-]{5,}\d)/g;

/** `textMarkup('كتب @noura_s على')` → `'كتب <bdi>@noura_s</bdi> على'` */
export function textMarkup(text: string): string {
  const safe = escapeText(text);
  return safe.includes('@') || safe.includes('+') ? safe.replace(handles, '<bdi dir="ltr">$1</bdi>') : safe;
}

const linkOf = (node: Inline | undefined): string | null => {
  if (node?.type !== 'text') return null;
  const mark = node.marks?.find((entry) => entry.type === 'link');
  return mark ? mark.attrs.href : null;
};

/** What stands after a passage that is cited; '' where nothing is known of it. */
export type Cite = (citation: Citation) => string;

/**
 * Inline nodes → markup. A passage under one citation is one span with its mark behind it, whatever other marks its
 * words carry; without `cite` it is only its words.
 */
export function inlineMarkup(nodes: readonly Inline[], cite?: Cite): string {
  if (!cite) return linkedMarkup(nodes);
  return citedRuns(nodes)
    .map(({ citation, nodes: run }) => {
      const markup = linkedMarkup(run);
      const mark = citation ? cite(citation) : '';
      return mark === '' ? markup : `<span class="cited">${markup}</span>${mark}`;
    })
    .join('');
}

/**
 * Neighbours under one link become one `<a>`, whatever other marks they carry, so that a half-bold link is one link to a
 * keyboard.
 */
function linkedMarkup(nodes: readonly Inline[]): string {
  let markup = '';
  let open: string | null = null;
  for (const node of nodes) {
    const link = linkOf(node);
    if (link !== open) {
      if (open !== null) markup += '</a>';
      if (link !== null) markup += linkStart(link);
      open = link;
    }
    markup += node.type === 'hardBreak' ? '<br>' : marked(textMarkup(node.text), node.marks);
  }
  return open === null ? markup : `${markup}</a>`;
}

/** Addresses elsewhere say so; the page they open learns nothing about this one. */
function linkStart(href: string): string {
  const rel = /^https?:/i.test(href) ? ' rel="external noreferrer"' : '';
  return `<a href="${escapeText(href)}"${rel}>`;
}

function marked(markup: string, marks: readonly Mark[] | undefined): string {
  if (!marks) return markup;
  let result = markup;
  for (const mark of marks) {
    if (mark.type === 'strong') result = `<strong>${result}</strong>`;
    else if (mark.type === 'em') result = `<em>${result}</em>`;
    else if (mark.type === 'language')
      result = `<bdi lang="${escapeText(mark.attrs.lang)}" dir="${mark.attrs.dir}">${result}</bdi>`;
  }
  return result;
}
