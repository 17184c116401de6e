/** Every correction made to what is published, newest first. */
import { sql } from 'kysely';
import { editionPath } from '#article/address.ts';
import type { CorrectionKind, Language } from '#article/article.ts';
import { bodyFromText } from '#article/from-text.ts';
import type { Reader } from '#database/connection.ts';
import { cardColumns, cardOf } from './cards.ts';
import type { FeedArticle } from './feed.ts';
import { cardKeys, type Keyed } from './keys.ts';
import { type Cursor, cursorText } from './listing.ts';
import type { Site } from './site.ts';
import type { CorrectionsView } from './view.ts';

const pageSize = 30;

export async function readCorrections(
  reader: Reader,
  site: Site,
  language: Language,
  cursor: Cursor | null,
): Promise<Keyed<CorrectionsView>> {
  const rows = await reader
    .selectFrom('correction as c')
    .innerJoin('edition_article as a', 'a.id', 'c.article_id')
    .select(cardColumns)
    .select(['c.id as correction', 'c.kind as act', 'c.note', 'c.at'])
    .where('a.language', '=', language)
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(c.at, c.id) < (${cursor?.published}::timestamptz, ${cursor?.id}::int)`),
    )
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const entries = rows.slice(0, pageSize).map((row) => ({
    id: row.correction,
    kind: row.act,
    note: row.note,
    at: row.at,
    article: cardOf(row, site),
  }));
  const last = entries.at(-1);
  const next =
    rows.length > pageSize && last
      ? `${editionPath(language, '/corrections')}?after=${cursorText({ published: last.at, id: last.id })}`
      : null;
  return {
    view: { entries, next },
    keys: ['corrections', ...cardKeys(entries.map((entry) => entry.article))],
  };
}

/** The newest corrections as a feed's items: each is its note, at its place in the article. */
export async function readCorrectionFeed(
  reader: Reader,
  site: Site,
  language: Language,
  words: Record<CorrectionKind, string>,
): Promise<FeedArticle[]> {
  const { view } = await readCorrections(reader, site, language, null);
  return view.entries.map(({ id, kind, note, at, article }) => ({
    ...article,
    path: `${article.path}#correction-${id}`,
    part: `#correction-${id}`,
    headline: `${words[kind]}: ${article.headline}`,
    summary: note,
    body: bodyFromText(note, () => null),
    ...{ picture: null, published: at, updated: at, topics: [], sections: [] },
  }));
}
