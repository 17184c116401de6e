/**
 * The body as ProseMirror knows it, written once: the server's schema and the editor's extensions both come from
 * these specifications. `body.ts` is the truth about what may be stored; names and attributes are the same here.
 *
 * What differs is what an editor needs while it works: a block may be without an id or empty for a while, a cell
 * holds at least one paragraph, and a text may carry a suggested change. `from-shared.ts` settles all of it.
 */
import {
  type DOMOutputSpec,
  type MarkSpec,
  type NodeSpec,
  type Node as ProseMirrorNode,
  Schema,
} from '@tiptap/pm/model';
import { type BackgroundReference, webAddress } from '../body.ts';

/** Attributes that a block has anew when it is split in two. */
export const notKeptOnSplit: readonly string[] = ['id', 'background'];
/** Attributes that a body leaves out where they are `null`: bodies from before there were any stay what they were. */
export const leftOutWhenNull: readonly string[] = ['background'];

const id = { default: null };
const addressed = { id, dir: { default: null } };
const cited = { ...addressed, cite: { default: '' } };

const dirOf = (node: ProseMirrorNode): { dir?: string } =>
  node.attrs.dir ? { dir: node.attrs.dir as string } : {};
const block =
  (tag: string, more: Record<string, string> = {}) =>
  (node: ProseMirrorNode): DOMOutputSpec => [tag, { ...more, ...dirOf(node) }, 0];
const quoted =
  (tag: string, more: Record<string, string> = {}) =>
  (node: ProseMirrorNode): DOMOutputSpec => [
    tag,
    { ...more, ...dirOf(node), ...(node.attrs.cite ? { 'data-cite': node.attrs.cite as string } : {}) },
    0,
  ];
const citeOf = (element: HTMLElement) => ({ cite: element.dataset.cite ?? '' });

/** `'4:2'`: the second text of the fourth background. */
const backgroundOf = ({ dataset }: HTMLElement) => {
  const [, id, revision] = /^([1-9]\d{0,8}):([1-9]\d{0,8})$/.exec(dataset.background ?? '') ?? [];
  return { background: id && revision ? { id: Number(id), revision: Number(revision) } : null };
};
const backgroundData = (node: ProseMirrorNode): Record<string, string> => {
  const taken = node.attrs.background as BackgroundReference | null;
  return taken ? { 'data-background': `${taken.id}:${taken.revision}` } : {};
};

const spansOf = (cell: ProseMirrorNode): Record<string, string> =>
  Object.fromEntries(
    ['colspan', 'rowspan']
      .filter((name) => cell.attrs[name] !== 1)
      .map((name) => [name, `${cell.attrs[name]}`]),
  );
const parsedSpans = (element: HTMLElement) => {
  const span = (name: string, most: number) =>
    Math.min(most, Math.max(1, Number.parseInt(element.getAttribute(name) ?? '1', 10) || 1));
  return { colspan: span('colspan', 50), rowspan: span('rowspan', 200) };
};
const cell = (tag: 'td' | 'th', tableRole: 'cell' | 'header_cell'): NodeSpec => ({
  content: 'paragraph+',
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 } },
  tableRole,
  isolating: true,
  parseDOM: [{ tag, getAttrs: parsedSpans }],
  toDOM: (node) => [tag, spansOf(node), 0],
});

