import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type ImportReport, importFile } from '#desk/import-copy.ts';
import { publish, unpublish } from '#desk/publish.ts';
import { revise } from '#desk/revision.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';

const seedPage = join(import.meta.dirname, '../../../shared/fixtures/seed-page.txt');

const record = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  title: `خبر ${id} من الأرشيف`,
  body: 'الفقرة الأولى.\nالفقرة الثانية.',
  section: 'أخبار الميناء',
  date: '2019-05-01T10:00:00+03:00',
  source: 'الأرشيف',
  author: null,
  lead: 'ملخص الخبر.',
  url: `https://old.example/story/${id}`,
  ...more,
});

describeNewsroom('An archive comes in', () => {
  const newsroom = useNewsroom();
  const reports: ImportReport[] = [];
  const run = async (name: string, lines: (object | string)[], publishing = true) => {
    const file = join(newsroom.folder, name);
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    await writeFile(file, name.endsWith('.gz') ? gzipSync(text) : text);
    reports.length = 0;
    return importFile(newsroom.db, file, { publishing, report: (report) => reports.push(report) });
  };
  const articleOf = (externalId: string) =>
    newsroom.db
      .selectFrom('article')
      .selectAll()
      .where('external_id', '=', externalId)
      .executeTakeFirstOrThrow();

  test('the same file a second time changes nothing, and a changed record makes a new revision', async () => {
    const lines = Array.from({ length: 450 }, (_, index) => record(`a${index}`));
    expect(await run('archive.jsonl.gz', lines)).toEqual({
      imported: 450,
      updated: 0,
      unchanged: 0,
      failed: 0,
    });
    const before = await articleOf('a7');
    expect(await run('archive.jsonl.gz', lines)).toEqual({
      imported: 0,
      updated: 0,
      unchanged: 450,
      failed: 0,
    });
    lines[7] = record('a7', { title: 'خبر a7 بعنوان صُحح' });
    expect(await run('archive.jsonl.gz', lines)).toEqual({
      imported: 0,
      updated: 1,
      unchanged: 449,
      failed: 0,
    });
    const after = await articleOf('a7');
    expect([before.head, after.head, after.id, after.published_revision]).toEqual([1, 2, before.id, 2]);
    const shown = await newsroom.db
      .selectFrom('edition_article')
      .selectAll()
      .where('id', '=', after.id)
      .executeTakeFirstOrThrow();
    expect(shown.headline).toBe('خبر a7 بعنوان صُحح');
    expect(shown.published_at).toEqual(new Date('2019-05-01T07:00:00Z'));
  });

  test('a bad record is named with its line and reason, and the rest goes in', async () => {
    const totals = await run('broken.jsonl', [
      record('b1'),
      '{"id": "b2", "title": ',
      record('b3', { body: 42 }),
      record('b4', { title: '…' }),
      record('b5', { body: '\n \n' }),
      record('b1'),
      record('b6'),
    ]);
    expect(totals).toEqual({ imported: 2, updated: 0, unchanged: 0, failed: 5 });
    const failures = reports.filter(({ kind }) => kind === 'failure').sort((a, b) => a.line - b.line);
    expect(failures.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(failures.map(({ message }) => message).join('\n')).toMatch(
      /not JSON[\s\S]*body[\s\S]*title[\s\S]*body[\s\S]*b1/,
    );
  });

  test('copy that was only filed is published later by importing it again with --publish', async () => {
    expect(await run('quiet.jsonl', [record('q1')], false)).toMatchObject({ imported: 1 });
    expect((await articleOf('q1')).published_revision).toBeNull();
    expect(await run('quiet.jsonl', [record('q1')], true)).toMatchObject({ updated: 1 });
    expect((await articleOf('q1')).published_revision).toBe(1);
  });

  test('what the newsroom withdrew is not brought back by copy', async () => {
    await run('withdrawn.jsonl', [record('w1')]);
    const { id } = await articleOf('w1');
    await unpublish(newsroom.db, id, 'editor');
    expect(await run('withdrawn.jsonl', [record('w1')])).toMatchObject({ unchanged: 1 });
    expect(await run('withdrawn.jsonl', [record('w1', { title: 'عنوان آخر للخبر' })])).toMatchObject({
      updated: 1,
    });
    expect((await articleOf('w1')).published_revision).toBeNull();
    expect(await publish(newsroom.db, id, 'editor')).toBe('published');
  });

  test('what the newsroom revised is not written over by copy', async () => {
    await run('revised.jsonl', [record('r1')]);
    const { id } = await articleOf('r1');
    const { content } = await newsroom.db
      .selectFrom('revision')
      .select('content')
      .where('article_id', '=', id)
      .executeTakeFirstOrThrow();
    const mine = { ...content, headline: 'عنوان كتبته المحررة' };
    await newsroom.db
      .transaction()
      .execute((tx) => revise(tx, { article: id, basedOn: 1, author: 'editor', content: mine }));
    expect(await run('revised.jsonl', [record('r1', { title: 'عنوان جديد من الوكالة' })])).toMatchObject({
      failed: 1,
    });
    expect(reports[0]?.message).toContain('editor');
    expect((await articleOf('r1')).head).toBe(2);
  });

  test.skipIf(!existsSync(seedPage))(
    'the page that the system is measured by is filed as it should be',
    async () => {
      const totals = await importFile(newsroom.db, seedPage, { publishing: true, report: () => {} });
      expect(totals).toEqual({ imported: 1, updated: 0, unchanged: 0, failed: 0 });
      const shown = await newsroom.db
        .selectFrom('edition_article')
        .selectAll()
        .orderBy('published_at', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      const sections = await newsroom.db
        .selectFrom('section')
        .select(['id', 'name'])
        .where('id', 'in', shown.section_ids)
        .execute();
      expect(shown.section_ids.map((id) => sections.find((section) => section.id === id)?.name)).toEqual([
        'آسيا',
        'أخبار العالم',
      ]);
      expect(shown.bylines.map(({ type, name }) => `${type} ${name}`)).toEqual(['desk قسم العلاقات الدولية']);
      expect(shown.published_at).toEqual(new Date('2024-10-22T21:00:00Z'));
      expect(shown.body.content.map((block) => block.type)).toEqual(Array(8).fill('paragraph'));
      expect(await importFile(newsroom.db, seedPage, { publishing: true, report: () => {} })).toMatchObject({
        unchanged: 1,
      });
    },
  );
});
