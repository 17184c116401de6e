/** What a draft could be filed under and is about, for its editor. */
import { sql } from 'kysely';
import { namesIn } from '#arabic/names/names-in-text.ts';
import type { Language } from '#article/article.ts';
import { languages } from '#article/article.ts';
import { type Copy, wordsOfCopy } from '#concordance/document.ts';
import { retrieve, sought } from '#concordance/likeness/find.ts';
import { profileOf } from '#concordance/likeness/profile.ts';
import { unpackProfile } from '#concordance/likeness/record.ts';
import { rankRelated } from '#concordance/likeness/related.ts';
import {
  type NameFound,
  type Neighbour,
  type Suggestions,
  suggestFor,
} from '#concordance/suggest/suggest.ts';
import { evidenceFor } from '#concordance/suggest/verbs.ts';
import { lexiconOf } from '#database/concordance/lexicon.ts';
import { openConcordance } from '#database/concordance/read.ts';
import type { Reader } from '#database/connection.ts';
import type { Site } from './site.ts';

/** Published articles like the draft that are looked at. */
const looked = 30;
/** Topics whose names are looked for in the draft: the newest. */
const mostTopics = 5_000;

export type SuggestTags = (
  reader: Reader,
  site: Site,
  language: Language,
  draft: Copy,
) => Promise<Suggestions>;

/** Suggestions for a draft from what the newsroom published and from the language itself. Six queries. */
export const suggestTags: SuggestTags = async (reader, site, language, draft) => {
  const concordance = await openConcordance(reader);
  const evidence = Object.values(wordsOfCopy(draft)).flatMap(({ forms }) =>
    forms.flatMap(({ form }) => evidenceFor(form)),
  );
  const lexicon = await lexiconOf(reader, concordance, [draft], evidence);
  const asked = { profile: profileOf(draft, lexicon), published: Date.now() / 1000 };
  await concordance.load(asked.profile.terms.slice(0, sought).map(({ term }) => term));
  const found = retrieve(concordance.segments, asked, {
    most: looked,
    language: languages.indexOf(language),
    exclude: new Set(),
  });
  const topics = await reader
    .selectFrom('topic')
    .select(['id', 'name', 'slug'])
    .orderBy('id', 'desc')
    .limit(mostTopics)
    .execute();
  return suggestFor(draft, {
    lexicon,
    sections: [...site.sections.values()].filter((section) => section.language === language),
    topics,
    neighbours: await neighboursOf(reader, asked, found, new Map(topics.map(({ id, slug }) => [slug, id]))),
    names: namesOf(draft),
  });
};

async function neighboursOf(
  reader: Reader,
  asked: Parameters<typeof rankRelated>[0],
  found: ReturnType<typeof retrieve>,
  topicIds: ReadonlyMap<string, number>,
): Promise<Neighbour[]> {
  if (!found.length) return [];
  const rows = await reader
    .selectFrom('edition_article as a')
    .innerJoin('concordance_document as d', 'd.article_id', 'a.id')
    .select(['a.id', 'headline', 'section_ids', 'topics', 'profile'])
    .where('a.id', '=', sql<number>`any(${found.map(({ article }) => article)}::int[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const candidates = found.flatMap((one) => {
    const row = byId.get(one.article);
    return row ? [{ ...one, row, profile: unpackProfile(row.profile) }] : [];
  });
  return rankRelated(asked, candidates).map(({ candidate: { row }, score }) => ({
    score,
    headline: row.headline,
    sections: row.section_ids,
    topics: row.topics.flatMap(({ slug }) => topicIds.get(slug) ?? []),
  }));
}

const kinds = { PERS: 'person', ORG: 'organisation', LOC: 'place' } as const;

/** The names of a draft, each with every way it is written. */
function namesOf({ headline, standfirst, body }: Copy): NameFound[] {
  const names = new Map<string, NameFound & { mentions: string[] }>();
  const take = (text: string, inHeadline: boolean) => {
    for (const { type, name } of namesIn(text)) {
      const kind = kinds[type];
      const known = names.get(`${kind} ${name}`);
      if (known) known.mentions.push(name);
      else names.set(`${kind} ${name}`, { id: null, name, kind, mentions: [name], inHeadline });
    }
  };
  take(headline, true);
  take(`${standfirst}\n${body}`, false);
  return [...names.values()];
}
