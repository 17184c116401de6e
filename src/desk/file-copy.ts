/** Filing drafts from the bureau, many at a time: what is new, what changed, what is the same. */
import type { ArticleContent, Byline, Filing } from '#article/article.ts';
import type { Draft } from '#bureau/draft.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { intoShared, revisionFromShared } from './collaboration/revision-from-shared.ts';
import { ensureFiling, ensureSection, type FilingIndex, filingIndex } from './filing.ts';
import { hasCorrections, type Publishing, publishAll } from './publish.ts';
import { fileArticles, revise, signingDesk } from './revision.ts';

/** Author of revisions that an import makes; what anyone else revised since is not overwritten. */
export const importer = 'import';

export type CopyOutcome =
  | { outcome: 'imported' | 'updated' | 'unchanged'; article: number; notices: string[] }
  | { outcome: 'failed'; reason: string };

interface Known {
  id: number;
  import_hash: string | null;
  head: number;
  head_author: string;
  published_revision: number | null;
  published_at: Date | null;
  /** Somebody set an hour for it: then no copy brings it out before. */
  waiting: string | null;
}

async function contentOf(
  tx: DatabaseTransaction,
  index: FilingIndex,
  draft: Draft,
  notices: string[],
): Promise<ArticleContent> {
  const sections: Filing[] = [];
  for (const name of draft.sections) {
    const { founded, ...section } = await ensureSection(tx, index, name, draft.language);
    if (founded) notices.push(`new section «${section.name}»`);
    if (!sections.some(({ id }) => id === section.id)) sections.push(section);
  }
  const bylines: Byline[] = [];
  for (const [type, names] of [
    ['desk', draft.desks],
    ['person', draft.people],
  ] as const)
    for (const name of names) {
      const { founded, ...signer } = await ensureFiling(tx, index, type, name);
      if (founded) notices.push(`new ${type} «${signer.name}»`);
      if (!bylines.some((byline) => byline.type === type && byline.id === signer.id))
        bylines.push({ type, ...signer });
    }
  const topics: Filing[] = [];
  for (const name of draft.topics) {
    const { founded: _, ...topic } = await ensureFiling(tx, index, 'topic', name);
    if (!topics.some(({ id }) => id === topic.id)) topics.push(topic);
  }
  return {
    kind: draft.kind,
    language: draft.language,
    kicker: draft.kicker,
    headline: draft.headline,
    standfirst: draft.standfirst,
    body: draft.body,
    dateline: draft.dateline ? { place: draft.dateline } : null,
    bylines,
    sections,
    topics,
    leadPicture: null,
    translationOf: null,
    origin: draft.origin,
  };
}

