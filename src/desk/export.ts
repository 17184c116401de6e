/** Writing the whole newsroom out, so that it can be read back without loss (`restore.ts`). */
import type { FileStore } from '#darkroom/files.ts';
import { originalKey } from '#darkroom/picture-key.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { threadsOf } from './comments/carry.ts';
import { daybookOut } from './daybook/carry.ts';
import type { ExportedArticle, ExportHead, ExportLine } from './export-format.ts';
import { arrangedFronts } from './fronts/carry.ts';
import { coveragesOf } from './live/carry.ts';
import { siteSettings } from './settings.ts';
import { storiesAndArticles, storyFiles } from './stories/carry.ts';

/** Articles read at a time. */
const step = 200;

/**
 * Every line of an export, as one moment of the newsroom (one repeatable-read transaction, held open while the
 * lines are taken). `withKey`: also the key that signs the daybook. Throws when a picture's bytes are missing: an export that loses something is none.
 */
export async function* exportNewsroom(
  db: Database,
  pictures: FileStore,
  { withKey = false } = {},
): AsyncGenerator<ExportHead | ExportLine> {
  const transaction = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    const settings = await siteSettings(transaction);
    yield { warraq: 'export', version: 1, settings };
    yield* filings(transaction);
    const replaced = Map.groupBy(
      await transaction.selectFrom('picture_replaced').selectAll().orderBy('hash').execute(),
      (row) => row.picture_id,
    );
    for (const row of await transaction.selectFrom('picture').selectAll().orderBy('id').execute()) {
      const bytes = await pictures.get(originalKey(row.hash));
      if (!bytes) throw new Error(`The bytes of picture ${row.id} (${row.hash}) are not in the file store.`);
      const { id, hash, width, height, colour, alt, caption, credit, rights } = row;
      yield {
        type: 'picture',
        id,
        hash,
        width,
        height,
        colour,
        ...{ alt, caption, credit, rights, fileName: row.file_name },
        rightsExpireAt: row.rights_expire_at?.toISOString() ?? null,
        focus: [row.focus_x, row.focus_y],
        addedAt: row.created_at.toISOString(),
        revokedAt: row.revoked_at?.toISOString() ?? null,
        replaced: (replaced.get(row.id) ?? []).map(({ hash }) => hash),
        bytes: Buffer.from(bytes).toString('base64'),
      };
    }
    yield* storyFiles(transaction);
    for (let after = 0; ; ) {
      const articles = await readArticles(transaction, after);
      yield* articles;
      const last = articles.at(-1);
      if (!last) break;
      after = last.id;
    }
    yield* storiesAndArticles(transaction);
    yield* await arrangedFronts(transaction);
    yield* daybookOut(transaction, withKey);
    await transaction.commit().execute();
  } catch (error) {
    await transaction.rollback().execute();
    throw error;
  }
}

async function* filings(tx: DatabaseTransaction): AsyncGenerator<ExportLine> {
  // A section's parent has the shorter path, and so comes first.
  const sections = await tx.selectFrom('section').selectAll().orderBy('id').execute();
  sections.sort((a, b) => a.path.split('/').length - b.path.split('/').length || a.id - b.id);
  for (const { id, path, name, language, aliases, position } of sections)
    yield { type: 'section', id, path, name, language, aliases, position };
  for (const row of await tx.selectFrom('desk').selectAll().orderBy('id').execute())
    yield { type: 'desk', ...row };
  for (const row of await tx.selectFrom('person').selectAll().orderBy('id').execute())
    yield { type: 'person', ...row };
  for (const row of await tx.selectFrom('topic').selectAll().orderBy('id').execute())
    yield { type: 'topic', ...row };
}

async function readArticles(tx: DatabaseTransaction, after: number): Promise<ExportedArticle[]> {
  const rows = await tx
    .selectFrom('article')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(step)
    .execute();
  if (!rows.length) return [];
  const ids = rows.map((row) => row.id);
  const revisions = await tx
    .selectFrom('revision')
    .selectAll()
    .where('article_id', 'in', ids)
    .orderBy('number')
    .execute();
  const publications = await tx
    .selectFrom('publication')
    .selectAll()
    .where('article_id', 'in', ids)
    .orderBy('id')
    .execute();
  const corrections = await tx
    .selectFrom('correction')
    .selectAll()
    .where('article_id', 'in', ids)
    .orderBy('id')
    .execute();
  const redirects = await tx
    .selectFrom('redirect')
    .selectAll()
    .where('article_id', 'in', ids)
    .orderBy('path')
    .execute();
  const pieces = await tx.selectFrom('piece').selectAll().where('article_id', 'in', ids).execute();
  const waiting = await tx
    .selectFrom('schedule')
    .select(['article_id', 'kind', 'due', 'actor_name'])
    .where('fired_at', 'is', null)
    .where('article_id', 'in', ids)
    .execute();
  const events = await tx
    .selectFrom('piece_event')
    .selectAll()
    .where('article_id', 'in', ids)
    .orderBy('id')
    .execute();
  const threads = await threadsOf(tx, ids);
  const coverages = await coveragesOf(tx, ids);
  const of = <Row extends { article_id: number }>(all: Row[]) => Map.groupBy(all, (row) => row.article_id);
  const [byRevision, byPublication, byCorrection, byRedirect] = [
    of(revisions),
    of(publications),
    of(corrections),
    of(redirects),
  ];
  const [byPiece, byWaiting, byEvent] = [of(pieces), of(waiting), of(events)];
  return rows.map((row) => ({
    type: 'article',
    id: row.id,
    externalId: row.external_id,
    importHash: row.import_hash,
    createdAt: row.created_at.toISOString(),
    revisions: (byRevision.get(row.id) ?? []).map(
      ({ number, content, based_on, author, note, created_at }) => ({
        ...{ number, content, basedOn: based_on, author, note },
        createdAt: created_at.toISOString(),
      }),
    ),
    publications: (byPublication.get(row.id) ?? []).map(
      ({ revision, act, slug, published_at, updated_at, at, author }) => ({
        ...{ revision, act, slug, author },
        publishedAt: published_at.toISOString(),
        updatedAt: updated_at.toISOString(),
        at: at.toISOString(),
      }),
    ),
    corrections: (byCorrection.get(row.id) ?? []).map(({ revision, kind, note, at }) => ({
      ...{ revision, kind, note },
      at: at.toISOString(),
    })),
    redirects: (byRedirect.get(row.id) ?? []).map(({ path }) => path),
    threads: threads.get(row.id) ?? [],
    live: coverages.get(row.id) ?? null,
    ...(byPiece.get(row.id) ?? []).map(({ workflow, desk_id, brief, deadline }) => ({
      piece: {
        ...{ workflow, desk: desk_id, brief, deadline: deadline?.toISOString() ?? null },
        waiting:
          byWaiting
            .get(row.id)
            ?.map(({ kind, due, actor_name }) => ({ kind, due: due.toISOString(), by: actor_name }))[0] ??
          null,
        events: (byEvent.get(row.id) ?? []).map(({ act, revision, actor_name, note, detail, at }) => ({
          ...{ act, revision, by: actor_name, note, detail, at: at.toISOString() },
        })),
      },
    }))[0],
  }));
}
