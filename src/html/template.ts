/**
 * The tag every page is written with. Values are escaped unless they are `Html` already; invisible controls
 * that could reorder the page are taken out on the way. Synchronous: a page is a string, now.
 * Why not `hono/html`: docs/decisions/003-html-templates.md.
 */

/** Markup that is safe as it stands. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

export type Value = Html | string | number | null | undefined | boolean | readonly Value[];

/** What text must not carry into markup: markup itself, and bidi embeddings and overrides. */
const unsafe = /[&<>"'\u202A-\u202E\0]/;
const unsafeAll = /[&<>"'\u202A-\u202E\0]/g;
const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `escapeText('<b> "من"')` → `'&lt;b&gt; &quot;من&quot;'`. Fit for text and for quoted attributes. */
export function escapeText(text: string): string {
  return unsafe.test(text) ? text.replace(unsafeAll, (found) => references[found] ?? '') : text;
}

/** Marks a string as markup. Only for strings made from escaped parts. */
export const raw = (markup: string): Html => new Html(markup);

export const nothing = new Html('');

function markupOf(value: Value): string {
  if (typeof value === 'string') return escapeText(value);
  if (value instanceof Html) return value.markup;
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  let all = '';
  for (const entry of value) all += markupOf(entry);
  return all;
}

/**
 * ``html`<p title="${'"'}">${['<', 1, null]}</p>` `` → `<p title="&quot;">&lt;1</p>`
 *
 * Attributes must be quoted in the template. `null`, `undefined` and booleans show nothing, so
 * `${condition && html`…`}` reads well.
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  let markup = strings[0] ?? '';
  for (let index = 0; index < values.length; index++)
    markup += markupOf(values[index]) + (strings[index + 1] ?? '');
  return new Html(markup);
}

/** An attribute that may be missing: `attribute('dir', null)` → nothing; `('dir', 'ltr')` → ` dir="ltr"`. */
export const attribute = (name: string, value: string | null | undefined): Html =>
  value === null || value === undefined ? nothing : new Html(` ${name}="${escapeText(value)}"`);
