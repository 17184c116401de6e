import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mark, Paragraph } from '#article/body.ts';
import { bodyFromText } from '#article/from-text.ts';
import { type LiveEntryContent, liveEntrySchema } from '#article/live.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { isCoverage } from '#daybook/coverage.ts';
import { parseRecord } from '#daybook/record.ts';
import { correct } from '#desk/correct.ts';
import { enterDue } from '#desk/daybook/enter.ts';
import { withhold } from '#desk/daybook/withhold.ts';
import { exportNewsroom } from '#desk/export.ts';
import { noTotals } from '#desk/import-copy.ts';
import { addEntry, editEntry, removeEntry } from '#desk/live/cover.ts';
import { importExport } from '#desk/restore.ts';
import type { RunningNode } from '#http/serve.ts';
import { type Checked, checkDaybook } from '#operator/verify/check.ts';
import { exportSource } from '#operator/verify/export.ts';
import { newsroomSource } from '#operator/verify/newsroom.ts';
import { siteSource } from '#operator/verify/site.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, foundPlace, pieceIn, staffMember } from '#test/support/pieces.ts';
import { buildStory } from '#test/support/story-file.ts';

const name = 'news.example';
const said = (headline: string, text: string, more: Partial<LiveEntryContent> = {}): LiveEntryContent =>
  liveEntrySchema.parse({ headline, body: bodyFromText(text, () => null), ...more });

