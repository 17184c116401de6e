/** Live coverage: entries to an article of kind live, each before readers as soon as it is written. */
import { z } from 'zod';
import { backgroundsIn } from './backgrounds.ts';
import { bodySchema } from './body.ts';
import { bodyText } from './plain-text.ts';

/** Longer than this it is an article of its own. Letters. */
export const mostEntry = 5_000;
/** What an entry is made of: words. Pictures and tables belong to the article. */
const ofWords: readonly string[] = ['paragraph', 'blockquote', 'bulletList', 'orderedList'];

export const liveEntrySchema = z
  .strictObject({
    headline: z.string().trim().max(200).default(''),
    body: bodySchema,
    /** When it happened; `null`: now, or as it was said before. */
    at: z.iso.datetime({ offset: true }).nullable().default(null),
    key: z.boolean().default(false),
    pinned: z.boolean().default(false),
  })
  .refine(({ headline, body }) => headline !== '' || bodyText(body).trim() !== '', {
    path: ['body'],
    message: 'An entry says something.',
  })
  .refine(({ body }) => bodyText(body).length <= mostEntry, {
    path: ['body'],
    message: `An entry has ${mostEntry} letters at most: what is longer is an article of its own.`,
  })
  .refine(({ body }) => body.content.every(({ type }) => ofWords.includes(type)), {
    path: ['body'],
    message: 'An entry is words: pictures, tables and headings stand in the article.',
  })
  .refine(({ body }) => !backgroundsIn(body).length, {
    path: ['body'],
    message: 'An entry says what is new: background from a story file stands in the article.',
  });
export type LiveEntryContent = z.infer<typeof liveEntrySchema>;

/** Address of an entry on its page, and of a block in it: two entries may begin alike. */
export const entryId = (entry: number): string => `e${entry}`;
export const entryBlockId = (entry: number, block: string): string => `${entryId(entry)}-${block}`;
