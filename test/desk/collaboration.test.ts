import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sharedBody, sharedText } from '#article/shared/shape.ts';
import { openSuggestions } from '#article/shared/suggestions.ts';
import { beginShared, compactShared, readShared } from '#desk/collaboration/document.ts';
import { pastTheEditor } from '#desk/collaboration/past-the-editor.ts';
import { intoShared, revisionFromShared } from '#desk/collaboration/revision-from-shared.ts';
import { UnfinishedArticle } from '#desk/collaboration/unfinished.ts';
import { logUpdate } from '#desk/collaboration/update-log.ts';
import { addComment } from '#desk/comments/add.ts';
import { NoSuchArticle, revise, StaleRevision } from '#desk/revision.ts';
import type { Leave } from '#http/newsroom/collaboration/sockets.ts';
import { startCollaboration } from '#http/newsroom/collaboration.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '../support/newsroom.ts';
import { chief } from '../support/pieces.ts';
import { type NodeProcess, sitDown, startNode, until, type Writer } from '../support/writers.ts';

const standfirst = (writer: { doc: Y.Doc }): Y.Text => sharedText(writer.doc, 'standfirst');

/** What is in the database, whoever else has it in memory. */
describeNewsroom('a shared document', () => {
  const newsroom = useNewsroom();
  const filed = () => publishDraft(newsroom.db, buildDraft());
  const typed = async (article: number, author: string, edit: (doc: Y.Doc) => void): Promise<void> => {
    const doc = (await readShared(newsroom.db, article))!;
    const before = Y.encodeStateVector(doc);
    edit(doc);
    await logUpdate(newsroom.db, { article, author, bytes: Y.encodeStateAsUpdate(doc, before) });
  };
  const revised = (article: number, author: string | null = 'ليلى') =>
    newsroom.db.transaction().execute((tx) => revisionFromShared(tx, { article, author }));
  const authorOf = async (article: number, number: number) =>
    (
      await newsroom.db
        .selectFrom('revision')
        .select('author')
        .where('article_id', '=', article)
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
    ).author;

  test('is begun once, however many nodes begin it at once', async () => {
    const article = await filed();
    await Promise.all([1, 2, 3, 4].map(() => beginShared(newsroom.db, article)));
    const { content, made } = await revised(article);
    expect(made).toBe(false);
    expect(content.body.content).toHaveLength(2);
  });

  test('of an article that is not there is refused', async () => {
    await expect(beginShared(newsroom.db, 999_999)).rejects.toThrow(NoSuchArticle);
  });

  test('becomes a revision when asked for, and none when nothing was written', async () => {
    const article = await filed();
    await beginShared(newsroom.db, article);
    await typed(article, 'هدى', (doc) => sharedText(doc, 'headline').insert(0, 'عاجل: '));
    const first = await revised(article);
    expect(first).toMatchObject({ revision: 2, made: true });
    expect(first.content.headline).toMatch(/^عاجل: عنوان/);
    expect(await revised(article)).toMatchObject({ revision: 2, made: false });
  });

  test('gives its revision the names of all who wrote, also after its log was compacted', async () => {
    const article = await filed();
    await beginShared(newsroom.db, article);
    await typed(article, 'هدى', (doc) => sharedText(doc, 'kicker').insert(0, 'أ'));
    await compactShared(newsroom.db, article);
    await typed(article, 'سعيد', (doc) => sharedText(doc, 'kicker').insert(1, 'ب'));
    const { revision } = await revised(article, null);
    expect(await authorOf(article, revision)).toBe('هدى، سعيد');
  });

  test('that cannot be a revision yet says why, and keeps every word', async () => {
    const article = await filed();
    await beginShared(newsroom.db, article);
    await typed(article, 'هدى', (doc) => {
      sharedText(doc, 'headline').insert(0, 'ط'.repeat(501));
      sharedText(doc, 'standfirst').insert(0, 'كلام تحت عنوان طويل');
    });
    const failure = await revised(article).catch((error) => error);
    expect(failure).toBeInstanceOf(UnfinishedArticle);
    expect(failure.problems).toMatchObject([{ path: 'headline' }]);
    expect(String(sharedText((await readShared(newsroom.db, article))!, 'standfirst'))).toBe(
      'كلام تحت عنوان طويل',
    );
  });

  test('does not write over a change that was made past it, and takes it in when told to', async () => {
    const article = await filed();
    await beginShared(newsroom.db, article);
    const { content } = await revised(article);
    await newsroom.db.transaction().execute((tx) =>
      revise(tx, {
        article,
        basedOn: 1,
        content: { ...content, kicker: 'من خارج المحرر' },
        author: 'واجهة',
      }),
    );
    await typed(article, 'هدى', (doc) => sharedText(doc, 'standfirst').insert(0, 'كتبت هدى'));
    await expect(revised(article)).rejects.toThrow(StaleRevision);
    await newsroom.db.transaction().execute(async (tx) => {
      const mine = await revisionFromShared(tx, { article, author: 'هدى', over: 2 });
      expect(mine).toMatchObject({ revision: 3, content: { kicker: '', standfirst: 'كتبت هدى' } });
      await intoShared(tx, { article, revision: 2, author: 'هدى' });
    });
    expect(await revised(article)).toMatchObject({
      revision: 4,
      content: { kicker: 'من خارج المحرر', standfirst: '' },
    });
  });

  test('keeps suggested changes when the article is changed past it, and no revision has them', async () => {
    const article = await filed();
    await beginShared(newsroom.db, article);
    await typed(article, 'منذر', (doc) => {
      const [block] = sharedBody(doc).toArray() as Y.XmlElement[];
      (block!.get(0) as Y.XmlText).insert(0, 'مقترح ', { insertion: { id: 's-1' } });
    });
    // A suggestion is not a change of the article.
    expect(await revised(article)).toMatchObject({ revision: 1, made: false });
    const past = buildDraft({ kicker: 'من خارج المحرر' });
    const content = { ...(await revised(article)).content, kicker: past.kicker };
    await newsroom.db
      .transaction()
      .execute((tx) =>
        pastTheEditor(tx, { article, author: 'هدى' }, () =>
          revise(tx, { article, basedOn: 1, content, author: 'هدى' }),
        ),
      );
    const after = (await readShared(newsroom.db, article))!;
    expect(sharedText(after, 'kicker').toString()).toBe('من خارج المحرر');
    expect(openSuggestions(after)).toEqual(['s-1']);
    const made = await revised(article);
    expect(made).toMatchObject({ revision: 2, made: false });
    expect(JSON.stringify(made.content)).not.toContain('مقترح');
  });

  test('keeps every word when it is compacted while two people type', async () => {
    const article = await filed();
    await beginShared(newsroom.db, article);
    const copies = [0, 1].map(() => new Y.Doc());
    const start = Y.encodeStateAsUpdate((await readShared(newsroom.db, article))!);
    const type = async (doc: Y.Doc, name: string) => {
      Y.applyUpdate(doc, start);
      for (let word = 0; word < 60; word++) {
        const before = Y.encodeStateVector(doc);
        const text = sharedText(doc, 'standfirst');
        text.insert(text.length, ` ${name}${word}`);
        await logUpdate(newsroom.db, { article, author: name, bytes: Y.encodeStateAsUpdate(doc, before) });
      }
    };
    let typing = true;
    const tidying = (async () => {
      while (typing) await compactShared(newsroom.db, article);
    })();
    await Promise.all(copies.map((doc, index) => type(doc, 'ab'[index]!)));
    typing = false;
    await tidying;
    await compactShared(newsroom.db, article);
    const words = String(sharedText((await readShared(newsroom.db, article))!, 'standfirst'))
      .trim()
      .split(' ');
    for (const name of 'ab')
      expect(words.filter((word) => word.startsWith(name))).toEqual(
        Array.from({ length: 60 }, (_, n) => `${name}${n}`),
      );
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from collab.update where article_id = ${article}`.execute(newsroom.db);
    expect(rows[0]!.n).toBe(0);
  });
});

/** One node in this process: who may do what, and what happens when that changes. */
describeNewsroom('writing together', () => {
  const newsroom = useNewsroom();
  const leaves = new Map<string, Leave | null>();
  const sessions = new Set<string>();
  const writers: Writer[] = [];
  const ends: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const writer of writers) writer.leave();
    for (const end of ends) await end();
  });

  const node = async (): Promise<{ port: number; close: () => Promise<void> }> => {
    const server = createServer((_, response) => response.end());
    const collaboration = await startCollaboration({
      server,
      database: newsroom.database,
      connection: newsroom.connection,
      log: pino({ level: 'silent' }),
      authorize: async (actor) => leaves.get(actor.name) ?? null,
      actorOfUpgrade: async (request) => {
        const name = /person=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
        return name && sessions.has(name)
          ? { actor: { id: name, name, held: [], scopes: null }, session: `session of ${name}` }
          : null;
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = async () => {
      await collaboration.close();
      server.close();
    };
    ends.push(close);
    return { port: (server.address() as AddressInfo).port, close };
  };
  const write = (name: string, leave: Leave | null): void => {
    leaves.set(name, leave);
    sessions.add(name);
  };
  const open = (port: number, name: string, article: number, token?: string): Writer => {
    const writer = sitDown(port, name, article, token);
    writers.push(writer);
    return writer;
  };
  const opened = async (port: number, name: string, article: number): Promise<Writer> => {
    const writer = open(port, name, article);
    await until(`${name} has it open`, () => writer.saved);
    return writer;
  };
  const filed = () => publishDraft(newsroom.db, buildDraft());

  test('shows each what the other types, and who is there, also on another node', async () => {
    write('huda', 'write');
    write('said', 'write');
    const [here, there] = await Promise.all([node(), node()]);
    const article = await filed();
    const huda = await opened(here.port, 'huda', article);
    const said = await opened(there.port, 'said', article);
    huda.provider.awareness!.setLocalStateField('user', { name: 'somebody else', color: '#aa0000' });
    standfirst(huda).insert(0, 'كتبت هدى');
    await until('said sees it', () => String(standfirst(said)) === 'كتبت هدى');
    await until('said sees her, under her own name', () =>
      [...said.provider.awareness!.getStates().values()].some((state) => state.user?.name === 'huda'),
    );
    await Promise.all([here.close(), there.close()]);
  });

  test('tells whoever has it open of a comment, on every node', async () => {
    write('huda', 'write');
    write('said', 'write');
    const [here, there] = await Promise.all([node(), node()]);
    const article = await filed();
    const told = { huda: 0, said: 0 };
    for (const [name, { port }] of [
      ['huda', here],
      ['said', there],
    ] as const) {
      const writer = await opened(port, name, article);
      writer.provider.on('stateless', ({ payload }: { payload: string }) => {
        if (payload === 'comments') told[name]++;
      });
    }
    await addComment(newsroom.db, { article, actor: chief, text: 'من قال هذا؟', mentions: [], anchor: null });
    await until('both are told', () => told.huda > 0 && told.said > 0);
    await Promise.all([here.close(), there.close()]);
  });

  test('makes a revision when everyone left', async () => {
    write('huda', 'write');
    const { port } = await node();
    const article = await filed();
    const huda = await opened(port, 'huda', article);
    standfirst(huda).insert(0, 'ما كتبته قبل الخروج');
    await until('it is saved', () => huda.saved);
    huda.leave();
    await until('there is a revision', async () => {
      const head = await newsroom.db
        .selectFrom('article')
        .select('head')
        .where('id', '=', article)
        .executeTakeFirstOrThrow();
      return head.head === 2;
    });
  });

  test('lets a reviewer read and not write', async () => {
    write('huda', 'write');
    write('reviewer', 'read');
    const { port } = await node();
    const article = await filed();
    const huda = await opened(port, 'huda', article);
    const reviewer = await opened(port, 'reviewer', article);
    standfirst(reviewer).insert(0, 'لا يجوز');
    standfirst(huda).insert(0, 'يجوز');
    await until('the reviewer reads', () => String(standfirst(reviewer)).includes('يجوز'));
    await until('huda is saved', () => huda.saved);
    expect(reviewer.provider.unsyncedChanges).toBeGreaterThan(0);
    expect(String(sharedText((await readShared(newsroom.db, article))!, 'standfirst'))).toBe('يجوز');
  });

  test('refuses who has no leave, who is not signed in, and a page of another version', async () => {
    write('stranger', null);
    write('huda', 'write');
    const { port } = await node();
    const article = await filed();
    const stranger = open(port, 'stranger', article);
    const nobody = open(port, 'nobody', article);
    const outdated = open(port, 'huda', article, '0');
    await until('the stranger is refused', () => stranger.refusals.includes('forbidden'));
    await until('nobody is refused', () => nobody.refusals.length > 0);
    await until('the old page is told', () => outdated.refusals.includes('version'));
    expect(await readShared(newsroom.db, article)).toBeNull();
  });

  test('ends when the session does, and is asked about anew when rights change', async () => {
    write('leaving', 'write');
    write('demoted', 'write');
    const { port } = await node();
    const article = await filed();
    const leaving = await opened(port, 'leaving', article);
    const demoted = await opened(port, 'demoted', article);
    sessions.delete('leaving');
    await sql`select pg_notify('warraq_session_ended', 'session of leaving')`.execute(newsroom.db);
    await until('the socket is closed', () => leaving.refusals.includes('4401'));
    leaves.set('demoted', 'read');
    await sql`select pg_notify('warraq_rights_changed', 'demoted')`.execute(newsroom.db);
    await until('the socket is closed', () => demoted.refusals.includes('4205'));
    await until('it is open again', () => demoted.provider.isSynced);
    standfirst(demoted).insert(0, 'بعد سحب الصلاحية');
    await until('it is refused', () => demoted.provider.unsyncedChanges > 0);
    expect(String(sharedText((await readShared(newsroom.db, article))!, 'standfirst'))).toBe('');
  });

  test('keeps out an update that cannot be read, so that the document can always be opened', async () => {
    write('huda', 'write');
    const { port } = await node();
    const article = await filed();
    const huda = await opened(port, 'huda', article);
    huda.provider.documentUpdateHandler(new Uint8Array([1, 1, 250, 250, 250, 3, 9, 9, 9, 9]), 'by hand');
    await until('it is saved again', () => huda.saved);
    standfirst(huda).insert(0, 'سليم');
    await until('it is saved', () => huda.saved);
    expect(String(sharedText((await readShared(newsroom.db, article))!, 'standfirst'))).toBe('سليم');
  });
});

/** Connections to the database that break while two people write. */
describeNewsroom('a database that goes away for a moment', () => {
  const newsroom = useNewsroom();
  const nodes: NodeProcess[] = [];
  afterAll(async () => {
    for (const node of nodes) await node.kill();
  });

  test('takes no word with it, and what others wrote meanwhile is seen on return', async () => {
    const article = await publishDraft(newsroom.db, buildDraft());
    nodes.push(await startNode(newsroom.connection), await startNode(newsroom.connection));
    const [huda, said] = nodes.map((node, index) =>
      sitDown(node.port, ['huda', 'said'][index]!, article),
    ) as [Writer, Writer];
    await until('both have it open', () => huda.saved && said.saved);
    for (let word = 0; word < 60; word++) {
      standfirst(huda).insert(standfirst(huda).length, ` ${word}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
      if (word % 15 === 7)
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.execute(newsroom.db);
    }
    const all = Array.from({ length: 60 }, (_, word) => ` ${word}`).join('');
    await until('huda is saved', () => huda.saved);
    await until('said sees all of it', () => String(standfirst(said)) === all);
    expect(String(sharedText((await readShared(newsroom.db, article))!, 'standfirst'))).toBe(all);
    huda.leave();
    said.leave();
  });
});

