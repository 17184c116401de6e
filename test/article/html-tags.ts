/** A strict reader of the HTML that bodies become: refuses anything a browser could read in another way. */

export interface Tag {
  name: string;
  attributes: [name: string, value: string][];
}

const attribute = /^ ([a-z]+)="([^"<>]*)"/;
const voidElements = ['br', 'hr', 'img'];

/**
 * The elements of a piece of HTML in order. Throws on a `<` that opens no well-formed tag, on an attribute that is not
 * quoted or that executes, and on elements that are not closed in order.
 */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  let at = html.indexOf('<');
  for (; at >= 0; at = html.indexOf('<', at)) {
    const [start, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/.exec(html.slice(at, at + 20)) ?? [];
    if (!start) throw new Error(`no tag begins here: ${html.slice(at, at + 40)}`);
    at += start.length;
    if (slash) {
      if (open.pop() !== name) throw new Error(`</${name}> closes what is not open`);
    } else {
      const tag: Tag = { name, attributes: [] };
      for (let found = attribute.exec(html.slice(at)); found; found = attribute.exec(html.slice(at))) {
        const [whole, key = '', value = ''] = found;
        if (key.startsWith('on') || key === 'style' || key === 'srcdoc') throw new Error(`${key} executes`);
        if (/^\s*(?:javascript|data|vbscript):/i.test(value) && key !== 'alt')
          throw new Error(`${value} executes`);
        tag.attributes.push([key, value]);
        at += whole.length;
      }
      tags.push(tag);
      if (!voidElements.includes(name)) open.push(name);
    }
    if (html[at] !== '>') throw new Error(`<${name} goes on strangely: ${html.slice(at, at + 40)}`);
    at++;
  }
  if (open.length) throw new Error(`not closed: ${open.join(', ')}`);
  return tags;
}
