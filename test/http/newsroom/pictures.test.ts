import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { RunningNode } from '#http/serve.ts';
import { agencyJpeg, halves, pngHeader, telephoneJpeg } from '#test/darkroom/pictures.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, foundPlace, hoursAhead, pieceIn } from '#test/support/pieces.ts';
import { type Answer, Browser, hire, origin } from '#test/support/staff.ts';

type Role = 'reporter' | 'deskEditor' | 'managingEditor' | 'reviewer';

describeNewsroom('The archive of pictures', () => {
  const newsroom = useNewsroom();

  /** Somebody of that role at a browser, who may send files. */
  const at = async (role: Role, node?: RunningNode) => {
    const place = node ?? (await newsroom.node());
    const member = await hire(newsroom.db, [{ role, desk: null }]);
    const browser = new Browser(place);
    await browser.signIn(member);
    const sendFile = async (
      bytes: Uint8Array,
      name = 'picture.jpg',
      headers: Record<string, string> = {},
      to: { method: string; path: string } = { method: 'POST', path: '/api/v1/pictures' },
    ): Promise<Answer> => {
      const response = await fetch(
        `http://127.0.0.1:${place.port}${to.path}?name=${encodeURIComponent(name)}`,
        {
          method: to.method,
          headers: { origin, cookie: browser.cookie, 'content-type': 'image/jpeg', ...headers },
          body: bytes as Uint8Array<ArrayBuffer>,
        },
      );
      return { status: response.status, headers: response.headers, json: await response.json() };
    };
    const replaceFile = (picture: number, bytes: Uint8Array, name?: string) =>
      sendFile(bytes, name, {}, { method: 'PUT', path: `/api/v1/pictures/${picture}/file` });
    return Object.assign(browser, { sendFile, replaceFile });
  };
  const media = (node: RunningNode, hash: string, file = '320.jpg') =>
    fetch(`http://127.0.0.1:${node.port}/media/${hash}/${file}`);

  test('takes a picture in with what its file says, and keeps nothing of the file besides', async () => {
    const node = await newsroom.node();
    const reporter = await at('reporter', node);
    const { status, json } = await reporter.sendFile(await agencyJpeg(), 'ميناء 1.jpg');
    expect(status).toBe(201);
    expect(json).toMatchObject({
      ...{ width: 900, height: 600, fileName: 'ميناء 1.jpg', revokedAt: null, rightsExpireAt: null },
      ...{ alt: 'سفن صيد راسية', caption: 'سفن في ميناء أم الرمل صباح الخميس.' },
      ...{ credit: 'ليلى حسن / وكالة الساحل', rights: '© وكالة الساحل', focus: { x: 0.5, y: 0.5 } },
    });
    const served = await media(node, json.hash, '640.jpg');
    expect(served.status).toBe(200);
    const { exif, xmp, iptc, width } = await sharp(Buffer.from(await served.arrayBuffer())).metadata();
    expect({ exif, xmp, iptc, width }).toEqual({ width: 640 });
    const led = await fetch(`http://127.0.0.1:${node.port}/api/v1/pictures/${json.id}/image`, {
      headers: { cookie: reporter.cookie },
      redirect: 'manual',
    });
    expect([led.status, led.headers.get('location')]).toEqual([302, json.address]);
  });

  test('turns a telephone’s picture as it was held, and tells nobody where that was', async () => {
    const reporter = await at('reporter');
    const { json } = await reporter.sendFile(await telephoneJpeg());
    expect([json.width, json.height]).toEqual([200, 400]);
    const kept = (await newsroom.pictures.get(`pictures/${json.hash}/original.jpg`))!;
    expect(Buffer.from(kept).includes('Secret')).toBe(false);
  });

  test('knows a picture that comes again, and leaves its words', async () => {
    const reporter = await at('reporter');
    const file = await halves(500, 320).jpeg().toBuffer();
    const first = await reporter.sendFile(file);
    await reporter.ask('PATCH', `/api/v1/pictures/${first.json.id}`, { credit: 'وكالة الساحل' });
    const again = await (await at('reporter')).sendFile(file, 'other.jpg');
    expect(again.status).toBe(200);
    expect(again.json).toMatchObject({ id: first.json.id, credit: 'وكالة الساحل', fileName: 'picture.jpg' });
  });

  test('refuses whatever is no whole picture, by its bytes and in plain words, and writes nothing', async () => {
    const [reporter, reviewer] = [await at('reporter'), await at('reviewer')];
    const state = async () => [
      (await newsroom.db.selectFrom('picture').select('id').execute()).length,
      (await readdir(newsroom.folder, { recursive: true })).length,
      (await newsroom.db.selectFrom('audit_entry').select('id').execute()).length,
    ];
    const jpeg = await halves(800, 600).jpeg().toBuffer();
    const before = await state();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const refused: [string, Uint8Array][] = [
      ['picture-empty', new Uint8Array()],
      ['picture-unknown-format', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['picture-unknown-format', Buffer.from(svg)],
      ['picture-unknown-format', Buffer.from('%PDF-1.7 not a picture at all')],
      ['picture-too-many-pixels', pngHeader(30_000, 30_000)],
      ['picture-damaged', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), jpeg])],
      ['picture-damaged', jpeg.subarray(0, jpeg.length / 2)],
    ];
    for (const [kind, bytes] of refused) {
      const { status, json, headers } = await reporter.sendFile(bytes);
      expect([status, json.type]).toEqual([400, `/problems/${kind}`]);
      expect(headers.get('content-type')).toContain('application/problem+json');
    }
    const large = await reporter.sendFile(new Uint8Array(30 * 1024 * 1024 + 1));
    expect([large.status, large.json.type]).toEqual([413, '/problems/too-large']);
    const elsewhere = await reporter.sendFile(jpeg, 'x.jpg', { origin: 'https://evil.example' });
    expect([elsewhere.status, elsewhere.json.type]).toEqual([403, '/problems/cross-site']);
    expect((await reviewer.sendFile(jpeg)).status).toBe(403);
    expect(await state()).toEqual(before);
  });

  test('is searched with letters folded, and read page by page', async () => {
    const reporter = await at('reporter');
    const ids: number[] = [];
    for (const [width, alt] of [
      [330, 'منارة أُمّ العقارب عند الغروب'],
      [331, 'منارة الرأس الأبيض'],
      [332, 'سوق السمك 100%'],
    ] as const) {
      const { json } = await reporter.sendFile(await halves(width, 200).png().toBuffer());
      await reporter.ask('PATCH', `/api/v1/pictures/${json.id}`, { alt, credit: 'أرشيف الصحيفة' });
      ids.push(json.id);
    }
    const find = async (query: string) => (await reporter.get(`/api/v1/pictures?${query}`)).json;
    const numbers = (answer: { pictures: { id: number }[] }) => answer.pictures.map(({ id }) => id);
    const q = (words: string) => `q=${encodeURIComponent(words)}`;
    expect(numbers(await find(q('مناره ام')))).toEqual([ids[0]]);
    expect(numbers(await find(q('منارة')))).toEqual([ids[1], ids[0]]);
    expect(numbers(await find(q('100%')))).toEqual([ids[2]]);
    expect(numbers(await find(q('%')))).toEqual([ids[2]]);
    const page = await find(`${q('ارشيف')}&limit=2`);
    expect(numbers(page)).toEqual([ids[2], ids[1]]);
    expect(numbers(await find(`${q('ارشيف')}&limit=2&cursor=${page.next}`))).toEqual([ids[0]]);
  });

  test('is described by who added a picture and by editors, and by nobody else', async () => {
    const [owner, other, editor] = [await at('reporter'), await at('reporter'), await at('deskEditor')];
    const { json } = await owner.sendFile(await halves(333, 200).png().toBuffer());
    const path = `/api/v1/pictures/${json.id}`;
    expect((await other.ask('PATCH', path, { credit: 'س' })).status).toBe(403);
    const rightsExpireAt = hoursAhead(48).toISOString();
    const change = { credit: ' وكالة\nالساحل ', focus: { x: 0.25, y: 0.75 }, rightsExpireAt };
    expect((await editor.ask('PATCH', path, change)).json).toMatchObject({
      ...{ credit: 'وكالة الساحل', focus: { x: 0.25, y: 0.75 }, rightsExpireAt },
    });
    expect((await editor.ask('PATCH', path, { focus: { x: 2, y: 0 } })).status).toBe(400);
    expect((await owner.ask('PATCH', path, { rightsExpireAt: null })).json).toMatchObject({
      ...{ credit: 'وكالة الساحل', rightsExpireAt: null },
    });
    const acts = await newsroom.db
      .selectFrom('audit_entry')
      .select(['act', 'detail'])
      .where('subject', '=', `picture:${json.id}`)
      .orderBy('id')
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(['picture.add', 'picture.describe', 'picture.describe']);
    expect(acts[1]!.detail).toEqual({ changed: ['credit', 'focus', 'rightsExpireAt'] });
  });

  test('keeps a piece from readers while a picture in it has no credit or its rights have lapsed', async () => {
    const editor = await at('managingEditor');
    const { json } = await editor.sendFile(await halves(334, 200).png().toBuffer());
    const place = await foundPlace(newsroom.db);
    const publish = async (credit: string, content = {}) => {
      const { article, revision } = await pieceIn(
        newsroom.db,
        { workflow: 'approved', publication: 'unpublished' },
        {
          ...place,
          content: buildContent(place, {
            leadPicture: { picture: json.id, alt: 'نصفان', caption: '', credit },
            ...content,
          }),
        },
      );
      return {
        article,
        publish: () => editor.post(`/api/v1/pieces/${article}/publish`, { basedOn: revision }),
        schedule: (at: Date) =>
          editor.post(`/api/v1/pieces/${article}/schedule`, { basedOn: revision, at: at.toISOString() }),
      };
    };
    const bare = await (await publish(' ')).publish();
    expect([bare.status, bare.json.problems]).toEqual([
      409,
      [{ path: 'leadPicture', code: 'pictureWithoutCredit', message: 'pictureWithoutCredit' }],
    ]);

    const path = `/api/v1/pictures/${json.id}`;
    await editor.ask('PATCH', path, { rightsExpireAt: new Date(Date.now() - 1_000).toISOString() });
    const piece = await publish('وكالة الساحل');
    const lapsed = await piece.publish();
    expect([lapsed.status, lapsed.json.problems[0].code]).toEqual([409, 'pictureRightsLapsed']);
    const seen = (await editor.get(`/api/v1/pieces/${piece.article}`)).json;
    expect(seen.checks).toContainEqual({
      ...{ name: 'pictureRightsLapsed', severity: 'error', place: 'leadPicture' },
    });
    expect(seen.barredPictures).toEqual({ [json.id]: 'pictureRightsLapsed' });

    // Rights that last until then are looked at for the hour that is meant.
    await editor.ask('PATCH', path, { rightsExpireAt: hoursAhead(2).toISOString() });
    expect((await piece.schedule(hoursAhead(3))).status).toBe(409);
    expect((await piece.schedule(hoursAhead(1))).status).toBe(200);
    expect((await piece.publish()).status).toBe(200);
  });

  test('takes a picture back everywhere at once: from pages, lists and feeds, at every node', async () => {
    const [node, second] = [await newsroom.node(), await newsroom.node()];
    const [editor, reporter] = [await at('managingEditor', node), await at('reporter', node)];
    const file = await halves(640, 426).png().toBuffer();
    const { json } = await reporter.sendFile(file);
    const place = await foundPlace(newsroom.db);
    const shown = { picture: json.id, alt: 'نصفان', caption: '', credit: 'وكالة الساحل' };
    const plain = buildContent(place);
    const lead = await pieceIn(
      newsroom.db,
      { workflow: 'approved', publication: 'published' },
      { ...place, content: { ...plain, leadPicture: shown } },
    );
    const inBody = await pieceIn(
      newsroom.db,
      { workflow: 'approved', publication: 'published' },
      {
        ...place,
        content: {
          ...buildContent(place),
          body: {
            type: 'doc',
            content: [...plain.body.content, { type: 'picture', attrs: { id: 'p1ctur3', ...shown } }],
          },
        },
      },
    );
    const pages = ['/', `/a/${lead.article}`, `/a/${inBody.article}`, '/rss.xml'];
    const showing = async () => {
      const found: string[] = [];
      for (const each of [node, second])
        for (const page of pages) {
          const answer = await fetch(`http://127.0.0.1:${each.port}${page}`);
          if ((await answer.text()).includes(json.hash)) found.push(page);
        }
      return found;
    };
    expect(new Set(await showing())).toEqual(new Set(pages));
    expect((await media(second, json.hash)).status).toBe(200);

    const path = `/api/v1/pictures/${json.id}/revoke`;
    expect((await reporter.post(path, { reason: 'لا أحبها' })).status).toBe(403);
    expect((await editor.post(path, { reason: ' ' })).status).toBe(400);
    const revoked = await editor.post(path, { reason: 'طلبتها وكالتها.' });
    expect(revoked.status).toBe(200);
    expect(revoked.json.articles).toEqual([lead.article, inBody.article].sort((a, b) => a - b));
    expect(revoked.json.picture.revokedAt).not.toBeNull();

    await expect.poll(showing).toEqual([]);
    for (const each of [node, second])
      await expect.poll(async () => (await media(each, json.hash)).status).toBe(410);
    // It comes back by no door: not by upload, not by publishing what still names it.
    expect((await editor.post(path, { reason: 'ثانية' })).status).toBe(409);
    expect((await reporter.sendFile(file)).json.type).toBe('/problems/picture-revoked');
    const again = await pieceIn(
      newsroom.db,
      { workflow: 'approved', publication: 'unpublished' },
      { ...place, content: buildContent(place, { leadPicture: shown }) },
    );
    const refused = await editor.post(`/api/v1/pieces/${again.article}/publish`, { basedOn: again.revision });
    expect([refused.status, refused.json.problems[0].code]).toEqual([409, 'pictureRevoked']);
  });

  test('is cut on readers’ pages so that its focal point stays in sight, at once when that is moved', async () => {
    const [node, second] = [await newsroom.node(), await newsroom.node()];
    const editor = await at('managingEditor', node);
    const { json } = await editor.sendFile(await halves(900, 340).png().toBuffer());
    const place = await foundPlace(newsroom.db);
    const path = `/api/v1/pictures/${json.id}`;
    await editor.ask('PATCH', path, { focus: { x: 0.9, y: 0.5 } });
    const { article } = await pieceIn(
      newsroom.db,
      { workflow: 'approved', publication: 'published' },
      {
        ...place,
        content: buildContent(place, {
          leadPicture: { picture: json.id, alt: 'نصفان', caption: '', credit: 'وكالة الساحل' },
        }),
      },
    );
    const classesOn = async (page: string) => {
      const text = await (await fetch(`http://127.0.0.1:${second.port}${page}`)).text();
      return new RegExp(`<img src="/media/${json.hash}[^>]*?(?: class="([^"]*)")?(?: fetchpriority| loading)`)
        .exec(text)
        ?.slice(1);
    };
    expect(await classesOn('/')).toEqual(['x4']);
    // Whole on its own page.
    expect(await classesOn(`/a/${article}`)).toEqual([undefined]);
    await editor.ask('PATCH', path, { focus: { x: 0.3, y: 0 } });
    await expect.poll(() => classesOn('/')).toEqual(['x1 y0']);
  });

  test('is replaced wherever it stands: pieces keep it, every node shows the new bytes and none the old', async () => {
    const [node, second] = [await newsroom.node(), await newsroom.node()];
    const [editor, reporter] = [await at('managingEditor', node), await at('reporter', node)];
    const [wrong, right] = [
      await halves(644, 430).png().toBuffer(),
      await halves(1290, 860).png().toBuffer(),
    ];
    const { json } = await reporter.sendFile(wrong, 'خطأ.png');
    await reporter.ask('PATCH', `/api/v1/pictures/${json.id}`, {
      ...{ alt: 'الميناء', credit: 'وكالة الساحل', focus: { x: 0.2, y: 0.3 } },
    });
    const place = await foundPlace(newsroom.db);
    const { article } = await pieceIn(
      newsroom.db,
      { workflow: 'approved', publication: 'published' },
      {
        ...place,
        content: buildContent(place, {
          leadPicture: { picture: json.id, alt: 'نصفان', caption: '', credit: 'وكالة الساحل' },
        }),
      },
    );
    const showing = async (hash: string) => {
      const found: string[] = [];
      for (const each of [node, second])
        for (const page of ['/', `/a/${article}`, '/rss.xml'])
          if ((await (await fetch(`http://127.0.0.1:${each.port}${page}`)).text()).includes(hash))
            found.push(page);
      return found;
    };
    expect(await showing(json.hash)).toHaveLength(6);
    expect((await media(second, json.hash)).status).toBe(200);

    expect((await reporter.replaceFile(json.id, right)).status).toBe(403);
    const before = await readPictureRows();
    for (const [bytes, status, type] of [
      [wrong, 409, 'picture-same'],
      [Buffer.from('<svg/>'.repeat(9)), 400, 'picture-unknown-format'],
      [right.subarray(0, 300), 400, 'picture-damaged'],
      [new Uint8Array(30 * 1024 * 1024 + 1), 413, 'too-large'],
    ] as const) {
      const refused = await editor.replaceFile(json.id, bytes);
      expect([refused.status, refused.json.type]).toEqual([status, `/problems/${type}`]);
    }
    expect(await readPictureRows()).toEqual(before);

    const { status, json: answer } = await editor.replaceFile(json.id, right, 'صواب.png');
    expect([status, answer.articles]).toEqual([200, [article]]);
    expect(answer.picture).toMatchObject({
      ...{ id: json.id, width: 1290, height: 860, fileName: 'صواب.png', alt: 'الميناء' },
      ...{ credit: 'وكالة الساحل', focus: { x: expect.closeTo(0.2), y: expect.closeTo(0.3) } },
    });
    await expect.poll(() => showing(json.hash)).toEqual([]);
    expect(await showing(answer.picture.hash)).toHaveLength(6);
    for (const each of [node, second]) {
      await expect.poll(async () => (await media(each, json.hash)).status).toBe(410);
      expect((await media(each, answer.picture.hash, '1280.jpg')).status).toBe(200);
    }
    // What was replaced comes back by no other door; put back in its own place, it is shown again.
    expect((await reporter.sendFile(wrong)).json.type).toBe('/problems/picture-replaced');
    const other = (await reporter.sendFile(await halves(350, 200).png().toBuffer())).json;
    expect((await editor.replaceFile(other.id, right)).json.type).toBe('/problems/picture-known');
    expect((await editor.replaceFile(other.id, wrong)).json.type).toBe('/problems/picture-replaced');
    expect((await editor.replaceFile(json.id, wrong)).status).toBe(200);
    await expect.poll(async () => (await media(second, json.hash)).status).toBe(200);
    await expect.poll(async () => (await media(second, answer.picture.hash)).status).toBe(410);
    const acts = await newsroom.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('subject', '=', `picture:${json.id}`)
      .where('act', '=', 'picture.replace')
      .orderBy('id')
      .execute();
    expect(acts[0]!.detail).toEqual({ before: json.hash, after: answer.picture.hash, articles: [article] });
    await editor.post(`/api/v1/pictures/${json.id}/revoke`, { reason: 'طلبتها وكالتها.' });
    expect((await editor.replaceFile(json.id, right)).json.type).toBe('/problems/picture-revoked');
  });
  const readPictureRows = () => newsroom.db.selectFrom('picture').selectAll().orderBy('id').execute();
});
