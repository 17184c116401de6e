import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Inline } from '#article/body.ts';
import { citationsIn } from '#article/citations.ts';
import { bodyText } from '#article/plain-text.ts';
import type { Actor } from '#article/roles.ts';
import { sharedBody, sharedText } from '#article/shared/shape.ts';
import { gateDefaults } from '#article/story/gate.ts';
import { beginShared, readShared } from '#desk/collaboration/document.ts';
import { logUpdate } from '#desk/collaboration/update-log.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { savePiece } from '#desk/life/save.ts';
import { settle } from '#desk/life/settle.ts';
import { readCiting } from '#desk/stories/cited.ts';
import { setGate } from '#desk/stories/gate.ts';
import { correctTogether, type MendedArticle } from '#desk/stories/mend.ts';
import { withdrawStatement } from '#desk/stories/statements.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { oneOfEach } from '#test/support/one-of-each.ts';
import { buildContent, chief, foundPlace, pieceIn, staffMember } from '#test/support/pieces.ts';

const note = 'سُحب تصريح الدفاع المدني عن عدد القتلى؛ والصحيح أن العدد لم يتأكد.';
const said = 'قال الدفاع المدني إن 19 شخصًا قُتلوا.';
const now = 'قال الدفاع المدني إن عدد القتلى لم يتأكد.';

