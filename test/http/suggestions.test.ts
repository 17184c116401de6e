import { expect, test } from 'vitest';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';

describeNewsroom('Suggestions for a draft', () => {
  const newsroom = useNewsroom();
  const token = 'a-token-for-tests-only-0123456789';
  const ask = async (body: unknown, headers: Record<string, string> = {}) => {
    const { port } = await newsroom.node();
    return fetch(`http://127.0.0.1:${port}/api/suggestions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  };

  test('are nobody’s without the token', async () => {
    expect((await ask({})).status).toBe(404);
    expect((await ask({}, { authorization: 'Bearer wrong' })).status).toBe(404);
    expect((await ask({}, { authorization: token })).status).toBe(404);
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
    const answer = await ask(
      {
        headline: 'مزارعو الوادي يخشون الجفاف مع انخفاض منسوب سد زيهان',
        body: 'قال مزارعون في القاهرة ودمشق إن الجفاف يهدد المحاصيل، وإن منسوب سد زيهان لم يبلغ هذا الحد من قبل.',
      },
      { authorization: `Bearer ${token}` },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { sections, topics, places, keyphrases, mediaTopics } = await answer.json();
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
    const headers = { authorization: `Bearer ${token}` };
    expect((await ask('{', headers)).status).toBe(400);
    const answer = await ask({ headline: 5 }, headers);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain('headline');
  });
});