export const nodeSpecs = {
  doc: { content: 'block+' },
  paragraph: {
    group: 'block',
    content: 'inline*',
    attrs: { ...addressed, background: { default: null } },
    // Copied, it still comes from its file.
    parseDOM: [{ tag: 'p', getAttrs: backgroundOf }],
    toDOM: (node) => block('p', backgroundData(node))(node),
  },
  heading: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { ...addressed, level: { default: 2 } },
    parseDOM: [
      // The first level is the headline, which is a field of its own.
      { tag: 'h1', attrs: { level: 2 } },
      { tag: 'h2', attrs: { level: 2 } },
      ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 3 } })),
    ],
    toDOM: (node) => block(`h${node.attrs.level}`)(node),
  },
  blockquote: {
    group: 'block',
    content: 'paragraph+',
    defining: true,
    attrs: cited,
    parseDOM: [{ tag: 'blockquote', getAttrs: citeOf }],
    toDOM: quoted('blockquote'),
  },
  pullQuote: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: cited,
    parseDOM: [{ tag: 'aside[data-pull-quote]', getAttrs: citeOf }],
    toDOM: quoted('aside', { 'data-pull-quote': '' }),
  },
  bulletList: {
    group: 'block',
    content: 'listItem+',
    attrs: addressed,
    parseDOM: [{ tag: 'ul' }],
    toDOM: block('ul'),
  },
  orderedList: {
    group: 'block',
    content: 'listItem+',
    attrs: addressed,
    parseDOM: [{ tag: 'ol' }],
    toDOM: block('ol'),
  },
  listItem: { content: 'paragraph+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  picture: {
    group: 'block',
    atom: true,
    draggable: true,
    attrs: {
      id,
      picture: { default: null },
      alt: { default: '' },
      caption: { default: '' },
      credit: { default: '' },
    },
    parseDOM: [
      {
        tag: 'figure[data-picture]',
        getAttrs: (element) => {
          const { picture, alt = '', caption = '', credit = '' } = element.dataset;
          return { picture: Number(picture), alt, caption, credit };
        },
      },
    ],
    toDOM: ({ attrs }) => [
      'figure',
      {
        'data-picture': `${attrs.picture}`,
        'data-alt': attrs.alt as string,
        'data-caption': attrs.caption as string,
        'data-credit': attrs.credit as string,
      },
    ],
  },
  embed: {
    group: 'block',
    atom: true,
    draggable: true,
    attrs: { id, href: { default: '' }, title: { default: '' }, provider: { default: '' } },
    parseDOM: [
      {
        tag: 'figure[data-embed]',
        getAttrs: (element) => {
          const { embed: href = '', title = '', provider = '' } = element.dataset;
          return webAddress.safeParse(href).success && { href, title, provider };
        },
      },
    ],
    toDOM: ({ attrs }) => [
      'figure',
      {
        'data-embed': attrs.href as string,
        'data-title': attrs.title as string,
        'data-provider': attrs.provider as string,
      },
    ],
  },
  table: {
    group: 'block',
    content: 'tableRow+',
    attrs: { ...addressed, caption: { default: '' } },
    tableRole: 'table',
    isolating: true,
    parseDOM: [
      {
        tag: 'table',
        getAttrs: (element) => ({ caption: element.querySelector('caption')?.textContent?.trim() ?? '' }),
      },
    ],
    toDOM: (node) => [
      'table',
      { ...dirOf(node), ...(node.attrs.caption ? { 'data-caption': node.attrs.caption as string } : {}) },
      ['tbody', 0],
    ],
  },
  tableRow: {
    content: '(tableCell | tableHeader)+',
    tableRole: 'row',
    parseDOM: [{ tag: 'tr' }],
    toDOM: () => ['tr', 0],
  },
  tableCell: cell('td', 'cell'),
  tableHeader: cell('th', 'header_cell'),
  divider: { group: 'block', attrs: { id }, parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  text: { group: 'inline' },
  hardBreak: {
    group: 'inline',
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
} satisfies Record<string, NodeSpec>;

const suggested = (tag: 'ins' | 'del', excludes: string): MarkSpec => ({
  attrs: { id: { default: null } },
  inclusive: false,
  excludes,
  parseDOM: [
    { tag: `${tag}[data-suggestion]`, getAttrs: (element) => ({ id: element.dataset.suggestion ?? null }) },
  ],
  toDOM: (mark) => [tag, { 'data-suggestion': `${mark.attrs.id}` }, 0],
});

/** In the order in which marks stand on a text: links outermost, so that a half-bold link is one link. */
export const markSpecs = {
  /** A suggested change: what was put in, or is to go. Never part of a revision; see `from-shared.ts`. */
  insertion: suggested('ins', 'insertion deletion'),
  deletion: suggested('del', 'insertion deletion'),
  /** What the words rest on: one of the two numbers. */
  citation: {
    attrs: { statement: { default: null }, claim: { default: null } },
    inclusive: false,
    // Copied words take along what they rest on.
    parseDOM: [
      {
        tag: 'span[data-statement],span[data-claim]',
        getAttrs: (element) => {
          const number = (text: string | undefined) =>
            /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null;
          const { statement, claim } = element.dataset;
          const attrs = { statement: number(statement), claim: number(claim) };
          return (attrs.statement === null) !== (attrs.claim === null) && attrs;
        },
      },
    ],
    toDOM: ({ attrs: { statement, claim } }) => [
      'span',
      {
        class: 'citation',
        ...(statement === null ? { 'data-claim': `${claim}` } : { 'data-statement': `${statement}` }),
      },
      0,
    ],
  },
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = element.getAttribute('href')?.trim() ?? '';
          return webAddress.safeParse(href).success && !href.startsWith('#') && { href };
        },
      },
    ],
    toDOM: (mark) => ['a', { href: mark.attrs.href as string, rel: 'noreferrer' }, 0],
  },
  strong: {
    parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
    toDOM: () => ['strong', 0],
  },
  em: {
    parseDOM: [{ tag: 'em' }, { tag: 'i' }],
    toDOM: () => ['em', 0],
  },
  language: {
    attrs: { lang: {}, dir: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: 'bdi[lang][dir]',
        getAttrs: (element) => ({ lang: element.lang, dir: element.dir === 'ltr' ? 'ltr' : 'rtl' }),
      },
    ],
    toDOM: (mark) => ['bdi', { lang: mark.attrs.lang as string, dir: mark.attrs.dir as string }, 0],
  },
} satisfies Record<string, MarkSpec>;

export type NodeName = keyof typeof nodeSpecs;
export type MarkName = keyof typeof markSpecs;

/** The schema for code without an editor: the server, tests, the cleaning of what is pasted. */
export const sharedSchema = new Schema({ nodes: nodeSpecs, marks: markSpecs });