/** Two nodes in processes of their own, killed at random moments while two people write. */
describeNewsroom('a word that was typed', () => {
  const newsroom = useNewsroom();
  const kills = Number(process.env.WARRAQ_KILLS ?? 10);
  const nodes: NodeProcess[] = [];
  afterAll(async () => {
    for (const node of nodes) await node.kill();
  });

  test(`is there once and in order after ${kills} times kill -9`, {
    timeout: 60_000 + kills * 3_000,
  }, async () => {
    const article = await publishDraft(newsroom.db, buildDraft());
    nodes.push(await startNode(newsroom.connection), await startNode(newsroom.connection));
    const writers = nodes.map((node, index) => sitDown(node.port, `writer${index}`, article));
    await until('both have it open', () => writers.every((writer) => writer.saved));
    const body = (writer: Writer): Y.XmlText =>
      (sharedBody(writer.doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const counts = [0, 0];
    let writing = true;
    const typing = writers.map(async (writer, index) => {
      while (writing) {
        body(writer).insert(body(writer).length, ` ${'ab'[index]}${counts[index]!++}`);
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    });
    for (let kill = 0; kill < kills; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 500));
      await nodes[kill % 2]!.killAndRestart();
      if (kill % 3 === 2) await compactShared(newsroom.db, article);
    }
    writing = false;
    await Promise.all(typing);
    await until(
      'everything is saved, and both see the same',
      () =>
        writers.every((writer) => writer.saved) &&
        body(writers[0]!).toString() === body(writers[1]!).toString(),
    );
    for (const writer of writers) writer.leave();
    for (const node of nodes) await node.kill();
    const stored = body({ doc: (await readShared(newsroom.db, article))! } as Writer)
      .toString()
      .split(' ');
    for (const [index, letter] of ['a', 'b'].entries()) {
      const words = stored.filter((word: string) => word.startsWith(letter));
      expect(words).toEqual(Array.from({ length: counts[index]! }, (_, number) => `${letter}${number}`));
    }
  });
});
