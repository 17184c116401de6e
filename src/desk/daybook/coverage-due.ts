/** Changes to live coverages that wait to be entered into the daybook. */
import { type RawBuilder, sql } from 'kysely';
import type { Body } from '#article/body.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import type { CoverageRecord } from '#daybook/record.ts';

/** Milliseconds that a change waits for others of its coverage, so that a long night is some dozens of versions. */
export const coverageWaits = 300_000;
/** Changes read at once. */
const most = 1_000;

export interface CoverageDue {
  article: number;
  /** When the last of them was made. */
  at: Date;
  changes: CoverageRecord['changes'];
}

interface ChangeRow {
  article: number;
  number: number;
  act: CoverageRecord['changes'][number]['act'];
  changed: Date;
  entry: number;
  at: Date;
  headline: string;
  body: Body;
  key: boolean;
  pinned: boolean;
  edited: Date | null;
  note: string;
}

/** Number of the last change of a coverage that is entered. */
const entered = (article: RawBuilder<unknown>) =>
  sql`coalesce((select max(v.live_number) from article_version v where v.article_id = ${article}), 0)`;

const nothing: Body = { type: 'doc', content: [] };

/**
 * What is due: of a coverage in which a change has waited long enough all of them; of one whose article is entered now what
 * was changed until it was published. One statement, so that an entry is told as each of its changes left it, whatever is
 * written meanwhile: what stood before the next change, or what stands.
 */
export async function coverageDue(tx: DatabaseTransaction, waits: number): Promise<CoverageDue[]> {
  const { rows } = await sql<ChangeRow>`
    with due as (
      select h.article_id, ${entered(sql`h.article_id`)} as entered, p.until,
        h.waiting_since <= clock_timestamp() - ${waits} * interval '1 millisecond' as is_over
      from live_head h left join lateral (
        select max(p.at) as until from daybook_due d join publication p on p.id = d.publication_id
        where p.article_id = h.article_id) p on true
      where h.waiting_since is not null)
    select c.article_id as article, c.number, c.act, c.at as changed, e.id as entry,
      coalesce((next.before->>'at')::timestamptz, e.at) as at, coalesce(next.before->>'headline', e.headline) as headline,
      coalesce(next.before->'body', e.body) as body, coalesce((next.before->>'key')::boolean, e.is_key) as key,
      coalesce((next.before->>'pinned')::boolean, e.is_pinned) as pinned, e.removed_note as note,
      (select max(x.at) from live_change x where x.entry_id = e.id and x.act = 'edit' and x.number <= c.number) as edited
    from due d
    join live_change c on c.article_id = d.article_id and c.number > d.entered and (d.is_over or c.at <= d.until)
    join live_entry e on e.id = c.entry_id
    left join lateral (select n.before from live_change n where n.entry_id = c.entry_id and n.number > c.number
      order by n.number limit 1) next on true
    order by c.article_id, c.number limit ${most}`.execute(tx);
  return Array.from(Map.groupBy(rows, (row) => row.article).entries(), ([article, changes]) => ({
    ...{ article, at: changes.at(-1)!.changed, changes: changes.map(changeOf) },
  }));
}

const changeOf = ({ number, act, changed, ...row }: ChangeRow): CoverageDue['changes'][number] => {
  const isGone = act === 'remove';
  return {
    ...{ number, act, at: changed.toISOString() },
    entry: {
      ...{ id: row.entry, at: row.at.toISOString(), edited: row.edited?.toISOString() ?? null },
      ...(isGone
        ? { headline: '', body: nothing, key: false, pinned: false, removed: { note: row.note } }
        : { headline: row.headline, body: row.body, key: row.key, pinned: row.pinned, removed: null }),
    },
  };
};

/** After what was due is entered: since when the others wait. Who adds to one of these coverages waits for this. */
export async function settleCoverage(tx: DatabaseTransaction, waits: number): Promise<void> {
  const { rows } = await sql<{ article: number }>`
    select h.article_id as article from live_head h
    where h.waiting_since <= clock_timestamp() - ${waits} * interval '1 millisecond'
      or exists (select from article_version v where v.article_id = h.article_id and v.act = 'cover'
        and h.waiting_since <= v.at)
    order by h.article_id for update`.execute(tx);
  if (!rows.length) return;
  // In a statement of its own: it sees what was committed while the rows were waited for.
  await sql`update live_head h set waiting_since = (
      select min(c.at) from live_change c where c.article_id = h.article_id
        and c.number > ${entered(sql`h.article_id`)})
    where h.article_id = any(${rows.map(({ article }) => article)}::int[])`.execute(tx);
}
