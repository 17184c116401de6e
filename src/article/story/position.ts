/** Where each party stands on each issue: its latest statement on it, and those before. */
import { inTime, type Moment } from './moment.ts';

export interface PositionStatement {
  id: number;
  party: number | null;
  issue: number | null;
  said: Moment;
  withdrawn: boolean;
}

export interface Position<Statement> {
  latest: Statement;
  /** Newest first, without the latest. */
  before: Statement[];
}

/**
 * By party, then by issue. What was withdrawn is no position; a party without a statement on an issue has none there
 * (`undefined`): silence is not taken for one.
 */
export function positionsOf<Statement extends PositionStatement>(
  statements: readonly Statement[],
): Map<number, Map<number, Position<Statement>>> {
  const matrix = new Map<number, Map<number, Position<Statement>>>();
  // Of two said at the same time the one entered later was said later, or known later.
  const ordered = statements
    .filter(({ withdrawn }) => !withdrawn)
    .sort((a, b) => inTime(a.said, b.said) || a.id - b.id);
  for (const statement of ordered) {
    const { party, issue } = statement;
    if (party === null || issue === null) continue;
    const row = matrix.get(party) ?? new Map<number, Position<Statement>>();
    const known = row.get(issue);
    row.set(issue, { latest: statement, before: known ? [known.latest, ...known.before] : [] });
    matrix.set(party, row);
  }
  return matrix;
}
