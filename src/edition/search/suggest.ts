/** Suggestions as a reader types: how the last word may go on, and articles that hold what stands there already. */
import { type Language, languages } from '#article/article.ts';
import { type ParsedQuery, parseQuery } from '#concordance/query.ts';
import { type Group, isShown, rank, recencyAt } from '#concordance/rank.ts';
import { formsOf, written } from '#concordance/terms.ts';
import { openConcordance } from '#database/concordance/read.ts';
import { wordsBeginning } from '#database/concordance/words.ts';
import type { Reader } from '#database/connection.ts';
import { cardColumns, cardOf } from '../cards.ts';
import type { Site } from '../site.ts';
import type { Suggestion } from '../view.ts';

export type Suggest = (reader: Reader, site: Site, language: Language, q: string) => Promise<Suggestion[]>;

const mostCompletions = 5;
const mostArticles = 3;
const mostSections = 2;
/** Words tried as completions. */
const tried = 40;
/** A prefix of one letter is no wish yet. */
const shortestPrefix = 2;

/**
 * Up to ten suggestions: sections by name, completed queries (each finds something), headlines. Four queries. Nothing
 * for what is shorter than two letters.
 */
export const suggest: Suggest = async (reader, site, language, q) => {
  const parsed = parseQuery(q);
  const last = parsed.words.at(-1);
  if (!last || last.form.length + parsed.words.length <= shortestPrefix) return [];
  // After a space the last word is finished.
  const open = /[\p{L}\p{N}\p{M}]$/u.test(q) && last.form.length >= shortestPrefix;
  const concordance = await openConcordance(reader);
  const before = open ? parsed.words.slice(0, -1) : parsed.words;
  const candidates = open ? await wordsBeginning(reader, concordance, last.form, tried) : [];
  const words = candidates.map((candidate) => ({ ...candidate, ...formsOf(candidate.spelling) }));
  await concordance.load([
    ...before.map(({ stem }) => stem),
    ...words.flatMap(({ form, stem }) => [stem, written(form)]),
  ]);
  const { segments } = concordance;
  const options = {
    language: languages.indexOf(language),
    prior: recencyAt(Date.now() / 1000),
    strict: true,
  };
  const groups: Group[] = before.map(({ stem }) => ({ alternatives: [{ term: stem, weight: 1 }] }));

  const completions: Suggestion[] = [];
  const shown = new Set<string>();
  const head = open ? q.slice(0, q.lastIndexOf(last.text)) : q;
  for (const { form, stem, spelling } of words) {
    if (completions.length === mostCompletions) break;
    if (shown.has(stem) || form === last.form) continue;
    const finds = before.length
      ? rank(segments, [...groups, { alternatives: [{ term: stem, weight: 1 }] }], { ...options, most: 1 })
          .total
      : isShown(segments, stem);
    if (!finds) continue;
    shown.add(stem);
    completions.push({ kind: 'query', text: `${head}${spelling}`, path: null });
  }
  if (open) groups.push({ alternatives: words.map(({ form }) => ({ term: written(form), weight: 1 })) });
  const { hits } = rank(segments, groups, { ...options, most: mostArticles });
  return [
    ...sectionsBeginning(site, language, parsed),
    ...completions,
    ...(await headlines(
      reader,
      site,
      hits.map(({ article }) => article),
    )),
  ];
};

function sectionsBeginning(site: Site, language: Language, { words }: ParsedQuery): Suggestion[] {
  const typed = words.map(({ form }) => form.replace(/^ال/, '')).join(' ');
  const found: Suggestion[] = [];
  if (typed.length < shortestPrefix) return found;
  for (const { name, path, language: of } of site.sections.values()) {
    if (of !== language) continue;
    const folded = parseQuery(name).words.map(({ form }) => form.replace(/^ال/, ''));
    if (folded.join(' ').startsWith(typed)) found.push({ kind: 'section', text: name, path });
  }
  return found.slice(0, mostSections);
}

async function headlines(reader: Reader, site: Site, articles: readonly number[]): Promise<Suggestion[]> {
  if (!articles.length) return [];
  const rows = await reader
    .selectFrom('edition_article as a')
    .select(cardColumns)
    .where('a.id', 'in', articles)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, cardOf(row, site)]));
  return articles.flatMap((id) => {
    const card = byId.get(id);
    return card ? [{ kind: 'article' as const, text: card.headline, path: card.path }] : [];
  });
}
