/**
 * A pasted page → a draft: the text of an article page as a crawler or a browser's select-all gives it.
 *
 * The lines are read in order as: furniture (dropped) · section labels · headline · byline and date · paragraphs ·
 * an ending («مقالات ذات صلة») after which nothing belongs to the article. What is uncertain becomes a warning
 * with its line.
 */
import { createHash } from 'node:crypto';
import { baseDirection } from '#arabic/bidi.ts';
import { type DateFound, findDates } from '#arabic/date-reading.ts';
import { isArabic, lineText, matchText } from '#arabic/letters.ts';
import { bodyFromText } from '#article/from-text.ts';
import type { CopyFailureKind, CopyResult, CopyWarning, Draft } from './draft.ts';
import { furnitureList } from './furniture.ts';
import { sectionLabels } from './section-labels.ts';

export interface PageKnowledge {
  /** Names and aliases of the newsroom's sections. */
  sections: string[];
  desks: string[];
  people: string[];
  /** Furniture lines of the edition's own sources. */
  furniture: string[];
  /** IANA time zone in which dates on the page are meant. */
  timeZone: string;
}

/** A page of more than this many characters is no page. */
const longestPage = 2_000_000;
const longestHeadline = 300;
/** A line this long is a paragraph, whatever it holds. */
const longestByline = 120;

interface Line {
  text: string;
  number: number;
}

const failed = (kind: CopyFailureKind, line: number, message: string): CopyResult => ({
  ok: false,
  failure: { kind, line, message },
});

/** Parses one page; never throws. */
export function parsePastedPage(page: string, knowledge: PageKnowledge): CopyResult {
  if (page.length > longestPage) return failed('too-long', 1, `a page has at most ${longestPage} characters; this has ${page.length}`);
  const warnings: CopyWarning[] = [];
  const lines = articleLines(page, knowledge, warnings);
  const sections = takeSections(lines, knowledge);
  const headline = takeHeadline(lines, warnings);
  if (!headline) return failed('no-headline', 1, 'no line of this page can be its headline: put the headline on a line of its own, above the text');
  const signature = takeSignature(lines, knowledge, warnings);
  const text = lines.map((line) => line.text).join('\n');
  const body = bodyFromText(text, oppositeDirection(headline.text));
  if (!body.content.length) return failed('no-body', headline.number, 'nothing follows the headline: the page has no text');
  if (!sections.length) warnings.push({ line: headline.number, message: 'no section label found; filed under no section' });
  if (!signature.published) warnings.push({ line: headline.number, message: 'no date found' });
  const hash = createHash('sha256').update(page).digest('hex');
  const draft: Draft = {
    // The same page pasted again is the same article.
    externalId: `page-${hash.slice(0, 16)}`,
    kind: 'news',
    language: isArabic(headline.text) ? 'ar' : 'en',
    kicker: '',
    headline: headline.text,
    standfirst: '',
    body,
    dateline: null,
    sections,
    desks: signature.desks,
    people: signature.people,
    topics: [],
    published: signature.published,
    origin: null,
    hash,
  };
  return { ok: true, draft, warnings };
}

/** Direction for paragraphs that run against the headline's; `null` for those that run with it. */
const oppositeDirection = (headline: string) => {
  const main = isArabic(headline) ? 'rtl' : 'ltr';
  return (paragraph: string) => {
    const direction = baseDirection(paragraph);
    return direction && direction !== main ? direction : null;
  };
};

function articleLines(page: string, knowledge: PageKnowledge, warnings: CopyWarning[]): Line[] {
  const furniture = furnitureList(knowledge.furniture);
  const lines: Line[] = [];
  let ended: string | null = null;
  for (const [index, raw] of page.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const text = lineText(raw);
    const number = index + 1;
    if (!text || furniture.isFurniture(text)) continue;
    // An ending before there is anything to end is a heading at the top of the page.
    if (furniture.isEnding(text)) {
      if (lines.some((line) => line.text.length > longestByline)) ended = text;
      continue;
    }
    if (ended) warnings.push({ line: number, message: `left out, because it stands after «${ended}»: ${text.slice(0, 60)}` });
    else lines.push({ text, number });
  }
  return lines;
}

