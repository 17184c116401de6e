/**
 * Entering into the daybook what was published, and what was added to coverages: the record of each version, its entry, and
 * a checkpoint over all.
 */
import { sql } from 'kysely';
import type { ArticleContent, CorrectionKind } from '#article/article.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import type { PublicationAct, VersionAct } from '#database/tables.ts';
import { checkpointText, signNote } from '#daybook/note.ts';
import {
  canonicalBytes,
  picturesOf,
  type RecordedPicture,
  recordedContent,
  sha256Hex,
  type VersionEntry,
  type VersionRecord,
} from '#daybook/record.ts';
import { entryHash } from '#daybook/tree.ts';
import { announce } from '../outbox.ts';
import { type CoverageDue, coverageDue, coverageWaits, settleCoverage } from './coverage-due.ts';
import { signingKey } from './key.ts';
import { GrowingTree, tryDaybook } from './tree.ts';

/** Versions entered in one transaction: an archive's backlog neither takes long steps nor one for each. */
const batchSize = 100;

interface Due {
  publication: string;
  article: number;
  act: PublicationAct;
  slug: string;
  published: Date;
  updated: Date;
  at: Date;
  content: ArticleContent;
}
interface NotedCorrection {
  kind: CorrectionKind;
  note: string;
  at: Date;
}

/** What readers were shown by a publication; `corrections`: those that they were told of by then. */
export function recordOf(
  version: number,
  due: Omit<Due, 'publication'>,
  pictures: ReadonlyMap<number, RecordedPicture>,
  corrections: readonly NotedCorrection[],
): VersionRecord {
  const head = {
    format: 'warraq-record/1',
    article: due.article,
    version,
    at: due.at.toISOString(),
  } as const;
  if (due.act === 'unpublish') return { ...head, act: due.act };
  const shown = recordedContent(due.content);
  const seen = picturesOf(due.content).flatMap((id): [string, RecordedPicture][] => {
    const picture = pictures.get(id);
    return picture ? [[String(id), picture]] : [];
  });
  return {
    ...head,
    act: due.act,
    slug: due.slug,
    published: due.published.toISOString(),
    updated: due.updated.toISOString(),
    ...shown,
    pictures: Object.fromEntries(seen),
    corrections: corrections.map(({ kind, note, at }) => ({ kind, note, at: at.toISOString() })),
  };
}

