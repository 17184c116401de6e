/**
 * A pasted page → a draft: the text of an article page as a crawler or a browser's select-all gives it.
 *
 * The lines are read in order as: furniture (dropped) · section labels · headline · byline and date · paragraphs ·
 * an ending («مقالات ذات صلة») after which nothing belongs to the article. What is uncertain becomes a warning
 * with its line.
 */
import { createHash } from 'node:crypto';
import { lineText, matchText } from '#arabic/letters.ts';
import { bodyFromText } from '#article/from-text.ts';
import type { CopyFailureKind, CopyResult, CopyWarning, Draft } from './draft.ts';
import { furnitureList } from './furniture.ts';
import { sectionLabels } from './section-labels.ts';
import { longestSignature, publishedOf, readSignature, type SignatureLine } from './signature.ts';
import { againstDirection, languageOf } from './writing.ts';

export { instantOf } from '#arabic/instant.ts';

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

/** A page of more characters or lines than this is no page. */
const longestPage = 2_000_000;
const mostLines = 20_000;
const longestHeadline = 300;
/** More section names than this above a headline are the site's menu. */
const mostSections = 4;
/** How many lines below the headline may hold byline and date. */
const signatureDepth = 8;
/** How many lines below the page's title its headline may stand, and how often it may stand above itself. */
const titleDepth = 8;
const mostTitles = 3;
const mostTopics = 20;

const lineEnd = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/;

interface Line {
  text: string;
  number: number;
}

interface Reading {
  readonly knowledge: PageKnowledge;
  /** Lines not yet understood. */
  lines: Line[];
  topics: string[];
  warn(line: number, message: string): void;
}

const failed = (kind: CopyFailureKind, line: number, message: string): CopyResult => ({
  ok: false,
  failure: { kind, line, message },
});

/** Parses one page; never throws. */
export function parsePastedPage(page: string, knowledge: PageKnowledge): CopyResult {
  if (page.length > longestPage)
    return failed('too-long', 1, `a page has at most ${longestPage} characters; this has ${page.length}`);
  const warnings: CopyWarning[] = [];
  const reading: Reading = {
    knowledge,
    lines: [],
    topics: [],
    warn: (line, message) => {
      warnings.push({ line, message });
    },
  };
  const pageLines = page.split(lineEnd);
  if (pageLines.length > mostLines)
    return failed(
      'too-long',
      mostLines + 1,
      `a page has at most ${mostLines} lines; this has ${pageLines.length}`,
    );
  takeArticleLines(reading, pageLines);
  let sections = takeSections(reading);
  for (let titles = 0; titles < mostTitles && dropTitle(reading); titles++)
    sections = [...new Set([...sections, ...takeSections(reading)])];
  const headline = takeHeadline(reading);
  if (!headline)
    return failed(
      'no-headline',
      reading.lines[0]?.number ?? 1,
      'no line of this page can be its headline: put the headline on a line of its own, above the text',
    );
  const signature = takeSignature(reading);
  sections = [...new Set([...sections, ...signature.sections])];
  const text = reading.lines.map((line) => line.text).join('\n');
  const language = languageOf(headline.text, text);
  const body = bodyFromText(text, againstDirection(language));
  if (!body.content.length)
    return failed('no-body', headline.number, 'nothing follows the headline: the page has no text');
  if (!sections.length) reading.warn(headline.number, 'no section label found; filed under no section');
  if (!signature.published) reading.warn(headline.number, 'no date found');
  const hash = createHash('sha256').update(page).digest('hex');
  const draft: Draft = {
    // The same page pasted again is the same article.
    externalId: `page-${hash.slice(0, 16)}`,
    kind: 'news',
    language,
    kicker: '',
    headline: headline.text,
    standfirst: '',
    body,
    dateline: null,
    sections,
    desks: signature.desks,
    people: signature.people,
    topics: reading.topics,
    published: signature.published,
    origin: null,
    hash,
  };
  return { ok: true, draft, warnings: warnings.sort((a, b) => a.line - b.line) };
}

const wordsIn = (text: string): number => text.split(' ').length;
const shortened = (text: string): string =>
  text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
