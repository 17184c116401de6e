/** A line of JSON → a draft: `{id, title, body, section, date, source, author, lead, url}`. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { baseDirection } from '#arabic/bidi.ts';
import { isArabic, lineText } from '#arabic/letters.ts';
import { webAddress } from '#article/body.ts';
import { canonicalJson } from '#article/canonical.ts';
import { bodyFromText } from '#article/from-text.ts';
import type { CopyResult, CopyWarning } from './draft.ts';

/** Says how records become drafts: part of the hash, so that a better reading updates what was read before. */
const reading = 'record-1';

const line = (most: number) => z.string().max(most).nullish().transform((text) => lineText(text ?? ''));
const record = z.looseObject({
  id: z.union([z.string().trim().min(1).max(200), z.number().int()]).transform(String),
  title: z.string().max(5_000).transform(lineText),
  body: z.string().max(2_000_000),
  section: line(200),
  date: z.string().max(60).nullish(),
  source: line(200),
  author: line(2_000),
  lead: line(20_000),
  url: z.string().max(4_000).nullish(),
});

/** Parses one line of an archive; never throws. `number` is the line's, from 1. */
export function parseArticleRecord(text: string, number: number): CopyResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    return {
      ok: false,
      failure: {
        kind: 'not-json',
        line: number,
        ...(at ? { column: Number(at) + 1 } : {}),
        message: `not JSON: ${(error as Error).message.slice(0, 200)}`,
      },
    };
  }
  const parsed = record.safeParse(value);
  if (!parsed.success) {
    const message = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'record'}: ${issue.message}`).join('; ');
    return { ok: false, failure: { kind: 'wrong-shape', line: number, message } };
  }
  const { id, title, section, source, author, lead, url, date } = parsed.data;
  if (!/[\p{L}\p{N}]/u.test(title)) return { ok: false, failure: { kind: 'no-headline', line: number, message: 'title: holds no word' } };
  if (title.length > 500) return { ok: false, failure: { kind: 'too-long', line: number, message: `title: at most 500 characters; this has ${title.length}` } };
  const language = isArabic(title) || isArabic(parsed.data.body) ? 'ar' : 'en';
  const main = language === 'ar' ? 'rtl' : 'ltr';
  const body = bodyFromText(parsed.data.body, (paragraph) => {
    const direction = baseDirection(paragraph);
    return direction === main ? null : direction;
  });
  if (!body.content.length) return { ok: false, failure: { kind: 'no-body', line: number, message: 'body: holds no text' } };

  const warnings: CopyWarning[] = [];
  const published = date ? new Date(date) : null;
  if (date && Number.isNaN(published?.getTime())) warnings.push({ line: number, message: `date: not read as a date: ${date}` });
  const address = url && webAddress.safeParse(url).success ? url : null;
  if (url && !address) warnings.push({ line: number, message: `url: not an address, left out: ${url.slice(0, 80)}` });
  return {
    ok: true,
    warnings,
    draft: {
      externalId: id,
      kind: 'news',
      language,
      kicker: '',
      headline: title,
      standfirst: standfirstOf(lead, body.content[0]?.type === 'paragraph' ? parsed.data.body : ''),
      body,
      dateline: null,
      sections: section ? [section] : [],
      desks: [],
      people: [],
      topics: [],
      published: published && !Number.isNaN(published.getTime()) ? published : null,
      origin: source || author || address ? { source, author: author.slice(0, 300), url: address } : null,
      hash: createHash('sha256').update(reading).update(canonicalJson(value)).digest('hex'),
    },
  };
}

/** The lead as standfirst, unless it only repeats how the text begins. */
function standfirstOf(lead: string, body: string): string {
  const clipped = lead.replace(/\s*(?:\.{2,}|…|\[…\]|\[\.\.\.\])$/, '');
  return clipped && lineText(body).startsWith(clipped) ? '' : lead.slice(0, 3_000);
}
