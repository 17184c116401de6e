/** Entries of a live coverage against what their records say: on the pages of a site, and as a newsroom keeps them. */
import { canonicalJson } from '#article/canonical.ts';
import { coverageOf, newestFirst, type RecordedCoverage } from '#daybook/coverage.ts';
import type { CoverageRecord, RecordedEntry } from '#daybook/record.ts';
import type { Coverage } from '#desk/live/carry.ts';
import { byClass, classesOf, type Element, findAll, parseMarkup, plain, textOf } from './markup.ts';
import { isFurniture, linksIn, linksOn, wordsOf } from './page.ts';
import type { Report } from './source.ts';

/** What the pages of a coverage show. */
export interface SeenCoverage {
  /** Number of the last change that is on them. */
  cursor: number;
  /** Entries in their order, those that are pinned above left out. */
  entries: Element[];
  /** Entries that stand above the others, and the points that all is summed up in. */
  above: Element[];
  points: Element[];
}

/** The coverage on an article's own page; `null`: there is none. */
export function coverageOn(page: string): SeenCoverage | null {
  const [section] = findAll(parseMarkup(page), ({ attributes }) => attributes.get('id') === 'live');
  if (!section) return null;
  const entries = byClass(section, 'div', 'entry');
  const isAbove = (entry: Element): boolean => entry.attributes.get('id')?.startsWith('pin') ?? false;
  return {
    cursor: Number(section.attributes.get('data-cursor')),
    entries: entries.filter((entry) => !isAbove(entry)),
    above: entries.filter(isAbove),
    points: byClass(section, 'nav', 'keys').flatMap((nav) => findAll(nav, ({ tag }) => tag === 'a')),
  };
}

/** The older entries on a page of their own. */
export const olderOn = (page: string): Element[] => byClass(parseMarkup(page), 'div', 'entry');

