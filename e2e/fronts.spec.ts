/** Fronts and lists: what readers come in by. */
import { mkdir, writeFile } from 'node:fs/promises';
import { demoEdition } from '#demo/edition.ts';
import { inNewsroom } from './support/newsroom.ts';
import { edition, pictured, translation } from './support/places.ts';
import { expect, pathOf, test } from './support/test.ts';

test('The home front leads with one story, larger than any other', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.card.lead')).toHaveCount(1);
  const size = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const lead = await size('.card.lead h2');
  expect(lead).toBeGreaterThan(await size('.seconds h2'));
  expect(lead).toBeGreaterThan(await size('.band h3'));
  await expect(page.locator('.card.lead img')).toHaveAttribute('fetchpriority', 'high');
  await page.locator('.card.lead h2 a').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(pathOf(page)).toMatch(/^\/a\/\d+\//);
});

test('The home front has bands of sections that lead to them, and not all are set alike', async ({
  page,
}) => {
  await page.goto('/');
  const bands = page.locator('.band');
  expect(await bands.count()).toBeGreaterThan(4);
  const titles = await page
    .locator('.band > h2 a')
    .evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('href')]));
  expect(new Set(titles.map(([title]) => title)).size).toBe(titles.length);
  for (const [, href] of titles) expect(href).toMatch(/^\/s\//);
  const settings = await bands.evaluateAll((all) => all.map((band) => band.className));
  expect(new Set(settings).size).toBeGreaterThan(1);
});

test('No story stands twice among the pictures and bands of the home front', async ({ page }) => {
  await page.goto('/');
  const addresses = await page
    .locator('.card.lead h2 a, .seconds h2 a, .band h3 a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(addresses.length).toBeGreaterThan(15);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('The newest stand with their times, newest first', async ({ page }) => {
  await page.goto('/');
  const times = await page
    .getByRole('region', { name: 'آخر الأخبار' })
    .locator('time')
    .evaluateAll((all) => all.map((time) => (time as HTMLTimeElement).dateTime));
  expect(times.length).toBeGreaterThan(5);
  expect(times).toEqual([...times].sort().reverse());
});

test('Times of today are told from now in correct Arabic, and stay exact for machines', async ({ page }) => {
  await page.goto('/');
  const newest = page.locator('.latest time').first();
  await expect(newest).toHaveText(/^(قبل|منذ|الآن)/);
  await expect(newest).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT\d\d:\d\d/);
});

