import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ArticleContent } from '#article/article.ts';
import { sharedText } from '#article/shared/shape.ts';
import { beginShared, readShared } from '#desk/collaboration/document.ts';
import { logUpdate } from '#desk/collaboration/update-log.ts';
import { correct } from '#desk/correct.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { listRevisions, readRevision } from '#desk/life/read-revisions.ts';
import { restoreRevision } from '#desk/life/restore-revision.ts';
import { savePiece } from '#desk/life/save.ts';
import { settle } from '#desk/life/settle.ts';
import { StaleRevision } from '#desk/revision.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { foundPlace, staffMember } from '#test/support/pieces.ts';

describeNewsroom('A change past the editor', () => {
  const newsroom = useNewsroom();
  const editor = async () => {
    await foundPlace(newsroom.db);
    return staffMember(newsroom.db, [{ role: 'managingEditor', desk: null }]);
  };
  /** A published article that somebody is writing in, with these words in its standfirst. */
  const beingWritten = async (words: string): Promise<number> => {
    const article = await publishDraft(newsroom.db, buildDraft({ headline: 'سوق العطارين يفتح أبوابه' }));
    await beginShared(newsroom.db, article);
    const doc = (await readShared(newsroom.db, article))!;
    const before = Y.encodeStateVector(doc);
    sharedText(doc, 'standfirst').insert(0, words);
    await logUpdate(newsroom.db, {
      article,
      author: 'هدى العلي',
      bytes: Y.encodeStateAsUpdate(doc, before),
    });
    return article;
  };
  const inEditor = async (article: number, field: 'headline' | 'standfirst') =>
    sharedText((await readShared(newsroom.db, article))!, field).toString();

  test('that did not see what is being written is refused, and what is written stays', async () => {
    const actor = await editor();
    const article = await beingWritten('كلام لم يُحفظ بعد.');
    const { content } = await readPiece(newsroom.db, actor, article);
    await expect(
      savePiece(newsroom.db, { article, basedOn: 1, actor, content: { ...content, headline: 'عنوان آخر' } }),
    ).rejects.toThrow(StaleRevision);
    expect(await inEditor(article, 'standfirst')).toContain('كلام لم يُحفظ بعد.');
  });

  test('shows in the editor at once, and what was written before it stands in the history under its author’s name', async () => {
    const actor = await editor();
    const article = await beingWritten('كلام لم يُحفظ بعد.');
    const { revision } = await settle(newsroom.db, { article, actor });
    expect(revision).toBe(2);
    expect((await listRevisions(newsroom.db, actor, article))[0]).toMatchObject({
      number: 2,
      author: { id: null, name: 'هدى العلي' },
    });
    const { content } = await readPiece(newsroom.db, actor, article);
    const changed: ArticleContent = { ...content, headline: 'سوق العطارين يفتح أبوابه ليلا' };
    await savePiece(newsroom.db, { article, basedOn: 2, actor, content: changed });
    expect(await inEditor(article, 'headline')).toBe('سوق العطارين يفتح أبوابه ليلا');
    await restoreRevision(newsroom.db, { article, basedOn: 3, actor, revision: 1 });
    expect(await inEditor(article, 'headline')).toBe('سوق العطارين يفتح أبوابه');
    // Nothing is left to be made a revision of.
    expect(await settle(newsroom.db, { article, actor })).toEqual({ article, revision: 4 });
  });

  test('a correction is made to what readers see, not to what nobody has approved yet', async () => {
    const actor = await editor();
    const article = await beingWritten('كلام لم يوافق عليه أحد.');
    const revision = await correct(newsroom.db, {
      article,
      kind: 'correction',
      note: 'الصحيح أن السوق يفتح يوم السبت.',
      author: 'operator',
      change: (content) => ({ ...content, headline: 'سوق العطارين يفتح أبوابه السبت' }),
    });
    const shown = await readRevision(newsroom.db, actor, article, revision);
    expect(shown.content).toMatchObject({ headline: 'سوق العطارين يفتح أبوابه السبت' });
    expect(shown.content.standfirst).not.toContain('لم يوافق');
    const kept = await readRevision(newsroom.db, actor, article, revision - 1);
    expect(kept.content.standfirst).toContain('كلام لم يوافق عليه أحد.');
  });

  test('who may read but not save settles nothing', async () => {
    const place = await foundPlace(newsroom.db);
    const reviewer = await staffMember(newsroom.db, [{ role: 'reviewer', desk: place.desk }]);
    const article = await beingWritten('كلام.');
    await newsroom.db
      .updateTable('piece')
      .set({ desk_id: place.desk })
      .where('article_id', '=', article)
      .execute();
    expect(await settle(newsroom.db, { article, actor: reviewer })).toEqual({ article, revision: 1 });
  });
});
