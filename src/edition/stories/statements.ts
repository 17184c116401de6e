/** Statements that readers see. */
import { type RawBuilder, sql } from 'kysely';
import { articlePath, entityPath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import type { Precision } from '#article/story/moment.ts';
import { type AnonymityReason, anonymityReasons, type SourceKind } from '#article/story/source.ts';
import type { Reader } from '#database/connection.ts';
import { entryPage } from '../live-pages.ts';
import type { SourceView, StatementView } from './view.ts';
import { firstCitation } from './visible.ts';

/** Columns of a source, over `source as o` and `entity as oe`. */
export interface SourceRow {
  source_id: number;
  kind: SourceKind;
  label: string;
  entity_slug: string | null;
  address: string | null;
  reason: string | null;
  reason_note: string;
}

/** An unnamed source is its label and its reason, here too. */
export const sourceView = (row: SourceRow): SourceView => ({
  ...{
    id: row.source_id,
    kind: row.kind,
    label: row.label,
    address: row.address,
    reasonNote: row.reason_note,
  },
  path: row.entity_slug === null ? null : entityPath(row.entity_slug),
  reason: anonymityReasons.find((reason): reason is AnonymityReason => reason === row.reason) ?? null,
});

export interface StatementRow extends SourceRow {
  id: number;
  story_id: number | null;
  party_id: number | null;
  issue_id: number | null;
  said_at: Date;
  said_precision: Precision;
  place: string;
  medium: string;
  original: string;
  language: string;
  rendering: string;
  translator: string;
  withdrawn: boolean;
  withdrawn_note: string;
  /** Where readers have the file. */
  story_slug: string | null;
  story_title: string | null;
  issue_title: string | null;
  cited_id: number;
  cited_slug: string;
  cited_headline: string;
  cited_block: string;
  /** Entries of the coverage that are newer than the one that cites it; `null`: the article's own text does. */
  cited_before: number | null;
  /** Among those of its party on its issue that stand, or that do not: 1 is the newest. */
  rank: number;
  /** How many its party has on its issue. */
  of: number;
}

/** Newest first, as `positionsOf` of `article/story/position.ts` orders them, over `statement as s`. */
const newestFirst = sql`s.said_at desc,
  array_position(array['year', 'month', 'day', 'hour', 'minute'], s.said_precision) desc, s.id desc`;

/**
 * Statements that readers see, newest first. `where` is over `statement as s` (with `party as p`, its entity's); `each`: of
 * each party on each issue no more than so many that stand and so many that were withdrawn.
 */
export async function readStatements(
  reader: Reader,
  { where, each, limit }: { where: RawBuilder<unknown>; each: number; limit: number },
): Promise<StatementRow[]> {
  const source = sql<StatementRow>`(
    select * from (
      select s.id, s.story_id, s.party_id, s.issue_id, s.said_at, s.said_precision, s.place, s.medium, s.original,
        s.language, s.rendering, s.translator, cited.*,
        (s.withdrawn_at is not null or o.withdrawn_at is not null) as withdrawn,
        case when s.withdrawn_at is not null then s.withdrawn_note else o.withdrawn_note end as withdrawn_note,
        o.id as source_id, o.kind, o.label, o.address, o.reason, o.reason_note, oe.slug as entity_slug,
        t.slug as story_slug, t.title as story_title, i.title as issue_title,
        row_number() over (partition by s.party_id, s.issue_id, s.withdrawn_at is null and o.withdrawn_at is null
          order by ${newestFirst})::int as rank,
        count(*) over (partition by s.party_id, s.issue_id)::int as of
      from statement s
      join source o on o.id = s.source_id
      left join entity oe on oe.id = o.entity_id
      left join party p on p.id = s.party_id
      left join story t on t.id = s.story_id and t.published_at is not null
      left join issue i on i.id = s.issue_id and i.story_id = t.id
      ${firstCitation}
      where ${where}
      order by ${newestFirst}
    ) s where s.rank <= ${each} limit ${limit}
  )`.as('said');
  return reader.selectFrom(source).selectAll().execute();
}

/**
 * As readers of a page in `language` get it: what was said in that language in its own words, the rest as it was rendered.
 * Words that were withdrawn are not said again: who, when and the note are what is left of them.
 */
export function statementView(row: StatementRow, language: Language): StatementView {
  const { withdrawn, rendering, original, translator } = row;
  const rendered = rendering !== '' && row.language !== language;
  return {
    ...{ id: row.id, place: row.place, medium: row.medium },
    said: { at: row.said_at.toISOString(), precision: row.said_precision },
    words: withdrawn ? '' : rendered ? rendering : original,
    // A rendering is Arabic (article/story/statement.ts).
    language: rendered ? 'ar' : row.language,
    original: withdrawn || !rendered ? null : { text: original, language: row.language, translator },
    source: sourceView(row),
    withdrawn: withdrawn ? { note: row.withdrawn_note } : null,
    cited: {
      headline: row.cited_headline,
      path: `${entryPage(row.cited_id, row.cited_before ?? 0) || articlePath(row.cited_id, row.cited_slug)}#${row.cited_block}`,
    },
  };
}

/** Keys of the pages that show these. */
export const statementKeys = (rows: readonly StatementRow[]): string[] =>
  rows.flatMap((row) => [`source:${row.source_id}`, `article:${row.cited_id}`]);
