import { expect, test } from 'vitest';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { Browser, hire } from '#test/support/staff.ts';

describeNewsroom('Suggestions for a draft', () => {
  const newsroom = useNewsroom();
  const reporter = async () => {
    const browser = new Browser(await newsroom.node());
    await browser.signIn(await hire(newsroom.db, [{ role: 'reporter', desk: null }]));
    return browser;
  };

  test('are nobody’s who is not signed in', async () => {
    const stranger = new Browser(await newsroom.node());
    expect((await stranger.ask('POST', '/api/v1/suggestions', {})).status).toBe(401);
  });

  test('name the section and topics of articles like it, places, keyphrases and media topics, each with its reasons', async () => {
    for (let i = 0; i < 6; i++)
      await publishDraft(
        newsroom.db,
        buildDraft({
          headline: `منسوب سد زيهان ينخفض للأسبوع ${i + 1}`,
          sections: ['مياه'],
          topics: ['الجفاف'],
          text: 'قالت هيئة السدود إن منسوب المياه في سد زيهان انخفض، وإن المزارعين يخشون الجفاف في الوادي.',
        }),
      );
    const answer = await (await reporter()).ask('POST', '/api/v1/suggestions', {
      headline: 'مزارعو الوادي يخشون الجفاف مع انخفاض منسوب سد زيهان',
      body: 'قال مزارعون في القاهرة ودمشق إن الجفاف يهدد المحاصيل، وإن منسوب سد زيهان لم يبلغ هذا الحد من قبل.',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { sections, topics, places, keyphrases, mediaTopics } = answer.json;
    expect(sections[0]).toMatchObject({ label: 'مياه' });
    expect(sections[0].because.length).toBeGreaterThan(0);
    expect(topics[0]).toMatchObject({ label: 'الجفاف' });
    expect(places.map(({ label }: { label: string }) => label)).toEqual(
      expect.arrayContaining(['القاهرة', 'دمشق']),
    );
    expect(keyphrases.length).toBeGreaterThan(0);
    expect(Array.isArray(mediaTopics)).toBe(true);
  });

  test('a draft that is none is refused with the place of the mistake', async () => {
    const answer = await (await reporter()).ask('POST', '/api/v1/suggestions', { headline: 5 });
    expect(answer.status).toBe(400);
    expect(answer.json.problems).toContainEqual(expect.objectContaining({ path: 'headline' }));
  });
});
