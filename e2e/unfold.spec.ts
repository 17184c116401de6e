/** «أظهر المزيد»: what is folded is in the page all the same, and opens for everyone who looks for it. */
import type { Page } from '@playwright/test';
import { edition, placeOf } from './support/places.ts';
import { expect, test, withoutScript } from './support/test.ts';

const open = (page: Page, hash = '') => page.goto(placeOf(edition().long).path + hash);
const fold = (page: Page) => page.locator('.body .fold');
const more = (page: Page) => page.locator('.body').getByRole('link', { name: 'أظهر المزيد' });

test('The whole text of a long article is in its source, folded or not', async ({ page }) => {
  const response = await page.request.get(placeOf(edition().long).path);
  const source = await response.text();
  await open(page);
  const paragraphs = await page.locator('.body p[id]').evaluateAll((all) => all.map((element) => element.id));
  expect(paragraphs.length).toBeGreaterThan(8);
  for (const id of paragraphs) expect(source).toContain(`id="${id}"`);
  await expect(fold(page)).toHaveAttribute('hidden', 'until-found');
  await expect(fold(page).locator('p').last()).not.toBeInViewport();
});

test('A reader who asks for more gets it, and the focus with it', async ({ page }) => {
  await open(page);
  const last = fold(page).locator('p[id]').last();
  const height = () => last.evaluate((element) => element.getBoundingClientRect().height);
  expect(await height()).toBe(0);
  await more(page).click();
  expect(await height()).toBeGreaterThan(0);
  await expect(more(page)).toBeHidden();
  await expect(fold(page)).toBeFocused();
});

test('The keyboard asks for more as well, and goes on inside what opened', async ({ page }) => {
  await open(page);
  await more(page).focus();
  await page.keyboard.press('Enter');
  await expect(fold(page)).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.fold') !== null)).toBe(true);
});

test('A link to a paragraph in the folded part opens it and goes there', async ({ page }) => {
  await open(page);
  const id = await fold(page).locator('p[id]').last().getAttribute('id');
  await page.goto('about:blank');
  await open(page, `#${id}`);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

test('A link on the page to a folded paragraph opens it too', async ({ page }) => {
  await open(page);
  const id = await fold(page).locator('p[id]').last().getAttribute('id');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${id}`);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

test('Nothing is folded on paper', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  await expect(more(page)).toBeHidden();
  for (const paragraph of await page.locator('.body p[id]').all())
    expect(await paragraph.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(0);
  for (const furniture of ['.sections', '.share', '.choices'])
    await expect(page.locator(furniture).first()).toBeHidden();
});

test('The list of the newest on the front unfolds, and the focus goes to the first new headline', async ({
  page,
}) => {
  await page.goto('/');
  const newest = page.getByRole('region', { name: 'آخر الأخبار' });
  const before = await newest.getByRole('listitem').count();
  await newest.getByRole('link', { name: 'أظهر المزيد' }).click();
  const first = newest.locator('.fold li a').first();
  await expect(first).toBeFocused();
  expect(await newest.getByRole('listitem').count()).toBeGreaterThan(before);
});

test.describe('Without a script', () => {
  test.use(withoutScript);

  test('nothing is folded at all', async ({ page }) => {
    await open(page);
    await expect(more(page)).toBeHidden();
    for (const paragraph of await page.locator('.body p[id]').all()) await expect(paragraph).toBeVisible();
    await page.goto('/');
    for (const entry of await page.locator('.latest li').all()) await expect(entry).toBeVisible();
  });
});