describeNewsroom('Live coverage in the daybook', () => {
  const newsroom = useNewsroom();
  const elsewhere = useNewsroom();
  let node: RunningNode;
  let folder: string;
  let site: string;
  let article: number;
  let reporter: Actor;
  let arrival: number;
  let talks: { entry: number; version: number };

  const enterAll = async (waits: number): Promise<void> => {
    while ((await enterDue(newsroom.db, name, waits)) !== 0);
    node.cache.dropAll();
  };
  const get = async (path: string): Promise<string> => (await fetch(site + path)).text();
  const checkSite = () => checkDaybook(siteSource(site));
  const checkHere = () => checkDaybook(newsroomSource(newsroom.db, newsroom.pictures));
  const told = ({ findings }: Checked): string =>
    findings.map(({ where, what }) => `${where}: ${what}`).join('\n');
  const records = async () =>
    (
      await newsroom.db
        .selectFrom('article_version')
        .select(['act', 'record'])
        .where('article_id', '=', article)
        .orderBy('number')
        .execute()
    ).map(({ act, record }) => ({ act, record: record && parseRecord(record) }));

  beforeAll(async () => {
    const { db } = newsroom;
    node = await newsroom.node();
    site = `http://127.0.0.1:${node.port}`;
    folder = await mkdtemp(join(tmpdir(), 'warraq-live-'));
    const place = await foundPlace(db);
    const content = buildContent(place, { kind: 'live', headline: 'ساعة بساعة: ليلة المحادثات' });
    const state = { workflow: 'approved', publication: 'published' } as const;
    ({ article } = await pieceIn(db, state, { ...place, content }));
    reporter = await staffMember(db, [{ role: 'reporter', desk: place.desk }], 'هالة النجار');
    const add = (words: LiveEntryContent) => addEntry(db, { actor: reporter, article, content: words });
    const at = (hour: number) => `2026-03-01T0${hour}:00:00Z`;
    const first = await add(said('وصول الوفد', 'وصل الوفد إلى القاعة.', { key: true, at: at(1) }));
    talks = await add(said('', 'تستمر المحادثات حتى الفجر.', { at: at(2), pinned: true }));
    arrival = first.entry;
    await editEntry(db, {
      ...{ actor: reporter, article, entry: arrival, basedOn: first.version },
      content: said('وصول الوفدين', 'وصل الوفدان إلى القاعة.', { key: true, at: at(1) }),
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is entered some minutes after it was written, and before the article’s next version: every change, as it was', async () => {
    await enterAll(600_000);
    expect((await records()).map(({ act }) => act)).toEqual(['publish']);
    await correct(newsroom.db, { article, kind: 'clarification', note: 'توضيح.', author: 'test' });
    await enterAll(600_000);
    const entered = await records();
    expect(entered.map(({ act }) => act)).toEqual(['publish', 'cover', 'correct']);
    const record = entered[1]!.record!;
    if (!isCoverage(record)) throw new Error('It is no record of a coverage.');
    expect(
      record.changes.map(({ number, act, entry }) => [number, act, entry.id, entry.headline, entry.edited]),
    ).toEqual([
      [1, 'add', arrival, 'وصول الوفد', null],
      [2, 'add', talks.entry, '', null],
      [3, 'edit', arrival, 'وصول الوفدين', expect.any(String)],
    ]);
    expect(JSON.stringify(record.changes[0])).toContain('وصل الوفد إلى القاعة.');
    for (const checked of [await checkSite(), await checkHere()]) expect(told(checked)).toBe('');
    const { source, say } = await buildStory(newsroom.db, { title: 'محادثات المضيق' });
    const ministry = await source({ kind: 'official', label: 'وزارة الخارجية' });
    const marks: Mark[] = [
      { type: 'citation', attrs: { statement: await say(ministry, 'اتفقنا.'), claim: null } },
    ];
    const statement = said('بيان', 'صدر بيان مشترك.');
    const [{ attrs }] = statement.body.content as [Paragraph];
    const text = [{ type: 'text' as const, text: 'صدر بيان مشترك.', marks }];
    statement.body.content = [{ type: 'paragraph', attrs, content: text }];
    await addEntry(newsroom.db, { actor: reporter, article, content: statement });
    const { entry, version } = talks;
    const note = 'لم تستمر.';
    await removeEntry(newsroom.db, { actor: reporter, article, entry, basedOn: version, note });
    // Told, and not entered yet: that is said, and nothing is wrong.
    node.cache.dropAll();
    for (const checked of [await checkSite(), await checkHere()]) {
      expect(told(checked)).toBe('');
      expect(checked.remarks.join()).toContain('2 changes wait to be entered');
    }
    await enterAll(0);
    expect((await records()).map(({ act }) => act)).toEqual(['publish', 'cover', 'correct', 'cover']);
    await enterAll(0);
    for (const checked of [await checkSite(), await checkHere()]) {
      expect(told(checked)).toBe('');
      expect(checked.remarks).toEqual([]);
    }
  });

  test('is shown to readers version by version, with what changed in the entries', async () => {
    const list = await get(`/a/${article}/versions`);
    expect(list).toContain('3 إضافات أو تعديلات');
    expect(list).toContain('إضافتان أو تعديلان');
    const before = await get(`/a/${article}/versions/3`);
    expect(before).toContain('وصل الوفدان إلى القاعة.');
    expect(before).toContain('تستمر المحادثات حتى الفجر.');
    expect(before).not.toContain('صدر بيان مشترك.');
    const now = await get(`/a/${article}/versions/4`);
    expect(now).toContain('صدر بيان مشترك.');
    expect(now).toContain('لم تستمر.');
    expect(now).not.toContain('تستمر المحادثات حتى الفجر.');
    const difference = await get(`/a/${article}/versions/4/diff`);
    for (const words of ['<ins>صدر بيان مشترك.</ins>', '<del>تستمر المحادثات حتى الفجر.</del>'])
      expect(difference).toContain(words);
    expect(await get(`/a/${article}/versions/1/diff`)).toContain('أول نسخة');
    // The page of the coverage leads there.
    expect(await get(`/a/${article}`)).toContain(`href="/a/${article}/versions"`);
  });

  const alterations: [what: string, alter: string, by: 'site' | 'newsroom', said: RegExp][] = [
    [
      'the words of an entry',
      `update live_entry set body = replace(body::text, 'مشترك', 'منفرد')::jsonb`,
      ...(['site', /entry \d+: its text is «صدر بيان منفرد.»/] as const),
    ],
    [
      'a headline, which is a key point',
      `update live_entry set headline = 'رحيل الوفدين' where headline = 'وصول الوفدين'`,
      ...(['site', /its headline is «رحيل الوفدين» and was «وصول الوفدين»/] as const),
    ],
    [
      'when it happened',
      `update live_entry set at = at - interval '1 hour' where headline = 'وصول الوفدين'`,
      ...(['site', /its hour is/] as const),
    ],
    [
      'that an entry was edited',
      `update live_entry set edited_at = null`,
      ...(['site', /that it was edited is not said/] as const),
    ],
    [
      'what readers are told in the place of an entry',
      `update live_entry set removed_note = 'خطأ فني.' where removed_note <> ''`,
      ...(['site', /it was taken back: «لم تستمر.»/] as const),
    ],
    [
      'an entry that was put in',
      `insert into live_entry (article_id, headline, body, author_name) select article_id, 'لم يحدث', body, author_name
        from live_entry limit 1`,
      ...(['site', /is not recorded/] as const),
    ],
    [
      'a change that is said not to have been',
      `delete from live_change where act = 'edit'`,
      ...(['newsroom', /change 3 is another than was entered[\s\S]*a change to it is missing/] as const),
    ],
    [
      'what stood before an edit',
      `update live_change set before = replace(before::text, 'وصل الوفد إلى', 'وصل وفد إلى')::jsonb where act = 'edit'`,
      ...(['newsroom', /what stood before change 3/] as const),
    ],
  ];
  test.each(alterations)('%s is found when it was altered', async (_, alter, by, what) => {
    const { db } = newsroom;
    const tables = ['live_change', 'shown_citation', 'live_entry'];
    for (const table of tables) await sql.raw(`create table kept_${table} as table ${table}`).execute(db);
    await sql.raw(alter).execute(db);
    node.cache.dropAll();
    try {
      expect(told(await (by === 'site' ? checkSite() : checkHere()))).toMatch(what);
      // Whoever is inside the house sees what those outside see.
      if (by === 'site') expect((await checkHere()).findings).not.toEqual([]);
    } finally {
      await sql.raw(`truncate live_change, shown_citation, live_entry`).execute(db);
      for (const table of tables.toReversed()) {
        await sql.raw(`insert into ${table} overriding system value table kept_${table}`).execute(db);
        await sql.raw(`drop table kept_${table}`).execute(db);
      }
      node.cache.dropAll();
    }
    expect(told(await checkHere())).toBe('');
  });

  test('moves house with its versions, and its export is held to them', async () => {
    const file = join(folder, 'export.jsonl');
    const write = async (from: typeof newsroom): Promise<string[]> =>
      Array.fromAsync(exportNewsroom(from.db, from.pictures, { withKey: true }), (line) =>
        JSON.stringify(line),
      );
    const lines = await write(newsroom);
    await writeFile(file, lines.join('\n'));
    expect(told(await checkDaybook(await exportSource(file)))).toBe('');
    const reports: string[] = [];
    const options = {
      publishing: false,
      report: ({ message }: { message: string }) => reports.push(message),
    };
    await importExport(elsewhere.db, elsewhere.pictures, file, options, noTotals());
    expect(reports).toEqual([]);
    expect(await write(elsewhere)).toEqual(lines);
    expect(await enterDue(elsewhere.db, name, 0)).toBe(0);
    // What readers may know of is what entries cite there too.
    const shown = (db: Database) => db.selectFrom('shown_citation').selectAll().execute();
    expect(await shown(elsewhere.db)).toEqual(await shown(newsroom.db));
    expect(await shown(elsewhere.db)).toHaveLength(1);
    expect(told(await checkDaybook(newsroomSource(elsewhere.db, elsewhere.pictures)))).toBe('');
    await writeFile(
      file,
      lines
        .map((line) => (line.includes('"type":"article"') ? line.replaceAll('مشترك', 'منفرد') : line))
        .join('\n'),
    );
    expect(told(await checkDaybook(await exportSource(file)))).toMatch(
      /its coverage: entry \d+ is not what was entered/,
    );
  });

  test('gives no words that were withheld; what stands before readers is not withheld', async () => {
    const { db } = newsroom;
    const command = { article, reason: 'حكم محكمة.', actor: { id: null, name: 'operator test' } };
    await expect(withhold(db, { ...command, version: 4 })).rejects.toMatchObject({
      code: 'version-is-shown',
    });
    await editEntry(db, {
      ...{ actor: reporter, article, entry: arrival, basedOn: 2 },
      content: said('وصول الوفدين', 'وصل الوفدان.'),
    });
    await enterAll(0);
    await withhold(db, { ...command, version: 2 });
    node.cache.dropAll();
    expect(await get(`/a/${article}/versions/2`)).toContain('حكم محكمة.');
    expect(await get(`/a/${article}/versions/5`)).toContain('وصل الوفدان.');
    for (const checked of [await checkSite(), await checkHere()]) expect(told(checked)).toBe('');
  });
});
