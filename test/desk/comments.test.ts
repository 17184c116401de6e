import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Anchor, addComment } from '#desk/comments/add.ts';
import { editComment } from '#desk/comments/edit.ts';
import { readMentions, seeMentions } from '#desk/comments/mentions.ts';
import { readComments } from '#desk/comments/read.ts';
import { replyToThread } from '#desk/comments/reply.ts';
import { reopenThread, resolveThread } from '#desk/comments/resolve.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { NoSuchArticle } from '#desk/revision.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { chief, foundPlace, pieceIn, staffMember } from '#test/support/pieces.ts';

const anchorOn = (quote: string): Anchor => {
  const text = new Y.Doc().getText('body');
  text.insert(0, `قال ${quote} إن`);
  const at = (index: number, side: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side))).toString(
      'base64',
    );
  return {
    ...{ start: at(4, 0), end: at(4 + quote.length, -1) },
    ...{ quote, before: 'قال ', after: ' إن' },
  };
};
const said = (text: string, mentions: string[] = []) => ({ text, mentions });

describeNewsroom('Comments on a piece', () => {
  const newsroom = useNewsroom();

  const begin = async (workflow: 'draft' | 'inReview' = 'draft') => {
    const { db } = newsroom;
    const place = await foundPlace(db);
    const { article } = await pieceIn(db, { workflow, publication: 'unpublished' }, place);
    const reporter = await staffMember(db, [{ role: 'reporter', desk: place.desk }], 'هالة النجار');
    const lawyer = await staffMember(db, [{ role: 'reviewer', desk: place.desk }], 'مازن القاضي');
    return { db, place, article, reporter, lawyer };
  };

  test('stand on words, are answered, resolved and opened again, and count as unresolved notes until then', async () => {
    const { db, article, reporter, lawyer } = await begin();
    const anchor = anchorOn('مصدر دبلوماسي');
    const { thread } = await addComment(db, { article, actor: lawyer, ...said('من هو؟'), anchor });
    await replyToThread(db, { article, actor: reporter, thread, ...said('لا يريد أن يُذكر.') });
    const notes = async () =>
      (await readPiece(db, chief, article)).checks.find(({ name }) => name === 'notesUnresolved');
    expect(await notes()).toMatchObject({ detail: { count: 1 } });
    expect((await readComments(db, reporter, article)).threads).toMatchObject([
      {
        ...{ id: thread, anchor, resolved: null },
        comments: [
          { author: { id: lawyer.id, name: 'مازن القاضي' }, text: 'من هو؟', editedAt: null },
          { author: { id: reporter.id }, text: 'لا يريد أن يُذكر.' },
        ],
      },
    ]);
    await resolveThread(db, { article, actor: lawyer, thread });
    // Who resolves it at the same time is not refused.
    await resolveThread(db, { article, actor: reporter, thread });
    expect((await readComments(db, reporter, article)).threads[0]?.resolved?.by).toBe('مازن القاضي');
    expect(await notes()).toBeUndefined();
    await reopenThread(db, { article, actor: reporter, thread });
    expect(await notes()).toBeDefined();
    await resolveThread(db, { article, actor: lawyer, thread });
    // An answer to what was settled is to be seen.
    await replyToThread(db, { article, actor: reporter, thread, ...said('وجدت اسمه.') });
    expect((await readComments(db, reporter, article)).threads[0]?.resolved).toBeNull();
    const acts = await db
      .selectFrom('audit_entry')
      .select(['act', 'detail'])
      .where('subject', '=', `article:${article}`)
      .where('act', 'like', 'comment.%')
      .orderBy('id')
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(
      ['add', 'reply', 'resolve', 'reopen', 'resolve', 'reply'].map((act) => `comment.${act}`),
    );
    expect(JSON.stringify(acts)).not.toContain('من هو');
  });

  test('are changed by who wrote them and nobody else', async () => {
    const { db, article, reporter, lawyer } = await begin();
    const { comment } = await addComment(db, { article, actor: lawyer, ...said('خطا'), anchor: null });
    const edit = { article, comment, ...said('خطأ') };
    await expect(editComment(db, { ...edit, actor: reporter })).rejects.toMatchObject({ code: 'not-yours' });
    await editComment(db, { ...edit, actor: lawyer });
    const [thread] = (await readComments(db, lawyer, article)).threads;
    expect(thread?.comments).toMatchObject([{ text: 'خطأ', editedAt: expect.any(String) }]);
  });

  test('are refused with nothing changed: a place that is none, a thread of another piece, a piece that is not theirs', async () => {
    const { db, place, article, reporter } = await begin();
    const other = await pieceIn(db, { workflow: 'draft', publication: 'unpublished' }, place);
    const culture = (await foundPlace(db, 'قسم الثقافة')).desk;
    const stranger = await staffMember(db, [{ role: 'reporter', desk: culture }]);
    const broken = { ...anchorOn('كلمة'), end: '' };
    const bad = { article, actor: reporter, ...said('هنا'), anchor: broken };
    await expect(addComment(db, bad)).rejects.toMatchObject({ problems: [{ path: 'anchor.end' }] });
    const { thread } = await addComment(db, { ...bad, anchor: null });
    const elsewhere = { article: other.article, actor: reporter, thread };
    await expect(replyToThread(db, { ...elsewhere, ...said('لا') })).rejects.toMatchObject({
      code: 'no-such-thread',
    });
    await expect(resolveThread(db, elsewhere)).rejects.toMatchObject({ code: 'no-such-thread' });
    await expect(addComment(db, { ...bad, anchor: null, actor: stranger })).rejects.toThrow(NoSuchArticle);
    await expect(readComments(db, stranger, article)).rejects.toThrow(NoSuchArticle);
    expect((await readComments(db, reporter, article)).threads).toMatchObject([{ comments: [{}] }]);
  });

  test('tell whoever they mention, who sees them as long as the piece is theirs to read', async () => {
    const { db, article, reporter, lawyer } = await begin();
    const command = { article, actor: reporter, anchor: null };
    const culture = (await foundPlace(db, 'قسم الثقافة')).desk;
    const stranger = await staffMember(db, [{ role: 'reporter', desk: culture }]);
    for (const person of [stranger.id, randomUUID()])
      await expect(
        addComment(db, { ...command, ...said('انظر', [lawyer.id, person]) }),
      ).rejects.toMatchObject({ problems: [{ path: 'mentions.1', code: 'cannot-read' }] });
    expect(await readMentions(db, lawyer)).toEqual([]);
    const { people } = await readComments(db, reporter, article);
    expect(people.map(({ id }) => id)).toContain(lawyer.id);
    expect(people.map(({ id }) => id)).not.toContain(stranger.id);

    const text = '@مازن القاضي هل يجوز هذا؟';
    const { comment } = await addComment(db, { ...command, ...said(text, [lawyer.id]) });
    expect(await readMentions(db, lawyer)).toMatchObject([
      { comment, article, by: 'هالة النجار', text, seen: false },
    ]);
    await seeMentions(db, reporter, [comment]);
    expect(await readMentions(db, lawyer)).toMatchObject([{ seen: false }]);
    await seeMentions(db, lawyer, [comment]);
    expect(await readMentions(db, lawyer)).toMatchObject([{ seen: true }]);
    // Mentioned again in other words: seen already.
    await editComment(db, { article, actor: reporter, comment, ...said(`${text} وهذا؟`, [lawyer.id]) });
    expect(await readMentions(db, lawyer)).toMatchObject([{ seen: true }]);
    // A reviewer does not read ideas.
    await db.updateTable('piece').set({ workflow: 'idea' }).where('article_id', '=', article).execute();
    expect(await readMentions(db, lawyer)).toEqual([]);
  });
});
