import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyFromText } from '#article/from-text.ts';
import { backgroundSchema } from '#article/story/background.ts';
import { ingestPicture, keepPicture } from '#darkroom/ingest.ts';
import { nobodyHere } from '#desk/audit.ts';
import { type Anchor, addComment } from '#desk/comments/add.ts';
import { readComments } from '#desk/comments/read.ts';
import { replyToThread } from '#desk/comments/reply.ts';
import { resolveThread } from '#desk/comments/resolve.ts';
import { correct } from '#desk/correct.ts';
import { exportNewsroom } from '#desk/export.ts';
import type { ExportHead, ExportLine } from '#desk/export-format.ts';
import { addPicture } from '#desk/found.ts';
import { arrangeFront } from '#desk/fronts/arrange.ts';
import { noTotals } from '#desk/import-copy.ts';
import { addEntry, editEntry } from '#desk/live/cover.ts';
import { publish, unpublish } from '#desk/publish.ts';
import { importExport, isExport } from '#desk/restore.ts';
import { revise } from '#desk/revision.ts';
import { changeBackground } from '#desk/stories/backgrounds.ts';
import { relateClaims } from '#desk/stories/claims.ts';
import { readStory } from '#desk/stories/read.ts';
import { approveSource, withdrawSource } from '#desk/stories/sources.ts';
import { fileInStory } from '#desk/stories/story.ts';
import { readHome } from '#edition/front.ts';
import { readRevokedPictures } from '#edition/revoked-pictures.ts';
import { readSite } from '#edition/site.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { oneOfEach } from '#test/support/one-of-each.ts';
import { chief, foundPlace, pieceIn } from '#test/support/pieces.ts';

