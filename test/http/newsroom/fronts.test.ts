import { expect, test } from 'vitest';
import { unpublish } from '#desk/publish.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { Browser, hire } from '#test/support/staff.ts';

const home = '/api/v1/fronts/home:ar';

describeNewsroom('The fronts’ door', () => {
  const newsroom = useNewsroom();
  const sit = async () => {
    const node = await newsroom.node();
    const editor = await hire(newsroom.db, [{ role: 'managingEditor', desk: null }]);
    const browser = new Browser(node);
    await browser.signIn(editor);
    return { node, browser, editor };
  };
  /** Headline of what leads the page. */
  const leadOf = (page: string) =>
    /class="top"[\s\S]*?<h2[^>]*>(?:<a[^>]*>)?([^<]+)</.exec(page)?.[1] ?? null;
  const story = (headline: string) => publishDraft(newsroom.db, buildDraft({ headline }));

  test('shows every slot, takes an arrangement, and readers of every node see it at once', async () => {
    const { node, browser, editor } = await sit();
    const other = await newsroom.node();
    const old = await story('قديم يستحق الصدر');
    for (let index = 0; index < 6; index++) await story(`أحدث ${index}`);
    const reader = new Browser(other);
    expect(leadOf((await reader.get('/')).json)).not.toBe('قديم يستحق الصدر');

    const { fronts } = (await browser.get('/api/v1/fronts')).json;
    expect(fronts.map(({ front }: { front: string }) => front)).toEqual(
      expect.arrayContaining(['home:ar', 'home:en']),
    );
    expect(fronts).toContainEqual(expect.objectContaining({ name: 'محليات', version: 0, changed: null }));
    const before = (await browser.get(home)).json;
    expect(before).toMatchObject({ front: 'home:ar', version: 0, path: '/' });
    expect(before.slots.map(({ slot, pin }: { slot: string; pin: unknown }) => [slot, pin])).toEqual(
      ['lead', 'second1', 'second2', 'second3'].map((slot) => [slot, null]),
    );

    const tried = await browser.get(`${home}/preview?lead=${old}`);
    expect(leadOf(tried.json)).toBe('قديم يستحق الصدر');
    expect(tried.headers.get('cache-control')).toBe('no-store');
    expect(tried.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    // Trying out changes nothing.
    expect(leadOf((await reader.get('/')).json)).not.toBe('قديم يستحق الصدر');

    const done = await browser.ask('PUT', home, { basedOn: 0, pins: [{ slot: 'lead', article: old }] });
    expect([done.status, done.json.version]).toEqual([200, 1]);
    expect(done.json.slots[0]).toMatchObject({
      ...{ slot: 'lead', story: { id: old }, pin: { by: editor.name, until: null } },
    });
    for (const at of [reader, new Browser(node)])
      await expect.poll(async () => leadOf((await at.get('/')).json)).toBe('قديم يستحق الصدر');

    const stale = await browser.ask('PUT', home, { basedOn: 0, pins: [] });
    expect([stale.status, stale.json.type]).toEqual([409, '/problems/stale-arrangement']);
    expect(leadOf((await reader.get('/')).json)).toBe('قديم يستحق الصدر');

    await unpublish(newsroom.db, old, 'test');
    await expect.poll(async () => leadOf((await reader.get('/')).json)).not.toBe('قديم يستحق الصدر');
  });

  test('lets a pin fall at its hour from pages that are kept, without a word from anybody', async () => {
    const { node, browser } = await sit();
    const brief = await story('مثبّت إلى حين');
    await story('ما بعده');
    await story('وما بعد ذلك');
    const { version } = (await browser.get(home)).json;
    const until = new Date(Date.now() + 1_500);
    const done = await browser.ask('PUT', home, {
      basedOn: version,
      pins: [{ slot: 'lead', article: brief, until: until.toISOString() }],
    });
    expect(done.status).toBe(200);
    const reader = new Browser(node);
    const kept = await reader.get('/');
    // Nor does anything between keep it for long.
    expect(kept.headers.get('cache-control')).not.toContain('stale-while-revalidate');
    await expect
      .poll(async () => leadOf((await reader.get('/')).json), { timeout: 10_000 })
      .not.toBe('مثبّت إلى حين');
    expect(Date.now()).toBeGreaterThanOrEqual(until.getTime());
    expect((await reader.get('/')).headers.get('cache-control')).toContain('stale-while-revalidate');
  });

  test('finds published stories, and names what is wrong in what was sent', async () => {
    const { browser } = await sit();
    const found = await story('افتتاح المرصد الفلكي في الهضبة');
    const { stories } = (await browser.get(`${home}/candidates?q=${encodeURIComponent('المرصد')}`)).json;
    expect(stories[0]).toMatchObject({ id: found, headline: 'افتتاح المرصد الفلكي في الهضبة' });
    expect((await browser.get(`${home}/candidates`)).json.stories[0].id).toBe(found);
    const { version } = (await browser.get(home)).json;
    const wrong = await browser.ask('PUT', home, {
      basedOn: version,
      pins: [{ slot: 'lead', article: 2_000_000_000 }],
    });
    expect([wrong.status, wrong.json.problems]).toEqual([
      400,
      [expect.objectContaining({ path: 'pins.0.article', code: 'not-on-front' })],
    ]);
    expect(
      (await browser.ask('PUT', home, { basedOn: version, pins: [{ slot: 'top', article: 1 }] })).status,
    ).toBe(400);
    for (const nowhere of ['home:xx', 'section:9999'])
      expect((await browser.get(`/api/v1/fronts/${nowhere}`)).status).toBe(404);
  });

  test('is shut to who may not arrange, and to who is not signed in', async () => {
    const { node } = await sit();
    expect((await new Browser(node).get(`${home}/preview`)).status).toBe(401);
    const reporter = new Browser(node);
    await reporter.signIn(await hire(newsroom.db, [{ role: 'reporter', desk: null }]));
    expect((await reporter.get(`${home}/preview`)).status).toBe(403);
    expect((await reporter.ask('PUT', home, { basedOn: 0, pins: [] })).status).toBe(403);
  });
});