/** Too long for a label or a link, or ending as only sentences end. */
const isParagraph = (text: string): boolean =>
  text.length > longestSignature || (wordsIn(text) >= 5 && /[^.]\.["»”)]*$/.test(text));

/** The lines of the page that may be the article's: without furniture, boxes of links and what follows the end. */
function takeArticleLines(reading: Reading, pageLines: string[]): void {
  const furniture = furnitureList(reading.knowledge.furniture);
  const { lines, warn } = reading;
  let begun = false;
  let ended: string | null = null;
  let aside: string | null = null;
  for (const [index, raw] of pageLines.entries()) {
    const text = lineText(raw);
    const number = index + 1;
    if (!text || furniture.isFurniture(text)) continue;
    if (ended) {
      if (!furniture.isEnding(text))
        warn(number, `left out, because it stands after «${ended}»: ${shortened(text)}`);
      continue;
    }
    const asideKind = furniture.asideKind(text);
    if (furniture.isEnding(text)) {
      // Before there is anything to end it is a heading at the top of the page.
      if (begun) ended = text;
      else if (lines.length)
        warn(number, `«${text}» stands above any paragraph; taken as a heading of the page's top`);
    } else if (asideKind) {
      if (asideKind === 'line') warn(number, `left out, a link to another article: ${shortened(text)}`);
      else if (begun) aside = text;
    } else if (aside && !isParagraph(text))
      warn(number, `left out, because it stands under «${aside}»: ${shortened(text)}`);
    else if (furniture.isRelativeTime(text))
      warn(number, `«${text}» counts from when the page was read; it gives no date`);
    else if (lines.length && takeTopics(reading, text, number)) continue;
    else {
      if (aside) warn(number, `the text is taken to go on here, after the links under «${aside}»`);
      aside = null;
      begun ||= isParagraph(text);
      lines.push({ text, number });
    }
  }
}

/** «#غزة #روسيا» or «الوسوم: غزة، روسيا» */
function takeTopics(reading: Reading, text: string, number: number): boolean {
  const listed = /^(?:الوسوم|وسوم|كلمات دلالية|كلمات مفتاحية|الكلمات المفتاحية|tags)\s*:\s*(.+)$/i.exec(
    text,
  )?.[1];
  if (!listed && !/^(?:#[\p{L}\p{N}\p{M}_]+[\s،,|]*)+$/u.test(text)) return false;
  const names = (listed?.split(/[،,|#]/) ?? text.split(/[#\s،,|]+/)).map((name) =>
    lineText(name.replaceAll('_', ' ')),
  );
  const topics = names.filter((name) => /[\p{L}\p{N}]/u.test(name));
  if (topics.some((name) => name.length > 100) || reading.topics.length + topics.length > mostTopics)
    return false;
  for (const topic of topics) if (!reading.topics.includes(topic)) reading.topics.push(topic);
  reading.warn(number, `taken as topics: ${topics.join('، ')}`);
  return true;
}

/** Section labels stand above the headline: in one line, one a line, or as a path «الرئيسية › آسيا › …». */
function takeSections(reading: Reading): string[] {
  const { lines, knowledge, warn } = reading;
  const found: string[] = [];
  let menuLines = 0;
  let lastLabels: string[] = [];
  let number = 0;
  for (let line = lines[0]; line; line = lines[0]) {
    const labels = sectionLabels(line.text, knowledge.sections);
    const path = labels ? null : takePath(line, knowledge, warn);
    if (!labels && !path?.labels.length) break;
    lastLabels = labels ?? path!.labels;
    for (const label of lastLabels) if (!found.includes(label)) found.push(label);
    number = line.number;
    menuLines++;
    if (path?.rest) {
      lines[0] = { text: path.rest, number };
      break;
    }
    lines.shift();
  }
  if (found.length <= mostSections || menuLines === 1) return found;
  warn(
    number,
    `${found.length} section names above the headline look like a menu; only the last line counts: ${lastLabels.join('، ')}`,
  );
  return lastLabels;
}

/** Takes «الرئيسية › آسيا › » off the beginning of a line. */
function takePath(
  line: Line,
  knowledge: PageKnowledge,
  warn: Reading['warn'],
): { labels: string[]; rest: string } {
  const labels: string[] = [];
  let rest = line.text;
  let fromHome = false;
  const isShort = (name: string) => name.length <= 30 && wordsIn(name) <= 3;
  const takeUnknown = (name: string): void => {
    labels.push(name);
    warn(line.number, `«${name}» is not known as a section; taken as one from the path it stands in`);
  };
  for (let step = pathStep.exec(rest); step; step = pathStep.exec(rest)) {
    const [whole, name = ''] = step;
    const known = sectionLabels(name, knowledge.sections);
    if (isHome(name) && !labels.length) fromHome = true;
    else if (known) labels.push(...known);
    else if (fromHome && isShort(name)) takeUnknown(name);
    else break;
    rest = rest.slice(whole.length);
  }
  const last = sectionLabels(rest, knowledge.sections);
  if (last) labels.push(...last);
  else if (fromHome && isShort(rest)) takeUnknown(rest);
  else return { labels, rest };
  return { labels, rest: '' };
}

const pathStep = /^(.{1,40}?)(?:\s+[›»>/|\\]\s*|\s*[›»>/|\\]\s+)(?=\S)/;
const homes = new Set(['الرئيسية', 'الصفحة الرئيسية', 'home'].map(matchText));
const isHome = (text: string): boolean => homes.has(matchText(text));

/**
 * Drops the page's title where the headline comes again below it: the same, with the site's name after it, or cut
 * short by a path. True when something was dropped.
 */
function dropTitle({ lines }: Reading): boolean {
  const title = lines[0];
  if (!title) return false;
  const key = matchText(title.text);
  const named = matchText(title.text.replace(siteName, ''));
  const cut = /^(.{10,}?)\s*(?:…|\.{3})$/.exec(title.text)?.[1];
  const below = lines.slice(1, titleDepth).filter(({ text }) => text.length <= longestHeadline);
  const again = below.some(({ text }) => {
    const line = matchText(text);
    return line === key || line === named || (cut && !isParagraph(text) && line.startsWith(matchText(cut)));
  });
  if (again) lines.shift();
  return again;
}

const siteName = /\s+[|–—-]\s+[^|–—]{1,40}$/;

function takeHeadline(reading: Reading): Line | null {
  const { lines, knowledge, warn } = reading;
  const at = lines.findIndex(
    ({ text }) => /\p{L}/u.test(text) && !readSignature(text, knowledge)?.dates.length,
  );
  const found = lines[at];
  if (!found || found.text.length > longestHeadline) return null;
  lines.splice(at, 1);
  const site = /\s+\|\s+([^|]{1,40})$/.exec(found.text);
  if (site && wordsIn(found.text.slice(0, site.index)) >= 3) {
    warn(found.number, `left out of the headline as the site's name: «${site[1]}»`);
    found.text = found.text.slice(0, site.index);
  }
  if (/[.،؛:]$/.test(found.text) && !found.text.endsWith('...'))
    warn(found.number, 'taken as the headline, though it ends like a sentence of the text');
  const below = lines[at];
  if (wordsIn(found.text) <= 2 && below && wordsIn(below.text) >= 5 && !isParagraph(below.text))
    warn(
      found.number,
      `taken as the headline, though it is short; the line below may be it: ${shortened(below.text)}`,
    );
  return found;
}

interface Signature {
  desks: string[];
  people: string[];
  sections: string[];
  published: Date | null;
}

/** Takes byline, date and labels from the lines above the text; others that stand among them stay in the text. */
function takeSignature({ lines, knowledge, warn }: Reading): Signature {
  const signature: Signature = { desks: [], people: [], sections: [], published: null };
  const dates: Parameters<typeof publishedOf>[0] = [];
  const kept: Line[] = [];
  const isDated = (line: Line | undefined) =>
    Boolean(line && readSignature(line.text, knowledge)?.dates.length);
  const long = lines.findIndex(({ text }) => text.length > longestSignature);
  const header = lines.slice(0, Math.min(signatureDepth, long < 0 ? lines.length : long));
  let taken = 0;
  for (const [index, line] of header.entries()) {
    const read = readSignature(
      line.text,
      knowledge,
      isDated(header[index - 1]) || isDated(header[index + 1]),
    );
    const labels = read ? null : sectionLabels(line.text, knowledge.sections);
    if (read) {
      for (const { type, name } of read.signers)
        if (!signature[type].includes(name)) signature[type].push(name);
      dates.push(...read.dates.map((date) => ({ ...date, line: line.number })));
      warnOf(read, line, warn);
    } else if (labels) signature.sections.push(...labels);
    else if (!/\p{L}/u.test(line.text) && !/\p{Extended_Pictographic}/u.test(line.text))
      warn(line.number, `left out, a figure that says nothing by itself: ${line.text}`);
    else {
      kept.push(line);
      continue;
    }
    taken = index + 1;
  }
  const above = kept.filter((line) => header.indexOf(line) < taken);
  for (const { number, text } of above)
    warn(number, `stands above byline or date; kept in the text: ${shortened(text)}`);
  lines.splice(0, taken, ...above);
  signature.published = publishedOf(dates, warn);
  return signature;
}

function warnOf(read: SignatureLine, line: Line, warn: Reading['warn']): void {
  for (const doubt of read.doubts) warn(line.number, doubt);
  for (const name of read.unknown)
    warn(line.number, `not known as a desk or a person, left out of the byline: «${name}»`);
}