/** The same; what cannot be recorded holds all up that comes after it, and so says which it is. */
function recordNamed(...[version, due, ...rest]: Parameters<typeof recordOf>): VersionRecord {
  try {
    return recordOf(version, due, ...rest);
  } catch (error) {
    throw new Error(
      `Version ${version} of article ${due.article} cannot be recorded: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

const dueNow = (tx: DatabaseTransaction): Promise<Due[]> =>
  tx
    .selectFrom('daybook_due as d')
    .innerJoin('publication as p', 'p.id', 'd.publication_id')
    .innerJoin('revision as r', (join) =>
      join.onRef('r.article_id', '=', 'p.article_id').onRef('r.number', '=', 'p.revision'),
    )
    .select(['p.id as publication', 'p.article_id as article', 'p.act', 'p.slug', 'p.at', 'r.content'])
    .select(['p.published_at as published', 'p.updated_at as updated'])
    // Numbers of one article's publications rise with time: whoever publishes holds its row.
    .orderBy('d.publication_id')
    .limit(batchSize)
    .execute();

/** What is in the daybook already of some articles: number and entry of the last version, and how many corrected. */
async function standing(tx: DatabaseTransaction, articles: number[]) {
  const rows = await tx
    .selectFrom('article_version as v')
    .innerJoin('daybook_hash as h', (join) =>
      join.onRef('h.index', '=', 'v.entry_index').on('h.level', '=', 0),
    )
    .distinctOn('v.article_id')
    .select(['v.article_id', 'v.number', 'h.hash'])
    .select((eb) =>
      eb
        .selectFrom('article_version as c')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('c.article_id', '=', 'v.article_id')
        .where('c.act', '=', 'correct')
        .$asScalar()
        .$notNull()
        .as('corrections'),
    )
    .where('v.article_id', 'in', articles)
    .orderBy('v.article_id')
    .orderBy('v.number', 'desc')
    .execute();
  return new Map(
    rows.map(({ article_id, number, hash, corrections }) => [
      article_id,
      { number, corrections, previous: Buffer.from(hash).toString('hex') as string | null },
    ]),
  );
}

export async function recordedPictures(
  tx: Pick<DatabaseTransaction, 'selectFrom'>,
  contents: Pick<ArticleContent, 'leadPicture' | 'body'>[],
): Promise<Map<number, RecordedPicture>> {
  const ids = [...new Set(contents.flatMap(picturesOf))];
  if (!ids.length) return new Map();
  const rows = await tx
    .selectFrom('picture')
    .select(['id', 'hash', 'width', 'height', 'colour'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...picture }) => [id, picture]));
}

/** A version that is to be entered: its record is made when its number is known. */
interface Waiting {
  article: number;
  act: VersionAct;
  at: Date;
  publication: string | null;
  /** Number of the last change that is in it, of entries of a coverage. */
  live: number | null;
  recordAs: (version: number, corrections: number) => VersionRecord;
}

const ofCoverage = ({ article, at, changes }: CoverageDue): Waiting => ({
  ...{ article, at, act: 'cover', publication: null, live: changes.at(-1)!.number },
  recordAs: (version) => ({
    format: 'warraq-coverage/1',
    ...{ article, version, act: 'cover', at: at.toISOString(), changes },
  }),
});

/**
 * Enters what is due, in the order in which it was published, at most `batchSize` of it, and before it what was added to
 * coverages; returns how many. One node at a time: `busy` when another is at it. `name`: who signs (`signingName`); `waits`:
 * how long a change to a coverage waits for others.
 */
export const enterDue = (
  db: Database,
  name: string | null,
  waits = coverageWaits,
): Promise<number | 'busy'> =>
  db.transaction().execute(async (tx) => {
    if (!(await tryDaybook(tx))) return 'busy';
    // A host that vanishes, as against a process that dies, is noticed by this.
    await sql`set local idle_in_transaction_session_timeout = '30s'`.execute(tx);
    const published = await dueNow(tx);
    const covered = await coverageDue(tx, waits);
    if (!published.length && !covered.length) return 0;
    const articles = [...new Set([...published, ...covered].map(({ article }) => article))];
    const [known, pictures, corrections, tree, signer] = [
      await standing(tx, articles),
      await recordedPictures(
        tx,
        published.map(({ content }) => content),
      ),
      await correctionsOf(tx, articles),
      await GrowingTree.open(tx),
      await signingKey(tx, name),
    ];
    const due: Waiting[] = [
      ...covered.map(ofCoverage),
      ...published.map(
        (version): Waiting => ({
          ...{ article: version.article, act: version.act, at: version.at, publication: version.publication },
          live: null,
          recordAs: (number, told) =>
            recordNamed(number, version, pictures, (corrections.get(version.article) ?? []).slice(0, told)),
        }),
      ),
    ];
    const entries: { index: number; entry: Buffer }[] = [];
    const versions = [];
    for (const { article, act, at, publication, live, recordAs } of due) {
      const before = known.get(article) ?? { number: 0, corrections: 0, previous: null };
      const number = before.number + 1;
      // Every act of correction has its note: so many were told by then, whatever the clocks say.
      const told = before.corrections + (act === 'correct' ? 1 : 0);
      const record = canonicalBytes(recordAs(number, told));
      const entry = canonicalBytes({
        format: 'warraq-entry/1',
        ...{ site: signer.name, article, version: number, act },
        ...{ at: at.toISOString(), record: sha256Hex(record), previous: before.previous },
      } satisfies VersionEntry);
      const hash = entryHash(entry);
      known.set(article, {
        ...{ number, corrections: told, previous: Buffer.from(hash).toString('hex') },
      });
      entries.push({ index: tree.size, entry: Buffer.from(entry) });
      versions.push({
        ...{ article_id: article, number, publication_id: publication, live_number: live },
        ...{ act, at, entry_index: tree.size, record: Buffer.from(record) },
      });
      await tree.append(hash);
    }
    await tx.insertInto('daybook_entry').values(entries).execute();
    // In order of number, as everybody locks articles: each version holds its article until this is done.
    versions.sort((a, b) => a.article_id - b.article_id);
    await tx.insertInto('article_version').values(versions).execute();
    await tree.keep(tx);
    const text = checkpointText({ origin: signer.name, size: tree.size, root: await tree.root() });
    await tx
      .insertInto('daybook_checkpoint')
      .values({ size: tree.size, note: signNote(text, signer), key_id: signer.id })
      .execute();
    if (published.length)
      await tx
        .deleteFrom('daybook_due')
        .where(
          'publication_id',
          'in',
          published.map(({ publication }) => publication),
        )
        .execute();
    await announce(tx, 'entered', [
      'daybook',
      ...articles.map((article) => `versions:${article}`),
      // The page of a coverage leads to its versions, and says how many there are.
      ...covered.map(({ article }) => `article:${article}`),
    ]);
    if (covered.length) await settleCoverage(tx, waits);
    return due.length;
  });

async function correctionsOf(tx: DatabaseTransaction, articles: number[]) {
  const rows = await tx
    .selectFrom('correction')
    .select(['article_id', 'kind', 'note', 'at'])
    .where('article_id', 'in', articles)
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, ({ article_id }) => article_id);
}
