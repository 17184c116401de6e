import { expect, test } from 'vitest';
import type { Actor } from '#article/roles.ts';
import { fileCopy } from '#desk/file-copy.ts';
import { cancelSchedule } from '#desk/life/cancel-schedule.ts';
import { correctPiece } from '#desk/life/correct.ts';
import { embargoPiece } from '#desk/life/embargo.ts';
import { liftEmbargo } from '#desk/life/lift-embargo.ts';
import { makePreviewLink, previewedBy } from '#desk/life/preview-link.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { readCalendar } from '#desk/life/read-calendar.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { reopenPiece } from '#desk/life/reopen.ts';
import { savePiece } from '#desk/life/save.ts';
import { schedulePiece } from '#desk/life/schedule.ts';
import { updateSilently } from '#desk/life/update.ts';
import { withdrawPiece } from '#desk/life/withdraw.ts';
import { publish } from '#desk/publish.ts';
import { buildDraft, describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { chief, foundPlace, hoursAhead, pieceIn, staffMember } from '#test/support/pieces.ts';

describeNewsroom('A piece before readers', () => {
  const newsroom = useNewsroom();
  const look = (article: number, actor: Actor = chief) => readPiece(newsroom.db, actor, article);
  const published = async () => {
    const place = await foundPlace(newsroom.db);
    return {
      place,
      ...(await pieceIn(newsroom.db, { workflow: 'approved', publication: 'published' }, place)),
    };
  };
  const change = async (article: number, standfirst: string, actor: Actor = chief) => {
    const { content, revision } = await look(article);
    return savePiece(newsroom.db, { article, basedOn: revision, actor, content: { ...content, standfirst } });
  };
  const shown = (article: number) =>
    newsroom.db
      .selectFrom('edition_article')
      .select(['standfirst', 'updated_at', 'corrected'])
      .where('id', '=', article)
      .executeTakeFirst();

  test('is updated silently without a new time, and significantly with one and a public note', async () => {
    const { article } = await published();
    const before = await shown(article);
    await change(article, 'مقدمة بلا خطأ مطبعي.');
    expect(await shown(article)).toEqual(before);
    await updateSilently(newsroom.db, { article, basedOn: 2, actor: chief });
    expect(await shown(article)).toEqual({ ...before, standfirst: 'مقدمة بلا خطأ مطبعي.' });
    await expect(updateSilently(newsroom.db, { article, basedOn: 2, actor: chief })).rejects.toMatchObject({
      code: 'nothing-changed',
    });
    await change(article, 'مقدمة فيها جديد.');
    const update = { article, basedOn: 3, actor: chief, kind: 'update', note: 'أضيف رد البلدية.' } as const;
    await correctPiece(newsroom.db, update);
    const after = await shown(article);
    expect(after).toMatchObject({ standfirst: 'مقدمة فيها جديد.', corrected: true });
    expect(after!.updated_at.getTime()).toBeGreaterThan(before!.updated_at.getTime());
  });

  test('is corrected, clarified and retracted with a note that readers find', async () => {
    const { article } = await published();
    const base = { article, actor: chief };
    await expect(
      correctPiece(newsroom.db, { ...base, basedOn: 1, kind: 'correction', note: 'الصواب مئة.' }),
    ).rejects.toMatchObject({ code: 'nothing-changed' });
    await change(article, 'الصواب مئة.');
    await expect(
      correctPiece(newsroom.db, { ...base, basedOn: 2, kind: 'correction', note: ' ' }),
    ).rejects.toMatchObject({ kind: 'invalid', problems: [{ path: 'note' }] });
    for (const kind of ['correction', 'clarification', 'retraction'] as const)
      await correctPiece(newsroom.db, { ...base, basedOn: 2, kind, note: `ملاحظة: ${kind}.` });
    const notes = await newsroom.db
      .selectFrom('correction')
      .select(['kind', 'revision'])
      .where('article_id', '=', article)
      .orderBy('id')
      .execute();
    expect(notes).toEqual([
      { kind: 'correction', revision: 2 },
      { kind: 'clarification', revision: 2 },
      { kind: 'retraction', revision: 2 },
    ]);
  });

  test('reopened by a reporter goes on as readers know it until the change is approved', async () => {
    const { article, place } = await published();
    const reporter = await staffMember(newsroom.db, [{ role: 'reporter', desk: place.desk }]);
    const before = await shown(article);
    await expect(change(article, 'بلا إذن.', reporter)).rejects.toMatchObject({ code: 'not-allowed-state' });
    await reopenPiece(newsroom.db, { article, basedOn: 1, actor: reporter });
    await change(article, 'قيد العمل.', reporter);
    expect(await look(article)).toMatchObject({ workflow: 'draft', publication: 'published' });
    expect(await shown(article)).toEqual(before);
    for (const act of [publishPiece, updateSilently])
      await expect(act(newsroom.db, { article, basedOn: 2, actor: chief })).rejects.toMatchObject({
        code: 'not-allowed-state',
      });
  });

  test('is withdrawn and published again', async () => {
    const { article } = await published();
    await withdrawPiece(newsroom.db, { article, basedOn: 1, actor: chief, note: 'طلب المحامي.' });
    expect(await shown(article)).toBeUndefined();
    expect(await look(article)).toMatchObject({ publication: 'withdrawn', workflow: 'approved' });
    await publishPiece(newsroom.db, { article, basedOn: 1, actor: chief });
    expect(await look(article)).toMatchObject({ publication: 'published' });
  });

  test('has one hour at most, which can be moved and taken away', async () => {
    const place = await foundPlace(newsroom.db);
    const { article } = await pieceIn(newsroom.db, { workflow: 'approved', publication: 'scheduled' }, place);
    const base = { article, basedOn: 1, actor: chief };
    const at = hoursAhead(48);
    await schedulePiece(newsroom.db, { ...base, at });
    expect(await look(article)).toMatchObject({
      publication: 'scheduled',
      waiting: { kind: 'publish', at: at.toISOString(), by: chief.name, error: null },
    });
    await expect(schedulePiece(newsroom.db, { ...base, at: hoursAhead(-1) })).rejects.toMatchObject({
      code: 'hour-over',
    });
    await cancelSchedule(newsroom.db, base);
    expect(await look(article)).toMatchObject({ publication: 'unpublished', waiting: null });
    await schedulePiece(newsroom.db, { ...base, at });
    await publishPiece(newsroom.db, base);
    expect(await look(article)).toMatchObject({ publication: 'published', waiting: null });
  });

  test('under embargo is published by nobody, from the terminal neither, until the embargo is lifted', async () => {
    const place = await foundPlace(newsroom.db);
    const { article } = await pieceIn(newsroom.db, { workflow: 'approved', publication: 'embargoed' }, place);
    const base = { article, basedOn: 1, actor: chief };
    await expect(publishPiece(newsroom.db, base)).rejects.toMatchObject({ code: 'not-allowed-state' });
    await expect(publish(newsroom.db, article, 'operator')).rejects.toMatchObject({ code: 'embargoed' });
    expect(await look(article)).toMatchObject({ publication: 'embargoed' });
    const editor = await staffMember(newsroom.db, [{ role: 'deskEditor', desk: place.desk }]);
    await expect(
      embargoPiece(newsroom.db, { ...base, actor: editor, until: hoursAhead(1) }),
    ).rejects.toMatchObject({ kind: 'conflict' });
    await liftEmbargo(newsroom.db, base);
    await publishPiece(newsroom.db, base);
    expect(await look(article)).toMatchObject({ publication: 'published' });
  });

  test('that waits for its hour is not brought out before it by copy that comes in again', async () => {
    const { db } = newsroom;
    const draft = buildDraft({ headline: 'خبر وكالة ينتظر ساعته' });
    const [filed] = await fileCopy(db, [draft], false);
    const { article } = filed as { article: number };
    await db.updateTable('piece').set({ workflow: 'approved' }).where('article_id', '=', article).execute();
    await schedulePiece(db, { article, basedOn: 1, actor: chief, at: hoursAhead(5) });
    for (const copy of [draft, { ...draft, hash: 'changed', kicker: 'عاجل' }]) {
      await fileCopy(db, [copy], true);
      expect(await look(article)).toMatchObject({ publication: 'scheduled' });
    }
  });

  test('that becomes embargoed is not seen through older preview links, nor by colleagues without leave', async () => {
    const place = await foundPlace(newsroom.db);
    const colleague = await staffMember(newsroom.db, [{ role: 'reporter', desk: place.desk }]);
    const { article } = await pieceIn(newsroom.db, { workflow: 'draft', publication: 'unpublished' }, place);
    const base = { article, basedOn: 1, actor: chief };
    const { token } = await makePreviewLink(newsroom.db, { ...base, actor: colleague, hours: 24 });
    expect(await previewedBy(newsroom.db, token)).toBe(article);
    expect(await previewedBy(newsroom.db, `${token}x`)).toBeNull();
    await embargoPiece(newsroom.db, { ...base, until: hoursAhead(3) });
    expect(await previewedBy(newsroom.db, token)).toBeNull();
    await expect(look(article, colleague)).rejects.toMatchObject({ name: 'NoSuchArticle' });
    await expect(
      makePreviewLink(newsroom.db, { ...base, actor: colleague, hours: 24 }),
    ).rejects.toMatchObject({ name: 'NoSuchArticle' });
    const days = { from: new Date(), to: hoursAhead(4) };
    const entries = async (actor: Actor) =>
      (await readCalendar(newsroom.db, actor, days)).filter(({ piece }) => piece.id === article);
    expect(await entries(chief)).toMatchObject([{ kind: 'embargoed' }]);
    expect(await entries(colleague)).toEqual([]);
  });
});
