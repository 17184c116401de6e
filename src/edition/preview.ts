/** A piece as readers would see it now, whether or not they do. Only for doors that asked for leave. */
import { topicPath } from '#article/address.ts';
import type { Reader } from '#database/connection.ts';
import { readReferences, shownRow } from '#desk/projection.ts';
import { readBodyPictures } from './article.ts';
import { cardOf } from './cards.ts';
import type { Site } from './site.ts';
import { passedTold, readSourcing } from './stories/cited.ts';
import type { ArticleView } from './view.ts';

/** The newest revision of an article, dressed as a publication of this moment. Throws when there is no such article. */
export async function readPreview(reader: Reader, site: Site, id: number): Promise<ArticleView> {
  const { external_id, published_at, content, passed } = await reader
    .selectFrom('article as a')
    .innerJoin('revision as r', (join) =>
      join.onRef('r.article_id', '=', 'a.id').onRef('r.number', '=', 'a.head'),
    )
    .select(['a.external_id', 'a.published_at', 'r.content', passedTold('a.id', 'a.head').as('passed')])
    .where('a.id', '=', id)
    .executeTakeFirstOrThrow();
  const corrections = await reader
    .selectFrom('correction')
    .select(['id', 'kind', 'note', 'at'])
    .where('article_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const now = new Date();
  const row = shownRow(
    {
      ...{ article: id, externalId: external_id, content, corrected: corrections.length > 0 },
      ...{ published: published_at ?? now, updated: now },
    },
    await readReferences(reader, [content], site.settings.timeZone),
  );
  return {
    ...cardOf(row, site),
    body: content.body,
    bodyPictures: await readBodyPictures(reader, content.body),
    sourcing: await readSourcing(reader, content.body, passed ?? []),
    dateline: row.dateline,
    sections: row.section_ids.flatMap((section) => {
      const entry = site.sections.get(section);
      return entry ? [entry.trail] : [];
    }),
    topics: row.topics.map(({ name, slug }) => ({ name, path: topicPath(slug) })),
    corrections,
    versions: 0,
    origin: row.origin,
    translations: [],
  };
}
