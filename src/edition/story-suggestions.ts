/** To which story files a text could belong: by who is named in it, and by what it is like. Nothing is stored. */
import { sql } from 'kysely';
import { matchText } from '#arabic/letters.ts';
import { type Language, languages } from '#article/article.ts';
import type { Copy } from '#concordance/document.ts';
import { retrieve, sought } from '#concordance/likeness/find.ts';
import { profileOf } from '#concordance/likeness/profile.ts';
import { unpackProfile } from '#concordance/likeness/record.ts';
import { rankRelated } from '#concordance/likeness/related.ts';
import { lexiconOf } from '#database/concordance/lexicon.ts';
import { openConcordance } from '#database/concordance/read.ts';
import type { Reader } from '#database/connection.ts';

export interface SuggestedStory {
  story: number;
  score: number;
  /** Parties of the story that the text names. */
  named: string[];
  /** Headlines of the story's articles that the text is like. */
  like: string[];
}

/** Articles like the text that are looked at. */
const looked = 30;
/** Below this two texts have nothing but a word or two in common. */
const alike = 0.12;
/** One party named in passing is no sign; two of a story's, or one and an article that is alike, are. */
const enough = 1;
const most = 3;

/** The best first, three at most; files that are closed are not suggested. Four queries and those of the concordance. */
export async function suggestStories(
  reader: Reader,
  article: number,
  language: Language,
  draft: Copy,
): Promise<SuggestedStory[]> {
  const found = new Map<number, SuggestedStory>();
  const of = (story: number): SuggestedStory => {
    const known = found.get(story) ?? { story, score: 0, named: [], like: [] };
    found.set(story, known);
    return known;
  };
  const parties = await reader
    .selectFrom('party as p')
    .innerJoin('story as s', 's.id', 'p.story_id')
    .innerJoin('entity as e', 'e.id', 'p.entity_id')
    .select(['p.story_id', 'e.name', 'e.search'])
    .distinct()
    .where('s.status', '<>', 'closed')
    .where('s.language', '=', language)
    .execute();
  if (parties.length) {
    const text = matchText(`${draft.headline}\n${draft.standfirst}\n${draft.body}`);
    for (const { story_id, name, search } of parties) {
      if (!search.split('\n').some((each) => isNamed(text, each))) continue;
      const story = of(story_id);
      story.named.push(name);
      story.score += 0.5;
    }
  }
  for (const { story_id, headline, score } of await likeArticles(reader, article, language, draft)) {
    const story = of(story_id);
    story.like.push(headline);
    // The best says most: a story with many articles is not nearer for that.
    story.score += (2 * score) / story.like.length;
  }
  return [...found.values()]
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}

/** Whether a folded text names somebody, with what Arabic writes before a name without a space. */
export const isNamed = (text: string, folded: string): boolean =>
  folded.length > 1 &&
  new RegExp(
    `(?<![\\p{L}\\p{N}])[وف]?[بلك]?${folded.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  ).test(text);

/** Articles of open story files that the text is like, best first. */
async function likeArticles(reader: Reader, article: number, language: Language, draft: Copy) {
  const concordance = await openConcordance(reader);
  const lexicon = await lexiconOf(reader, concordance, [draft], []);
  const asked = { profile: profileOf(draft, lexicon), published: null };
  await concordance.load(asked.profile.terms.slice(0, sought).map(({ term }) => term));
  const near = retrieve(concordance.segments, asked, {
    most: looked,
    language: languages.indexOf(language),
    exclude: new Set([article]),
  });
  if (!near.length) return [];
  const rows = await reader
    .selectFrom('edition_article as a')
    .innerJoin('concordance_document as d', 'd.article_id', 'a.id')
    .innerJoin('story_article as x', 'x.article_id', 'a.id')
    .innerJoin('story as s', 's.id', 'x.story_id')
    .select(['a.id', 'a.headline', 'd.profile', 'x.story_id'])
    .where('s.status', '<>', 'closed')
    .where('a.id', '=', sql<number>`any(${near.map((one) => one.article)}::int[])`)
    .execute();
  const byArticle = Map.groupBy(rows, ({ id }) => id);
  const candidates = near.flatMap((one) =>
    (byArticle.get(one.article) ?? []).map((row) => ({ ...one, row, profile: unpackProfile(row.profile) })),
  );
  return rankRelated(asked, candidates).flatMap(({ candidate: { row }, likeness }) =>
    likeness < alike ? [] : [{ story_id: row.story_id, headline: row.headline, score: likeness }],
  );
}
