/** JavaScript switched off: the paper is whole without it. */
import { pictured } from './support/places.ts';
import { expect, pathOf, test, withoutScript } from './support/test.ts';

test.use(withoutScript);

test('A reader goes from the front to a section, an article, a related one and the search', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'الأبواب' }).getByRole('link', { name: 'اقتصاد' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('اقتصاد');
  const lead = page.locator('.card.lead h2 a');
  const headline = (await lead.textContent()) ?? '';
  await lead.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await page.getByRole('region', { name: 'مقالات ذات صلة' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(headline);
  await page.getByRole('banner').getByRole('link', { name: 'البحث' }).click();
  await page.getByRole('main').getByRole('searchbox').fill('المصرف');
  await page.keyboard.press('Enter');
  expect(pathOf(page)).toBe('/search');
  await expect(page.locator('.hits .hit').first()).toBeVisible();
});

test('Nothing stands on the page that only a script could do', async ({ page }) => {
  await page.goto(pictured().place.path);
  for (const control of await page.locator('.scripted').all()) await expect(control).toBeHidden();
  for (const name of ['نسخ الرابط', 'تكبير الخط', 'داكن'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
});

test('The dark theme follows the system without any script', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).not.toBe(light);
});

test('Pictures come without a script', async ({ page }) => {
  await page.goto(pictured().place.path);
  const image = page.locator('.lead-picture img');
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBeGreaterThan(0);
});
