/**
 * What a shared document is made of. These names and types are fixed for ever: Yjs merges by them, and a root
 * that was once one type cannot be another.
 */
import type * as Y from 'yjs';
import type { ArticleContent } from '../article.ts';

/**
 * Changes when a document of today cannot be read by the app of yesterday: a page that is still open is told to load
 * anew. 2: citations. 3: paragraphs of background.
 */
export const sharedVersion = 3;

/** Changes only when a document of yesterday cannot be read today: browsers keep unsent text under it. */
export const keptForm = 1;

/** Everything of a revision that people edit together; `origin` says where copy came from and is nobody's to edit. */
export type SharedContent = Omit<ArticleContent, 'origin'>;

/** Fields that are typed into, each a `Y.Text`. */
export const textFields = ['headline', 'kicker', 'standfirst'] as const;
export type TextField = (typeof textFields)[number];

/** Fields that are chosen: plain values in the map `details`, the last choice stands. */
export const detailFields = [
  'kind',
  'language',
  'sections',
  'topics',
  'bylines',
  'leadPicture',
  'dateline',
  'translationOf',
] as const satisfies readonly Exclude<keyof SharedContent, TextField | 'body'>[];
export type DetailField = (typeof detailFields)[number];

export const sharedBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');
export const sharedText = (doc: Y.Doc, field: TextField): Y.Text => doc.getText(field);
export const sharedDetails = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('details');

/** Gives every root its type; what is read before a root has one is read as nothing. */
export function nameRoots(doc: Y.Doc): void {
  sharedBody(doc);
  for (const field of textFields) sharedText(doc, field);
  sharedDetails(doc);
}

/** `documentName(12)` → `'article:12'`: how a document is called on the wire. */
export const documentName = (article: number): string => `article:${article}`;

/** The article that a document is of; `null` for any other name. `articleOfDocument('article:12')` → `12` */
export function articleOfDocument(name: string): number | null {
  const digits = /^article:([1-9]\d{0,8})$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