async function knownArticles(tx: DatabaseTransaction, drafts: Draft[]): Promise<Map<string, Known>> {
  const ids = drafts.flatMap((draft) => draft.externalId ?? []);
  if (!ids.length) return new Map();
  await tx
    .selectFrom('article')
    .select('id')
    .where('external_id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  const rows = await tx
    .selectFrom('article')
    .innerJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.head'),
    )
    .select([
      'article.id',
      'external_id',
      'import_hash',
      'head',
      'revision.author as head_author',
      'published_revision',
      'published_at',
    ])
    .leftJoin('schedule', (join) =>
      join.onRef('schedule.article_id', '=', 'article.id').on('fired_at', 'is', null),
    )
    .select('schedule.id as waiting')
    .where('external_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.external_id!, row]));
}

/**
 * Files drafts in one transaction, and publishes them when `publishing`. Outcomes are in the order of `drafts`.
 *
 * The same `externalId` is the same article: an equal hash leaves it as it is, another makes a new revision
 * (shown at once when the article is published). An article that was withdrawn, or that someone in the
 * newsroom revised since, is not touched by copy.
 */
export async function fileCopy(
  db: Database,
  drafts: Draft[],
  publishing: boolean,
  now = new Date(),
): Promise<CopyOutcome[]> {
  return db.transaction().execute(async (tx) => {
    const known = await knownArticles(tx, drafts);
    const index = await filingIndex(tx);
    const outcomes: CopyOutcome[] = new Array(drafts.length);
    const publishings: Publishing[] = [];
    const fresh: { at: number; draft: Draft; content: ArticleContent; notices: string[] }[] = [];
    const firstInBatch = new Map<string, number>();

    for (const [at, draft] of drafts.entries()) {
      const before = draft.externalId ? known.get(draft.externalId) : undefined;
      if (before) {
        outcomes[at] = await refile(tx, index, before, draft, publishing, publishings, now);
        continue;
      }
      const twin = draft.externalId ? firstInBatch.get(draft.externalId) : undefined;
      if (twin !== undefined) {
        outcomes[at] = {
          outcome: 'failed',
          reason: `id "${draft.externalId}" stands in record ${twin + 1} of this batch too`,
        };
        continue;
      }
      if (draft.externalId) firstInBatch.set(draft.externalId, at);
      const notices: string[] = [];
      fresh.push({ at, draft, content: await contentOf(tx, index, draft, notices), notices });
    }

    const ids = await fileArticles(
      tx,
      fresh.map(({ draft, content }) => ({
        externalId: draft.externalId,
        importHash: draft.hash,
        content,
        author: importer,
        piece: { workflow: publishing ? 'approved' : 'draft', desk: signingDesk(content) },
      })),
    );
    for (const [place, { at, draft, content, notices }] of fresh.entries()) {
      const article = ids[place]!;
      outcomes[at] = { outcome: 'imported', article, notices };
      if (publishing) publishings.push(showingOf(article, 1, draft, content, now));
    }
    await keepOldAddresses(
      tx,
      fresh.map(({ draft }, place) => [ids[place]!, draft.origin?.url ?? null]),
    );
    await publishAll(tx, publishings, importer);
    return outcomes;
  });
}

function showingOf(
  article: number,
  revision: number,
  draft: Draft,
  content: ArticleContent,
  now: Date,
): Publishing {
  // Copy dated in the future is shown as of now: an embargo is set by a person, not by a feed's clock.
  const published = draft.published && draft.published < now ? draft.published : now;
  return {
    article,
    revision,
    content,
    externalId: draft.externalId,
    act: 'publish',
    published,
    updated: published,
    first: true,
    corrected: false,
  };
}

async function refile(
  tx: DatabaseTransaction,
  index: FilingIndex,
  before: Known,
  draft: Draft,
  publishing: boolean,
  publishings: Publishing[],
  now: Date,
): Promise<CopyOutcome> {
  const notices: string[] = [];
  const neverShown =
    before.published_revision === null && before.published_at === null && before.waiting === null;
  if (before.import_hash === draft.hash) {
    if (!publishing || !neverShown) return { outcome: 'unchanged', article: before.id, notices };
    const content = await contentOf(tx, index, draft, notices);
    publishings.push(showingOf(before.id, before.head, draft, content, now));
    return { outcome: 'updated', article: before.id, notices };
  }
  if (before.head_author !== importer)
    return {
      outcome: 'failed',
      reason: `article ${before.id} was revised by ${before.head_author} since it was imported; the changed copy was not filed over it`,
    };
  const written = await revisionFromShared(tx, { article: before.id, author: null });
  if (written.made)
    return {
      outcome: 'failed',
      reason: `article ${before.id} is being written in the newsroom; the changed copy was not filed over it`,
    };
  const content = await contentOf(tx, index, draft, notices);
  const revision = await revise(tx, { article: before.id, basedOn: before.head, content, author: importer });
  await intoShared(tx, { article: before.id, revision, author: importer });
  await tx.updateTable('article').set({ import_hash: draft.hash }).where('id', '=', before.id).execute();
  await keepOldAddresses(tx, [[before.id, draft.origin?.url ?? null]]);
  if (before.published_revision !== null && before.published_at) {
    publishings.push({
      ...showingOf(before.id, revision, draft, content, now),
      act: 'update',
      published: draft.published && draft.published < now ? draft.published : before.published_at,
      updated: now,
      first: false,
      corrected: await hasCorrections(tx, before.id),
    });
  } else if (publishing && neverShown) publishings.push(showingOf(before.id, revision, draft, content, now));
  return { outcome: 'updated', article: before.id, notices };
}

/** Readers who follow an old link to the site that copy came from find it here; the first to claim a path keeps it. */
async function keepOldAddresses(
  tx: DatabaseTransaction,
  addresses: [number, string | null][],
): Promise<void> {
  const rows = addresses.flatMap(([article_id, address]) => {
    if (!address || !URL.canParse(address)) return [];
    const { pathname, search } = new URL(address);
    const path = decodePath(pathname) + search;
    return path.length > 1 && path.length < 2_000 ? [{ path, article_id }] : [];
  });
  if (rows.length)
    await tx
      .insertInto('redirect')
      .values(rows)
      .onConflict((conflict) => conflict.column('path').doNothing())
      .execute();
}

/** Percent-decoding that keeps what is not UTF-8 as it stands. */
function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
