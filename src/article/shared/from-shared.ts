/** A shared document → the content of a revision. */
import type * as Y from 'yjs';
import { type ArticleContent, draftContentSchema } from '../article.ts';
import { looseChildren } from './nodes.ts';
import {
  detailFields,
  type SharedContent,
  sharedBody,
  sharedDetails,
  sharedText,
  textFields,
} from './shape.ts';
import { tidyBlocks, tidyText } from './tidy.ts';

/** What stands in the way of a revision, and where: `{path: 'headline', message: '…'}`. */
export interface Problem {
  path: string;
  message: string;
}

export type SharedResult =
  | { ok: true; content: SharedContent; problems: [] }
  /** `fields`: what is there, unchecked, so that it can be shown beside what is wrong with it. */
  | { ok: false; fields: Record<string, unknown>; problems: Problem[] };

/** Of the schema that revisions are checked by, all that is shared. */
const sharedContentSchema = draftContentSchema.omit({ origin: true });

/** The fields as they stand, tidied but not checked. */
export function sharedFields(doc: Y.Doc): Record<string, unknown> {
  const details = sharedDetails(doc);
  return {
    ...Object.fromEntries(detailFields.map((field) => [field, details.get(field) ?? null])),
    ...Object.fromEntries(textFields.map((field) => [field, tidyText(sharedText(doc, field).toString())])),
    body: { type: 'doc', content: tidyBlocks(looseChildren(sharedBody(doc))) },
  };
}

/**
 * Reads a shared document, tidies it and checks it. Never throws and changes nothing: what cannot be a revision
 * comes back with the places and reasons.
 *
 * `fromShared(doc of toShared(content))` → `{ok: true, content, problems: []}`
 */
export function fromShared(doc: Y.Doc): SharedResult {
  const fields = sharedFields(doc);
  const result = sharedContentSchema.safeParse(fields);
  if (result.success) return { ok: true, content: result.data, problems: [] };
  return {
    ok: false,
    fields,
    problems: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  };
}

/** A revision's content in the form it has after having been shared: what `fromShared` would give for it. */
export const tidyContent = <Content extends SharedContent | ArticleContent>(content: Content): Content => ({
  ...content,
  ...Object.fromEntries(textFields.map((field) => [field, tidyText(content[field])])),
  body: { type: 'doc', content: tidyBlocks(content.body.content as never) } as never,
});
