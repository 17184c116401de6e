import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { fire } from '#desk/life/fire.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { type Clock, startClock } from '#jobs/clock.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { chief, foundPlace, pieceIn } from '#test/support/pieces.ts';

const program = new URL('./clock-node.ts', import.meta.url).pathname;

interface Node {
  process: ChildProcess;
  /** Resolves with the line once the node has said it. */
  said(line: string): Promise<void>;
  kill(): Promise<void>;
}

describeNewsroom('The clock', () => {
  const newsroom = useNewsroom();
  const nodes: Node[] = [];
  const clocks: Clock[] = [];
  afterEach(async () => {
    for (const node of nodes.splice(0)) await node.kill();
    for (const clock of clocks.splice(0)) await clock.stop();
  });

  const startNode = async (name: string, slow = 0): Promise<Node> => {
    const child = spawn(
      process.execPath,
      [program, JSON.stringify(newsroom.connection), name, String(slow)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const heard: string[] = [];
    let tell: () => void = () => {};
    createInterface({ input: child.stdout! }).on('line', (line) => {
      heard.push(line);
      tell();
    });
    const node: Node = {
      process: child,
      said: async (line) => {
        while (!heard.includes(line)) await new Promise<void>((resolve) => (tell = resolve));
      },
      kill: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
    nodes.push(node);
    await node.said('ready');
    return node;
  };
  const startHere = async (name: string): Promise<void> => {
    const { db } = newsroom;
    clocks.push(await startClock({ db, connection: newsroom.connection, node: name, onError: () => {} }));
  };

  /** A piece whose hour comes in so many milliseconds by the database's clock (or came, when negative). */
  const due = async (
    milliseconds: number,
    publication: 'scheduled' | 'embargoed' = 'scheduled',
    workflow: 'approved' | 'draft' = 'approved',
  ): Promise<number> => {
    const { article } = await pieceIn(newsroom.db, { workflow, publication }, await foundPlace(newsroom.db));
    await newsroom.db
      .updateTable('schedule')
      .set({ due: sql`clock_timestamp() + ${milliseconds} * interval '1 millisecond'` as never })
      .where('article_id', '=', article)
      .execute();
    return article;
  };
  /** What the newsroom wrote down of firing, once every one of these articles has it. */
  const fired = async (articles: number[]) => {
    for (let tries = 0; tries < 500; tries++) {
      const rows = await newsroom.db
        .selectFrom('schedule')
        .select(['article_id', 'fired_by'])
        .select(sql<number>`extract(epoch from fired_at - due)::float8`.as('late'))
        .where('article_id', 'in', articles)
        .where('fired_at', 'is not', null)
        .orderBy('article_id')
        .execute();
      if (rows.length === articles.length) return rows;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`Not all of ${articles} were fired.`);
  };
  const firings = async (article: number) => ({
    publications: await newsroom.db
      .selectFrom('publication')
      .select('act')
      .where('article_id', '=', article)
      .execute(),
    audit: await newsroom.db
      .selectFrom('audit_entry')
      .select(['detail', 'actor_name'])
      .where('subject', '=', `article:${article}`)
      .where('act', '=', 'article.fire')
      .execute(),
  });

  test('publishes at the hour, never before it, under the name of who set it', async () => {
    await startHere('one');
    const article = await due(400);
    expect((await readPiece(newsroom.db, chief, article)).publication).toBe('scheduled');
    const [row] = await fired([article]);
    expect(row!.late).toBeGreaterThanOrEqual(0);
    const { publications, audit } = await firings(article);
    expect(publications).toEqual([{ act: 'publish' }]);
    expect(audit).toMatchObject([{ actor_name: chief.name, detail: { published: true } }]);
    expect(audit[0]!.detail).not.toHaveProperty('missed');
    expect((await readPiece(newsroom.db, chief, article)).publication).toBe('published');
  });

  test('lifts an embargo at its hour: what is approved goes out, what is not waits for approval', async () => {
    const [ready, unready] = [await due(300, 'embargoed'), await due(300, 'embargoed', 'draft')];
    await startHere('one');
    await fired([ready, unready]);
    expect((await readPiece(newsroom.db, chief, ready)).publication).toBe('published');
    expect(await readPiece(newsroom.db, chief, unready)).toMatchObject({
      workflow: 'draft',
      publication: 'unpublished',
    });
    expect((await firings(unready)).audit).toMatchObject([{ detail: { kind: 'embargo', published: false } }]);
  });

  test('that was not running fires what it missed at once, and says how late it was', async () => {
    const article = await due(-90_000);
    await startHere('late');
    await fired([article]);
    const { audit } = await firings(article);
    expect(audit).toMatchObject([{ detail: { missed: true, published: true } }]);
    expect((audit[0]!.detail as { lateSeconds: number }).lateSeconds).toBeGreaterThanOrEqual(90);
  });

  test('on two nodes fires each of many once', async () => {
    await Promise.all([startNode('a'), startNode('b')]);
    const articles: number[] = [];
    for (let count = 0; count < 12; count++) articles.push(await due(600 + (count % 3)));
    await fired(articles);
    for (const article of articles) {
      const { publications, audit } = await firings(article);
      expect([publications.length, audit.length]).toEqual([1, 1]);
    }
  });

  test('that is killed while it fires leaves the act to another node, which does it once', async () => {
    const dying = await startNode('dying', 60_000);
    const article = await due(100);
    await dying.said('holding');
    // Nothing of what the first one did is there: it is one transaction.
    expect((await firings(article)).publications).toEqual([]);
    await startNode('heir');
    await dying.kill();
    const [row] = await fired([article]);
    expect(row!.fired_by).toBe('heir');
    const { publications, audit } = await firings(article);
    expect([publications.length, audit.length]).toEqual([1, 1]);
  });

  test('killed again and again fires every hour that passes exactly once', async () => {
    const articles: number[] = [];
    for (let count = 0; count < 8; count++) articles.push(await due(300 + count * 150));
    for (let round = 0; round < 3; round++) {
      const node = await startNode(`round-${round}`);
      await new Promise((resolve) => setTimeout(resolve, 120 + round * 90));
      await node.kill();
    }
    await startNode('last');
    await fired(articles);
    for (const article of articles) expect((await firings(article)).publications).toHaveLength(1);
  });

  test('tries again what could not be done, shows the error, and goes on with the others', async () => {
    const broken = await due(200);
    const { db } = newsroom;
    const errors: string[] = [];
    clocks.push(
      await startClock({
        ...{ db, connection: newsroom.connection, node: 'one' },
        onError: (error) => errors.push(error.message),
        act: async (tx, schedule) => {
          if (schedule.article_id === broken) throw new Error('the picture is gone');
          await fire(tx, schedule);
        },
      }),
    );
    const sound = await due(200);
    await fired([sound]);
    for (let tries = 0; tries < 200 && !errors.length; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(errors).toContain('the picture is gone');
    expect((await readPiece(db, chief, broken)).waiting).toMatchObject({ error: 'the picture is gone' });
  });
});
