/** One article as readers see it now. */
import { sql } from 'kysely';
import { articlePath, topicPath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import type { Body } from '#article/body.ts';
import type { Reader } from '#database/connection.ts';
import { cardColumns, cardOf, pictureView } from './cards.ts';
import { cardKeys, type Keyed } from './keys.ts';
import { readLive, readLiveSourcing } from './live.ts';
import { readRelated } from './related.ts';
import type { Site } from './site.ts';
import { passedTold, readSourcing } from './stories/cited.ts';
import { readFileNotes } from './stories/list.ts';
import type { ArticleCard, ArticlePageView, ArticleView, CorrectionView } from './view.ts';

/** How many related articles a page shows. */
const relatedShown = 6;

interface CorrectionRow {
  id: number;
  kind: CorrectionView['kind'];
  note: string;
  at: string;
}

/** The published article of that number, or `null`. One query; one more when pictures stand in the body. */
export async function readArticle(reader: Reader, site: Site, id: number): Promise<ArticleView | null> {
  const row = await reader
    .selectFrom('edition_article as a')
    .innerJoin('article', 'article.id', 'a.id')
    .select(cardColumns)
    .select(['a.body', 'a.dateline', 'a.topics', 'a.origin'])
    .select([
      sql<CorrectionRow[] | null>`case when a.corrected then (
        select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'note', c.note, 'at', c.at) order by c.at, c.id)
        from correction c where c.article_id = a.id) end`.as('corrections'),
      sql<{ id: number; language: Language; slug: string }[] | null>`(
        select json_agg(json_build_object('id', t.id, 'language', t.language, 'slug', t.slug) order by t.id)
        from edition_article t
        where t.id <> a.id and (t.id = a.translation_of or t.translation_of = coalesce(a.translation_of, a.id))
        )`.as('translations'),
      passedTold('a.id', 'article.published_revision').as('passed'),
      sql<number>`(select count(*)::int from publication p where p.article_id = a.id and p.act <> 'unpublish')
        + case when a.kind = 'live' then (select count(*)::int from article_version v
          where v.article_id = a.id and v.act = 'cover') else 0 end`.as('versions'),
    ])
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...cardOf(row, site),
    body: row.body,
    bodyPictures: await readBodyPictures(reader, row.body),
    sourcing: await readSourcing(reader, row.body, row.passed ?? []),
    dateline: row.dateline,
    sections: row.section_ids.flatMap((section) => {
      const entry = site.sections.get(section);
      return entry ? [entry.trail] : [];
    }),
    topics: row.topics.map(({ name, slug }) => ({ name, path: topicPath(slug) })),
    corrections: (row.corrections ?? []).map((correction) => ({
      ...correction,
      at: new Date(correction.at),
    })),
    versions: row.versions,
    origin: row.origin,
    translations: (row.translations ?? []).map(({ id: other, language, slug }) => ({
      language,
      path: articlePath(other, slug),
    })),
  };
}

/** The pictures that stand in a body, by number. */
export async function readBodyPictures(reader: Reader, body: Body): Promise<ArticleView['bodyPictures']> {
  const ids = body.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.picture] : []));
  if (!ids.length) return {};
  const rows = await reader
    .selectFrom('picture')
    .select(['id', 'hash', 'width', 'height', 'colour'])
    .where('id', 'in', ids)
    .where('revoked_at', 'is', null)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, pictureView(row)]));
}

/** The article's page: the article, what is related, and the most read in its language. */
export async function readArticlePage(
  reader: Reader,
  site: Site,
  id: number,
  mostRead: (language: Language) => Promise<ArticleCard[]>,
): Promise<Keyed<ArticlePageView> | null> {
  const article = await readArticle(reader, site, id);
  if (!article) return null;
  const section = article.section ? site.byKey.get(article.section.path.slice('/s/'.length))?.id : undefined;
  const [live, files, related, most] = await Promise.all([
    article.kind === 'live' ? readLive(reader, id) : null,
    readFileNotes(reader, id),
    readRelated(reader, site, { id, language: article.language, section: section ?? null }, relatedShown),
    mostRead(article.language),
  ]);
  const others = most.filter((card) => card.id !== id);
  const text = { body: article.body, passed: article.sourcing?.passed ?? [] };
  if (live) article.sourcing = await readLiveSourcing(reader, live, text);
  return {
    view: { article, live, files: files.view, related, mostRead: others },
    keys: [...cardKeys([article, ...related, ...others]), ...files.keys, ...(article.sourcing?.keys ?? [])],
  };
}

/** Whether readers see an article of that number now. */
export async function isShown(reader: Reader, id: number): Promise<boolean> {
  const row = await reader.selectFrom('edition_article').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Where an article that is not shown stands: withdrawn, or never there. */
export async function wasPublished(reader: Reader, id: number): Promise<boolean> {
  const row = await reader
    .selectFrom('article')
    .select('published_at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.published_at != null;
}

/** The article that an old path led to: `/2019/3/story.html` → `/a/12/…`, or `null`. */
export async function readRedirect(reader: Reader, path: string): Promise<string | null> {
  const row = await reader
    .selectFrom('redirect as r')
    .innerJoin('edition_article as a', 'a.id', 'r.article_id')
    .select(['a.id', 'a.slug'])
    .where('r.path', '=', path)
    .executeTakeFirst();
  return row ? articlePath(row.id, row.slug) : null;
}
