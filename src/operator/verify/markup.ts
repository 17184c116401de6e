/** Just enough HTML to read our own pages: well-formed, quoted attributes, every element closed that can be. */

export interface Element {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  children: (Element | string)[];
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]!);

const tokens =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(script|style)\b[^>]*>[\s\S]*?<\/\1>|<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi;

/** The whole page as one element. Elements that are closed out of turn are closed where they stand. */
export function parseMarkup(html: string): Element {
  const root: Element = { tag: '', attributes: new Map(), children: [] };
  const open: Element[] = [root];
  let at = 0;
  const text = (to: number): void => {
    if (to > at) open.at(-1)!.children.push(decode(html.slice(at, to)));
  };
  for (const match of html.matchAll(tokens)) {
    text(match.index);
    at = match.index + match[0].length;
    const tag = match[3]?.toLowerCase();
    if (!tag) continue;
    if (match[2]) {
      const from = open.findLastIndex((element) => element.tag === tag);
      if (from > 0) open.length = from;
      continue;
    }
    const attributes = new Map(
      Array.from((match[4] ?? '').matchAll(/([a-z-]+)(?:="([^"]*)")?/gi), ([, name, value = '']) => [
        name!.toLowerCase(),
        decode(value),
      ]),
    );
    const element: Element = { tag, attributes, children: [] };
    open.at(-1)!.children.push(element);
    if (!voids.has(tag)) open.push(element);
  }
  text(html.length);
  return root;
}

export const classesOf = (element: Element): string[] => (element.attributes.get('class') ?? '').split(/\s+/);

/** Every element below that `is`, in the order of the page. */
export function findAll(element: Element, is: (element: Element) => boolean): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(is(child) ? [child] : []), ...findAll(child, is)],
  );
}
export const byClass = (element: Element, tag: string, name: string): Element[] =>
  findAll(element, (found) => found.tag === tag && classesOf(found).includes(name));

/** Elements that stand inside a line; all others begin and end one. */
const inline = new Set(
  'a abbr b bdi button cite code del em i ins mark s small span strong sub sup time u'.split(' '),
);

/** White space as one space, without what our templates take out of texts. */
export const plain = (text: string): string =>
  text
    .replace(/[\u202A-\u202E\0]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Text as a reader sees it; `skip` leaves out what is not the article's. */
export function textOf(element: Element, skip: (element: Element) => boolean = () => false): string {
  const read = (node: Element | string): string => {
    if (typeof node === 'string') return node;
    if (skip(node)) return '';
    const inside = node.children.map(read).join('');
    return inline.has(node.tag) ? inside : ` ${inside} `;
  };
  return plain(read(element));
}
