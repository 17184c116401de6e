/**
 * What the daybook binds: the record of a version, which is what readers were shown, and the entry, which names the
 * record by its hash. Both are canonical JSON, so that who has the same facts comes to the same bytes.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ArticleContent, articleKinds, correctionKinds, languages } from '#article/article.ts';
import { bodySchema } from '#article/body.ts';
import { canonicalJson } from '#article/canonical.ts';

const time = z.iso.datetime();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1);

const shownPicture = z.strictObject({
  /** First 20 hex digits of the SHA-256 of the original's bytes, as the site names it in addresses. */
  hash: z.string().regex(/^[0-9a-f]{20}$/),
  width: z.int().positive(),
  height: z.int().positive(),
  colour: z.string(),
});
export type RecordedPicture = z.infer<typeof shownPicture>;

const head = {
  format: z.literal('warraq-record/1'),
  article: z.int().positive(),
  version: z.int().positive(),
  at: time,
};
const correction = z.strictObject({ kind: z.enum(correctionKinds), note: z.string(), at: time });

const shown = z.strictObject({
  ...head,
  act: z.enum(['publish', 'update', 'correct']),
  slug: z.string(),
  published: time,
  updated: time,
  kind: z.enum(articleKinds),
  language: z.enum(languages),
  kicker: z.string(),
  headline: z.string(),
  standfirst: z.string(),
  dateline: z.string().nullable(),
  body: bodySchema,
  bylines: z.array(z.strictObject({ type: z.enum(['desk', 'person']), name })),
  sections: z.array(name),
  topics: z.array(name),
  leadPicture: z
    .strictObject({ picture: z.int().positive(), alt: z.string(), caption: z.string(), credit: z.string() })
    .nullable(),
  /** Every picture that is named above, by its number. */
  pictures: z.record(z.string(), shownPicture),
  /** All that readers were told by then, the oldest first. */
  corrections: z.array(correction),
  origin: z.strictObject({ source: z.string(), author: z.string(), url: z.string().nullable() }).nullable(),
  translationOf: z.int().positive().nullable(),
});
/** The article was taken from before readers: nothing is shown from then on. */
const withdrawn = z.strictObject({ ...head, act: z.literal('unpublish') });
/** An entry of a live coverage as readers had it; taken back, only the note is left of it. */
const coverageEntry = z.strictObject({
  id: z.int().positive(),
  at: time,
  headline: z.string(),
  body: bodySchema,
  key: z.boolean(),
  pinned: z.boolean(),
  edited: time.nullable(),
  removed: z.strictObject({ note: z.string() }).nullable(),
});
export type RecordedEntry = z.infer<typeof coverageEntry>;
/** What was added to a coverage since its version before: every change once, with the entry as it left it. */
const covered = z.strictObject({
  ...head,
  format: z.literal('warraq-coverage/1'),
  act: z.literal('cover'),
  changes: z
    .array(
      z.strictObject({
        number: z.int().positive(),
        act: z.enum(['add', 'edit', 'mark', 'remove']),
        at: time,
        entry: coverageEntry,
      }),
    )
    .min(1),
});
export type CoverageRecord = z.infer<typeof covered>;
export const versionRecord = z.discriminatedUnion('act', [shown, withdrawn, covered]);
export type ShownRecord = z.infer<typeof shown>;
export type VersionRecord = z.infer<typeof versionRecord>;

export const versionEntry = z.strictObject({
  format: z.literal('warraq-entry/1'),
  /** Name of the site when it was entered. */
  site: name,
  article: z.int().positive(),
  version: z.int().positive(),
  act: z.enum(['publish', 'update', 'correct', 'unpublish', 'cover']),
  at: time,
  /** SHA-256 of the record's bytes. */
  record: sha256,
  /** Hash in the tree of the entry of the article's version before; `null` for the first. */
  previous: sha256.nullable(),
});
export type VersionEntry = z.infer<typeof versionEntry>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Canonical JSON in UTF-8. */
export const canonicalBytes = (value: VersionRecord | VersionEntry): Uint8Array =>
  encoder.encode(canonicalJson(value));

/** SHA-256 of bytes, in hex. */
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What bytes say; `null` when they are not what `canonicalBytes` writes, to the last byte. */
function parse<Value extends VersionRecord | VersionEntry>(
  schema: z.ZodType<Value>,
  bytes: Uint8Array,
): Value | null {
  try {
    const text = decoder.decode(bytes);
    const value: unknown = JSON.parse(text);
    // Compared before the schema adds what was not there yet when the record was written.
    return canonicalJson(value) === text ? schema.parse(value) : null;
  } catch {
    // Not UTF-8, not JSON, or not of this shape: all of it is «no record».
    return null;
  }
}
export const parseRecord = (bytes: Uint8Array): VersionRecord | null => parse(versionRecord, bytes);
export const parseEntry = (bytes: Uint8Array): VersionEntry | null => parse(versionEntry, bytes);

/** What of a content stands in its record: everything but numbers that mean something only inside. */
export const recordedContent = (content: ArticleContent) => ({
  kind: content.kind,
  language: content.language,
  kicker: content.kicker,
  headline: content.headline,
  standfirst: content.standfirst,
  dateline: content.dateline?.place ?? null,
  body: content.body,
  bylines: content.bylines.map(({ type, name: signed }) => ({ type, name: signed })),
  sections: content.sections.map((section) => section.name),
  topics: content.topics.map((topic) => topic.name),
  leadPicture: content.leadPicture && {
    picture: content.leadPicture.picture,
    alt: content.leadPicture.alt,
    caption: content.leadPicture.caption,
    credit: content.leadPicture.credit,
  },
  origin: content.origin && {
    source: content.origin.source,
    author: content.origin.author,
    url: content.origin.url,
  },
  translationOf: content.translationOf ?? null,
});

/** Numbers of the pictures that a content shows. */
export const picturesOf = ({ leadPicture, body }: Pick<ArticleContent, 'leadPicture' | 'body'>): number[] => [
  ...(leadPicture ? [leadPicture.picture] : []),
  ...body.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.picture] : [])),
];

/** A record as a content again, for comparing two: filings have names only, and so any number. */
export const contentOf = (record: ShownRecord): ArticleContent => ({
  kind: record.kind,
  language: record.language,
  kicker: record.kicker,
  headline: record.headline,
  standfirst: record.standfirst,
  dateline: record.dateline === null ? null : { place: record.dateline },
  body: record.body,
  bylines: record.bylines.map((byline) => ({ ...byline, id: 1 })),
  sections: record.sections.map((section) => ({ id: 1, name: section })),
  topics: record.topics.map((topic) => ({ id: 1, name: topic })),
  leadPicture: record.leadPicture,
  origin: record.origin,
  translationOf: record.translationOf,
});
