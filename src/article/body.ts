/**
 * The body of an article: ProseMirror JSON under our own schema.
 *
 * Everything that enters the system (pasted copy, an import, the editor) passes `parseBody`, so that
 * whatever is stored can be shown: no node, attribute, mark or address that is not named here exists.
 */
import { z } from 'zod';

/** `ltr` and `rtl` are set by hand or from the text; `null` means "as the edition". */
export type Direction = 'rtl' | 'ltr';
const direction = z.enum(['rtl', 'ltr']).nullable().default(null);

/** Stable address of a block (`/a/12/slug#p-k3f9`): short, lower case, never reused in one article. */
const blockId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'a block id is a letter, then letters, digits and -');

/** Signs that no address holds: white space, quotes, angle brackets, backslash, controls, what cannot be UTF-8. */
const outsideAddress = /[\s"'<>\\\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/;
const addressKinds = /^(?:https?:\/\/.|mailto:.|\/(?!\/)|#)/i;
const telephone = /^tel:[+\d -]+$/i;

/** An address a reader may follow: web, mail or telephone; nothing that executes, and nothing `new URL` refuses. */
export const webAddress = z
  .string()
  .max(2048)
  .refine(
    (address) =>
      telephone.test(address) ||
      (addressKinds.test(address) &&
        !outsideAddress.test(address) &&
        address.isWellFormed() &&
        URL.canParse(address, 'https://local.invalid')),
    'not an http(s), mailto, tel or local address',
  );

/** Controls, noncharacters and halves of pairs cannot be shown, kept in the database or put into a feed. */
const unshowable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]/;
/** Text that readers are shown. */
export const shownText = z
  .string()
  .refine((text) => text.isWellFormed() && !unshowable.test(text), 'holds a character that cannot be shown');

/** The text rests on a statement or on a claim of the newsroom's files (`story/`), by its number. */
const citation = z.strictObject({
  type: z.literal('citation'),
  attrs: z
    .strictObject({
      statement: z.int().positive().nullable().default(null),
      claim: z.int().positive().nullable().default(null),
    })
    .refine(
      ({ statement, claim }) => (statement === null) !== (claim === null),
      'a citation is of a statement or of a claim',
    ),
});
export type Citation = z.infer<typeof citation>['attrs'];

const mark = z.discriminatedUnion('type', [
  citation,
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({ type: z.literal('em') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: webAddress }) }),
  z.strictObject({
    type: z.literal('language'),
    attrs: z.strictObject({
      lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
      dir: z.enum(['rtl', 'ltr']),
    }),
  }),
]);
export type Mark = z.infer<typeof mark>;

const marks = z
  .array(mark)
  .refine((all) => new Set(all.map(({ type }) => type)).size === all.length, 'a mark stands once on a text');
const text = z.strictObject({ type: z.literal('text'), text: shownText.min(1), marks: marks.optional() });
const hardBreak = z.strictObject({ type: z.literal('hardBreak') });
const inline = z.discriminatedUnion('type', [text, hardBreak]);
export type Inline = z.infer<typeof inline>;
const inlines = z.array(inline).default([]);

const blockAttrs = { id: blockId, dir: direction };

/** The paragraph was taken from a story file (`story/background.ts`). */
const backgroundReference = z.strictObject({ id: z.int().positive(), revision: z.int().positive() });
export type BackgroundReference = z.infer<typeof backgroundReference>;

const paragraph = z.strictObject({
  type: z.literal('paragraph'),
  attrs: z
    .strictObject({ ...blockAttrs, background: backgroundReference.nullish() })
    // Left out where there is none: bodies from before there were any stay what they were, to the byte.
    .overwrite(({ background, ...attrs }) => (background ? { ...attrs, background } : attrs)),
  content: inlines,
});
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ ...blockAttrs, level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
});
const blockquote = z.strictObject({
  type: z.literal('blockquote'),
  attrs: z.strictObject({ ...blockAttrs, cite: shownText.max(300).default('') }),
  content: z.array(paragraph).min(1),
});
const pullQuote = z.strictObject({
  type: z.literal('pullQuote'),
  attrs: z.strictObject({ ...blockAttrs, cite: shownText.max(300).default('') }),
  content: inlines,
});
const listItem = z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1) });
const list = z.strictObject({
  type: z.enum(['bulletList', 'orderedList']),
  attrs: z.strictObject(blockAttrs),
  content: z.array(listItem).min(1),
});
const picture = z.strictObject({
  type: z.literal('picture'),
  attrs: z.strictObject({
    id: blockId,
    picture: z.int().positive(),
    alt: shownText.max(500),
    caption: shownText.max(1000).default(''),
    credit: shownText.max(200).default(''),
  }),
});
const embed = z.strictObject({
  type: z.literal('embed'),
  attrs: z.strictObject({
    id: blockId,
    href: webAddress.regex(/^https?:/i, 'an embed needs an http(s) address'),
    title: shownText.min(1).max(300),
    provider: shownText.max(100).default(''),
  }),
});
const cell = z.strictObject({
  type: z.enum(['tableCell', 'tableHeader']),
  attrs: z
    .strictObject({ colspan: z.int().min(1).max(50).default(1), rowspan: z.int().min(1).max(200).default(1) })
    .prefault({}),
  content: z.array(paragraph),
});
const table = z.strictObject({
  type: z.literal('table'),
  attrs: z.strictObject({ ...blockAttrs, caption: shownText.max(500).default('') }),
  content: z.array(z.strictObject({ type: z.literal('tableRow'), content: z.array(cell).min(1) })).min(1),
});
const divider = z.strictObject({ type: z.literal('divider'), attrs: z.strictObject({ id: blockId }) });

const block = z.discriminatedUnion('type', [
  paragraph,
  heading,
  blockquote,
  pullQuote,
  list,
  picture,
  embed,
  table,
  divider,
]);
export type Block = z.infer<typeof block>;
export type Paragraph = z.infer<typeof paragraph>;

const body = z
  .strictObject({ type: z.literal('doc'), content: z.array(block) })
  .superRefine((doc, context) => {
    const seen = new Set<string>();
    doc.content.forEach((entry, index) => {
      for (const id of blockIds(entry)) {
        if (seen.has(id))
          context.addIssue({
            code: 'custom',
            path: ['content', index],
            message: `block id "${id}" is used twice`,
          });
        seen.add(id);
      }
    });
  });
export type Body = z.infer<typeof body>;

function blockIds(entry: Block): string[] {
  const own = [entry.attrs.id];
  if (entry.type === 'blockquote') return own.concat(entry.content.map((inner) => inner.attrs.id));
  if (entry.type === 'bulletList' || entry.type === 'orderedList')
    return own.concat(entry.content.flatMap((item) => item.content.map((inner) => inner.attrs.id)));
  if (entry.type === 'table')
    return own.concat(
      entry.content.flatMap((row) => row.content.flatMap((c) => c.content.map((inner) => inner.attrs.id))),
    );
  return own;
}

export type BodyResult =
  | { ok: true; body: Body }
  | { ok: false; problems: { path: string; message: string }[] };

/**
 * Checks a document against the schema. Never throws; every problem comes with its place.
 *
 * `parseBody({type: 'doc', content: [{type: 'script'}]})`
 * → `{ok: false, problems: [{path: 'content.0.type', message: 'Invalid input…'}]}`
 */
export function parseBody(value: unknown): BodyResult {
  const result = body.safeParse(value);
  if (result.success) return { ok: true, body: result.data };
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  };
}

/** The schema itself, for schemas that contain a body. */
export const bodySchema = body;
