/** The article page: every part of the page that the whole system is measured by, found as a reader finds it. */
import type { Page } from '@playwright/test';
import { corrected, edition, pictured, retracted, storyThat } from './support/places.ts';
import { expect, pathOf, test } from './support/test.ts';

const { seed } = process.env.WARRAQ_E2E_EDITION ? edition() : { seed: null };
const noSeed = 'the seed page does not stand beside the project (../shared/fixtures/seed-page.txt)';

test.describe('The page that the system is measured by', () => {
  test.skip(seed === null, noSeed);
  test.beforeEach(async ({ page }) => {
    await page.goto(seed!.path);
  });

  test('says which sections it is filed in, and they lead there', async ({ page }) => {
    const trail = page.getByRole('navigation', { name: 'موقع المادة من الأبواب' });
    await expect(trail.getByRole('link', { name: 'آسيا' })).toHaveAttribute('href', /^\/s\//);
    await trail.getByRole('link', { name: 'أخبار العالم' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('أخبار العالم');
    await expect(page.locator('main')).toContainText('وفد من «حماس» يصل موسكو');
  });

  test('has the headline as its one first heading, and the headings after it in order', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(seed!.headline);
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('is signed by its desk, which has a page of its own', async ({ page }) => {
    const byline = page.locator('.byline').getByRole('link');
    await expect(byline).toHaveText('قسم العلاقات الدولية');
    await byline.click();
    expect(pathOf(page)).toBe('/desk/قسم-العلاقات-الدولية');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('قسم العلاقات الدولية');
  });

  test('is dated in both calendars, with the month by its name', async ({ page }) => {
    const when = page.locator('.when');
    await expect(when.locator('time')).toHaveAttribute('datetime', /^2024-10-2[23]T/);
    await expect(when).toContainText('أكتوبر');
    await expect(when).toContainText('23');
    await expect(when).toContainText('2024');
    await expect(when).toContainText('ربيع');
    await expect(when).toContainText('1446');
  });

  test('says how long it takes to read, in correct Arabic', async ({ page }) => {
    await expect(page.locator('.length')).toHaveText(/^مدة القراءة (دقيقة واحدة|دقيقتان|([3-9]|10) دقائق)$/);
  });

  test('has its eight paragraphs and none of the furniture around them', async ({ page }) => {
    const paragraphs = page.locator('.body p[id]');
    await expect(paragraphs).toHaveCount(8);
    await expect(paragraphs.first()).toHaveText(/^وصل وفد من حركة «حماس»/);
    await expect(paragraphs.last()).toHaveText(/وتجنيب القطاع المزيد من الخسائر\.¶?$/);
    for (const furniture of ['اظهر المزيد', 'زر الذهاب إلى الأعلى', 'إغلاق'])
      await expect(page.locator('.body')).not.toContainText(furniture);
  });

  test('lets every paragraph be linked to', async ({ page }) => {
    const links = page.locator('.body').getByRole('link', { name: 'رابط هذه الفقرة' });
    await expect(links).toHaveCount(8);
    const paragraph = page.locator('.body p[id]').nth(5);
    const id = await paragraph.getAttribute('id');
    await links.nth(5).click();
    expect(new URL(page.url()).hash).toBe(`#${id}`);
    await page.goto(`${seed!.path}#${id}`);
    await expect(paragraph).toBeInViewport();
    expect(await paragraph.evaluate((element) => element.matches(':target'))).toBe(true);
  });

  test('has at least four related articles, and never itself', async ({ page }) => {
    const related = page.getByRole('region', { name: 'مقالات ذات صلة' });
    const addresses = await related
      .locator('h3 a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses.length).toBeGreaterThanOrEqual(4);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.map((address) => decodeURI(address ?? ''))).not.toContain(seed!.path);
    await related.getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(pathOf(page)).not.toBe(seed!.path);
  });

  test('takes the reader back to the top, and the keyboard with them', async ({ page }) => {
    await page.getByRole('link', { name: 'العودة إلى الأعلى' }).click();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'القائمة' })).toBeFocused();
  });

  test('is found under its short address and under a wrong slug', async ({ page }) => {
    for (const address of [seed!.path.replace(/[^/]+$/, ''), seed!.path.replace(/[^/]+$/, 'غلط')]) {
      await page.goto(address);
      expect(pathOf(page)).toBe(seed!.path);
    }
  });
});

test.describe('An article of the edition', () => {
  test('carries its correction above the text, and in the public list', async ({ page }) => {
    const { story, place } = corrected();
    const { note } = story.corrections!.find(({ kind }) => kind === 'correction')!;
    await page.goto(place.path);
    const notice = page.getByRole('note').filter({ hasText: note });
    await expect(notice).toContainText('تصحيح');
    await expect(notice.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/);
    const id = await notice.getAttribute('id');
    await page.goto('/corrections');
    await page.locator(`a[href$="#${id}"]`).click();
    await expect(page.locator(`#${id}`)).toBeInViewport();
    await expect(page.locator(`#${id}`)).toContainText(note);
  });

  test('that was retracted says so', async ({ page }) => {
    await page.goto(retracted().place.path);
    await expect(page.getByRole('note').first()).toContainText('سحب');
  });

  test('shows its picture with alternative text, caption and credit', async ({ page }) => {
    const { story, place } = pictured();
    await page.goto(place.path);
    const figure = page
      .getByRole('figure')
      .filter({ has: page.getByRole('img', { name: story.picture!.alt }) })
      .first();
    await expect(figure.locator('figcaption')).toContainText(story.picture!.caption);
    await expect(figure.locator('figcaption')).toContainText(story.picture!.credit);
    const image = figure.locator('img');
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth))
      .toBeGreaterThan(0);
    const { width, height, srcset, shown, natural } = await image.evaluate((element: HTMLImageElement) => ({
      width: Number(element.getAttribute('width')),
      height: Number(element.getAttribute('height')),
      srcset: element.getAttribute('srcset') ?? '',
      shown: element.currentSrc,
      natural: element.naturalWidth / element.naturalHeight,
    }));
    expect(srcset.split(',').length).toBeGreaterThan(1);
    expect(shown).toMatch(/[.]avif$/);
    // The place kept for it has the picture's own shape: nothing moves when it arrives.
    expect(Math.abs(width / height - natural)).toBeLessThan(0.02);
  });

  test('can be handed on by plain links', async ({ page }) => {
    const { place } = pictured();
    await page.goto(place.path);
    const share = page.getByRole('region', { name: 'مشاركة' });
    const short = place.path.replace(/[^/]+$/, '');
    for (const network of ['WhatsApp', 'Telegram', 'X', 'Facebook']) {
      const href = await share
        .getByRole('link', { name: `شارك عبر ${network}`, exact: true })
        .getAttribute('href');
      expect(decodeURIComponent(href ?? '')).toContain(edition().origin + short);
    }
    await expect(share.getByRole('link', { name: 'البريد' })).toHaveAttribute('href', /^mailto:/);
  });

  test('gives its address to the clipboard, with Arabic letters', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { place } = pictured();
    await page.goto(place.path);
    await page.getByRole('button', { name: 'نسخ الرابط' }).click();
    await expect(page.getByRole('status')).toHaveText('نُسخ الرابط');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(edition().origin + place.path);
  });

  test('keeps the size of text that a reader chose', async ({ page }) => {
    const size = () =>
      page
        .locator('.body p')
        .first()
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    await page.goto(pictured().place.path);
    const usual = await size();
    await page.getByRole('button', { name: 'تكبير الخط' }).click();
    const larger = await size();
    expect(larger).toBeGreaterThan(usual);
    await page.reload();
    await expect.poll(size).toBe(larger);
    await page.getByRole('button', { name: 'تصغير الخط' }).click();
    await expect.poll(size).toBe(usual);
  });

  test('keeps the theme that a reader chose, whatever the system says', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(pictured().place.path);
    const light = await ground(page);
    const dark = page.getByRole('button', { name: 'داكن' });
    await dark.click();
    await expect(dark).toHaveAttribute('aria-pressed', 'true');
    const chosen = await ground(page);
    expect(brightness(chosen)).toBeLessThan(brightness(light));
    await page.reload();
    await expect.poll(() => ground(page)).toBe(chosen);
    await page.goto('/');
    await expect.poll(() => ground(page)).toBe(chosen);
    await page.getByRole('button', { name: 'تلقائي' }).click();
    await expect.poll(() => ground(page)).toBe(light);
  });

  test('follows the system into the dark when no theme was chosen', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(pictured().place.path);
    const dark = await ground(page);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(brightness(dark)).toBeLessThan(brightness(await ground(page)));
  });

  test('in another language is in its own direction, and leads to its translation', async ({ page }) => {
    const { story, place } = storyThat(({ translationOf }) => translationOf !== undefined);
    await page.goto(place.path);
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(story.headline);
  });
});

const ground = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const brightness = (colour: string): number =>
  (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
