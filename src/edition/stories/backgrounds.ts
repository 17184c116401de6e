/** Backgrounds of a story file as readers see them. Articles hold the same words; here they stand together. */
import { sql } from 'kysely';
import type { Reader } from '#database/connection.ts';
import type { BackgroundView } from './view.ts';
import { shownStatement } from './visible.ts';

/** Characters of those that stand on the file's own page; the first of them does however long it is. */
const mostCharacters = 1_400;
/** On their own page; a file has a handful. */
const mostShown = 60;

export interface BackgroundRow {
  id: number;
  text: string;
  statement: number | null;
  source: number | null;
  by: string | null;
}

const columns = sql`json_build_object('id', b.id, 'text', b.text, 'statement', b.statement_id, 'source', o.id,
  'by', o.label)`;
const rests = sql`left join statement s on s.id = b.statement_id and s.withdrawn_at is null and ${shownStatement}
  left join source o on o.id = s.source_id and o.withdrawn_at is null`;

/** Of `story as t`: the first ones, as the desk ordered them. */
export const firstBackgrounds = sql`(select json_agg(${columns} order by b.place, b.id)
  from (select id, text, place, statement_id, sum(length(text)) over (order by place, id) as until
    from background where story_id = t.id and retired_at is null) b ${rests}
  where b.until <= greatest(${mostCharacters}::int, length(b.text)))`;
/** Of `story as t`: how many it has. */
export const countBackgrounds = sql`(select count(*)::int from background b
  where b.story_id = t.id and b.retired_at is null)`;

export interface Told {
  backgrounds: BackgroundView[];
  /** A statement may become known to readers, or its source be withdrawn. */
  keys: string[];
}

export const toldOf = (rows: readonly BackgroundRow[]): Told => ({
  backgrounds: rows.map(({ id, text, by }) => ({ id, text, by })),
  keys: rows.flatMap(({ statement, source }) => [
    ...(statement === null ? [] : [`statement:${statement}`]),
    ...(source === null ? [] : [`source:${source}`]),
  ]),
});

/** All of a file. One query. */
export async function readBackgrounds(reader: Reader, story: number): Promise<Told> {
  const source = sql<{
    rows: BackgroundRow[] | null;
  }>`(select json_agg(${columns} order by b.place, b.id) as rows
    from (select * from background where story_id = ${story} and retired_at is null
      order by place, id limit ${mostShown}) b ${rests})`.as('told');
  const { rows } = await reader.selectFrom(source).selectAll().executeTakeFirstOrThrow();
  return toldOf(rows ?? []);
}