describeNewsroom('Articles whose source fell', () => {
  const newsroom = useNewsroom();
  /** Two published articles that cite one statement, which was then withdrawn, and the listing of them. */
  const begin = async (desks: string[] = ['قسم المدن', 'قسم المدن']) => {
    const { db } = newsroom;
    // Cited or not, readers may be shown it: what the gate stops has a test of its own.
    await setGate(db, { actor: chief, settings: { ...gateDefaults, sourceWithdrawn: 'warn' } });
    const place = await foundPlace(db);
    const file = await oneOfEach(db, place.desk, 0);
    const { statement } = file;
    const citing = async (name: string) => {
      const desk = await foundPlace(db, name);
      const content: Inline[] = [
        { type: 'text', text: 'في المرفأ، ' },
        {
          ...{ type: 'text', text: said },
          marks: [{ type: 'citation', attrs: { statement, claim: null } }],
        },
      ];
      const paragraph = { type: 'paragraph' as const, attrs: { id: 'p-said', dir: null }, content };
      const other = {
        ...{ type: 'paragraph' as const, attrs: { id: 'p-other', dir: null } },
        content: [{ type: 'text' as const, text: 'وتستمر أعمال الإنقاذ.' }],
      };
      const body = { type: 'doc' as const, content: [paragraph, other] };
      const { article } = await pieceIn(
        db,
        { workflow: 'approved', publication: 'published' },
        { ...desk, content: buildContent(desk, { body }) },
      );
      return article;
    };
    const articles: number[] = [];
    for (const name of desks) articles.push(await citing(name));
    await withdrawStatement(db, { actor: chief, id: statement, basedOn: 1, note: '' });
    const shown = async (article: number) => {
      const { body } = await db
        .selectFrom('edition_article')
        .select('body')
        .where('id', '=', article)
        .executeTakeFirstOrThrow();
      return bodyText(body);
    };
    const revisionOf = async (article: number) => (await readPiece(db, chief, article)).revision;
    return { place, statement, articles, shown, revisionOf };
  };
  const reworded = (article: number, more: Partial<MendedArticle> = {}): MendedArticle => ({
    ...{ article, basedOn: 1, passages: [{ within: 'p-said', text: `في المرفأ، ${now}`, drop: [] }] },
    ...more,
  });
  const mend = (
    articles: MendedArticle[],
    actor: Actor = chief,
    kind: 'correction' | 'clarification' = 'correction',
  ) => correctTogether(newsroom.db, { actor, kind, note, articles });

  test('are listed with the words that rest on it, and corrected with one note, each as a version of its own', async () => {
    const { db } = newsroom;
    const { articles, statement, shown, revisionOf } = await begin();
    const listed = await readCiting(db, chief, { statement });
    expect(listed.map(({ piece }) => piece.id).sort()).toEqual(articles);
    expect(listed[0]).toMatchObject({
      ...{ bar: null, piece: { revision: 1 } },
      passages: [
        {
          ...{ block: 'p-said', within: 'p-said', text: `في المرفأ، ${said}`, words: said },
          mend: ['statementWithdrawn'],
        },
      ],
    });
    // The order in which they are given does not matter.
    expect(await mend(articles.toReversed().map((article) => reworded(article)))).toEqual(
      articles.toReversed().map((article) => ({ article, revision: 2 })),
    );
    for (const article of articles) {
      expect(await shown(article)).toContain(now);
      const { content } = await readPiece(db, chief, article);
      expect(citationsIn(content.body)).toMatchObject([{ statement, text: now }]);
      const corrections = await db
        .selectFrom('correction')
        .select(['kind', 'note', 'revision'])
        .where('article_id', '=', article)
        .execute();
      expect(corrections).toEqual([{ kind: 'correction', note, revision: 2 }]);
      const acts = await db
        .selectFrom('piece_event')
        .select(['act', 'revision', 'actor_name', 'note'])
        .where('article_id', '=', article)
        .orderBy('id', 'desc')
        .limit(1)
        .execute();
      expect(acts).toEqual([{ act: 'correct', revision: 2, actor_name: chief.name, note }]);
      expect(await revisionOf(article)).toBe(2);
    }
  });

  test('lose the citation where it is taken out, and are no longer listed', async () => {
    const { articles, statement, shown } = await begin();
    const drop = [{ statement, claim: null }];
    await mend(
      articles.map((article) => reworded(article, { passages: [{ within: 'p-said', text: null, drop }] })),
    );
    expect(await shown(articles[0]!)).toContain(said);
    expect(await readCiting(newsroom.db, chief, { statement })).toEqual([]);
  });

  test('may be given the note alone, as a clarification', async () => {
    const { articles } = await begin();
    const only = articles.map((article) => reworded(article, { passages: [] }));
    await expect(mend(only)).rejects.toMatchObject({
      code: 'none-corrected',
      problems: [
        { path: 'articles.0', code: 'nothing-changed' },
        { path: 'articles.1', code: 'nothing-changed' },
      ],
    });
    expect(await mend(only, chief, 'clarification')).toMatchObject([{ revision: 1 }, { revision: 1 }]);
  });

  test('are corrected all or none: whatever stands in the way of one is named, and nothing changes in the others', async () => {
    const { db } = newsroom;
    const { articles, statement, shown, revisionOf } = await begin(Array(4).fill('قسم المدن'));
    const [good, stale, worked, wrong] = articles as [number, number, number, number];
    for (const article of [stale, worked]) {
      const { content } = await readPiece(db, chief, article);
      await savePiece(db, {
        article,
        basedOn: 1,
        actor: chief,
        content: { ...content, standfirst: 'مقدمة.' },
      });
    }
    await expect(
      mend([reworded(good), reworded(stale), reworded(worked, { basedOn: 2 })]),
    ).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'none-corrected' },
      problems: [
        { path: 'articles.1', code: 'stale-revision', message: expect.stringContaining(`${stale}`) },
        { path: 'articles.2', code: 'unpublished-work', message: expect.stringContaining(`${worked}`) },
      ],
    });
    const passages = [
      { within: 'p-gone', text: 'كلام.', drop: [] },
      { within: 'p-other', text: null, drop: [{ statement: 999, claim: null }] },
      { within: 'p-said', text: 'في المرفأ،', drop: [] },
    ];
    await expect(mend([reworded(good), reworded(wrong, { passages })])).rejects.toMatchObject({
      problems: [
        { path: 'articles.1.passages.0', code: 'passage-gone' },
        { path: 'articles.1.passages.1', code: 'passage-not-cited' },
        { path: 'articles.1.passages.2', code: 'passage-uncited' },
      ],
    });
    await expect(mend([reworded(good), reworded(good)])).rejects.toMatchObject({
      ...{ kind: 'invalid', problems: [{ path: 'articles.1', code: 'taken' }] },
    });
    expect(await shown(good)).toContain(said);
    expect(await revisionOf(good)).toBe(1);
    const listed = await readCiting(db, chief, { statement });
    expect(Object.fromEntries(listed.map(({ piece, bar }) => [piece.id, bar]))).toEqual({
      ...{ [good]: null, [stale]: 'unpublishedWork', [worked]: 'unpublishedWork', [wrong]: null },
    });
  });

  test('that are not the editor’s to correct are listed as such and cannot be in it', async () => {
    const { db } = newsroom;
    const { articles, statement, place } = await begin(['قسم المدن', 'قسم المدن', 'قسم الثقافة']);
    const theirs = articles[2]!;
    const editor = await staffMember(db, [{ role: 'deskEditor', desk: place.desk }]);
    const bars = (await readCiting(db, editor, { statement })).map(({ piece, bar }) => [piece.id, bar]);
    expect(Object.fromEntries(bars)).toEqual({
      [articles[0]!]: null,
      [articles[1]!]: null,
      [theirs]: 'notYours',
    });
    await expect(mend([reworded(articles[0]!), reworded(theirs)], editor)).rejects.toMatchObject({
      ...{ kind: 'forbidden', code: 'none-corrected' },
      problems: [{ path: 'articles.1', code: 'not-allowed-role' }],
    });
    const reporter = await staffMember(db, [{ role: 'reporter', desk: place.desk }]);
    await expect(mend([reworded(articles[0]!)], reporter)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await mend([reworded(articles[0]!)], editor)).toMatchObject([{ revision: 2 }]);
  });

  test('go past the gate as any correction does, and what it stops in one is named', async () => {
    const { db } = newsroom;
    const { articles, statement, shown } = await begin();
    await setGate(db, { actor: chief, settings: gateDefaults });
    const drop = [{ statement, claim: null }];
    const [one, other] = articles as [number, number];
    const dropped = reworded(one, { passages: [{ within: 'p-said', text: `في المرفأ، ${now}`, drop }] });
    await expect(mend([dropped, reworded(other)])).rejects.toMatchObject({
      problems: [
        { path: 'articles.1', code: 'at-gate' },
        { path: 'articles.1.blocks.p-said', code: 'sourceWithdrawn' },
      ],
    });
    expect(await shown(one)).toContain(said);
    await mend([dropped, { ...dropped, article: other }]);
    expect(await shown(one)).toContain(now);
  });

  test('that somebody has open take the change, and what is typed there stays theirs', async () => {
    const { db } = newsroom;
    const { articles, shown } = await begin();
    const [open, idle] = articles as [number, number];
    for (const article of articles) await beginShared(db, article);
    const type = async (edit: (doc: Y.Doc) => void) => {
      const doc = (await readShared(db, open))!;
      const before = Y.encodeStateVector(doc);
      edit(doc);
      await logUpdate(db, {
        ...{ article: open, author: 'هدى العلي' },
        bytes: Y.encodeStateAsUpdate(doc, before),
      });
    };
    await type((doc) => {
      sharedText(doc, 'standfirst').insert(0, 'كلام لم يُنشر. ');
      ((sharedBody(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'عاجل: ', {});
    });
    await mend(articles.map((article) => reworded(article)));
    // Readers get the correction and nothing that nobody approved.
    expect(await shown(open)).toContain(`في المرفأ، ${now}`);
    expect(await shown(open)).not.toContain('عاجل');
    // Where nothing was typed there is nothing to be made a revision of; else it is the typist's.
    expect(await settle(db, { article: idle, actor: chief })).toEqual({ article: idle, revision: 2 });
    expect(await settle(db, { article: open, actor: chief })).toEqual({ article: open, revision: 3 });
    const { content, revisedBy } = await readPiece(db, chief, open);
    expect(content.standfirst).toContain('كلام لم يُنشر.');
    expect(bodyText(content.body)).toContain(`عاجل: في المرفأ، ${now}`);
    expect(revisedBy).toContain('هدى العلي');
  });

  test('are left as they are while somebody is changing those very words', async () => {
    const { db } = newsroom;
    const { articles, shown } = await begin();
    const [open] = articles as [number, number];
    await beginShared(db, open);
    const doc = (await readShared(db, open))!;
    const before = Y.encodeStateVector(doc);
    const text = (sharedBody(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.delete(0, text.length);
    text.insert(0, 'كلام آخر كله.');
    await logUpdate(db, { article: open, author: 'هدى العلي', bytes: Y.encodeStateAsUpdate(doc, before) });
    await expect(mend(articles.map((article) => reworded(article)))).rejects.toMatchObject({
      problems: [{ path: 'articles.0.passages.0', code: 'passage-in-use' }],
    });
    for (const article of articles) expect(await shown(article)).toContain(said);
    expect(sharedBody((await readShared(db, open))!).toString()).toContain('كلام آخر كله.');
  });

  test('that two editors correct at once, in whatever order, are corrected by one of them', async () => {
    const { articles, shown } = await begin();
    const orders = [articles, articles.toReversed(), articles, articles.toReversed()];
    const asked = await Promise.allSettled(
      orders.map((order) => mend(order.map((article) => reworded(article)))),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of asked)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({
          ...{ code: 'none-corrected', problems: [{ code: 'stale-revision' }, { code: 'stale-revision' }] },
        });
    expect(await shown(articles[0]!)).toContain(now);
  });
});
