import { expect, test } from 'vitest';
import type { Actor } from '#article/roles.ts';
import { approvePiece } from '#desk/life/approve.ts';
import { assignPiece } from '#desk/life/assign.ts';
import { createPiece } from '#desk/life/create.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { listPieces, readPiece } from '#desk/life/read-pieces.ts';
import { compareRevisions, listRevisions, readPieceEvents } from '#desk/life/read-revisions.ts';
import { reopenPiece } from '#desk/life/reopen.ts';
import { restoreRevision } from '#desk/life/restore-revision.ts';
import { returnPiece } from '#desk/life/return.ts';
import { savePiece } from '#desk/life/save.ts';
import { submitPiece } from '#desk/life/submit.ts';
import { takePiece } from '#desk/life/take.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, chief, foundPlace, hoursAhead, pieceIn, staffMember } from '#test/support/pieces.ts';

describeNewsroom('A piece on its way to readers', () => {
  const newsroom = useNewsroom();
  const people = async () => {
    const place = await foundPlace(newsroom.db);
    const reporter = await staffMember(newsroom.db, [{ role: 'reporter', desk: place.desk }]);
    const editor = await staffMember(newsroom.db, [{ role: 'deskEditor', desk: place.desk }]);
    return { place, reporter, editor };
  };
  const begin = async (actor: Actor, place: { desk: number; section: number }, headline?: string) =>
    createPiece(newsroom.db, {
      ...{ actor, desk: place.desk, begin: 'draft' },
      content: buildContent(place, headline === undefined ? {} : { headline }),
    });

  test('goes from an idea through assignment, writing, review with a return, and approval to publication', async () => {
    const { db } = newsroom;
    const { place, reporter, editor } = await people();
    const idea = await createPiece(db, {
      ...{ actor: editor, desk: place.desk, begin: 'idea', brief: 'ما الذي تغيّر في السوق؟' },
      content: { ...buildContent(place), headline: '', body: { type: 'doc', content: [] }, sections: [] },
    });
    const { article } = idea;
    const look = () => readPiece(db, editor, article);
    expect(await look()).toMatchObject({ workflow: 'idea', publication: 'unpublished', assignee: null });

    const deadline = hoursAhead(5);
    await assignPiece(db, { article, basedOn: 1, actor: editor, assignee: reporter.id, deadline });
    expect(await look()).toMatchObject({
      workflow: 'assigned',
      assignee: { id: reporter.id, name: reporter.name },
      deadline: deadline.toISOString(),
    });

    const saved = await savePiece(db, { article, basedOn: 1, actor: reporter, content: buildContent(place) });
    expect([saved.revision, (await look()).workflow]).toEqual([2, 'draft']);
    await submitPiece(db, { article, basedOn: 2, actor: reporter });
    await returnPiece(db, { article, basedOn: 2, actor: editor, note: 'ينقص رد البلدية.' });
    expect(await look()).toMatchObject({
      workflow: 'draft',
      returned: { note: 'ينقص رد البلدية.', by: editor.name },
    });
    await submitPiece(db, { article, basedOn: 2, actor: reporter });
    expect(await look()).toMatchObject({ workflow: 'inReview', returned: null });
    await approvePiece(db, { article, basedOn: 2, actor: editor });
    await publishPiece(db, { article, basedOn: 2, actor: editor });
    expect(await look()).toMatchObject({
      workflow: 'approved',
      publication: 'published',
      publishedRevision: 2,
    });
    expect((await look()).path).toMatch(`/a/${article}/`);

    const acts = (await readPieceEvents(db, reporter, article)).map(({ act }) => act).reverse();
    expect(acts).toEqual([
      ...['create', 'assign', 'save', 'submit', 'return', 'submit', 'approve', 'publish'],
    ]);
    const audit = await db
      .selectFrom('audit_entry')
      .select(['act', 'actor_name', 'revision', 'detail'])
      .where('subject', '=', `article:${article}`)
      .orderBy('id')
      .execute();
    expect(audit.map(({ act }) => act)).toEqual(acts.map((act) => `article.${act}`));
    // The log tells who did what, and holds none of the newsroom's words.
    expect(audit[4]).toMatchObject({
      act: 'article.return',
      actor_name: editor.name,
      revision: 2,
      detail: {},
    });
  });

  test('is saved over by nobody who saw an older revision, and they are shown what changed', async () => {
    const { db } = newsroom;
    const { place, reporter, editor } = await people();
    const { article } = await begin(reporter, place, 'العنوان كما كتبته');
    const mine = buildContent(place, { headline: 'العنوان كما عدّلته' });
    const { content } = await readPiece(db, editor, article);
    const theirs = { ...content, headline: 'العنوان كما عدّله المحرر' };
    await savePiece(db, { article, basedOn: 1, actor: editor, content: theirs });
    const command = { article, basedOn: 1, actor: reporter };
    const refused = await savePiece(db, { ...command, content: mine }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      ...{ name: 'StaleRevision', basedOn: 1, head: 2 },
      since: { by: editor.name, difference: { same: false, fields: [{ field: 'headline' }] } },
    });
    for (const act of [submitPiece, takePiece, reopenPiece, approvePiece, publishPiece])
      await expect(act(db, { ...command, actor: chief })).rejects.toMatchObject({ name: 'StaleRevision' });
    expect(await listRevisions(db, reporter, article)).toHaveLength(2);
  });

  test('of two who save at once, one is refused and nothing of theirs is mixed', async () => {
    const { db } = newsroom;
    const { place, reporter, editor } = await people();
    const { article } = await begin(reporter, place);
    const both = await Promise.allSettled(
      [reporter, editor].map((actor) =>
        savePiece(db, { article, basedOn: 1, actor, content: buildContent(place, { headline: actor.name }) }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await readPiece(db, editor, article)).toMatchObject({ revision: 2 });
  });

  test('may be without a headline while it is written, and goes nowhere without one', async () => {
    const { db } = newsroom;
    const { place, reporter, editor } = await people();
    const { article } = await begin(reporter, place, '');
    await expect(submitPiece(db, { article, basedOn: 1, actor: reporter })).rejects.toMatchObject({
      code: 'headline-missing',
    });
    await db.updateTable('piece').set({ workflow: 'approved' }).where('article_id', '=', article).execute();
    await expect(publishPiece(db, { article, basedOn: 1, actor: editor })).rejects.toMatchObject({
      code: 'not-fit',
      problems: [{ path: 'headline', code: 'headlineMissing' }],
    });
    expect(await readPiece(db, editor, article)).toMatchObject({ publication: 'unpublished', path: null });
  });

  test('that is returned needs a note, and one that is returned while its hour is set is refused', async () => {
    const { db } = newsroom;
    const { place, editor } = await people();
    const { article } = await pieceIn(db, { workflow: 'inReview', publication: 'unpublished' }, place);
    const command = { article, basedOn: 1, actor: editor };
    await expect(returnPiece(db, { ...command, note: ' \u200b ' })).rejects.toMatchObject({
      code: 'note-missing',
    });
    const scheduled = await pieceIn(db, { workflow: 'approved', publication: 'scheduled' }, place);
    await expect(
      returnPiece(db, { ...command, article: scheduled.article, note: 'أعد النظر.' }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'not-allowed-state' });
  });

  test('is taken up by one reporter, and not by a second', async () => {
    const { db } = newsroom;
    const { place, reporter } = await people();
    const second = await staffMember(db, [{ role: 'reporter', desk: place.desk }]);
    const { article } = await pieceIn(db, { workflow: 'idea', publication: 'unpublished' }, place);
    await takePiece(db, { article, basedOn: 1, actor: reporter });
    await expect(takePiece(db, { article, basedOn: 1, actor: second })).rejects.toMatchObject({
      code: 'taken',
    });
  });

  test('keeps every revision: an older one comes back as a new one', async () => {
    const { db } = newsroom;
    const { place, reporter } = await people();
    const { article } = await begin(reporter, place, 'النص الأول كما كان');
    await savePiece(db, {
      ...{ article, basedOn: 1, actor: reporter },
      content: { ...(await readPiece(db, reporter, article)).content, headline: 'النص الثاني كما صار' },
    });
    const restored = await restoreRevision(db, { article, basedOn: 2, actor: reporter, revision: 1 });
    expect(restored.revision).toBe(3);
    expect(await compareRevisions(db, reporter, article, { from: 1, to: 3 })).toMatchObject({ same: true });
    expect(await compareRevisions(db, reporter, article, { from: 1, to: 2 })).toMatchObject({
      same: false,
      to: { author: { id: reporter.id, name: reporter.name } },
    });
    await expect(
      restoreRevision(db, { article, basedOn: 3, actor: reporter, revision: 9 }),
    ).rejects.toMatchObject({ code: 'no-such-revision' });
  });

  test('is changed by nothing when a command fails at its end', async () => {
    const { db } = newsroom;
    const { place, reporter } = await people();
    const { article } = await begin(reporter, place);
    const broken = { ...buildContent(place), body: { type: 'doc', content: [{ type: 'script' }] } } as never;
    await expect(savePiece(db, { article, basedOn: 1, actor: reporter, content: broken })).rejects.toThrow();
    const nobody = '0197c0de-0000-7000-8000-00000000ffff';
    await expect(
      assignPiece(db, { article, basedOn: 1, actor: chief, assignee: nobody, brief: 'جديد' }),
    ).rejects.toMatchObject({ code: 'no-such-person' });
    await expect(
      assignPiece(db, { article, basedOn: 1, actor: chief, desk: 9_999, brief: 'جديد' }),
    ).rejects.toMatchObject({ code: 'no-such-desk' });
    expect(await readPiece(db, reporter, article)).toMatchObject({ brief: '', revision: 1 });
    expect(await readPieceEvents(db, reporter, article)).toHaveLength(1);
  });

  test('stands in the queues of those who may read it, page after page, each once', async () => {
    const { db } = newsroom;
    const place = await foundPlace(db, 'قسم الرياضة');
    const here = await staffMember(db, [{ role: 'reporter', desk: place.desk }]);
    const elsewhere = await staffMember(db, [{ role: 'reporter', desk: (await foundPlace(db)).desk }]);
    const made: number[] = [];
    for (let count = 0; count < 5; count++)
      made.unshift(
        (await pieceIn(db, { workflow: 'draft', publication: 'unpublished' }, { ...place, by: chief }))
          .article,
      );
    const seen: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listPieces(db, here, { desk: place.desk, limit: 2, cursor: cursor ?? undefined });
      seen.push(...page.pieces.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(made);
    expect((await listPieces(db, elsewhere, { desk: place.desk })).pieces).toEqual([]);
    const filtered = async (filter: Parameters<typeof listPieces>[2]) =>
      (await listPieces(db, here, { desk: place.desk, ...filter })).pieces.length;
    expect(await filtered({ workflow: 'approved' })).toBe(0);
    expect(await filtered({ publication: 'unpublished' })).toBe(5);
    expect(await filtered({ mine: true })).toBe(0);
    expect(await filtered({ headline: '100%' })).toBe(0);
    await expect(listPieces(db, here, { cursor: 'x' })).rejects.toMatchObject({ kind: 'invalid' });
  });
});
