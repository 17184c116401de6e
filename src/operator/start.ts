/** `warraq start`: a node of the newsroom, until it is told to stop. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type FileStore, StoreFailure } from '#darkroom/files.ts';
import { tryFiles } from '#darkroom/open-files.ts';
import type { Database } from '#database/connection.ts';
import { countReads, forgetOld } from '#desk/count-reads.ts';
import { signingName } from '#desk/daybook/key.ts';
import { forgetWrites } from '#desk/idempotency.ts';
import { isEmpty } from '#desk/is-empty.ts';
import { forgetPreviewLinks } from '#desk/life/preview-link.ts';
import { needsIndexing, reindex } from '#desk/reindex.ts';
import { forgetOldAccess } from '#desk/staff/forget-old.ts';
import { linkTo } from '#desk/staff/links.ts';
import { offerSetUp } from '#desk/staff/set-up.ts';
import { openLog } from '#http/request-log.ts';
import { type RunningNode, serve } from '#http/serve.ts';
import { type Clock, startClock } from '#jobs/clock.ts';
import { type DaybookKeeper, keepDaybook } from '#jobs/daybook.ts';
import { sendMail } from '#jobs/mail.ts';
import { preparePictures } from '#jobs/prepare-pictures.ts';
import { tidy } from '#jobs/tidy.ts';
import { newsroomFiles } from './build-newsroom.ts';
import type { Config } from './configuration.ts';
import { openSession, type Session } from './session.ts';

/** Milliseconds between looks at the server, writing down of readings, making of renditions, and clearing out of what is old. */
const every = { look: 2_000, pictures: 1_000, mail: 5_000, count: 10_000, tidy: 15_000, clear: 3_600_000 };

/** Fills an empty newsroom with stories to look at; returns how many. */
export type Plant = (db: Database, pictures: FileStore) => Promise<number>;

/** Runs until SIGINT or SIGTERM; then stops taking readers, writes down what it counted, and leaves the database. */
export async function start(config: Config, plant: Plant, tell: (line: string) => void): Promise<void> {
  const { log, flush } = openLog(config.logLevel);
  const session = await openSession(config, {
    tell,
    onConnectionError: (error) => log.warn({ reason: error.message }, 'a connection to the database broke'),
  });
  let node: RunningNode | undefined;
  let clock: Clock;
  let daybook: DaybookKeeper;
  let setUp: string | null;
  try {
    await tryFiles(session.pictures, config.files).catch((error) => {
      // Readers are better served without pictures than not at all, and a store that is away comes back.
      if (!(error instanceof StoreFailure && error.kind === 'away')) throw error;
      log.warn(
        { reason: error.message },
        'the store of files is away: pictures are not shown until it is back',
      );
    });
    if (config.demo && (await isEmpty(session.database.db))) {
      tell('The database is empty: planting the demo edition…');
      const count = await plant(session.database.db, session.pictures);
      tell(`Planted ${count} stories of an invented newspaper. Set WARRAQ_DEMO=off to start empty.`);
    }
    node = await serve({
      ...config,
      mail: config.post !== null,
      newsroom: newsroomFiles(join(config.dataFolder, 'newsroom'), (error) =>
        log.error({ err: error }, 'the newsroom’s app could not be built'),
      ),
      connection: session.server.connection,
      database: session.database,
      pictures: session.pictures,
      log,
    });
    clock = await startClock({
      db: session.database.db,
      connection: session.server.connection,
      node: `${hostname()}:${process.pid}`,
      onError: (error, schedule) =>
        schedule
          ? log.error({ err: error, article: schedule.article_id }, 'a schedule could not be fired')
          : log.warn({ reason: error.message }, 'the clock waits for the database'),
    });
    daybook = await keepDaybook({
      db: session.database.db,
      connection: session.server.connection,
      name: signingName(config.origin),
      onError: (error) => log.warn({ reason: error.message }, 'the daybook waits'),
    });
    setUp = await offerSetUp(session.database.db);
  } catch (error) {
    await node?.close();
    await session.close();
    throw error;
  }
  const stopping = new AbortController();
  const timers = keepGoing(session, node, log, config.post, stopping.signal);
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

  if (setUp) {
    tell(`Set up:   ${linkTo(node.origin, 'setup', setUp)}`);
    tell(
      '          This link makes the first administrator. It works once; the next start prints a new one.',
    );
  } else tell(`Newsroom: ${node.origin}/newsroom`);

  const signal = await stopSignal();
  tell(`${signal}: stopping.`);
  for (const timer of timers) clearInterval(timer);
  stopping.abort();
  await clock.stop();
  await daybook.stop();
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
  post: Config['post'],
  signal: AbortSignal,
): NodeJS.Timeout[] {
  const { db } = session.database;
  const quietly = (what: string, work: () => Promise<unknown>) => () => {
    work().catch((error) => log.warn({ reason: (error as Error).message }, what));
  };
  let counting: Map<number, number> | null = null;
  /** A round that takes its time, as with a slow mail server, is not joined by a second one. */
  const alone = (round: () => Promise<unknown>) => {
    let running = false;
    return async () => {
      if (running) return;
      running = true;
      try {
        await round();
      } finally {
        running = false;
      }
    };
  };
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
      quietly(
        'renditions are made later',
        alone(() =>
          preparePictures(db, session.pictures, {
            signal,
            onError: (error, picture) =>
              log.warn({ picture, reason: error.message }, 'a rendition could not be made'),
          }),
        ),
      ),
      every.pictures,
    ),
    setInterval(
      quietly('the concordance was not tidied', () => tidy(db)),
      every.tidy,
    ),
    setInterval(
      quietly('old counts were not cleared', () => forgetOld(db)),
      every.clear,
    ),
    setInterval(
      quietly('old answers and preview links were not cleared', async () => {
        await forgetWrites(db);
        await forgetPreviewLinks(db);
      }),
      every.clear,
    ),
    setInterval(
      quietly('old sessions and links were not cleared', () => forgetOldAccess(db)),
      every.clear,
    ),
    ...(post
      ? [
          setInterval(
            quietly(
              'mail was not sent',
              alone(() => sendMail(db, post, node.origin)),
            ),
            every.mail,
          ),
        ]
      : []),
  ].map((timer) => timer.unref());
}