test('A section’s front shows its stories and leads to the sections under it', async ({ page }) => {
  await page.goto('/s/العالم');
  const { name } = demoEdition.sections.find((section) => section.path === 'العالم')!;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.locator('.card.lead')).toHaveCount(1);
  await page
    .getByRole('main')
    .getByRole('navigation', { name })
    .getByRole('link', { name: 'إفريقيا' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('إفريقيا');
  await expect(page.getByRole('main').locator('article').first()).toBeVisible();
});

test('A section under another says where it stands', async ({ page }) => {
  await page.goto('/s/العالم/آسيا');
  const trail = page.getByRole('navigation', { name: 'موقع المادة من الأبواب' });
  await expect(trail.getByRole('link')).toHaveText(['أخبار العالم']);
  await page.goto('/s/العالم');
  await expect(trail).toHaveCount(0);
});

test('A desk, a person and a topic each have a page of their stories', async ({ page }) => {
  const [desk, person, topic] = [demoEdition.desks[1]!, demoEdition.people[0]!, demoEdition.topics[0]!];
  for (const [address, name, about] of [
    [`/desk/${desk.slug}`, desk.name, desk.description],
    [`/by/${person.slug}`, person.name, person.role],
    [`/topic/${topic.slug}`, topic.name, topic.description],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.locator('.page-head')).toContainText(about);
    const stories = page.getByRole('main').locator('article');
    expect(await stories.count()).toBeGreaterThan(1);
    await stories.first().getByRole('link').click();
    await expect(page.locator('.story').getByRole('link', { name: name, exact: true }).first()).toBeVisible();
  }
});

test('A day of the archive is named in both calendars and leads to the days before and after it', async ({
  page,
}) => {
  await page.goto(`/archive/${edition().day}`);
  const name = new Intl.DateTimeFormat('ar-EG-u-nu-latn', { dateStyle: 'long', timeZone: 'UTC' });
  const day = new Date(`${edition().day.replaceAll('/', '-')}T12:00:00Z`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name.format(day));
  await expect(page.locator('.hijri').first()).toContainText('14');
  const days = page.getByRole('navigation', { name: 'الأرشيف' });
  const here = pathOf(page);
  await days.getByRole('link', { name: 'اليوم السابق' }).click();
  expect(pathOf(page) < here).toBe(true);
  await days.getByRole('link', { name: 'اليوم التالي' }).click();
  expect(pathOf(page)).toBe(here);
});

test('A day that never was is not found, and one without news says so', async ({ page }) => {
  expect((await page.goto('/archive/2024/2/30'))?.status()).toBe(404);
  expect((await page.goto('/archive/1999/1/1'))?.status()).toBe(200);
  await expect(page.getByRole('main')).toContainText('لا مواد هنا بعد');
});

test('The corrections are in public, newest first, each with its article', async ({ page }) => {
  await page.goto('/corrections');
  const times = await page
    .locator('.corrections time')
    .evaluateAll((all) => all.map((time) => (time as HTMLTimeElement).dateTime));
  expect(times.length).toBeGreaterThan(1);
  expect(times).toEqual([...times].sort().reverse());
  await page.locator('.corrections .in-article a').first().click();
  await expect(page.locator('.story .notice').first()).toBeVisible();
});

test('The paper says who it is and how to reach it', async ({ page }) => {
  await page.goto('/about');
  await expect(page.getByRole('main')).toContainText('نخطئ. وإذا أخطأنا صححنا');
  await expect(page.getByRole('main').getByRole('link', { name: demoEdition.site.contact })).toHaveAttribute(
    'href',
    `mailto:${demoEdition.site.contact}`,
  );
});

test('An address that leads nowhere is answered in the paper’s own dress, with a way on', async ({
  page,
}) => {
  for (const address of [
    '/لا-شيء-هنا',
    '/a/999999',
    '/s/لا-باب',
    '/desk/لا-قسم',
    '/topic/لا-وسم',
    '/by/لا-أحد',
  ]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('لم نجد هذه الصفحة');
  }
  await expect(page.getByRole('banner')).toBeVisible();
  await page.getByRole('main').getByRole('combobox').fill('المضيق');
  await page.keyboard.press('Enter');
  await expect(page.locator('.hits .hit').first()).toBeVisible();
});

test('The English edition reads from the left, in its own words', async ({ page }) => {
  await page.goto('/en');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('dir', 'ltr');
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible();
  await expect(page.locator('.card.lead').getByRole('link').first()).toHaveText(/[A-Za-z]/);
  await expect(
    page.getByRole('main').getByRole('link', { name: translation().place.headline }).first(),
  ).toBeVisible();
});

test('From the English edition a reader stays in it: nameplate, menu, search, corrections', async ({
  page,
}) => {
  for (const address of ['/en', translation().place.path]) {
    await page.goto(address);
    for (const [place, name] of [
      ['banner', 'Menu'],
      ['banner', 'Search'],
      ['contentinfo', 'About us'],
      ['contentinfo', 'Corrections'],
    ] as const) {
      const href = await page.getByRole(place).getByRole('link', { name }).getAttribute('href');
      expect(href, `${name} on ${address}`).toMatch(/^\/en\//);
    }
    await expect(page.locator('.nameplate a')).toHaveAttribute('href', '/en');
  }
});

test('What readers read is counted by the page and shown as most read', async ({ page }, info) => {
  const { place } = pictured();
  const number = /^\/a\/(\d+)\//.exec(place.path)![1];
  const began = new Date();
  await page.clock.install({ time: began });
  // Standing still: however slow this machine is, the page has as much time as we give it.
  await page.clock.pauseAt(new Date(began.getTime() + 1_000));
  const beacons: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') beacons.push(new URL(request.url()).pathname);
  });
  await page.goto(place.path);
  await page.clock.runFor(7_500);
  expect(beacons).toEqual([]);
  const sent = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.clock.runFor(1_000);
  expect((await sent).status()).toBe(204);
  await page.clock.runFor(60_000);
  expect(beacons).toEqual([`/read/${number}`]);

  // Counts are written down every ten seconds; a publication makes the fronts anew at once.
  const copy = info.outputPath('copy.txt');
  let attempt = 0;
  const shown = async (): Promise<string[]> => {
    await writeFile(
      copy,
      `خبر صغير رقم ${++attempt} من ${info.project.name}\n\nقسم المقاطعات 22/10/2024\n\nفقرة واحدة لا أكثر، كي تتجدد الواجهة.\n`,
    );
    const { code, stderr } = await inNewsroom(['import', copy, '--publish']);
    if (code !== 0) throw new Error(stderr);
    const source = await (await page.request.get('/')).text();
    const list = /<section class="most-read"[\s\S]*?<\/section>/.exec(source)?.[0] ?? '';
    return [...list.matchAll(/href="([^"]+)"/g)].map(([, href]) => decodeURI(href!));
  };
  await mkdir(info.outputDir, { recursive: true });
  await expect.poll(shown, { timeout: 40_000, intervals: [5_000] }).toContain(place.path);
});

test('A read is counted by nothing else than the article’s number: no cookie, no query, no body', async ({
  page,
  context,
}) => {
  await page.clock.install();
  await page.goto(pictured().place.path);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await page.clock.runFor(9_000);
  const request = await sent;
  expect(new URL(request.url()).search).toBe('');
  expect(request.postData() ?? '').toBe('');
  expect((await request.allHeaders()).cookie).toBeUndefined();
  expect(await context.cookies()).toEqual([]);
});
