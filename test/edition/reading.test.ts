import { expect, test } from 'vitest';
import { countReads } from '#desk/count-reads.ts';
import { fileCopy } from '#desk/file-copy.ts';
import { unpublish } from '#desk/publish.ts';
import { readArticlePage } from '#edition/article.ts';
import { readHome, readSectionFront } from '#edition/front.ts';
import { parseCursor, readList } from '#edition/listing.ts';
import { readDay } from '#edition/lists.ts';
import { readMostRead } from '#edition/most-read.ts';
import { search } from '#edition/search/search.ts';
import { readSite, type Site } from '#edition/site.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';

const none = async () => [];

describeNewsroom('What readers find', () => {
  const newsroom = useNewsroom();
  const site = (): Promise<Site> => readSite(newsroom.db);
  const relatedOf = async (id: number) =>
    (await readArticlePage(newsroom.db, await site(), id, none))?.view.related ?? [];

  test('the only article has no related ones; with a second of any kind it has', async () => {
    const lone = await publishDraft(newsroom.db, buildDraft({ headline: 'أول ما نُشر', sections: ['أولى'] }));
    expect(await relatedOf(lone)).toEqual([]);
    const second = await publishDraft(
      newsroom.db,
      buildDraft({ headline: 'شأن مختلف تمامًا', sections: ['ثانية'] }),
    );
    expect((await relatedOf(lone)).map(({ id }) => id)).toEqual([second]);
    expect((await relatedOf(second)).map(({ id }) => id)).toEqual([lone]);
  });

  test('what shares the headline’s words and topics comes first, whichever was published first, and never the page itself', async () => {
    const drought = (headline: string) => buildDraft({ headline, sections: ['مقاطعات'], topics: ['الجفاف'] });
    const [a] = [await publishDraft(newsroom.db, drought('سد زيهان يبلغ أدنى منسوب منذ عقود'))];
    for (let index = 0; index < 12; index++)
      await publishDraft(
        newsroom.db,
        buildDraft({ headline: `مباراة الجولة ${index} تنتهي بالتعادل`, sections: ['ملاعب'] }),
      );
    const b = await publishDraft(newsroom.db, drought('مزارعو وادي زيهان يطلبون تعويضًا عن منسوب السد'));
    expect((await relatedOf(a))[0]?.id).toBe(b);
    expect((await relatedOf(b))[0]?.id).toBe(a);
    expect((await relatedOf(b)).map(({ id }) => id)).not.toContain(b);
    await unpublish(newsroom.db, b, 'test');
    expect((await relatedOf(a)).map(({ id }) => id)).not.toContain(b);
  });

  test('paging through a list shows each article once, also where many share a minute', async () => {
    const at = new Date('2023-01-01T00:00:00Z');
    const drafts = Array.from({ length: 47 }, (_, index) =>
      buildDraft({
        sections: ['مزدحم'],
        published: new Date(at.getTime() + Math.floor(index / 10) * 60_000),
      }),
    );
    await fileCopy(newsroom.db, drafts, true);
    const section = [...(await site()).sections.values()].find(({ name }) => name === 'مزدحم')!;
    const seen: number[] = [];
    let cursor = null;
    do {
      const page = await readList(newsroom.db, await site(), `section:${section.id}`, 10, cursor);
      seen.push(...page.cards.map(({ id }) => id));
      cursor = page.next && parseCursor(`${page.next.published.getTime()}-${page.next.id}`);
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([47, 47]);
  });

  test('an article filed in a sub-section stands on the fronts of the sections above it', async () => {
    const { foundSection } = await import('#desk/found.ts');
    await newsroom.db.transaction().execute(async (tx) => {
      await foundSection(tx, { path: 'قارات', name: 'قارات', language: 'ar', aliases: [], position: 1 });
      await foundSection(tx, {
        path: 'قارات/شرقية',
        name: 'قارة شرقية',
        language: 'ar',
        aliases: ['east'],
        position: 1,
      });
    });
    const id = await publishDraft(newsroom.db, buildDraft({ sections: ['east'] }));
    const tree = await site();
    const front = await readSectionFront(newsroom.db, tree, tree.byKey.get('قارات')!, []);
    expect(front.view.lead?.id).toBe(id);
    expect(front.view.section?.children).toEqual([{ name: 'قارة شرقية', path: '/s/قارات/شرقية' }]);
    expect(
      (await readArticlePage(newsroom.db, tree, id, none))?.view.article.sections[0]?.map(({ name }) => name),
    ).toEqual(['قارات', 'قارة شرقية']);
  });

  test('no story stands twice on the home front outside the column of the newest', async () => {
    const { view } = await readHome(newsroom.db, await site(), 'ar', []);
    const shown = [
      view.lead!,
      ...view.seconds,
      ...view.opinion,
      ...view.bands.flatMap((band) => band.cards),
    ].map(({ id }) => id);
    expect(new Set(shown).size).toBe(shown.length);
    expect(view.latest.map(({ published }) => published.getTime())).toEqual(
      view.latest.map(({ published }) => published.getTime()).toSorted((a, b) => b - a),
    );
  });

  test('a day of the archive knows its neighbours, and a night story belongs to the day of the edition’s clock', async () => {
    await publishDraft(
      newsroom.db,
      buildDraft({ headline: 'خبر الليل', published: new Date('2022-03-01T21:30:00Z') }),
    );
    await publishDraft(
      newsroom.db,
      buildDraft({ headline: 'خبر الصباح', published: new Date('2022-03-05T08:00:00Z') }),
    );
    const { view } = await readDay(newsroom.db, await site(), '2022-03-02', null);
    expect(view.cards.map(({ headline }) => headline)).toEqual(['خبر الليل']);
    expect(view.day).toEqual({ date: '2022-03-02', previous: null, next: '2022-03-05' });
  });

  test('search finds a word with its clitics and spellings, marks it on the letters as written, and says when it loosened', async () => {
    const id = await publishDraft(
      newsroom.db,
      buildDraft({
        headline: 'الحكومة تعلن ميزانية العام',
        text: 'وقالت الحكومةُ إن الميزانيّة ستُعرض غدًا على النواب.',
      }),
    );
    const find = async (q: string) => (await search(newsroom.db, await site(), 'ar', { q, limit: 10 })).view;
    for (const q of ['حكومة', 'والحكومه', 'ميزانية الحكومة', 'ميزانيه'])
      expect(
        (await find(q)).hits.map(({ card }) => card.id),
        q,
      ).toContain(id);
    const { text, marks } = (await find('ميزانية')).hits[0]!.snippet;
    expect(marks.map(([start, end]) => text.slice(start, end))).toContain('الميزانيّة');
    expect((await find('الحكومة كلمةغيرموجودة')).relaxed).toBe(true);
    expect((await find('الحكومة')).relaxed).toBe(false);
    expect((await find("' & | ! :* ) (")).hits).toEqual([]);
  });

  test('the most read are those of the last day, and readings of what does not exist are no trouble', async () => {
    const [old, recent] = [
      await publishDraft(newsroom.db, buildDraft()),
      await publishDraft(newsroom.db, buildDraft()),
    ];
    const now = new Date();
    await countReads(newsroom.db, new Map([[old, 90]]), new Date(now.getTime() - 26 * 3_600_000));
    await countReads(
      newsroom.db,
      new Map([
        [old, 1],
        [recent, 5],
        [999_999, 7],
      ]),
      now,
    );
    await countReads(newsroom.db, new Map([[recent, 2]]), now);
    expect((await readMostRead(newsroom.db, await site(), 'ar', 5, now)).map(({ id }) => id)).toEqual([
      recent,
      old,
    ]);
  });
});
