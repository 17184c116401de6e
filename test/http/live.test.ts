import { expect, test } from 'vitest';
import { bodyFromText } from '#article/from-text.ts';
import { type LiveEntryContent, liveEntrySchema } from '#article/live.ts';
import { withdrawPiece } from '#desk/life/withdraw.ts';
import { addEntry, editEntry, removeEntry } from '#desk/live/cover.ts';
import { followLive } from '#test/support/live-reader.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, chief, foundPlace, pieceIn, staffMember } from '#test/support/pieces.ts';
import { until } from '#test/support/writers.ts';

const said = (headline: string, text = '', more: Partial<LiveEntryContent> = {}): LiveEntryContent =>
  liveEntrySchema.parse({ headline, body: bodyFromText(text, () => null), ...more });

describeNewsroom('Live coverage', () => {
  const newsroom = useNewsroom();
  const begin = async (publication: 'published' | 'unpublished' | 'embargoed' = 'published') => {
    const { db } = newsroom;
    const place = await foundPlace(db);
    const content = buildContent(place, { kind: 'live', headline: 'ساعة بساعة: ليلة المحادثات' });
    const { article, revision } = await pieceIn(
      db,
      { workflow: 'approved', publication },
      { ...place, content },
    );
    const reporter = await staffMember(db, [{ role: 'reporter', desk: place.desk }], 'هالة النجار');
    const add = (content: LiveEntryContent, actor = reporter) => addEntry(db, { actor, article, content });
    return { db, place, article, revision, reporter, add };
  };
  const origin = (node: { port: number }) => `http://127.0.0.1:${node.port}`;

  test('comes to who reads as it is written, on every node, in order, each change once', async () => {
    const { article, add, place } = await begin();
    const [here, there] = await Promise.all([newsroom.node(), newsroom.node()]);
    await add(said('بدأت الجلسة'));
    const readers = [followLive(() => origin(here), article), followLive(() => origin(there), article, 1)];
    const colleague = await staffMember(newsroom.db, [{ role: 'reporter', desk: place.desk }], 'سامي');
    // Two report at the same time.
    const added = await Promise.all(
      Array.from({ length: 30 }, (_, n) => add(said(`خبر ${n}`), n % 2 ? colleague : undefined)),
    );
    expect(added.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 2),
    );
    const late = followLive(() => origin(there), article, 10);
    await until('everybody has all of it', () =>
      [...readers, late].every(({ numbers }) => numbers.at(-1) === 31),
    );
    const from = (first: number) => Array.from({ length: 32 - first }, (_, n) => n + first);
    expect(readers[0]!.numbers).toEqual(from(1));
    expect(readers[1]!.numbers).toEqual(from(2));
    expect(late.numbers).toEqual(from(11));
    for (const { bytes } of readers[0]!.told) expect(bytes).toBeLessThan(1_024);
    for (const reader of [...readers, late]) reader.leave();
  });

  test('goes on for readers whose node went down, with nothing missed and nothing twice', async () => {
    const { article, add } = await begin();
    const first = await newsroom.node();
    const second = await newsroom.node();
    let at = first;
    const readers = Array.from({ length: 20 }, () => followLive(() => origin(at), article));
    for (let n = 0; n < 10; n++) await add(said(`قبل الانقطاع ${n}`));
    await until('they have heard something', () => readers.every(({ numbers }) => numbers.length > 0));
    at = second;
    const closing = first.close();
    for (let n = 0; n < 10; n++) await add(said(`بعده ${n}`));
    await closing;
    await until('everybody has all of it', () => readers.every(({ numbers }) => numbers.at(-1) === 20));
    for (const { numbers, leave } of readers) {
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
      leave();
    }
  });

  test('is on the page without a script, newest first, with its key points, and tells what was changed', async () => {
    const { db, article, add, reporter } = await begin();
    const node = await newsroom.node();
    const page = async () => (await fetch(`${origin(node)}/a/${article}`)).text();
    const { entry, version } = await add(
      said('وصول الوفد', 'وصل الوفد إلى القاعة.\nوبدأت الجلسة.', { key: true, at: '2026-03-01T09:00:00Z' }),
    );
    await add(said('', 'لا تعليق حتى الآن.', { at: '2026-03-01T10:00:00Z' }));
    const shown = await page();
    expect(shown.indexOf('لا تعليق حتى الآن.')).toBeLessThan(shown.indexOf('وصل الوفد إلى القاعة.'));
    expect(shown).toContain(`<li><a href="#e${entry}">وصول الوفد</a></li>`);
    expect(shown).toContain(`data-live="/a/${article}/live/changes" data-cursor="2"`);
    const { '@graph': graph } = JSON.parse(
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(shown)![1]!,
    );
    expect(graph[0]).toMatchObject({
      '@type': ['LiveBlogPosting', 'NewsArticle'],
      liveBlogUpdate: [{ articleBody: 'لا تعليق حتى الآن.' }, { headline: 'وصول الوفد' }],
    });
    const content = said('وصول الوفدين', 'وصل الوفدان إلى القاعة.', {
      key: true,
      at: '2026-03-01T09:00:00Z',
    });
    const command = { actor: reporter, article, entry };
    const edited = await editEntry(db, { ...command, basedOn: version, content });
    await expect(editEntry(db, { ...command, basedOn: version, content })).rejects.toMatchObject({
      code: 'stale-row',
    });
    // The same again is no change: readers are told nothing.
    expect(await editEntry(db, { ...command, basedOn: edited.version, content })).toEqual(edited);
    await until('readers see it', async () => (await page()).includes('عُدّل'));
    const { before } = await db
      .selectFrom('live_change')
      .select('before')
      .where('article_id', '=', article)
      .where('act', '=', 'edit')
      .executeTakeFirstOrThrow();
    expect(before).toMatchObject({ headline: 'وصول الوفد' });
    await removeEntry(db, { ...command, basedOn: edited.version, note: 'لم يصل الوفد الثاني.' });
    await until('it is taken back', async () => {
      const now = await page();
      return now.includes('لم يصل الوفد الثاني.') && !now.includes('وصل الوفدان');
    });
    const reader = followLive(() => origin(node), article, 3);
    await until('who was away hears of it', () => reader.numbers.at(-1) === 4);
    expect(reader.told.at(-1)?.html).not.toContain('وصل الوفدان');
    reader.leave();
  });

  test('of a long night is on pages of its own, and a long entry is fetched by who wants it', async () => {
    const { article, add } = await begin();
    const node = await newsroom.node();
    const long = `${'كلام طويل في الجلسة. '.repeat(100)}آخره.`;
    const { entry } = await add(said('طويل', long, { at: '2026-03-01T00:00:00Z' }));
    for (let n = 1; n <= 31; n++)
      await add(
        said(`خبر رقم ${n} من الليلة`, '', { at: new Date(Date.UTC(2026, 2, 1, 1, n)).toISOString() }),
      );
    const get = async (path: string) => {
      const answer = await fetch(`${origin(node)}${path}`);
      return { status: answer.status, text: await answer.text() };
    };
    const { text } = await get(`/a/${article}`);
    expect(text).not.toContain('كلام طويل');
    expect(text).toContain(`href="/a/${article}/live/1"`);
    expect((await get(`/a/${article}/live/1`)).text).toContain('كلام طويل');
    expect((await get(`/a/${article}/live/9`)).status).toBe(404);
    const reader = followLive(() => origin(node), article);
    await until('all of it came', () => reader.numbers.length === 32);
    expect(reader.told[0]).toMatchObject({ entry, html: null });
    expect((await get(`/a/${article}/live/changes/${entry}`)).text).toContain('آخره.');
    reader.leave();
  });

  test('is of a published live article, and of no other', async () => {
    const node = await newsroom.node();
    for (const publication of ['unpublished', 'embargoed'] as const) {
      const { article, add } = await begin(publication);
      await expect(add(said('مبكر'), chief)).rejects.toMatchObject({ kind: 'conflict' });
      for (const path of ['/live/changes', '/live/changes/1', '/live/1'])
        expect((await fetch(`${origin(node)}/a/${article}${path}`)).status).toBe(404);
    }
    const { db, place, article, revision, add } = await begin();
    await add(said('قبل السحب'));
    await withdrawPiece(db, { article, basedOn: revision, actor: chief, note: '' });
    await expect(add(said('بعد السحب'), chief)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await fetch(`${origin(node)}/a/${article}/live/changes`)).status).toBe(404);
    const news = await pieceIn(db, { workflow: 'approved', publication: 'published' }, place);
    await expect(
      addEntry(db, { actor: chief, article: news.article, content: said('ليس مباشرًا') }),
    ).rejects.toMatchObject({ code: 'not-live' });
  });

  test('takes words, and no more of them than an entry has', () => {
    const wrong = (given: object) => liveEntrySchema.safeParse(given).error?.issues[0]?.message ?? '';
    const body = (text: string) => bodyFromText(text, () => null);
    expect(wrong({ headline: '', body: body('') })).toContain('says something');
    expect(wrong({ headline: 'ع', body: body('ا'.repeat(5_001)) })).toContain('5000');
    const picture = { type: 'picture', attrs: { id: 'p1', picture: 1, alt: '', caption: '', credit: '' } };
    expect(wrong({ headline: 'ع', body: { type: 'doc', content: [picture] } })).toContain('is words');
  });
});