function takeSections(lines: Line[], knowledge: PageKnowledge): string[] {
  // Labels stand above the headline: in one line or one a line.
  const found: string[] = [];
  while (lines[0]) {
    const labels = sectionLabels(lines[0].text, knowledge.sections);
    if (!labels) break;
    for (const label of labels) if (!found.includes(label)) found.push(label);
    lines.shift();
  }
  return found;
}

function takeHeadline(lines: Line[], warnings: CopyWarning[]): Line | null {
  const at = lines.findIndex((line) => /\p{L}/u.test(line.text) && !isSignature(line.text));
  const headline = lines[at];
  if (!headline || headline.text.length > longestHeadline) return null;
  lines.splice(at, 1);
  if (/[.،؛:]$/.test(headline.text) && !headline.text.endsWith('...'))
    warnings.push({ line: headline.number, message: 'taken as the headline, though it ends like a sentence of the text' });
  return headline;
}

/** A short line that is little more than a date. */
function isSignature(text: string): boolean {
  if (text.length > longestByline) return false;
  const [date] = findDates(text);
  return date !== undefined && restOf(text, date).split(' ').length <= 8;
}

const restOf = (text: string, date: DateFound): string =>
  `${text.slice(0, date.start)} ${text.slice(date.end)}`
    .replace(/(?:آخر تحديث|تاريخ النشر|نشر(?:ت)? في|تم النشر|نُشر في|الساعة|السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة)/g, ' ')
    .replace(/[\s|،,:•·–—-]+/g, ' ')
    .trim();

interface Signature {
  desks: string[];
  people: string[];
  published: Date | null;
}

/** Takes byline and date lines from the top of what is left. */
function takeSignature(lines: Line[], knowledge: PageKnowledge, warnings: CopyWarning[]): Signature {
  const signature: Signature = { desks: [], people: [], published: null };
  while (lines[0] && lines[0].text.length <= longestByline) {
    const line = lines[0];
    const [date] = findDates(line.text);
    const name = date ? restOf(line.text, date) : line.text;
    const signer = name ? signerOf(name, knowledge) : null;
    if (!isSignature(line.text) && !signer) break;
    lines.shift();
    if (signer) signature[signer.type].push(signer.name);
    else if (name) warnings.push({ line: line.number, message: `not known as a desk or a person, left out of the byline: «${name}»` });
    if (!date) continue;
    if (date.ambiguous) warnings.push({ line: line.number, message: `read day first, as ${date.day}` });
    if (signature.published) warnings.push({ line: line.number, message: `a second date, not used: ${date.day}` });
    else signature.published = instantOf(date, knowledge.timeZone);
  }
  return signature;
}

function signerOf(text: string, knowledge: PageKnowledge): { type: 'desks' | 'people'; name: string } | null {
  const same = (name: string) => matchText(lineText(name)) === matchText(text);
  if (knowledge.desks.some(same) || /^(?:قسم|هيئة|فريق|إدارة|دائرة|مكتب) (?:ال)?\S+/.test(text)) return { type: 'desks', name: text };
  const signed = /^(?:بقلم|كتب|كتبت|كتبه|إعداد|تقرير|حاوره|حاورته)\s*:?\s+(.+)$/.exec(text)?.[1];
  const person = signed ?? text;
  if (signed || knowledge.people.some((name) => matchText(lineText(name)) === matchText(person)))
    return { type: 'people', name: person };
  return null;
}

/** The instant of a day and time in a time zone; a day without a time begins at midnight. */
export function instantOf({ day, minutes }: Pick<DateFound, 'day' | 'minutes'>, timeZone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + (minutes ?? 0) * 60_000;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    numberingSystem: 'latn',
    calendar: 'gregory',
  });
  const offset = (at: number) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at;
  // Twice, for instants near a change of the clock.
  const first = wall - offset(wall);
  return new Date(wall - offset(first));
}
