import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isShownRecord } from '#daybook/coverage.ts';
import { openNote, parseCheckpoint, parseVerifierKey } from '#daybook/note.ts';
import { parseEntry, parseRecord, sha256Hex } from '#daybook/record.ts';
import { entryHash, rootOf, sameHash } from '#daybook/tree.ts';
import { correct } from '#desk/correct.ts';
import { enterDue } from '#desk/daybook/enter.ts';
import { signingName } from '#desk/daybook/key.ts';
import { publish, unpublish } from '#desk/publish.ts';
import { revise } from '#desk/revision.ts';
import { type DaybookKeeper, keepDaybook } from '#jobs/daybook.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';

const program = new URL('./daybook-node.ts', import.meta.url).pathname;

describeNewsroom('The daybook', () => {
  const newsroom = useNewsroom();
  const keepers: DaybookKeeper[] = [];
  const nodes: ChildProcess[] = [];
  afterAll(async () => {
    for (const keeper of keepers) await keeper.stop();
    for (const node of nodes) node.kill('SIGKILL');
  });
  const keepHere = async (): Promise<void> => {
    const { db, connection } = newsroom;
    keepers.push(
      await keepDaybook({
        ...{ db, connection, name: 'news.example' },
        onError: (error) => {
          throw error;
        },
      }),
    );
  };
  const keepThere = async (): Promise<ChildProcess> => {
    const node = spawn(process.execPath, [program, JSON.stringify(newsroom.connection)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    nodes.push(node);
    for await (const line of createInterface({ input: node.stdout! })) if (line === 'ready') return node;
    throw new Error('The node did not start.');
  };
  const untilEntered = async (): Promise<void> => {
    for (let tries = 0; tries < 500; tries++) {
      const { rows } = await sql`select from daybook_due limit 1`.execute(newsroom.db);
      if (!rows.length) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('Not everything was entered.');
  };
  const versions = () =>
    newsroom.db
      .selectFrom('article_version as v')
      .innerJoin('daybook_entry as e', 'e.index', 'v.entry_index')
      .selectAll()
      .orderBy('v.entry_index')
      .execute();
  const rename = async (article: number, headline: string): Promise<void> => {
    const { content, head } = await newsroom.db
      .selectFrom('article as a')
      .innerJoin('revision as r', (join) =>
        join.onRef('r.article_id', '=', 'a.id').onRef('r.number', '=', 'a.head'),
      )
      .select(['r.content', 'a.head'])
      .where('a.id', '=', article)
      .executeTakeFirstOrThrow();
    await newsroom.db
      .transaction()
      .execute((tx) =>
        revise(tx, { article, basedOn: head, content: { ...content, headline }, author: 'test' }),
      );
  };

  let article = 0;
  beforeAll(async () => {
    article = await publishDraft(newsroom.db, buildDraft({ headline: 'العنوان الأول' }));
  });

  test('says nothing of what is not published, and takes what was published before anybody kept it', async () => {
    expect(await versions()).toEqual([]);
    expect(await enterDue(newsroom.db, 'news.example')).toBe(1);
    expect(await enterDue(newsroom.db, 'news.example')).toBe(0);
    await rename(article, 'العنوان الثاني');
    expect(await enterDue(newsroom.db, 'news.example')).toBe(0);
    expect((await versions()).map(({ number, act }) => [number, act])).toEqual([[1, 'publish']]);
  });

  test('has every version a moment after it was published, with what readers saw and were told', async () => {
    await keepHere();
    await publish(newsroom.db, article, 'test');
    await correct(newsroom.db, { article, kind: 'clarification', note: 'توضيح.', author: 'test' });
    await unpublish(newsroom.db, article, 'test');
    await untilEntered();
    const rows = await versions();
    expect(rows.map(({ number, act }) => [number, act])).toEqual([
      ...[
        [1, 'publish'],
        [2, 'update'],
        [3, 'correct'],
      ],
      [4, 'unpublish'],
    ]);
    const records = rows.map(({ record }) => parseRecord(record!)!);
    expect(
      records.map((record) => (isShownRecord(record) ? [record.headline, record.corrections.length] : null)),
    ).toEqual([['العنوان الأول', 0], ['العنوان الثاني', 0], ['العنوان الثاني', 1], null]);
    expect(records[0]).toMatchObject({ article, bylines: [{ type: 'desk', name: 'قسم المقاطعات' }] });
    let previous: string | null = null;
    for (const { entry, record } of rows) {
      expect(parseEntry(entry)).toMatchObject({ site: 'news.example', record: sha256Hex(record!), previous });
      previous = Buffer.from(entryHash(entry)).toString('hex');
    }
  });

  test('goes on when the node that kept it is killed, and two nodes enter nothing twice', async () => {
    await keepers.pop()?.stop();
    const [one] = await Promise.all([keepThere(), keepThere()]);
    await keepHere();
    const publishing = Promise.all(Array.from({ length: 30 }, () => publishDraft(newsroom.db, buildDraft())));
    one.kill('SIGKILL');
    await once(one, 'exit');
    await publishing;
    await untilEntered();
    const rows = await versions();
    expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: 34 }, (_, index) => index));
    expect(new Set(rows.map(({ article_id, number }) => `${article_id}/${number}`)).size).toBe(34);
  });

  test('stands under checkpoints that its key signed, each over the tree of that size', async () => {
    const { db } = newsroom;
    const key = await db.selectFrom('daybook_key').selectAll().executeTakeFirstOrThrow();
    const hashes = await db.selectFrom('daybook_hash').selectAll().execute();
    const checkpoints = await db.selectFrom('daybook_checkpoint').selectAll().execute();
    expect(checkpoints.length).toBeGreaterThan(2);
    for (const { note, size } of checkpoints) {
      const said = parseCheckpoint(openNote(note, parseVerifierKey(key.public_key))!)!;
      const root = await rootOf(
        async (level, index) =>
          new Uint8Array(hashes.find((row) => row.level === level && row.index === index)!.hash),
        size,
      );
      expect([said.origin, said.size, sameHash(said.root, root)]).toEqual(['news.example', size, true]);
    }
  });

  test('takes no change, not even from the program', async () => {
    for (const statement of [
      'update daybook_entry set entry = entry',
      'delete from daybook_hash',
      `update daybook_checkpoint set note = ''`,
      'update article_version set act = act',
      'delete from article_version',
    ])
      await expect(sql.raw(statement).execute(newsroom.db), statement).rejects.toThrow('immutable');
  });

  test('signs under the public address; without one the key stays when the port changes', () => {
    expect(signingName('https://news.example')).toBe('news.example');
    expect(signingName('http://news.example:8080')).toBe('news.example:8080');
    expect(signingName(null)).toBeNull();
  });
});
