import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { correct } from '#desk/correct.ts';
import { fileCopy } from '#desk/file-copy.ts';
import { asItStood } from '#desk/history.ts';
import { NotPublished, publish, unpublish } from '#desk/publish.ts';
import { NoSuchArticle, revise, StaleRevision } from '#desk/revision.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';

describeNewsroom('What was written stays written', () => {
  const newsroom = useNewsroom();
  const contentOf = async (id: number) =>
    (
      await newsroom.db
        .selectFrom('revision')
        .select('content')
        .where('article_id', '=', id)
        .orderBy('number', 'desc')
        .executeTakeFirstOrThrow()
    ).content;
  const change = async (id: number, basedOn: number, headline: string) => {
    const content = { ...(await contentOf(id)), headline };
    return newsroom.db
      .transaction()
      .execute((tx) => revise(tx, { article: id, basedOn, content, author: 'test' }));
  };

  test('an edit that was based on an older revision is refused, and names both', async () => {
    const id = await publishDraft(newsroom.db, buildDraft());
    expect(await change(id, 1, 'عنوان ثان')).toBe(2);
    await expect(change(id, 1, 'عنوان ثالث')).rejects.toMatchObject({
      name: 'StaleRevision',
      basedOn: 1,
      head: 2,
    });
    await expect(change(id, 1, 'عنوان ثالث')).rejects.toBeInstanceOf(StaleRevision);
  });

  test('the same content makes no new revision, whatever the order of its keys', async () => {
    const id = await publishDraft(newsroom.db, buildDraft());
    const content = Object.fromEntries(Object.entries(await contentOf(id)).reverse()) as never;
    expect(
      await newsroom.db
        .transaction()
        .execute((tx) => revise(tx, { article: id, basedOn: 1, content, author: 'test' })),
    ).toBe(1);
  });

  test('no one can change or remove a revision or a line of the publication log', async () => {
    const id = await publishDraft(newsroom.db, buildDraft());
    for (const table of ['revision', 'publication'])
      for (const act of [
        sql`update ${sql.table(table)} set author = 'x' where article_id = ${id}`,
        sql`delete from ${sql.table(table)} where article_id = ${id}`,
      ])
        await expect(act.execute(newsroom.db)).rejects.toThrow('immutable');
  });

  test('anything published can be rebuilt as it stood at any time', async () => {
    const id = await publishDraft(newsroom.db, buildDraft({ headline: 'العنوان الأول' }));
    const moments: [Date, string | null][] = [];
    const look = async (headline: string | null) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      moments.push([new Date(), headline]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await look('العنوان الأول');
    await change(id, 1, 'العنوان الثاني');
    await look('العنوان الأول');
    await publish(newsroom.db, id, 'test');
    await look('العنوان الثاني');
    await unpublish(newsroom.db, id, 'test');
    await look(null);
    await publish(newsroom.db, id, 'test');
    await correct(newsroom.db, {
      ...{ article: id, kind: 'correction', note: 'صُحح العنوان.', author: 'test' },
      change: (content) => ({ ...content, headline: 'العنوان المصحح' }),
    });
    await look('العنوان المصحح');
    for (const [moment, headline] of moments)
      expect((await asItStood(newsroom.db, id, moment))?.content.headline ?? null).toBe(headline);
    expect(await asItStood(newsroom.db, id, new Date(0))).toBeNull();
  });

  test('a correction needs a note, a published article, and something to correct', async () => {
    const id = await publishDraft(newsroom.db, buildDraft());
    const base = { article: id, kind: 'correction' as const, author: 'test' };
    await expect(correct(newsroom.db, { ...base, note: ' ' })).rejects.toThrow('note');
    await expect(correct(newsroom.db, { ...base, note: 'ملاحظة' })).rejects.toThrow('nothing is corrected');
    expect(await correct(newsroom.db, { ...base, kind: 'clarification', note: 'توضيح لا يغيّر النص.' })).toBe(
      1,
    );
    await unpublish(newsroom.db, id, 'test');
    await expect(correct(newsroom.db, { ...base, note: 'ملاحظة' })).rejects.toBeInstanceOf(NotPublished);
    await expect(correct(newsroom.db, { ...base, article: 999_999, note: 'ملاحظة' })).rejects.toBeInstanceOf(
      NoSuchArticle,
    );
    const corrections = await newsroom.db
      .selectFrom('correction')
      .select('kind')
      .where('article_id', '=', id)
      .execute();
    expect(corrections).toEqual([{ kind: 'clarification' }]);
  });

  test('when a batch cannot be filed whole, nothing of it is filed', async () => {
    const before = await newsroom.db
      .selectFrom('article')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow();
    const broken = buildDraft({
      headline: 'خبر بلا متن سليم',
      body: { type: 'doc', content: [{ type: 'script' }] } as never,
    } as never);
    await expect(fileCopy(newsroom.db, [buildDraft(), broken, buildDraft()], true)).rejects.toThrow();
    const after = await newsroom.db
      .selectFrom('article')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow();
    expect(after).toEqual(before);
  });
});