const numberOf = (id: string | undefined): number => Number(/(?:^|#)(?:e|pin)(\d+)$/.exec(id ?? '')?.[1]);

/**
 * Reports every entry that says another thing than its record, stands elsewhere, or is not recorded. As many as have changed
 * since the last record may: what is changed is recorded some minutes later.
 */
export function compareCoverage(
  where: string,
  seen: SeenCoverage,
  recorded: RecordedCoverage,
  report: Report,
  remark: (text: string) => void,
): void {
  const differing = new Map<number, string>();
  const expected = newestFirst(recorded);
  const order: number[] = [];
  for (const element of [...seen.entries, ...seen.above]) {
    const id = numberOf(element.attributes.get('id'));
    const entry = recorded.entries.get(id);
    if (!entry) {
      if (recorded.whole) differing.set(id, `«${textOf(element)}» is not recorded`);
      continue;
    }
    if (seen.entries.includes(element)) order.push(id);
    const what = differenceIn(element, entry);
    if (what) differing.set(id, what);
  }
  for (const point of seen.points) {
    const id = numberOf(point.attributes.get('href'));
    const headline = plain(recorded.entries.get(id)?.headline ?? '');
    if (headline && textOf(point) !== headline && !differing.has(id))
      differing.set(id, `among the key points it is «${textOf(point)}» and was «${headline}»`);
  }
  for (const { id } of expected)
    if (!order.includes(id)) differing.set(id, 'it is not on the pages any longer');
  const late = seen.cursor - recorded.upTo;
  if (late > 0) remark(`${where}: ${late} changes wait to be entered.`);
  if (differing.size > Math.max(late, 0))
    for (const [id, what] of differing) report(where, `entry ${id}: ${what}`);
  else if (late <= 0) {
    const there = expected.map(({ id }) => id).filter((id) => order.includes(id));
    if (there.join(' ') !== order.join(' ')) report(where, 'its entries stand in another order');
  }
  if (late < 0) report(where, `${recorded.upTo} changes are recorded, and it shows ${seen.cursor}`);
}

/** What an entry on a page says otherwise than its record; '' when nothing. */
function differenceIn(element: Element, entry: RecordedEntry): string {
  const said = (what: string, seen: string, recorded: string): string =>
    seen === recorded ? '' : `${what} is «${seen}» and was «${recorded}»`;
  const [headline] = findAll(element, ({ tag }) => tag === 'h3');
  const [note] = byClass(element, 'p', 'removed');
  const [when] = byClass(element, 'p', 'when');
  const rest: Element = {
    ...element,
    children: element.children.filter((child) => ![headline, note, when].includes(child as Element)),
  };
  const text = entry.body.content.map((block) => plain(wordsOf(block))).join(' ');
  const links = (all: string[]): string => all.join(' ');
  const isKey = classesOf(element).includes('key');
  return (
    said('its hour', element.attributes.get('data-at') ?? '', String(Date.parse(entry.at))) ||
    said('its headline', headline ? textOf(headline) : '', plain(entry.headline)) ||
    said('its text', textOf(rest, isFurniture), plain(text)) ||
    said('what it leads to', links(linksOn(rest)), links(linksIn(entry.body))) ||
    (entry.removed
      ? note && textOf(note).endsWith(plain(entry.removed.note))
        ? ''
        : `it was taken back: «${entry.removed.note}»`
      : note
        ? `it is «${textOf(note)}», and was not taken back`
        : said('a key point it', String(isKey), String(entry.key))) ||
    (entry.edited !== null && !(when && findAll(when, ({ tag }) => tag === 'span').some(isNote))
      ? 'that it was edited is not said'
      : '')
  );
}
/** Beside the hour: when it was edited. The hour itself is a span too. */
const isNote = (span: Element): boolean => !classesOf(span).includes('hour');

const differs = (a: unknown, b: unknown): boolean => canonicalJson(a) !== canonicalJson(b);

/**
 * Reports where a coverage as it is kept, with what stood before each change, is not what its records say. `null` in their
 * place: withheld.
 */
export function compareKept(
  where: string,
  records: readonly (CoverageRecord | null)[],
  kept: Coverage | null,
  report: Report,
  remark: (text: string) => void,
): void {
  const recorded = coverageOf(records);
  const changes = new Map(kept?.changes.map((change) => [change.number, change]));
  const standing = new Map<number, RecordedEntry>();
  for (const { number, act, at, entry } of records.flatMap((record) => record?.changes ?? [])) {
    const change = changes.get(number);
    const [id, before] = [entry.id, standing.get(entry.id)];
    standing.set(id, entry);
    if (!change || differs([change.act, change.entry, change.at], [act, id, at]))
      report(where, `change ${number} is another than was entered`);
    else if (before && change.before) {
      const stood = change.before as Pick<RecordedEntry, 'headline' | 'body' | 'at'>;
      if (differs([stood.headline, stood.body, stood.at], [before.headline, before.body, before.at]))
        report(where, `what stood before change ${number} is another than was entered`);
    }
  }
  const last = new Map(kept?.changes.map((change) => [change.entry, change.number]));
  for (const entry of kept?.entries ?? []) {
    const number = last.get(entry.id);
    if (number === undefined) report(where, `entry ${entry.id} was never added`);
    else if (number > recorded.upTo) continue;
    else {
      const record = recorded.entries.get(entry.id);
      if (!record) {
        if (recorded.whole) report(where, `entry ${entry.id} is not recorded`);
      } else if (differs(asRecorded(entry), { ...record, key: record.removed ? null : record.key }))
        report(where, `entry ${entry.id} is not what was entered`);
    }
  }
  const there = new Set(kept?.entries.map(({ id }) => id));
  for (const id of recorded.entries.keys()) if (!there.has(id)) report(where, `entry ${id} is not there`);
  const all = kept?.changes.at(-1)?.number ?? 0;
  if (all !== (kept?.changes.length ?? 0)) report(where, 'a change to it is missing');
  if (all > recorded.upTo) remark(`${where}: ${all - recorded.upTo} changes wait to be entered.`);
}

/** An entry as its record has it; of one that was taken back only the note is told. */
const asRecorded = (entry: Coverage['entries'][number]): object => ({
  ...{ id: entry.id, at: entry.at, edited: entry.editedAt },
  ...(entry.removed
    ? {
        ...{ headline: '', body: { type: 'doc', content: [] }, key: null, pinned: false },
        removed: { note: entry.removed.note },
      }
    : { headline: entry.headline, body: entry.body, key: entry.key, pinned: entry.pinned, removed: null }),
});
