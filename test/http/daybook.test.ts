import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestPicture, keepPicture } from '#darkroom/ingest.ts';
import { originalKey } from '#darkroom/picture-key.ts';
import { newSigningKey, verifierKey, verifierOf } from '#daybook/note.ts';
import { sha256Hex } from '#daybook/record.ts';
import { correct } from '#desk/correct.ts';
import { enterDue } from '#desk/daybook/enter.ts';
import { listVersions } from '#desk/daybook/read-versions.ts';
import { withhold, withholdVersion } from '#desk/daybook/withhold.ts';
import { exportNewsroom } from '#desk/export.ts';
import { fileCopy } from '#desk/file-copy.ts';
import { addPicture } from '#desk/found.ts';
import { noTotals } from '#desk/import-copy.ts';
import { readPieceEvents } from '#desk/life/read-revisions.ts';
import { publish, unpublish } from '#desk/publish.ts';
import { importExport } from '#desk/restore.ts';
import { revise } from '#desk/revision.ts';
import type { RunningNode } from '#http/serve.ts';
import { type Checked, type CheckOptions, checkDaybook } from '#operator/verify/check.ts';
import { exportSource } from '#operator/verify/export.ts';
import { newsroomSource } from '#operator/verify/newsroom.ts';
import { siteSource } from '#operator/verify/site.ts';
import { verifyCommand } from '#operator/verify.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { chief, foundPlace, staffMember } from '#test/support/pieces.ts';

const name = 'news.example';
const operator = { id: null, name: 'operator test' };

