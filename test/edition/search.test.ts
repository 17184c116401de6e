import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tidyConcordance } from '#database/concordance/tidy.ts';
import { fileCopy } from '#desk/file-copy.ts';
import { publish, unpublish } from '#desk/publish.ts';
import { needsIndexing, reindex } from '#desk/reindex.ts';
import { search } from '#edition/search/search.ts';
import { suggest } from '#edition/search/suggest.ts';
import { readSite } from '#edition/site.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';

describeNewsroom('Search in the newsroom’s concordance', () => {
  const newsroom = useNewsroom();
  const find = async (q: string, more: object = {}) =>
    (await search(newsroom.db, await readSite(newsroom.db), 'ar', { q, limit: 10, ...more })).view;
  const found = async (q: string, more: object = {}) =>
    (await find(q, more)).hits
      .filter(({ missing }) => !missing.length)
      .flatMap(({ card, copies }) => [card.id, ...copies.map(({ id }) => id)])
      .sort((a, b) => a - b);

  test('finds the same before and after segments are written and merged', async () => {
    const places = ['مرسى', 'سوق', 'جسر', 'حصن', 'بستان'];
    const ids: number[] = [];
    // Two size classes: eight small segments become one larger.
    for (let round = 0; round < 9; round++) {
      const outcomes = await fileCopy(
        newsroom.db,
        places.map((place) =>
          buildDraft({
            headline: `ترميم ${place} قندهورة`,
            text: `بدأ العمل في ${place} المدينة رقم ${round}.`,
          }),
        ),
        true,
      );
      ids.push(...outcomes.map((outcome) => ('article' in outcome ? outcome.article : 0)));
      const before = await found('جسور قندهورة', { limit: 50 });
      await tidyConcordance(newsroom.db, 1);
      expect(await found('جسور قندهورة', { limit: 50 })).toEqual(before);
    }
    expect(await found('جسر قندهورة', { limit: 50 })).toEqual(ids.filter((_, i) => i % 5 === 2));
    const segments = await newsroom.db
      .selectFrom('concordance_segment')
      .select(['documents', 'retired_at'])
      .execute();
    expect(segments.filter(({ retired_at }) => !retired_at).map(({ documents }) => documents)).toContain(40);
  });

  test('what is withdrawn is found no more, at once, and what is shown again is', async () => {
    const id = await publishDraft(newsroom.db, buildDraft({ headline: 'زرافة في شطنوف' }));
    await tidyConcordance(newsroom.db, 1);
    expect(await found('زرافة شطنوف')).toEqual([id]);
    await unpublish(newsroom.db, id, 'test');
    expect(await found('زرافة شطنوف')).toEqual([]);
    await publish(newsroom.db, id, 'test');
    expect(await found('زرافة شطنوف')).toEqual([id]);
  });

  test('an act that is rolled back leaves nothing to find', async () => {
    await expect(
      newsroom.db.transaction().execute(async (tx) => {
        const { fileCopy: file } = await import('#desk/file-copy.ts');
        await file(tx as never, [buildDraft({ headline: 'غرنوق فوق الميناء' })], true);
        throw new Error('no');
      }),
    ).rejects.toThrow();
    expect(await found('غرنوق')).toEqual([]);
  });

  test('a slip is mended by what the archive writes, and the reader is told', async () => {
    const id = await publishDraft(newsroom.db, buildDraft({ headline: 'مستوصف العيون يفتح أبوابه' }));
    const view = await find('المستوصق');
    expect(view.hits.map(({ card }) => card.id)).toContain(id);
    expect(view).toMatchObject({
      relaxed: false,
      corrected: [{ from: 'المستوصق', to: expect.stringContaining('مستوصف') }],
    });
  });

  test('a name is found in the other script', async () => {
    const id = await publishDraft(newsroom.db, buildDraft({ headline: 'وفد من موسكو يصل إلى دلفانا' }));
    expect(await found('Moscow')).toContain(id);
    await tidyConcordance(newsroom.db, 1);
    expect(await found('Moscow')).toContain(id);
  });

  test('a phrase, an exclusion, a section and days narrow; a phrase that stands nowhere says that it was loosened', async () => {
    const [a, b] = [
      await publishDraft(
        newsroom.db,
        buildDraft({
          headline: 'مجلس المياه يقر الخطة',
          sections: ['أنهار'],
          published: new Date('2023-02-03T10:00:00Z'),
        }),
      ),
      await publishDraft(
        newsroom.db,
        buildDraft({
          headline: 'المياه تغمر مجلس الحي',
          sections: ['أحياء'],
          published: new Date('2023-02-05T10:00:00Z'),
        }),
      ),
    ];
    expect(await found('مجلس المياه')).toEqual([a, b]);
    expect(await found('«مجلس المياه»')).toEqual([a]);
    expect(await found('مياه -الحي')).not.toContain(b);
    expect(await found('مجلس مياه', { section: 'أحياء' })).toEqual([b]);
    expect(await found('مجلس مياه', { from: '2023-02-01', to: '2023-02-03' })).toEqual([a]);
    const loose = await find('«المياه مجلس»');
    expect(loose.relaxed).toBe(true);
    expect(loose.hits.length).toBeGreaterThanOrEqual(2);
  });

  test('a result that lacks a word says which, and a word that stands nowhere is named', async () => {
    await publishDraft(newsroom.db, buildDraft({ headline: 'قافلة الملح تعبر الوادي' }));
    const view = await find('قافلة الملح خرزمبيل');
    expect(view.relaxed).toBe(true);
    expect(view.nowhere).toEqual(['خرزمبيل']);
    expect(view.hits[0]?.missing).toEqual(['خرزمبيل']);
  });

  test('near-copies of one story are folded into one result', async () => {
    const text = Array.from(
      { length: 12 },
      (_, i) => `وقال شاهد رقم ${i} إن عاصفة الرمل غطت طريق القوافل بين الواحتين منذ الفجر.`,
    ).join('\n\n');
    const [a, b] = [
      await publishDraft(newsroom.db, buildDraft({ headline: 'عاصفة رمل تغلق طريق القوافل', text })),
      await publishDraft(
        newsroom.db,
        buildDraft({
          headline: 'طريق القوافل مغلق بسبب عاصفة رمل',
          text: `${text}\n\nوأضيفت هذه الفقرة لاحقًا.`,
        }),
      ),
    ];
    const { hits } = await find('عاصفة الرمل القوافل');
    expect(hits.map(({ card }) => card.id).filter((id) => [a, b].includes(id))).toHaveLength(1);
    expect(hits[0]?.copies).toHaveLength(1);
  });

  test('suggestions complete the last word with what finds something, and name articles', async () => {
    await publishDraft(newsroom.db, buildDraft({ headline: 'منارة الصيادين تضيء من جديد' }));
    const suggestions = await suggest(newsroom.db, await readSite(newsroom.db), 'ar', 'منارة الصي');
    expect(suggestions).toContainEqual({ kind: 'query', text: 'منارة الصيادين', path: null });
    expect(suggestions).toContainEqual(
      expect.objectContaining({ kind: 'article', text: 'منارة الصيادين تضيء من جديد' }),
    );
    expect(await suggest(newsroom.db, await readSite(newsroom.db), 'ar', 'م')).toEqual([]);
  });

  test('an index of another version is made anew, and finds the same', async () => {
    const before = await found('ترميم قندهورة', { limit: 50 });
    expect(before.length).toBeGreaterThan(40);
    await newsroom.db.updateTable('concordance').set({ version: 0 }).execute();
    expect(await needsIndexing(newsroom.db)).toBe(true);
    await reindex(newsroom.db);
    expect(await needsIndexing(newsroom.db)).toBe(false);
    expect(await found('ترميم قندهورة', { limit: 50 })).toEqual(before);
    expect(await reindex(newsroom.db)).toBe(0);
  });

  test('any string at all is a safe query with a bounded answer', { timeout: 300_000 }, async () => {
    const site = await readSite(newsroom.db);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({
        unit: fc.constantFrom(
          'ترميم',
          'ال',
          'و',
          ' ',
          '"',
          '«',
          '»',
          '-',
          '−',
          '*',
          '%',
          '_',
          "'",
          '\\',
          ';',
          '(',
          '\u0000',
          '\u202e',
          '\u0651',
          'ﷺ',
          '🏳️‍🌈',
          'moscow',
          '12',
        ),
        maxLength: 60,
      }),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (q) => {
        const { view } = await search(newsroom.db, site, 'ar', { q, limit: 10 });
        expect(view.hits.length).toBeLessThanOrEqual(10);
        for (const { snippet } of view.hits)
          for (const [start, end] of snippet.marks) expect(snippet.text.slice(start, end)).toBeTruthy();
        await suggest(newsroom.db, site, 'ar', q);
      }),
      { numRuns: 10_000 },
    );
  });
});
