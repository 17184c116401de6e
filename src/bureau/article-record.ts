/** A line of JSON → a draft: `{id, title, body, section, date, source, author, lead, url}`. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findDates } from '#arabic/date-reading.ts';
import { instantOf } from '#arabic/instant.ts';
import { lineText } from '#arabic/letters.ts';
import { webAddress } from '#article/body.ts';
import { canonicalJson } from '#article/canonical.ts';
import { bodyFromText } from '#article/from-text.ts';
import type { CopyFailure, CopyResult, CopyWarning } from './draft.ts';
import { againstDirection, languageOf } from './writing.ts';

/** Says how records become drafts: part of the hash, so that a better reading updates what was read before. */
const reading = 'record-2';

const line = (most: number) =>
  z
    .string()
    .max(most)
    .nullish()
    .transform((text) => lineText(text ?? ''));
/** Members that are not named here are not read. */
const record = z.object({
  id: z.union([z.string().trim().min(1).max(200), z.number().int()]).transform((id) => lineText(String(id))),
  title: z.string().max(5_000).transform(lineText),
  body: z.string().max(2_000_000),
  section: line(200),
  date: line(60),
  source: line(200),
  author: line(2_000),
  lead: line(20_000),
  url: z.string().max(4_000).nullish(),
});

/** Longest that `ArticleContent` takes. */
const longest = { title: 500, lead: 3_000, author: 300 };

/**
 * Parses one line of an archive; never throws. `number` is the line's, from 1; `timeZone` is where dates are meant
 * that do not say.
 */
export function parseArticleRecord(text: string, number: number, timeZone = 'UTC'): CopyResult {
  const failed = (kind: CopyFailure['kind'], message: string, column?: number): CopyResult => ({
    ok: false,
    failure: { kind, line: number, ...(column ? { column } : {}), message },
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    const reason = lineText((error as Error).message).slice(0, 200);
    return failed('not-json', `not JSON: ${reason}`, at ? Number(at) + 1 : undefined);
  }
  const parsed = record.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'record'}: ${issue.message}`,
    );
    return failed('wrong-shape', problems.join('; '));
  }
  const { id, title, section, source, author, lead, url, date } = parsed.data;
  if (!id) return failed('wrong-shape', 'id: shows as nothing');
  if (!/[\p{L}\p{N}]/u.test(title)) return failed('no-headline', 'title: holds no word');
  if (title.length > longest.title)
    return failed('too-long', `title: at most ${longest.title} characters; this has ${title.length}`);
  const language = languageOf(title, parsed.data.body);
  const body = bodyFromText(parsed.data.body, againstDirection(language));
  if (!body.content.length) return failed('no-body', 'body: holds no text');

  const warnings: CopyWarning[] = [];
  const warn = (message: string): void => {
    warnings.push({ line: number, message });
  };
  const cut = (name: 'lead' | 'author', words: string): string => {
    if (words.length <= longest[name]) return words;
    warn(`${name}: cut after ${longest[name]} characters of ${words.length}`);
    return words.slice(0, longest[name]).replace(/[\ud800-\udbff]$/, '');
  };
  const address = url && webAddress.safeParse(url).success ? url : null;
  if (url && !address) warn(`url: not an address, left out: ${lineText(url).slice(0, 80)}`);
  return {
    ok: true,
    warnings,
    draft: {
      externalId: id,
      kind: 'news',
      language,
      kicker: '',
      headline: title,
      standfirst: opensText(lead, parsed.data.body) ? '' : cut('lead', lead),
      body,
      dateline: null,
      sections: section ? [section] : [],
      desks: [],
      people: [],
      topics: [],
      published: date ? readDate(date, timeZone, warn) : null,
      origin: source || author || address ? { source, author: cut('author', author), url: address } : null,
      hash: createHash('sha256').update(reading).update(canonicalJson(parsed.data)).digest('hex'),
    },
  };
}

const isoTime =
  /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/** ISO 8601 is what a record should hold; other spellings are read as the press writes dates, with a warning. */
function readDate(date: string, timeZone: string, warn: (message: string) => void): Date | null {
  const [, day, hours = '0', minutes = '0', seconds = '0', zone] = isoTime.exec(date) ?? [];
  if (day && isDay(day)) {
    const wall = { day, minutes: Number(hours) * 60 + Number(minutes) };
    const instant = instantOf(wall, zone ? 'UTC' : timeZone).getTime() + Number(seconds) * 1000;
    return new Date(instant - minutesAhead(zone) * 60_000);
  }
  const [found] = day ? [] : findDates(date);
  if (!found) {
    warn(`date: not read as a date: ${date}`);
    return null;
  }
  warn(
    `date: ${date}: read as ${found.day}${found.minutes === null ? '' : ' with its time'}, in ${timeZone}`,
  );
  return instantOf(found, timeZone);
}

/** `isDay('2024-02-30')` → `false` */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** `minutesAhead('+03:30')` → 210; `minutesAhead('Z')` → 0 */
function minutesAhead(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** Whether the lead only repeats how the text begins. */
function opensText(lead: string, body: string): boolean {
  const clipped = lead.replace(/\s*(?:\.{2,}|…|\[…\]|\[\.\.\.\])$/, '');
  return Boolean(clipped) && lineText(body.slice(0, 2 * clipped.length + 1_000)).startsWith(clipped);
}
