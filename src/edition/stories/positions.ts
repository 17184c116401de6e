/** Where each party stands, by issue: the statements that readers see, put into the matrix. */
import { sql } from 'kysely';
import { issuePath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import { positionsOf } from '#article/story/position.ts';
import type { Reader } from '#database/connection.ts';
import { readStatements, type StatementRow, statementKeys, statementView } from './statements.ts';
import type { IssueView, PartyView, PositionView } from './view.ts';

/** A page that comes in one round trip holds so many positions; of more, the first of so many issues stand there. */
const cellsShown = 16;
const issuesOfMany = 4;
const cellsOfMany = 2;
/** Earlier statements under a position: on the story's page, over all of it, and on the issue's. */
const beforeShown = 3;
const beforeInAll = 12;
const beforeOnIssue = 12;
/** No file has more parties and issues than this. */
const mostStatements = 5_000;

export interface IssueRow {
  id: number;
  title: string;
}

/** What the matrix is made of. */
export interface StoryMatrix {
  id: number;
  slug: string;
  language: Language;
  parties: PartyView[];
  issues: IssueRow[];
}

interface Positions {
  issues: IssueView[];
  keys: string[];
}

/**
 * The issues on which readers know a position, in the desk's order. `only`: one issue, with all its positions and more of how
 * they changed; else as much as a page holds. An issue on which nothing is known yet is the newsroom's own.
 */
export async function readPositions(
  reader: Reader,
  story: StoryMatrix,
  only: number | null = null,
): Promise<Positions> {
  const each = 1 + (only === null ? beforeShown : beforeOnIssue);
  const rows = await readStatements(reader, {
    where: sql`s.story_id = ${story.id} and s.party_id is not null
      and ${only === null ? sql`s.issue_id is not null` : sql`s.issue_id = ${only}`}`,
    ...{ each, limit: mostStatements },
  });
  const known = new Set(rows.map((row) => row.issue_id));
  const shown = story.issues.filter(({ id }) => known.has(id));
  const whole = shown.map((issue) => issueView(issue, story, rows));
  return { issues: only === null ? fitting(whole) : whole, keys: statementKeys(rows) };
}

/** What of the matrix a page can hold; the rest is on the issues' own pages. */
function fitting(issues: readonly IssueView[]): IssueView[] {
  const all = issues.reduce((sum, { positions }) => sum + positions.length, 0);
  const cut =
    all <= cellsShown
      ? [...issues]
      : issues.map((issue, index) => {
          const room = index < issuesOfMany ? cellsOfMany : 0;
          return {
            ...issue,
            positions: issue.positions.slice(0, room),
            left: Math.max(0, issue.positions.length - room),
          };
        });
  const cells = cut.flatMap(({ positions }) => positions);
  const told = (each: number) => cells.reduce((sum, { before }) => sum + Math.min(each, before.length), 0);
  const each = [beforeShown, 1].find((count) => told(count) <= beforeInAll) ?? 0;
  return cut.map((issue) => ({
    ...issue,
    positions: issue.positions.map((position) => ({
      ...position,
      before: position.before.slice(0, each),
      left: position.left + Math.max(0, position.before.length - each),
    })),
  }));
}

function issueView(
  { id, title }: IssueRow,
  { slug, parties, language }: StoryMatrix,
  rows: readonly StatementRow[],
): IssueView {
  const said = rows.filter((row) => row.issue_id === id);
  const of = Map.groupBy(said, (row) => row.party_id);
  const standing = positionsOf(
    said.map((row) => ({
      ...{ id: row.id, party: row.party_id, issue: row.issue_id, withdrawn: row.withdrawn },
      said: { at: row.said_at.toISOString(), precision: row.said_precision },
    })),
  );
  const positions = parties.flatMap((party): PositionView[] => {
    const own = of.get(party.id);
    if (!own) return [];
    const latest = standing.get(party.id)?.get(id)?.latest.id;
    const before = own.filter((row) => row.id !== latest);
    const first = own.find((row) => row.id === latest);
    return [
      {
        party,
        latest: first ? statementView(first, language) : null,
        before: before.map((row) => statementView(row, language)),
        left: own[0]!.of - before.length - (first ? 1 : 0),
      },
    ];
  });
  return {
    ...{ id, title, path: issuePath(slug, id) },
    positions,
    silent: parties.filter((party) => !of.has(party.id)),
    left: 0,
  };
}
