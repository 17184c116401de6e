/**
 * Learns names from running text and writes `src/arabic/names/learnt-names.ts`.
 *
 *     node scripts/learn/names.ts [folder of articles]
 *
 * Places: words that often follow «مدينة», «محافظة», «بلدة» … Given names: words that follow «الدكتور», «السيد» … or
 * stand beside «بن». Name words: those that mostly follow a title, «بن» or a given name. Only counts are used; the
 * thresholds stand below.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchText } from '#arabic/letters.ts';
import { givenNames as commonGivenNames, doubtfulGivenNames } from '#arabic/names/given-names.ts';
import {
  documents,
  isHead,
  media,
  organisationHeads,
  personTitles,
  placeHeads,
  unnamedSources,
} from '#arabic/names/head-nouns.ts';
import { lightForm } from '#arabic/names/light-form.ts';
import { worldPlaces } from '#arabic/names/world-places.ts';
import { adverbs, openers, relativePronouns, thatWords } from '#arabic/sentences/function-words.ts';
import { speechVerbs } from '#arabic/sentences/speech-verbs.ts';
import { type Counts, countContexts } from './names-running-text.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '../../../shared/data/articles');
const target = join(import.meta.dirname, '../../src/arabic/names/learnt-names.ts');

/** Adjectives of nations and places («الفرنسية»), of order and size, and heads of other names are no names. */
const isNoName = (word: string): boolean =>
  word.length < 3 ||
  /^ال.+(?:يه|يين|يون|يان|ات)$/.test(word) ||
  /^(?:و|ف)?(?:بال|لل|كال)/.test(word) ||
  [documents, media, organisationHeads, personTitles, placeHeads, unnamedSources].some((list) =>
    isHead(list, word),
  ) ||
  [adverbs, openers, relativePronouns, thatWords].some((list) => list.has(word)) ||
  speechVerbs(word).some(({ mood }) => mood !== 'participle');

/** How often the word also stands with the article, or without the one it has: names seldom do both. */
function otherForm(counts: Counts, word: string): number {
  const other = word.startsWith('ال') ? word.slice(2) : `ال${word}`;
  return counts.of(other, 'total') / counts.of(word, 'total');
}

const first = await countContexts(folder, () => false);
const share = (counts: Counts, word: string, ...names: Parameters<Counts['of']>[1][]): number =>
  names.reduce((sum, name) => sum + counts.of(word, name), 0) / counts.of(word, 'total');

const given = [...first.rows.keys()].filter(
  (word) =>
    !word.startsWith('ال') &&
    !isNoName(word) &&
    first.of(word, 'afterTitle') + first.of(word, 'besideBin') >= 4 &&
    share(first, word, 'afterTitle', 'besideBin') >= 0.2,
);
const givenNames = new Set(given);

const places = [...first.rows.keys()].filter((word) => {
  if (isNoName(word) || givenNames.has(word)) return false;
  const headed = first.of(word, 'afterPlaceHead');
  const inside = first.of(word, 'afterIn');
  if (headed < 4 || share(first, word, 'afterPlaceHead') < 0.06) return false;
  if (word.startsWith('ال')) return inside >= 3 && otherForm(first, word) < 3;
  return otherForm(first, word) < 0.3;
});
const placeNames = new Set(places);

/** How often a word takes the article and the endings of nouns and verbs, against how often it stands bare. */
function variation(counts: Counts, word: string): number {
  const variants = [
    `ال${word}`,
    ...['ت', 'وا', 'ها', 'هم', 'ات', 'ون', 'ه', 'يه', 'نا'].map((end) => word + end),
  ];
  if (word.length >= 3)
    variants.push(`ي${word}`, `ت${word}`, `ست${word}`, `سي${word}`, `ن${word}`, `لل${word}`);
  return variants.reduce((sum, form) => sum + counts.of(form, 'total'), 0) / counts.of(word, 'total');
}

/** «علي» is a preposition more often than a name: what follows such words is no evidence. */
const sureGivenNames = new Set([...commonGivenNames].filter((name) => !doubtfulGivenNames.has(name)));

const second = await countContexts(folder, (word) => givenNames.has(word) || sureGivenNames.has(word));
const nameWords = [...second.rows.keys()].filter((word) => {
  if (givenNames.has(word) || placeNames.has(word) || isNoName(word)) return false;
  // After «الرئيس» a word with the article is an adjective more often than a name.
  const definite = word.startsWith('ال');
  const evidence =
    second.of(word, 'afterName') +
    second.of(word, 'besideBin') +
    (definite ? 0 : second.of(word, 'afterTitle'));
  // A word that never changes its form needs little evidence: «بوتين» stands alone most often.
  const least = definite ? 0.3 : variation(second, word) < 0.06 && word.length >= 4 ? 0.05 : 0.25;
  return (
    evidence >= 4 &&
    evidence / second.of(word, 'total') >= least &&
    second.of(word, 'afterIn') / second.of(word, 'total') < 0.15
  );
});

/**
 * Words of the language, as against names: families of forms (one light form) that stand both with and without the
 * article or take endings. «ترامب» has one form, «حكومة» has many.
 */
