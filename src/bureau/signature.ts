/** Who signs a pasted page and when it was published: the lines between its headline and its text. */
import { type DateFound, findDates } from '#arabic/date-reading.ts';
import { instantOf } from '#arabic/instant.ts';
import { lineText, matchText } from '#arabic/letters.ts';

/** What the newsroom knows that helps to read byline and date. */
export interface SignatureKnowledge {
  desks: string[];
  people: string[];
  /** IANA time zone in which dates on the page are meant. */
  timeZone: string;
}

export interface Signer {
  type: 'desks' | 'people';
  name: string;
}

interface DatePart extends DateFound {
  /** Time zone named beside the time, else the newsroom's. */
  timeZone: string;
  says: 'published' | 'updated';
}

/** A line of byline and date, taken apart. */
export interface SignatureLine {
  dates: DatePart[];
  signers: Signer[];
  /** Words that are neither a date nor a known signer. */
  unknown: string[];
  /** What is uncertain about it. */
  doubts: string[];
}

/** A line longer than this is a paragraph, whatever it holds. */
export const longestSignature = 120;
/** More unknown words than this beside a date make a sentence of it. */
const mostUnknownWords = 4;

/** Words that stand around a date and say nothing else (match forms). */
const datingWords = new Set(
  [
    'آخر تحديث تم التحديث محدث نشر نشرت النشر تاريخ التاريخ بتاريخ في الساعة يوم الموافق صباحا مساء ص م توقيت',
    'السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة published updated posted last on at date time',
    'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun',
  ].flatMap((words) => words.split(' ').map(matchText)),
);
const updating = /(?:تحديث|محدث|تعديل|updated|modified)/;
/** «بتوقيت غرينتش», "GMT", "UTC+3" */
const zoneNamed = /بتوقيت\s+(\S+)(?:\s+المكرمة)?|(?<!\p{L})((?:GMT|UTC)(?:\s*[+-]\s*\d{1,2}(?::?\d\d)?)?)/iu;
const zones: Record<string, string> = {
  [matchText('غرينتش')]: 'UTC',
  [matchText('جرينتش')]: 'UTC',
  [matchText('مكة')]: 'Asia/Riyadh',
  [matchText('القاهرة')]: 'Africa/Cairo',
  [matchText('بيروت')]: 'Asia/Beirut',
  [matchText('بغداد')]: 'Asia/Baghdad',
  gmt: 'UTC',
  utc: 'UTC',
};

/**
 * Takes a line apart that is a byline, a date or both; `null` when it is something else.
 *
 * `readSignature('قسم العلاقات الدولية 23/10/2024', …)` → one date, the desk «قسم العلاقات الدولية».
 * `besideDate` says that a date stands on the line before or after: then «فريق المتابعة» is a signer, where
 * alone it may begin a sentence.
 */
export function readSignature(
  text: string,
  knowledge: SignatureKnowledge,
  besideDate = false,
): SignatureLine | null {
  if (text.length > longestSignature) return null;
  const line: SignatureLine = { dates: [], signers: [], unknown: [], doubts: [] };
  line.dates = datesOf(text, knowledge, line.doubts);
  const dated = line.dates.length > 0;
  for (const part of partsBeside(text, line.dates)) {
    const signers = signersOf(part, knowledge, dated || besideDate);
    if (signers) line.signers.push(...signers);
    else line.unknown.push(part);
    if (signers && !dated && !signersOf(part, knowledge, false))
      line.doubts.push(`taken as the byline, because it stands beside the date: «${part}»`);
  }
  if (!dated) return line.signers.length && !line.unknown.length ? line : null;
  const words = line.unknown.flatMap((part) => part.split(' ')).length;
  return words > mostUnknownWords || /[^.]\.$/.test(text) ? null : line;
}

function datesOf(text: string, knowledge: SignatureKnowledge, doubts: string[]): DatePart[] {
  const found = findDates(text);
  const named = zoneNamed.exec(text);
  const zone = named ? zones[matchText(named[1] ?? named[2] ?? '')] : knowledge.timeZone;
  if (!zone && found.some(({ minutes }) => minutes !== null))
    doubts.push(`«${named![0]}»: time zone not known; the time was read in ${knowledge.timeZone}`);
  return found.map((date, index) => ({
    ...date,
    timeZone: zone ?? knowledge.timeZone,
    says: updating.test(matchText(text.slice(found[index - 1]?.end ?? 0, date.start)))
      ? 'updated'
      : 'published',
  }));
}