describeNewsroom('A newsroom moves house', () => {
  const old = useNewsroom();
  const fresh = useNewsroom();
  const other = useNewsroom();
  const linesOf = async (newsroom: typeof old): Promise<(ExportHead | ExportLine)[]> =>
    Array.fromAsync(exportNewsroom(newsroom.db, newsroom.pictures));
  const written = async (lines: object[]): Promise<string> => {
    const file = join(old.folder, 'export.jsonl');
    await writeFile(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    return file;
  };
  const read = (file: string, reports: string[] = []) =>
    importExport(
      fresh.db,
      fresh.pictures,
      file,
      { publishing: false, report: ({ message }) => reports.push(message) },
      noTotals(),
    );

  test('an export read into an empty newsroom gives the same export: nothing is lost, every number is kept', async () => {
    const first = await publishDraft(
      old.db,
      buildDraft({
        topics: ['الماء'],
        people: ['سلمى'],
        origin: { source: 'وكالة', author: 'مراسل', url: 'https://old.example/x?y=1' },
      }),
    );
    await publishDraft(old.db, buildDraft({ sections: ['بلا رجعة'], headline: 'خبر بقي كما هو' }));
    const withdrawn = await publishDraft(old.db, buildDraft());
    await unpublish(old.db, withdrawn, 'test');
    // What is on its way goes along: an embargo that were lost on the way would be broken.
    const place = await foundPlace(old.db);
    await pieceIn(old.db, { workflow: 'inReview', publication: 'embargoed' }, place);
    await pieceIn(old.db, { workflow: 'draft', publication: 'unpublished' }, place);

    const picture = await ingestPicture(
      await sharp({ create: { width: 640, height: 480, channels: 3, background: '#884422' } })
        .png()
        .toBuffer(),
    );
    await keepPicture(old.pictures, picture);
    const number = await old.db
      .transaction()
      .execute((tx) =>
        addPicture(tx, picture, { alt: 'أرض بنية', credit: 'أرشيف', rights: 'لنا', fileName: 'ا.png' }),
      );
    // Bytes that it had before: they stay away from readers over there too.
    await old.db
      .insertInto('picture_replaced')
      .values({ hash: 'feed'.repeat(5), picture_id: number })
      .execute();
    const { content } = await old.db
      .selectFrom('revision')
      .select('content')
      .where('article_id', '=', first)
      .executeTakeFirstOrThrow();
    const pictured = {
      ...content,
      leadPicture: { picture: number, alt: 'ميناء', caption: 'الميناء فجرًا', credit: 'رسم: ورّاق' },
    };
    await old.db
      .transaction()
      .execute((tx) => revise(tx, { article: first, basedOn: 1, content: pictured, author: 'test' }));
    await publish(old.db, first, 'test');
    await correct(old.db, { article: first, kind: 'clarification', note: 'توضيح.', author: 'test' });

    // What was said about it and where it stands on the fronts are the newsroom's work too.
    const words = { quote: 'المدينة', before: 'في ', after: ' مساء' };
    const position = Buffer.from(
      Y.encodeRelativePosition(new Y.RelativePosition(Y.createID(1, 4), null, null, 0)),
    ).toString('base64');
    const say = (text: string, anchor: Anchor | null) =>
      addComment(old.db, { article: first, actor: chief, text, mentions: [], anchor });
    const { thread } = await say('أي مدينة؟', { start: position, end: position, ...words });
    await replyToThread(old.db, { article: first, actor: chief, thread, text: 'وُضّح.', mentions: [] });
    await resolveThread(old.db, { article: first, actor: chief, thread });
    await say('متى تُنشر؟', null);
    const live = await publishDraft(old.db, buildDraft({ kind: 'live' }));
    const entry = { headline: 'بدأت الجلسة', body: bodyFromText('بدأت الجلسة.', () => null) };
    const marks = { at: null, key: true, pinned: false };
    const said = await addEntry(old.db, { actor: chief, article: live, content: { ...entry, ...marks } });
    await editEntry(old.db, {
      ...{ actor: chief, article: live, entry: said.entry, basedOn: said.version },
      content: { ...entry, ...marks, headline: 'بدأت الجلسة الأولى' },
    });
    await arrangeFront(old.db, {
      ...{ actor: chief, front: { home: 'ar' }, basedOn: 0 },
      pins: [
        { slot: 'lead', article: first, until: null },
        { slot: 'second2', article: first + 1, until: new Date(Date.now() + 86_400_000) },
      ],
    });

    // Who said what, and what the desk made of it.
    const held = await oneOfEach(old.db, place.desk, first);
    await fileInStory(old.db, { actor: chief, story: held.story, article: first, filed: true });
    await approveSource(old.db, { actor: chief, id: held.unnamed, basedOn: 1 });
    await withdrawSource(old.db, { actor: chief, id: held.source, basedOn: 1, note: 'لم يكن هناك.' });
    const claims = { actor: chief, from: held.claim, to: held.other };
    await relateClaims(old.db, { ...claims, relation: 'contradicts', related: true });
    await changeBackground(old.db, {
      ...{ actor: chief, id: held.background, basedOn: 1 },
      content: backgroundSchema.parse({
        ...{ label: 'بداية الأزمة', text: 'بدأت الأزمة برسوم عُلّقت بعد ذلك.', statement: held.statement },
      }),
    });
    await old.db
      .insertInto('gate_pass')
      .values({
        ...{ article_id: first, revision: 1, rule: 'sourceWithdrawn', block: 'p1', reason: 'للأرشيف' },
        ...{ public: false, actor_id: nobodyHere, actor_name: chief.name },
      })
      .execute();

    const lines = await linesOf(old);
    const copy = await written(lines);
    expect(await isExport(copy)).toBe(true);
    expect(await read(copy)).toEqual({ imported: 6, updated: 0, unchanged: 0, failed: 0 });
    expect(await linesOf(fresh)).toEqual(lines);

    // Where the words stood in the old shared document says nothing about the new one: they are looked for.
    const { threads } = await readComments(fresh.db, chief, first);
    expect(threads.map(({ anchor }) => anchor)).toEqual([{ start: '', end: '', ...words }, null]);
    const leads = async (newsroom: typeof old) =>
      (await readHome(newsroom.db, await readSite(newsroom.db), 'ar', [])).view.lead?.id;
    expect(await leads(fresh)).toBe(first);

    const fileOf = async (newsroom: typeof old) => {
      const { articles, ...file } = await readStory(newsroom.db, chief, held.story);
      return { ...file, articles: articles.map(({ id }) => id) };
    };
    const file = await fileOf(fresh);
    expect(file).toEqual(await fileOf(old));
    expect(file).toMatchObject({ articles: [first], statements: [{ id: held.statement }] });

    expect(await readRevokedPictures(fresh.db)).toEqual(new Set(['feed'.repeat(5)]));

    const shown = async (newsroom: typeof old) =>
      newsroom.db.selectFrom('edition_article').selectAll().orderBy('id').execute();
    expect(await shown(fresh)).toEqual(await shown(old));
    const listed = async (newsroom: typeof old) =>
      newsroom.db.selectFrom('listing').selectAll().orderBy('list').orderBy('article_id').execute();
    expect(await listed(fresh)).toEqual(await listed(old));
  });

  test('the same export a second time changes nothing, and new articles get new numbers', async () => {
    const lines = await linesOf(old);
    expect(await read(await written(lines))).toEqual({ imported: 0, updated: 0, unchanged: 6, failed: 0 });
    const highest = Math.max(
      ...lines.flatMap((line) => ('type' in line && line.type === 'article' ? [line.id] : [])),
    );
    expect(await publishDraft(fresh.db, buildDraft())).toBeGreaterThan(highest);
  });

  test('a story file goes into a newsroom that has others under free numbers, and what names it follows', async () => {
    const place = await foundPlace(other.db);
    await oneOfEach(other.db, place.desk, 1);
    const before = await readStory(other.db, chief, 1);
    const lines = await linesOf(old);
    const cited = lines.map((line) => {
      if (!('type' in line) || line.type !== 'article' || line.revisions.length > 1) return line;
      const [revision] = line.revisions;
      const marks = [{ type: 'citation', attrs: { statement: 1, claim: null } }];
      const content = [{ type: 'text', text: 'قال متحدث إن لا تعليق.', marks }];
      const attrs = { id: 'p-cited', background: { id: 1, revision: 2 } };
      const body = { type: 'doc', content: [{ type: 'paragraph', attrs, content }] };
      return {
        ...line,
        publications: [],
        revisions: [{ ...revision, content: { ...revision!.content, body } }],
      };
    });
    const file = join(other.folder, 'other.jsonl');
    await writeFile(file, `${cited.map((line) => JSON.stringify(line)).join('\n')}\n`);
    const reports: string[] = [];
    const options = {
      publishing: false,
      report: ({ message }: { message: string }) => reports.push(message),
    };
    for (let again = 0; again < 2; again++)
      await importExport(other.db, other.pictures, file, options, noTotals());
    expect(reports).toEqual([]);
    // The address was another file’s: that one stays as it is, and gets what it has not.
    const after = await readStory(other.db, chief, 1);
    expect(after.statements.map(({ id }) => id)).toEqual([3, 1]);
    // The one that has a second text there is another than the one here, which has only the first.
    expect(after.backgrounds.map(({ id, revision, statement }) => [id, revision, statement])).toEqual([
      [1, 1, 1],
      [2, 2, 3],
    ]);
    const others = { statements: [], articles: [], sources: [], relations: [], backgrounds: [] };
    expect({ ...after, ...others }).toEqual({
      ...{ ...before, ...others },
      touchedAt: after.touchedAt,
    });
    const { content } = await other.db
      .selectFrom('revision')
      .select('content')
      .where(sql<string>`content ->> 'body'`, 'like', '%p-cited%')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(content)).toContain('"statement":3');
    expect(JSON.stringify(content)).toMatch(/"background":\{"id":2,"revision":2\}/);
  });

  test('a line that was damaged on the way is named, and the others go in', async () => {
    const lines = await linesOf(old);
    const broken = lines.map((line) =>
      'type' in line && line.type === 'article' && line.id === 2 ? { ...line, revisions: [] } : line,
    );
    const reports: string[] = [];
    expect(await read(await written(broken), reports)).toEqual({
      imported: 0,
      updated: 0,
      unchanged: 5,
      failed: 1,
    });
    expect(reports[0]).toContain('revisions');
  });

  test('an export is refused, not made smaller, when a picture’s bytes are missing', async () => {
    await old.db
      .transaction()
      .execute((tx) =>
        addPicture(tx, { hash: '0123456789abcdef0123', width: 10, height: 10, colour: '#000000' }),
      );
    await expect(linesOf(old)).rejects.toThrow('0123456789abcdef0123');
  });
});
