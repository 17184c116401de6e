/** The planning calendar: what is due, scheduled, embargoed and published. */
import { sightOf } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import {
  assertMayRead,
  inHand,
  type PieceRow,
  type PieceSummary,
  pieces,
  summaryFor,
} from './read-pieces.ts';

export interface CalendarEntry {
  /** `due`: the deadline of the work; else what readers see from then on, or saw. */
  kind: 'due' | 'scheduled' | 'embargoed' | 'published';
  at: string;
  piece: PieceSummary;
}

const mostEntries = 1_000;

/** What the actor may see of a stretch of days, in the order of its hours. `to` is not part of it. */
export async function readCalendar(
  db: Database,
  actor: Actor,
  { from, to, desk }: { from: Date; to: Date; desk?: number | undefined },
): Promise<CalendarEntry[]> {
  assertMayRead(actor);
  const within = (column: 'p.deadline' | 's.due' | 'a.published_at') => {
    let query = pieces(db).where(column, '>=', from).where(column, '<', to);
    if (desk !== undefined) query = query.where('p.desk_id', '=', desk);
    if (column === 'a.published_at') query = query.where('a.published_revision', 'is not', null);
    return query.orderBy(column).orderBy('a.id').limit(mostEntries).execute();
  };
  const [due, waiting, published] = await Promise.all(
    (['p.deadline', 's.due', 'a.published_at'] as const).map(within),
  );
  const entry = (kind: CalendarEntry['kind'], row: PieceRow, at: Date): CalendarEntry[] => {
    // Who sees only what readers do sees no plans either.
    const sight = sightOf(actor, inHand(row));
    const piece = sight === 'all' || kind === 'published' ? summaryFor(actor, row) : null;
    return piece ? [{ kind, at: at.toISOString(), piece }] : [];
  };
  return [
    ...due!.flatMap((row) => entry('due', row, row.deadline!)),
    ...waiting!.flatMap((row) =>
      entry(row.waiting_kind === 'embargo' ? 'embargoed' : 'scheduled', row, row.due!),
    ),
    ...published!.flatMap((row) => entry('published', row, row.published_at!)),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.piece.id - b.piece.id));
}
