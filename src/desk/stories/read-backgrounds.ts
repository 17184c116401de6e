/** Backgrounds as the newsroom reads them: those of a file, and those that a piece may take. */
import type { Selectable } from 'kysely';
import { backgroundsIn } from '#article/backgrounds.ts';
import type { Actor } from '#article/roles.ts';
import type { Database, Reader } from '#database/connection.ts';
import type { Tables } from '#database/tables.ts';
import { pieceToRead, readPiece } from '../life/read-pieces.ts';
import { mustSee } from './find.ts';

type Db = Pick<Reader, 'selectFrom'>;

/** These backgrounds with every text they had, newest first. */
async function withRevisions(db: Db, rows: readonly Selectable<Tables['background']>[]) {
  if (!rows.length) return [];
  const texts = await db
    .selectFrom('background_revision')
    .selectAll()
    .where(
      'background_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('number', 'desc')
    .execute();
  const of = Map.groupBy(texts, ({ background_id }) => background_id);
  return rows.map((row) => ({
    ...{ id: row.id, version: row.version, label: row.label, text: row.text, revision: row.revision },
    ...{ statement: row.statement_id, claim: row.claim_id, retired: row.retired_at !== null },
    revisions: (of.get(row.id) ?? []).map(({ number, text, author_name, at }) => ({
      ...{ number, text, by: author_name, at: at.toISOString() },
    })),
  }));
}

/** All of a file, in their order, retired ones too. */
export const backgroundsOfStory = async (db: Db, story: number) =>
  withRevisions(
    db,
    await db
      .selectFrom('background')
      .selectAll()
      .where('story_id', '=', story)
      .orderBy('place')
      .orderBy('id')
      .execute(),
  );

/**
 * What the writer of a piece may take: the backgrounds of the files that it is in. With them those that its newest
 * revision has, wherever they come from. Throws NoSuchArticle or a Refusal.
 */
export async function backgroundsForPiece(db: Database, actor: Actor, article: number) {
  await pieceToRead(db, actor, article);
  mustSee(actor);
  const { content } = await readPiece(db, actor, article);
  const used = backgroundsIn(content.body).map(({ background }) => background);
  const rows = await db
    .selectFrom('background as b')
    .innerJoin('story as s', 's.id', 'b.story_id')
    .selectAll('b')
    .select('s.title')
    .where((eb) =>
      eb.or([
        eb('b.id', 'in', [0, ...used]),
        eb(
          'b.story_id',
          'in',
          db.selectFrom('story_article').select('story_id').where('article_id', '=', article),
        ),
      ]),
    )
    .orderBy('s.touched_at', 'desc')
    .orderBy('b.place')
    .orderBy('b.id')
    .execute();
  const filed = await db
    .selectFrom('story_article')
    .select('story_id')
    .where('article_id', '=', article)
    .execute();
  const files = new Set(filed.map(({ story_id }) => story_id));
  const whole = new Map((await withRevisions(db, rows)).map((one) => [one.id, one]));
  return rows.flatMap(({ id, story_id, title, retired_at }) => {
    const one = whole.get(id);
    return one
      ? [{ ...one, story: { id: story_id, title }, offered: files.has(story_id) && retired_at === null }]
      : [];
  });
}