describeNewsroom('A newsroom whose versions are public', () => {
  const newsroom = useNewsroom();
  const elsewhere = useNewsroom();
  let node: RunningNode;
  let folder: string;
  let site: string;
  /** Corrected with another text; told with a note only; withdrawn; withheld in part; pictured. */
  let corrected: number;
  let clarified: number;
  let withdrawn: number;
  let withheld: number;
  let picture: { hash: string; number: number };

  const enterAll = async (): Promise<void> => {
    while ((await enterDue(newsroom.db, name)) !== 0);
    node.cache.dropAll();
  };
  const get = async (path: string) => {
    const response = await fetch(site + path, { redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const checkSite = (options?: CheckOptions) => checkDaybook(siteSource(site), options);
  const checkHere = () => checkDaybook(newsroomSource(newsroom.db, newsroom.pictures));
  const told = ({ findings }: Checked): string =>
    findings.map(({ where, what }) => `${where}: ${what}`).join('\n');
  const withFirstWord =
    (word: string) => (content: Parameters<NonNullable<Parameters<typeof correct>[1]['change']>>[0]) => ({
      ...content,
      body: JSON.parse(JSON.stringify(content.body).replace('فقرة أولى', word)),
    });

  beforeAll(async () => {
    const { db } = newsroom;
    node = await newsroom.node();
    site = `http://127.0.0.1:${node.port}`;
    folder = await mkdtemp(join(tmpdir(), 'warraq-daybook-'));
    const ingested = await ingestPicture(
      await sharp({ create: { width: 640, height: 480, channels: 3, background: '#225588' } })
        .png()
        .toBuffer(),
    );
    await keepPicture(newsroom.pictures, ingested);
    picture = {
      hash: ingested.hash,
      number: await db.transaction().execute((tx) => addPicture(tx, ingested)),
    };
    corrected = await publishDraft(
      db,
      buildDraft({ kicker: 'عاجل', standfirst: 'مقدمة المادة، وفيها «اقتباس».', people: ['هالة السمان'] }),
    );
    const { content } = await db
      .selectFrom('revision')
      .select('content')
      .where('article_id', '=', corrected)
      .executeTakeFirstOrThrow();
    const pictured = {
      ...content,
      leadPicture: { picture: picture.number, alt: 'الميناء', caption: 'الميناء فجرًا', credit: 'أرشيف' },
    };
    await db
      .transaction()
      .execute((tx) => revise(tx, { article: corrected, basedOn: 1, content: pictured, author: 'test' }));
    await publish(db, corrected, 'test');
    await correct(db, {
      ...{ article: corrected, kind: 'correction', note: 'ورد رقم خطأ، والصواب ما تقرأ.', author: 'test' },
      change: withFirstWord('فقرة مصحَّحة'),
    });
    clarified = await publishDraft(db, buildDraft());
    await correct(db, { article: clarified, kind: 'clarification', note: 'توضيح.', author: 'test' });
    withdrawn = await publishDraft(db, buildDraft({ headline: 'خبر السحابة' }));
    await unpublish(db, withdrawn, 'test');
    withheld = await publishDraft(db, buildDraft());
    await correct(db, {
      ...{ article: withheld, kind: 'correction', note: 'حُذف اسم.', author: 'test' },
      change: withFirstWord('فقرة بلا اسم'),
    });
    await enterAll();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  describe('shows readers', () => {
    test('every version, what was said with it, and where it stands in the daybook', async () => {
      const { status, text, headers } = await get(`/a/${corrected}/versions`);
      expect(status).toBe(200);
      for (const part of [
        'النسخة 3',
        'النسخة 1',
        'ورد رقم خطأ',
        `/a/${corrected}/versions/2/diff`,
        'القيد رقم',
      ])
        expect(text).toContain(part);
      expect(headers.get('link')).toMatch(/rel="canonical"/);
      expect(text).toContain('noindex');
      const page = await get((await get(`/a/${corrected}`)).headers.get('location') ?? '');
      expect(page.status).toBe(200);
      expect(page.text).toContain(`href="/a/${corrected}/versions"`);
      expect(page.text).toContain('"archivedAt"');
    });

    test('an older version as it was, marked as one, and the difference in words', async () => {
      const older = await get(`/a/${corrected}/versions/1`);
      expect(older.text).toContain('هذه نسخة سابقة');
      expect(older.text).toContain('فقرة أولى');
      expect(older.text).toContain('noindex');
      expect(older.text).not.toContain('فقرة مصحَّحة');
      const difference = await get(`/a/${corrected}/versions/3/diff`);
      expect(difference.text).toContain('<ins>');
      expect(difference.text).toContain('<del>');
      expect((await get(`/a/${clarified}/versions/2/diff`)).text).toContain('لم يتغيّر نص المادة');
      expect((await get(`/a/${corrected}/versions/1/diff`)).text).toContain('أول نسخة');
      for (const path of ['versions/4', 'versions/0', 'versions/4/diff', 'versions/4.json', 'versions/x'])
        expect([path, (await get(`/a/${corrected}/${path}`)).status]).toEqual([path, 404]);
    });

    test('the record byte for byte, which is the one that was entered', async () => {
      const { text, headers } = await get(`/a/${corrected}/versions/1.json`);
      expect(headers.get('content-type')).toMatch(/json/);
      const bundle = await get('/log/tile/entries/000.p/8');
      expect(bundle.text).toContain(sha256Hex(Buffer.from(text)));
    });

    test('corrections in a feed of their own, each by itself', async () => {
      const { text } = await get('/corrections/feed.json');
      const { items } = JSON.parse(text);
      expect(items).toHaveLength(3);
      expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(3);
      expect(JSON.stringify(items)).toContain('ورد رقم خطأ، والصواب ما تقرأ.');
      expect(items[0].url).toMatch(/#correction-\d+$/);
      expect((await get('/corrections')).text).toContain('/corrections/rss.xml');
      for (const format of ['rss.xml', 'atom.xml'])
        expect((await get(`/corrections/${format}`)).text).toContain('تصحيح: ');
    });

    test('of what was withdrawn only that it was', async () => {
      for (const path of [
        '',
        '/versions',
        '/versions/1',
        '/versions/1.json',
        '/versions/1/diff',
        '/versions/2',
      ]) {
        const { status, text } = await get(`/a/${withdrawn}${path}`);
        expect([path, status, text.includes('السحابة')]).toEqual([path, 410, false]);
      }
    });

    test('the daybook in both languages; full tiles for good, the rest for a while', async () => {
      for (const path of ['/log', '/en/log']) expect((await get(path)).text).toContain(name);
      const { headers, status } = await get('/log/tile/0/000.p/8');
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=86400']);
      for (const path of [
        '/log/tile/0/000',
        '/log/tile/0/000.p/10',
        '/log/tile/x',
        '/log/tile/entries/001.p/1',
      ])
        expect([path, (await get(path)).status]).toEqual([path, 404]);
    });
  });

  describe('is checked from outside', () => {
    test('and everything is as it was published', async () => {
      for (const checked of [await checkSite(), await checkHere()]) {
        expect(told(checked)).toBe('');
        expect([checked.articles, checked.versions]).toEqual([4, 9]);
        expect(checked.checkpoint?.origin).toBe(name);
      }
    });

    /** Tables that are altered, with the columns that name a row. */
    const keys: [table: string, key: string][] = [
      ['article_version', 'article_id, number'],
      ['daybook_entry', 'index'],
      ['daybook_hash', 'level, index'],
      ['daybook_checkpoint', 'size'],
      ['edition_article', 'id'],
      ['correction', 'id'],
      ['revision', 'article_id, number'],
      ['publication', 'id'],
    ];
    /** As somebody who is at the database does it: around the triggers that refuse changes. */
    const behind = (work: string[]) =>
      newsroom.db.transaction().execute(async (tx) => {
        for (const [table] of keys) await sql.raw(`alter table ${table} disable trigger user`).execute(tx);
        for (const each of work) await sql.raw(each).execute(tx);
        for (const [table] of keys) await sql.raw(`alter table ${table} enable trigger user`).execute(tx);
      });
    /** Puts the rows of a table back as they were kept. */
    const backTo = async (table: string, key: string): Promise<string[]> => {
      const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table}`.execute(newsroom.db);
      const others = rows.map(({ name }) => name).filter((name) => !key.split(', ').includes(name));
      return [
        `update ${table} set ${others.map((name) => `${name} = k.${name}`).join(', ')} from kept_${table} k
          where (${key.replace(/(\w+)/g, `${table}.$1`)}) = (${key.replace(/(\w+)/g, 'k.$1')})`,
        `delete from ${table} where (${key}) not in (select ${key} from kept_${table})`,
        `insert into ${table} overriding system value table kept_${table} on conflict do nothing`,
        `drop table kept_${table}`,
      ];
    };

    /** One byte (or one row) altered under the program's back: by whom it is found, and what is said. */
    const alterations: [what: string, alter: string, by: 'site' | 'newsroom', said: RegExp][] = [
      [
        'a record',
        `update article_version set record = set_byte(record, 300, get_byte(record, 300) # 1) where article_id = $corrected and number = 1`,
        ...(['site', /article \d+, version 1: its record is not the one that was entered/] as const),
      ],
      [
        'an entry',
        `update daybook_entry set entry = set_byte(entry, 40, get_byte(entry, 40) # 1) where index = 3`,
        ...(['site', /entry 3: .*changed/] as const),
      ],
      [
        'a hash of an entry',
        `update daybook_hash set hash = set_byte(hash, 31, get_byte(hash, 31) # 1) where level = 0 and index = 2`,
        ...(['site', /entry 2: its hash/] as const),
      ],
      [
        'a hash between the levels of tiles',
        `update daybook_hash set hash = set_byte(hash, 0, get_byte(hash, 0) # 128) where level = 1 and index = 1`,
        ...(['newsroom', /hash 1\/1/] as const),
      ],
      [
        'the newest checkpoint',
        `update daybook_checkpoint set note = overlay(note placing '8' from ${name.length + 2} for 1)`,
        ...(['site', /checkpoint: it is not signed/] as const),
      ],
      [
        'the text that readers are served',
        `update edition_article set body = replace(body::text, 'مصحَّحة', 'مصحَّحه')::jsonb where id = $corrected`,
        ...(['site', /article \d+, its page: block p-\S+ is/] as const),
      ],
      [
        'the headline that readers are served',
        `update edition_article set headline = headline || '.' where id = $clarified`,
        ...(['site', /its page: the headline is/] as const),
      ],
      [
        'who signed',
        `update edition_article set bylines = replace(bylines::text, 'هالة', 'هاله')::jsonb where id = $corrected`,
        ...(['site', /the byline is/] as const),
      ],
      [
        'the words to a picture',
        `update edition_article set picture = replace(picture::text, 'فجرًا', 'ليلًا')::jsonb where id = $corrected`,
        ...(['site', /the words to the lead picture/] as const),
      ],
      [
        'which picture is shown',
        `update edition_article set picture = jsonb_set(picture, '{hash}', '"0123456789abcdef0123"') where id = $corrected`,
        ...(['site', /the lead picture is not the one/] as const),
      ],
      [
        'when it was published',
        `update edition_article set published_at = published_at - interval '1 hour' where id = $clarified`,
        ...(['site', /datePublished is/] as const),
      ],
      [
        'a note that readers were told',
        `update correction set note = 'لا شيء.' where article_id = $corrected`,
        ...(['site', /what readers are told is/] as const),
      ],
      [
        'a revision that was published',
        `update revision set content = replace(content::text, 'تفاصيل', 'تفصيل')::jsonb where article_id = $corrected and number = 1`,
        ...(['newsroom', /version 1: the revision that was published is another now/] as const),
      ],
      [
        'a revision that was published, with its hash',
        `update revision set content = content || '{"kicker":"x"}', content_hash = 'x' where article_id = $clarified and number = 1`,
        ...(['newsroom', /article \d+, version 1: the revision/] as const),
      ],
      [
        'the log of publications',
        `update publication set published_at = published_at - interval '1 day' where article_id = $clarified`,
        ...(['newsroom', /the publication that it stands for/] as const),
      ],
      [
        'a row that is gone',
        `delete from article_version where article_id = $clarified and number = 1`,
        ...(['site', /version 1: its record is not there/] as const),
      ],
      [
        'an article that is shown though it was withdrawn',
        `insert into edition_article select (jsonb_populate_record(e, jsonb_build_object('id', $withdrawn))).* from edition_article e where id = $clarified`,
        ...(['site', /it is shown, and the daybook says that it was withdrawn/] as const),
      ],
    ];
    test.each(alterations)('%s is found when it was altered', async (_, alter, by, said) => {
      const statement = alter.replaceAll(/\$(\w+)/g, (_, article) =>
        String({ corrected, clarified, withdrawn }[article as 'corrected']),
      );
      await behind([...keys.map(([table]) => `create table kept_${table} as table ${table}`), statement]);
      node.cache.dropAll();
      try {
        expect(told(await (by === 'site' ? checkSite() : checkHere()))).toMatch(said);
        // Whoever is inside the house sees what those outside see.
        if (by === 'site') expect((await checkHere()).findings).not.toEqual([]);
      } finally {
        await behind((await Promise.all(keys.map(([table, key]) => backTo(table, key)))).flat());
        node.cache.dropAll();
      }
      expect(told(await checkHere())).toBe('');
    });

    test('the file of a picture is found when one byte of it was altered', async () => {
      const key = originalKey(picture.hash);
      const bytes = (await newsroom.pictures.get(key))!;
      const altered = Uint8Array.from(bytes);
      altered[200]! ^= 1;
      await newsroom.pictures.put(key, altered, 'image/jpeg');
      expect(told(await checkHere())).toContain(`(${picture.hash}): its file was changed`);
      await newsroom.pictures.put(key, bytes, 'image/jpeg');
    });

    test('against an earlier visit: it goes on from there, and a daybook that was written anew is known', async () => {
      const visit = (await checkSite()).visit!;
      await publishDraft(newsroom.db, buildDraft());
      await enterAll();
      const later = await checkSite({ since: visit });
      expect([told(later), later.remarks.join()]).toEqual([
        '',
        expect.stringContaining('9 entries of the earlier'),
      ]);
      const cut = await checkSite({ since: later.visit! });
      expect(told(cut)).toBe('');
      // The same site, before it entered the last one.
      const source = siteSource(site);
      const before = await checkDaybook(
        { ...source, checkpoint: async () => visit.checkpoint },
        { since: later.visit! },
      );
      expect(told(before)).toContain('it was cut');
      const other = { ...visit, key: verifierKey(verifierOf({ name, key: newSigningKey() })) };
      expect(told(await checkSite({ key: other.key }))).toContain('not signed by the key that was given');
      expect(told(await checkSite({ since: other }))).toMatch(/another key than at the earlier visit/);
    });
  });

  test('withholds the text of an older version where the law asks for it, and leaves its hash', async () => {
    const { db } = newsroom;
    const of = (version: number, reason = 'أمر قضائي.') =>
      withhold(db, { article: withheld, version, reason, actor: operator });
    await expect(of(1, ' ')).rejects.toThrow('why');
    await expect(of(7)).rejects.toThrow('no version 7');
    await expect(of(2)).rejects.toThrow('correct or withdraw');
    const [place, version] = [await foundPlace(db), { article: withheld, version: 1, reason: 'أمر قضائي.' }];
    const deskEditor = await staffMember(db, [{ role: 'deskEditor', desk: place.desk }], 'وسام');
    await db.updateTable('piece').set({ desk_id: place.desk }).where('article_id', '=', withheld).execute();
    await expect(withholdVersion(db, { ...version, actor: deskEditor })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await withholdVersion(db, { ...version, actor: chief });
    await expect(of(1)).rejects.toThrow('already');
    expect(await listVersions(db, chief, withheld)).toMatchObject([
      { number: 2, act: 'correct', isNow: true, withheld: null },
      { number: 1, act: 'publish', isNow: false, withheld: { reason: 'أمر قضائي.', by: chief.name } },
    ]);
    // It stands in the piece's own history, and in the audit log.
    const [last] = await readPieceEvents(db, chief, withheld);
    expect(last).toMatchObject({ act: 'withhold', note: 'أمر قضائي.', by: { name: chief.name } });
    node.cache.dropAll();
    for (const path of ['/versions/1', '/versions']) {
      const { status, text } = await get(`/a/${withheld}${path}`);
      expect([path, status]).toEqual([path, path === '/versions' ? 200 : 451]);
      expect(text).toContain('أمر قضائي.');
      expect(text).not.toContain('فقرة أولى');
    }
    const record = await get(`/a/${withheld}/versions/1.json`);
    expect([record.status, JSON.parse(record.text).withheld]).toEqual([451, 'أمر قضائي.']);
    expect((await get(`/a/${withheld}/versions/2/diff`)).text).not.toContain('فقرة أولى');
    const checked = await checkSite();
    expect([told(checked), checked.withheld]).toEqual(['', 1]);
    expect(checked.remarks.join()).toContain('withheld: أمر قضائي.');
  });

  test('moves house with its daybook: the same entries, records and checkpoints, and the key when it is asked for', async () => {
    const file = join(folder, 'export.jsonl');
    const write = async (withKey: boolean): Promise<string[]> => {
      const lines = await Array.fromAsync(
        exportNewsroom(newsroom.db, newsroom.pictures, { withKey }),
        (line) => JSON.stringify(line),
      );
      await writeFile(file, `${lines.join('\n')}\n`);
      return lines;
    };
    const read = (reports: string[]) =>
      importExport(
        elsewhere.db,
        elsewhere.pictures,
        file,
        { publishing: false, report: ({ message }) => reports.push(message) },
        noTotals(),
      );
    const without = await write(false);
    expect(without.join('')).not.toContain('PRIVATE KEY');
    expect(told(await checkDaybook(await exportSource(file)))).toBe('');

    // A daybook that was changed on the way does not come in: what was published is entered anew.
    const text = await readFile(file, 'utf8');
    for (const [from, to] of [
      ['\\"act\\":\\"publish\\"', '\\"act\\":\\"publisH\\"'],
      ['"type":"checkpoint"', '"type":"checkpoinT"'],
      ['فقرة ثانية', 'فقره ثانية'],
    ] as const) {
      await writeFile(file, text.replace(from, to));
      expect([from, (await checkDaybook(await exportSource(file))).findings.length > 0]).toEqual([
        from,
        true,
      ]);
    }

    const lines = await write(true);
    const reports: string[] = [];
    expect(await read(reports)).toMatchObject({ imported: 5, failed: 0 });
    expect(reports).toEqual([]);
    const there = await Array.fromAsync(
      exportNewsroom(elsewhere.db, elsewhere.pictures, { withKey: true }),
      (line) => JSON.stringify(line),
    );
    expect(there).toEqual(lines);
    expect(told(await checkDaybook(newsroomSource(elsewhere.db, elsewhere.pictures)))).toBe('');
    expect(await enterDue(elsewhere.db, name)).toBe(0);
    // It goes on there, under the same key.
    await publishDraft(elsewhere.db, buildDraft());
    expect(await enterDue(elsewhere.db, name)).toBe(1);
    const visit = (await checkSite()).visit!;
    const onward = await checkDaybook(newsroomSource(elsewhere.db, elsewhere.pictures), { since: visit });
    expect(told(onward)).toBe('');
    // And what goes on in another way here is not overwritten by an older export.
    expect(await read(reports)).toMatchObject({ imported: 0, failed: 0 });
  });

  test('fills tiles as it grows, and these can be kept for good', async () => {
    await fileCopy(
      newsroom.db,
      Array.from({ length: 300 }, () => buildDraft()),
      true,
    );
    await enterAll();
    const { status, headers } = await get('/log/tile/0/000');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await get('/log/tile/1/000.p/1')).status).toBe(200);
    const checked = await checkSite();
    expect([told(checked), checked.versions]).toEqual(['', 310]);
  });

  test('is checked by a command that says what it took on trust, and ends with a status', async () => {
    const said: string[] = [];
    const run = (what: string, options = {}) =>
      verifyCommand(
        () => {
          throw new Error('no newsroom is asked for');
        },
        what,
        options,
        (line) => said.push(line),
      );
    const visit = join(folder, 'visit.json');
    expect(await run(site, { save: visit })).toBe(0);
    expect(said.join('\n')).toContain('trusted unseen');
    expect(await run(site, { since: visit })).toBe(0);
    expect(await run(join(folder, 'export.jsonl'))).toBe(0);
    await expect(run('ftp://news.example')).rejects.toThrow('neither a file nor');
    await expect(run(site, { since: join(folder, 'export.jsonl') })).rejects.toThrow('--save');
    const [key] = (await get('/log/key')).text.split('\n');
    expect(await run(site, { key: key! })).toBe(0);
  });
});
