/** What an article is, apart from where it is kept: the content that one revision freezes. */
import { z } from 'zod';
import { bodySchema, shownText, webAddress } from './body.ts';

export const articleKinds = ['news', 'analysis', 'opinion', 'explainer', 'live', 'brief'] as const;
export type ArticleKind = (typeof articleKinds)[number];

export const languages = ['ar', 'en'] as const;
export type Language = (typeof languages)[number];

/** A desk or a person that signs; `name` is how it signed this revision. */
const byline = z.strictObject({
  type: z.enum(['desk', 'person']),
  id: z.int().positive(),
  name: shownText.min(1).max(200),
});
export type Byline = z.infer<typeof byline>;

/** Something the article is filed under, with the name it had when this revision was made. */
const filing = z.strictObject({ id: z.int().positive(), name: shownText.min(1).max(200) });
export type Filing = z.infer<typeof filing>;

const leadPicture = z.strictObject({
  picture: z.int().positive(),
  alt: shownText.max(500),
  caption: shownText.max(1000).default(''),
  credit: shownText.max(200).default(''),
});
export type LeadPicture = z.infer<typeof leadPicture>;

export const articleContentSchema = z.strictObject({
  kind: z.enum(articleKinds),
  language: z.enum(languages),
  kicker: shownText.max(200),
  headline: shownText.trim().min(1).max(500),
  standfirst: shownText.max(3000),
  body: bodySchema,
  dateline: z.strictObject({ place: shownText.min(1).max(100) }).nullable(),
  bylines: z.array(byline).max(20),
  /** The first is the primary section. */
  sections: z.array(filing).max(20),
  topics: z.array(filing).max(50),
  leadPicture: leadPicture.nullable(),
  /** Number of the article that this one is a translation of. */
  translationOf: z.int().positive().nullable().default(null),
  /** Where copy came from, when it was not written here: agency or site, its own id and address. */
  origin: z
    .strictObject({ source: shownText.max(200), author: shownText.max(300), url: webAddress.nullable() })
    .nullable(),
});
/**
 * Content while it is written: as above, but the headline may still be missing. What readers are shown has passed
 * `articleContentSchema` (see `publishAll` in desk/publish.ts).
 */
export const draftContentSchema = articleContentSchema.extend({ headline: shownText.trim().max(500) });
/** One revision's content. Immutable once stored; see `desk/` for the only ways to make a new one. */
export type ArticleContent = z.infer<typeof articleContentSchema>;

export const correctionKinds = ['correction', 'clarification', 'update', 'retraction'] as const;
/** What was done to a published piece, as readers are told of it. */
export type CorrectionKind = (typeof correctionKinds)[number];
