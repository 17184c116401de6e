/**
 * Enters into the daybook what was published, a moment after it was: publishing itself does not wait for it. One node
 * at a time; one that dies in the middle loses its transaction and with it the lock, and another goes on.
 */
import { sql } from 'kysely';
import type pg from 'pg';
import type { Database } from '#database/connection.ts';
import { type Listener, listenTo } from '#database/listen.ts';
import { enterDue } from '#desk/daybook/enter.ts';

/**
 * Milliseconds. After a publication the database is left to it and to its readers until nothing more was published for
 * `gather` (up to twice that, another time on each node, so that as a rule one finds nothing left), or for
 * `longestGather` where it never is quiet. What another node is at is looked at again soon, for it may die.
 */
const sleeps = { gather: 400, longestGather: 5_000, busy: 250, longest: 30_000, afterError: 1_000 };

export interface DaybookOptions {
  db: Database;
  connection: pg.PoolConfig;
  /** Who signs; `null`: a newsroom without a public address. */
  name: string | null;
  /** What is due stays due, and is tried again. */
  onError: (error: Error) => void;
}

export interface DaybookKeeper {
  /** Lets what is being entered end, then enters nothing more. */
  stop(): Promise<void>;
}

/** Starts entering, with what was published while nobody did. Throws when the database cannot be reached. */
export async function keepDaybook({ db, connection, name, onError }: DaybookOptions): Promise<DaybookKeeper> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let gatheringSince: number | undefined;
  let running: Promise<void> | null = null;
  /** Something was published since the round that runs began to look. */
  let again = false;

  const wake = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    if (running) again = true;
    else
      running = round().finally(() => {
        running = null;
        if (again) wake();
      });
  };
  const hear = (): void => {
    if (stopped) return;
    clearTimeout(gathering);
    gatheringSince ??= performance.now();
    const left = sleeps.longestGather - (performance.now() - gatheringSince);
    gathering = setTimeout(
      () => {
        gatheringSince = undefined;
        wake();
      },
      Math.max(0, Math.min(left, sleeps.gather * (1 + Math.random()))),
    );
  };
  const sleep = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(wake, milliseconds);
  };
  const round = async (): Promise<void> => {
    again = false;
    try {
      let entered: number | 'busy';
      do entered = await enterDue(db, name);
      while (!stopped && entered !== 'busy' && entered > 0);
      sleep(entered === 'busy' && (await isDue(db)) ? sleeps.busy : sleeps.longest);
    } catch (error) {
      onError(error as Error);
      again = false;
      sleep(sleeps.afterError);
    }
  };

  const listener: Listener = await listenTo(connection, {
    channels: ['warraq_daybook'],
    onNote: hear,
    onReconnect: wake,
    onError,
  });
  wake();
  return {
    async stop() {
      stopped = true;
      again = false;
      clearTimeout(timer);
      clearTimeout(gathering);
      await listener.close();
      await running;
    },
  };
}

async function isDue(db: Database): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select exists (select from daybook_due) as due`.execute(db);
  return rows[0]!.due;
}