const families = new Map<string, { total: number; forms: Map<string, number>; named: number }>();
for (const word of second.rows.keys()) {
  const total = second.of(word, 'total');
  if (word.length < 2) continue;
  const key = lightForm(word);
  const family = families.get(key) ?? { total: 0, forms: new Map<string, number>(), named: 0 };
  families.set(key, family);
  family.total += total;
  family.named += second.of(word, 'afterName') + second.of(word, 'afterTitle') + second.of(word, 'besideBin');
  const bare = word.replace(/^[وف](?=...)/, '').replace(/^[بلك](?=...)/, '');
  family.forms.set(bare, (family.forms.get(bare) ?? 0) + total);
}
const common = [...families.keys()].filter((key) => {
  const { total, forms, named } = families.get(key)!;
  if (total < 25 || named / total > 0.25) return false;
  const most = Math.max(...forms.values());
  return most / total < 0.93 || total > 4000;
});

/** Territories by ISO 3166 code: CLDR's Arabic names with their variants, and those of i18n-iso-countries. */
const modules = join(import.meta.dirname, '../../node_modules');
const read = (path: string) => JSON.parse(readFileSync(join(modules, path), 'utf8'));
const cldr = (locale: string): Record<string, string> =>
  read(`cldr-localenames-full/main/${locale}/territories.json`).main[locale].localeDisplayNames.territories;
const arabic = cldr('ar');
const english = cldr('en');
const iso: Record<string, string | string[]> = read('i18n-iso-countries/langs/ar.json').countries;
const territories: [string, string, ...string[]][] = [];
for (const code of Object.keys(arabic).filter(
  (key) => /^[A-Z]{2}$/.test(key) && !/^(?:ZZ|XA|XB|QO|EU|EZ|UN)$/.test(key),
)) {
  const variants = Object.keys(arabic)
    .filter((key) => key === code || key.startsWith(`${code}-alt`))
    .map((key) => arabic[key]!);
  const names = new Set([...variants, ...[iso[code] ?? []].flat()]);
  territories.push([code, english[code]!, ...names]);
}

/**
 * Places of the hand-written list and of the table above that running text uses as common words: they seldom follow
 * «في» or «مدينة» or open a report, and stand both with and without the article, or hardly ever as a place.
 */
const territoryNames = new Set(territories.flatMap(([, , ...names]) => names.map(matchText)));
const doubtfulPlaces = [
  ...new Set([...worldPlaces.filter((name) => !name.includes(' ')).map(matchText), ...places]),
].filter((word) => {
  if (territoryNames.has(word) || territoryNames.has(word.replace(/^ال/, ''))) return false;
  const total = first.of(word, 'total');
  const inPlace = share(first, word, 'afterIn', 'afterPlaceHead', 'dateline');
  return (total >= 8 && inPlace < 0.12 && otherForm(first, word) > 0.3) || (total >= 100 && inPlace < 0.04);
});

/** «ومحمد», «لبوتين»: a name with a clitic is no other name. */
const isClitic = (word: string): boolean =>
  /^[وفبلك]/.test(word) &&
  (givenNames.has(word.slice(1)) ||
    sureGivenNames.has(word.slice(1)) ||
    foundWords.has(word.slice(1)) ||
    placeNames.has(word.slice(1)));
const foundWords = new Set(nameWords);
const bareNameWords = nameWords.filter((word) => !isClitic(word));

const lines = (words: string[]): string => {
  const rows: string[] = [];
  let row = '';
  for (const word of words.sort()) {
    if (row.length + word.length > 95) {
      rows.push(row);
      row = '';
    }
    row += row ? ` ${word}` : word;
  }
  if (row) rows.push(row);
  return rows.map((line) => `  '${line}',`).join('\n');
};
const table = (name: string, comment: string, words: string[]): string =>
  `/** ${comment} */\nexport const ${name}: readonly string[] = [\n${lines(words)}\n];\n`;

writeFileSync(
  target,
  [
    '/** Written by scripts/learn/names.ts from running news text. Do not edit. Folded words, many a line. */\n',
    table('learntPlaces', 'Words that name places: they follow «مدينة» and its like.', places),
    table('learntDoubtfulPlaces', 'Places whose name is more often a common word.', doubtfulPlaces),
    table('learntGivenNames', 'Given names: they follow titles or stand beside «بن».', given),
    table(
      'commonLightForms',
      'Light forms of the words of the language: what is not here may be a name.',
      common,
    ),
    table('learntNameWords', 'Words that are mostly part of a personal name.', bareNameWords),
  ].join('\n'),
);
writeFileSync(
  join(import.meta.dirname, '../../src/arabic/names/territories.ts'),
  '/** Written by scripts/learn/names.ts from CLDR and i18n-iso-countries. Do not edit: code, English name, Arabic names. */\n' +
    `export const territories: readonly (readonly [code: string, english: string, ...arabic: string[]])[] = [\n${territories
      .map((row) => `  [${row.map((cell) => `'${cell.replaceAll("'", "\\'")}'`).join(', ')}],`)
      .join('\n')}\n];\n`,
);
console.log(
  `${common.length} common light forms, ${territories.length} territories, ${places.length} places, ${given.length} given names, ${nameWords.length} name words`,
);