/** What stands beside the dates, without the words that only introduce them. */
function partsBeside(text: string, dates: DateFound[]): string[] {
  let rest = text;
  for (const { start, end } of dates.toReversed()) rest = `${rest.slice(0, start)} | ${rest.slice(end)}`;
  if (dates.length) rest = rest.replace(zoneNamed, ' | ');
  return rest
    .split(/\s*[|،•·–—]+\s*|\s+-+\s+|,\s+/)
    .map((part) => (dates.length ? withoutDatingWords(part) : lineText(part)))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function withoutDatingWords(part: string): string {
  const words = part.split(/\s+/).filter(Boolean);
  const says = (word: string | undefined): boolean => {
    const key = matchText(word ?? '').replace(/[^\p{L}\p{N}]+/gu, '');
    return !key || datingWords.has(key);
  };
  while (words.length && says(words[0])) words.shift();
  while (words.length && says(words.at(-1))) words.pop();
  return words.join(' ').replace(/^[\s:/-]+|[\s:/-]+$/g, '');
}

const deskAnywhere = /^(?:قسم \S+(?: \S+){0,5}|(?:هيئة|فريق|إدارة) التحرير)$/;
const deskBesideDate = /^(?:قسم|هيئة|فريق|إدارة|دائرة|مكتب|وحدة) \S+(?: \S+){0,2}$/;
const signedAnywhere =
  /^(?:بقلم\s*:?|(?:كتب|كتبت|كتبه|كتبها|إعداد|تقرير|حاوره|حاورته|حاورها)\s*:|by(?=\s)|by\s*:)\s*(.+)$/i;
const signedBesideDate = /^(?:كتب|كتبت|كتبه|كتبها|إعداد|تقرير|حاوره|حاورته|حاورها) (\S+(?: \S+){0,3})$/;
const mostNameWords = 6;

/** The desks or people that a part of a line names; `null` when it names none. */
function signersOf(part: string, knowledge: SignatureKnowledge, besideDate: boolean): Signer[] | null {
  const isKnown = (names: string[], name: string) =>
    names.some((known) => matchText(lineText(known)) === matchText(name));
  if (isKnown(knowledge.desks, part) || deskAnywhere.test(part) || (besideDate && deskBesideDate.test(part)))
    return [{ type: 'desks', name: part }];
  if (isKnown(knowledge.people, part)) return [{ type: 'people', name: part }];
  const signed =
    signedAnywhere.exec(part)?.[1] ?? (besideDate ? signedBesideDate.exec(part)?.[1] : undefined);
  if (!signed || /[.؟!]$/.test(signed)) return null;
  const names = signed.split(/\s*[/&]\s*|\s+(?:و|and)\s+/).filter(Boolean);
  if (names.some((name) => name.split(' ').length > mostNameWords)) return null;
  return names.map((name) => ({ type: isKnown(knowledge.desks, name) ? 'desks' : 'people', name }));
}

/** The instant at which a page says it was published, out of all dates of its signature; doubts go to `doubt`. */
export function publishedOf(
  dates: (DatePart & { line: number })[],
  doubt: (line: number, message: string) => void,
): Date | null {
  for (const { ambiguous, day, line } of dates)
    if (ambiguous) doubt(line, `another reading of this date is possible; read as ${day}`);
  const publishing = dates.filter(({ says }) => says === 'published');
  for (const { day, line } of dates)
    if (publishing.length && !publishing.some((date) => date.line === line && date.day === day))
      doubt(line, `the page says it was updated on ${day}; that date is not kept`);
  const candidates = publishing.length ? publishing : dates;
  // A Hijri day stands beside the Gregorian one that it is.
  const first = candidates.find(({ calendar }) => calendar === 'gregorian') ?? candidates[0];
  if (!first) return null;
  if (!publishing.length)
    doubt(first.line, `only a date of updating was found; taken as that of publication: ${first.day}`);
  if (first.calendar === 'hijri')
    doubt(first.line, `a Hijri date, read by the Umm al-Qura calendar as ${first.day}`);
  const day = 86_400_000;
  for (const other of candidates) {
    const apart = Math.abs(Date.parse(other.day) - Date.parse(first.day));
    if (apart > (other.calendar === first.calendar ? 0 : day))
      doubt(other.line, `a second date, not used: ${other.day}`);
  }
  const timed = candidates.find((date) => date.day === first.day && date.minutes !== null) ?? first;
  return instantOf(timed, timed.timeZone);
}
