/**
 * The clock: fires schedules when they are due, each once, on one node, in the transaction that does the act. A node
 * that dies in the middle loses its transaction and with it the lock: another has the row at once. No leases, no
 * clean-up. The hour is the database's, so nodes need not agree on theirs.
 */
import { sql } from 'kysely';
import type pg from 'pg';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { type Listener, listenTo } from '#database/listen.ts';
import { type DueSchedule, fire } from '#desk/life/fire.ts';

/** Schedules fired at the same time: one that is slow does not keep the others waiting. */
const lanes = 3;
/** Milliseconds. Overdue rows that somebody else holds are looked at again soon, for their holder may die. */
const sleeps = { shortest: 5, held: 250, longest: 30_000, afterError: 1_000 };
/** From then on a schedule waits for a person: the calendar shows its error. */
export const mostAttempts = 5;

export interface ClockOptions {
  db: Database;
  connection: pg.PoolConfig;
  /** Name of this node, for the record. */
  node: string;
  /** The clock goes on; a schedule that could not be fired is tried again. */
  onError: (error: Error, schedule: DueSchedule | null) => void;
  /** What is done; another in tests that need a slow one. */
  act?: (tx: DatabaseTransaction, schedule: DueSchedule) => Promise<void>;
}

export interface Clock {
  /** Lets what is being fired end, then fires nothing more. */
  stop(): Promise<void>;
}

/** Starts the clock; what was missed while none ran fires at once. Throws when the database cannot be reached. */
export async function startClock(options: ClockOptions): Promise<Clock> {
  const { db, node, onError, act = fire } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const running = new Set<Promise<void>>();
  /** Counts changes heard of: one that comes while a lane reckons how long to sleep must not be slept over. */
  let changes = 0;

  /** Wakes a lane; it takes due rows until there are none, and wakes the next while it has one in hand. */
  const tick = (): void => {
    clearTimeout(timer);
    if (stopped || running.size >= lanes) return;
    const lane: Promise<void> = runLane().finally(() => running.delete(lane));
    running.add(lane);
  };
  const changed = (): void => {
    changes++;
    tick();
  };
  const sleep = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(tick, Math.max(sleeps.shortest, milliseconds));
  };
  const runLane = async (): Promise<void> => {
    try {
      while (!stopped && (await fireOne(db, node, act, onError, tick)));
      const known = changes;
      const rest = stopped ? 0 : await untilNext(db);
      sleep(known === changes ? rest : 0);
    } catch (error) {
      // The database is away, as a rule. Nothing was lost: what is due is still there.
      onError(error as Error, null);
      sleep(sleeps.afterError);
    }
  };

  const listener: Listener = await listenTo(options.connection, {
    channels: ['warraq_schedule'],
    onNote: changed,
    onReconnect: changed,
    onError: (error) => onError(error, null),
  });
  tick();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await listener.close();
      await Promise.all(running);
    },
  };
}

/** Milliseconds until there is something to do. */
async function untilNext(db: Database): Promise<number> {
  const { rows } = await sql<{ ms: number | null; held: number }>`
    select (extract(epoch from min(greatest(due, retry_at)) filter (where greatest(due, retry_at) > clock_timestamp())
        - clock_timestamp()) * 1000)::float8 as ms,
      count(*) filter (where greatest(due, retry_at) <= clock_timestamp())::int as held
    from schedule where fired_at is null and attempts < ${mostAttempts}`.execute(db);
  const { ms, held } = rows[0]!;
  return Math.min(held ? sleeps.held : sleeps.longest, ms === null ? sleeps.longest : Math.ceil(ms));
}

/**
 * Fires the schedule that has been due longest, of those that nobody else holds; false when there is none. The
 * article is locked with it, as every command locks it first: so neither waits for the other in a circle.
 */
async function fireOne(
  db: Database,
  node: string,
  act: NonNullable<ClockOptions['act']>,
  onError: ClockOptions['onError'],
  onTaken: () => void,
): Promise<boolean> {
  let taken: DueSchedule | null = null;
  try {
    return await db.transaction().execute(async (tx) => {
      // A host that vanishes, as against a process that dies, is noticed by this: its lock is given up.
      await sql`set local idle_in_transaction_session_timeout = '30s'`.execute(tx);
      const { rows } = await sql<DueSchedule>`
        select s.id, s.kind, s.article_id, s.due, s.actor_id, s.actor_name,
          (extract(epoch from clock_timestamp() - s.due) * 1000)::float8 as late
        from schedule s join article a on a.id = s.article_id
        where s.fired_at is null and s.due <= clock_timestamp() and s.retry_at <= clock_timestamp()
          and s.attempts < ${mostAttempts}
        order by s.due, s.id limit 1 for update of s, a skip locked`.execute(tx);
      taken = rows[0] ?? null;
      if (!taken) return false;
      onTaken();
      await tx
        .updateTable('schedule')
        .set({ fired_at: sql`clock_timestamp()`, fired_by: node, error: null })
        .where('id', '=', taken.id)
        .execute();
      await act(tx, taken);
      return true;
    });
  } catch (error) {
    const schedule = taken as DueSchedule | null;
    if (!schedule) throw error;
    onError(error as Error, schedule);
    await db
      .updateTable('schedule')
      .set({
        attempts: sql`attempts + 1`,
        retry_at: sql`clock_timestamp() + interval '1 second' * 2 ^ attempts`,
        error: String((error as Error).message).slice(0, 1_000),
      })
      .where('id', '=', schedule.id)
      .where('fired_at', 'is', null)
      .execute();
    return true;
  }
}
