import { expect, test } from 'vitest';
import type { Mark, Paragraph } from '#article/body.ts';
import { bodyFromText } from '#article/from-text.ts';
import { type LiveEntryContent, liveEntrySchema } from '#article/live.ts';
import { correct } from '#desk/correct.ts';
import { withdrawPiece } from '#desk/life/withdraw.ts';
import { addEntry, editEntry, removeEntry } from '#desk/live/cover.ts';
import { checkEntry } from '#desk/live/read.ts';
import { readCiting } from '#desk/stories/cited.ts';
import { approveSource, withdrawSource } from '#desk/stories/sources.ts';
import { followLive } from '#test/support/live-reader.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, chief, foundPlace, pieceIn, staffMember } from '#test/support/pieces.ts';
import { buildStory } from '#test/support/story-file.ts';
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
    expect(shown).toMatch(new RegExp(`<li data-at="\\d+"><a href="#e${entry}">وصول الوفد</a></li>`));
    expect(shown).toContain(`data-live="/a/${article}/live/changes" data-cursor="2"`);
    const told = (html: string) =>
      JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!)['@graph'][0];
    expect(told(shown)).toMatchObject({
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
    const { dateModified, liveBlogUpdate } = told(await page());
    expect(dateModified).toBe(liveBlogUpdate[1].dateModified);
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

  const citing = (
    text: string,
    statement: number,
    more: Partial<LiveEntryContent> = {},
  ): LiveEntryContent => {
    const body = bodyFromText(text, () => null);
    const [paragraph] = body.content as [Paragraph];
    const marks: Mark[] = [{ type: 'citation', attrs: { statement, claim: null } }];
    return said('', '', {
      ...more,
      body: { ...body, content: [{ ...paragraph, content: [{ type: 'text', text, marks }] }] },
    });
  };

  test('says who said it: readers open it, the story file has it, until the entry says it no longer', async () => {
    const { db, article, add, reporter } = await begin();
    const node = await newsroom.node();
    const get = async (path: string) => (await fetch(`${origin(node)}${path}`)).text();
    const { slug, source, say, event } = await buildStory(db, { title: 'محادثات المضيق' });
    const ministry = await source({ kind: 'official', label: 'وزارة الخارجية' });
    const statement = await say(ministry, 'تأجلت الجولة إلى الغد.');
    const other = await say(ministry, 'الجولة في موعدها.');
    await event('تثبيت موعد الجولة', { statements: [other] });
    expect(await get(`/story/${slug}`)).not.toContain('تثبيت موعد الجولة');
    const reader = followLive(() => origin(node), article);
    const { entry, version } = await add(
      citing('قالت وزارة الخارجية إن الجولة تأجلت.', statement, { pinned: true }),
    );
    await until('who is there hears of it', () => reader.numbers.length === 1);
    expect(reader.told[0]?.html).toContain(`popovertarget="s${statement}"`);
    expect(reader.told[0]!.bytes).toBeLessThan(1_024);
    // What the mark opens comes with the entry when it is asked for, and with the page.
    for (const path of [`/live/changes/${entry}`, '']) {
      const text = await get(`/a/${article}${path}`);
      expect(text).toContain(`id="s${statement}" popover`);
      expect(text).toContain('مصادرنا: مصدر رسمي واحد');
    }
    const shown = () =>
      db
        .selectFrom('shown_citation')
        .select(['block', 'statement_id', 'entry_id'])
        .where('article_id', '=', article)
        .execute();
    expect(await shown()).toEqual([
      { block: expect.stringMatching(`^e${entry}-p-`), statement_id: statement, entry_id: entry },
    ]);
    expect(await readCiting(db, chief, { statement })).toMatchObject([
      {
        piece: { id: article },
        passages: [{ entry, block: `e${entry}-p-f5hcr9`, text: 'قالت وزارة الخارجية إن الجولة تأجلت.' }],
      },
    ]);
    const onStory = async () => (await get(`/story/${slug}`)).includes('تثبيت موعد الجولة');
    // A new text of the article keeps what its entries say.
    const { content } = await db
      .selectFrom('revision')
      .select('content')
      .where('article_id', '=', article)
      .executeTakeFirstOrThrow();
    await correct(db, {
      ...{ article, kind: 'clarification', note: 'توضيح.', author: 'test' },
      change: () => ({ ...content, standfirst: 'كل ما يجري.' }),
    });
    expect(await shown()).toHaveLength(1);
    const command = { actor: reporter, article, entry };
    const edited = await editEntry(db, {
      ...command,
      basedOn: version,
      content: citing('قالت وزارة الخارجية إن الجولة في موعدها.', other),
    });
    expect(await shown()).toMatchObject([{ statement_id: other }]);
    await until('the page tells the new one', async () =>
      (await get(`/a/${article}`)).includes(`id="s${other}"`),
    );
    expect(await get(`/a/${article}`)).not.toContain(`id="s${statement}"`);
    await until('the file too', onStory);
    await removeEntry(db, { ...command, basedOn: edited.version, note: '' });
    expect(await shown()).toEqual([]);
    await until('nobody is told any longer', async () => !(await onStory()));
    await expect(add(citing('قالت إن.', 999_999))).rejects.toMatchObject({ code: 'missing-reference' });
    reader.leave();
  });

  test('passes the gate before readers have it: what stops is told by its place, and is not sent', async () => {
    const { db, article, add, reporter } = await begin();
    const { source, say } = await buildStory(db, { title: 'محادثات المضيق' });
    const unnamed = await source({ kind: 'unnamed', label: 'مصدر دبلوماسي', reason: 'safety' });
    const statement = await say(unnamed, 'تأجلت الجولة.');
    const content = citing('قال مصدر دبلوماسي إن الجولة تأجلت.', statement);
    const [block] = content.body.content;
    expect(await checkEntry(db, { actor: reporter, article, body: content.body })).toMatchObject([
      { rule: 'unnamedNotApproved', level: 'stop', block: block!.attrs.id },
    ]);
    await expect(add(content)).rejects.toMatchObject({
      ...{ code: 'entry-at-gate', problems: [{ path: block!.attrs.id, code: 'unnamedNotApproved' }] },
    });
    expect(await db.selectFrom('live_entry').selectAll().where('article_id', '=', article).execute()).toEqual(
      [],
    );
    const editor = await staffMember(db, [{ role: 'managingEditor', desk: null }], 'سعاد');
    await approveSource(db, { actor: editor, id: unnamed, basedOn: 1 });
    const { entry, version } = await add(content);
    await withdrawSource(db, { actor: editor, id: unnamed, basedOn: 2, note: '' });
    // It can still be taken out of the key points, and its words mended.
    const marked = await editEntry(db, {
      ...{ actor: reporter, article, entry, basedOn: version, content: { ...content, key: true } },
    });
    await expect(
      editEntry(db, {
        ...{ actor: reporter, article, entry, basedOn: marked.version },
        content: { ...content, headline: 'تأجيل' },
      }),
    ).rejects.toMatchObject({ code: 'entry-at-gate' });
  });

  test('of a long night is on pages of its own, and a long entry is fetched by who wants it', async () => {
    const { article, add } = await begin();
    const node = await newsroom.node();
    const { slug, source, say, party, issue } = await buildStory(newsroom.db, { title: 'ليلة الجلسات' });
    const host = await party('نيسار');
    const ministry = await source({ kind: 'official', label: 'الوزارة', entity: host.entity });
    const long = `${'كلام طويل في الجلسة. '.repeat(100)}آخره.`;
    const { entry } = await add(
      citing(long, await say(ministry, 'طال الكلام.', { party: host.id, issue: await issue('المدة') }), {
        ...{ headline: 'طويل', at: '2026-03-01T00:00:00Z', key: true },
      }),
    );
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
    // What leads to an entry leads to the page where it stands.
    expect(text).toContain(`href="/a/${article}/live/1#e${entry}">طويل`);
    expect((await get(`/story/${slug}`)).text).toContain(`href="/a/${article}/live/1#e${entry}-p-`);
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
