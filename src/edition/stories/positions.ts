/** Where each party stands, by issue: the statements that readers see, put into the matrix. */
import { sql } from 'kysely';
import { issuePath } from '#article/address.ts';
import { positionsOf } from '#article/story/position.ts';
import type { Reader } from '#database/connection.ts';
import { readStatements, type StatementRow, statementKeys, statementView } from './statements.ts';
import type { IssueView, PartyView, PositionView } from './view.ts';

/** Positions on the story's own page, over all issues, and of each issue at least. */
const cellsShown = 16;
const cellsOfIssue = 4;
/** Earlier statements under a position: on the story's page, and on the issue's. */
const beforeShown = 3;
const beforeOnIssue = 12;
/** No file has more parties and issues than this. */
const mostStatements = 5_000;

export interface IssueRow {
  id: number;
  title: string;
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
  story: { id: number; slug: string; parties: PartyView[]; issues: IssueRow[] },
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
  const room =
    only === null ? Math.max(cellsOfIssue, Math.floor(cellsShown / (shown.length || 1))) : Infinity;
  const issues = shown.map((issue) => issueView(issue, story, rows, { room, each }));
  return { issues, keys: statementKeys(rows) };
}

function issueView(
  { id, title }: IssueRow,
  { slug, parties }: { slug: string; parties: PartyView[] },
  rows: readonly StatementRow[],
  { room, each }: { room: number; each: number },
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
    const before = own.filter((row) => row.id !== latest).slice(0, each - 1);
    const first = own.find((row) => row.id === latest);
    return [
      {
        party,
        latest: first ? statementView(first) : null,
        before: before.map(statementView),
        left: own[0]!.of - before.length - (first ? 1 : 0),
      },
    ];
  });
  return {
    ...{ id, title, path: issuePath(slug, id) },
    positions: positions.slice(0, room),
    silent: parties.filter((party) => !of.has(party.id)),
    left: Math.max(0, positions.length - room),
  };
}
