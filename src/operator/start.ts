/** `warraq start`: a node of the newsroom, until it is told to stop. */
import type { FileStore } from '#darkroom/files.ts';
import type { Database } from '#database/connection.ts';
import { countReads, forgetOld } from '#desk/count-reads.ts';
import { isEmpty } from '#desk/is-empty.ts';
import { needsIndexing, reindex } from '#desk/reindex.ts';
import { openLog } from '#http/request-log.ts';
import { type RunningNode, serve } from '#http/serve.ts';
import { tidy } from '#jobs/tidy.ts';
import type { Config } from './configuration.ts';
import { openSession, type Session } from './session.ts';

/** Milliseconds between looks at the server, writing down of readings, and clearing out of what is old. */
const every = { look: 2_000, count: 10_000, tidy: 15_000, clear: 3_600_000 };

/** Fills an empty newsroom with stories to look at; returns how many. */
export type Plant = (db: Database, pictures: FileStore) => Promise<number>;

/** Runs until SIGINT or SIGTERM; then stops taking readers, writes down what it counted, and leaves the database. */
export async function start(config: Config, plant: Plant, tell: (line: string) => void): Promise<void> {
  const { log, flush } = openLog(config.logLevel);
  const session = await openSession(config, {
    tell,
    onConnectionError: (error) => log.warn({ reason: error.message }, 'a connection to the database broke'),
  });
  let node: RunningNode;
  try {
    if (config.demo && (await isEmpty(session.database.db))) {
      tell('The database is empty: planting the demo edition…');
      const count = await plant(session.database.db, session.pictures);
      tell(`Planted ${count} stories of an invented newspaper. Set WARRAQ_DEMO=off to start empty.`);
    }
    node = await serve({
      ...config,
      connection: session.server.connection,
      database: session.database,
      pictures: session.pictures,
      log,
    });
  } catch (error) {
    await session.close();
    throw error;
  }
  const timers = keepGoing(session, node, log);
  if (await needsIndexing(session.database.db)) {
    tell('Search is being indexed anew; until then it finds what is indexed so far.');
    reindex(session.database.db).then(
      (count) => tell(`Search is indexed: ${count} articles.`),
      (error) => log.error({ err: error }, 'indexing stopped; the next start takes it up'),
    );
  }
  tell(`Database: ${session.server.description}`);
  if (config.origin) tell(`Listens:  http://${config.host}:${node.port}/`);
  tell(`Readers:  ${node.origin}/`);
  tell(`Feeds:    ${node.origin}/rss.xml  ${node.origin}/atom.xml  ${node.origin}/feed.json`);
  tell(`Health:   ${node.origin}/healthz  ${node.origin}/readyz`);

  const signal = await stopSignal();
  tell(`${signal}: stopping.`);
  for (const timer of timers) clearInterval(timer);
  await node.close();
  await countReads(session.database.db, node.reads.take()).catch((error) =>
    log.warn({ reason: (error as Error).message }, 'the last readings were not counted'),
  );
  await session.close();
  flush();
}

/** The first signal stops; a second one stops at once. */
const stopSignal = (): Promise<string> =>
  new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve(signal);
      });
  });

function keepGoing(
  session: Session,
  node: RunningNode,
  log: ReturnType<typeof openLog>['log'],
): NodeJS.Timeout[] {
  const { db } = session.database;
  const quietly = (what: string, work: () => Promise<unknown>) => () => {
    work().catch((error) => log.warn({ reason: (error as Error).message }, what));
  };
  let counting: Map<number, number> | null = null;
  return [
    setInterval(
      quietly('the database server could not be started again', () => session.server.ensureRunning()),
      every.look,
    ),
    setInterval(
      quietly('readings are kept to be counted later', async () => {
        // What could not be written down is kept and tried again, with what came since.
        const taken = node.reads.take();
        for (const [id, count] of counting ?? []) taken.set(id, (taken.get(id) ?? 0) + count);
        counting = taken;
        await countReads(db, taken);
        counting = null;
      }),
      every.count,
    ),
    setInterval(
      quietly('the concordance was not tidied', () => tidy(db)),
      every.tidy,
    ),
    setInterval(
      quietly('old counts were not cleared', () => forgetOld(db)),
      every.clear,
    ),
  ].map((timer) => timer.unref());
}
