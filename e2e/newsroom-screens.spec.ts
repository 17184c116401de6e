/** Every screen of the newsroom: nothing stands in the way of anyone, in both directions and themes. */
import { violations } from './support/axe.ts';
import { join } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const screens = [
  ['desk', '/newsroom'],
  ['calendar', '/newsroom/calendar'],
  ['pictures', '/newsroom/pictures'],
  ['fronts', '/newsroom/fronts'],
  ['people', '/newsroom/people'],
  ['audit', '/newsroom/audit'],
  ['account', '/newsroom/account'],
] as const;

test('The doors of the newsroom stand open to everyone who may come in', async ({ page }) => {
  for (const address of ['/newsroom', '/newsroom/setup#0', '/newsroom/invitation#0', '/newsroom/reset#0']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
});

for (const language of ['ar', 'en'] as const)
  test(`Nothing on the newsroom’s screens stands in the way of anyone, in ${language}`, async ({ page }) => {
    test.setTimeout(180_000);
    const { width } = page.viewportSize()!;
    await join(page, 'ليان الحموي', 'administrator');
    await page.evaluate((to) => localStorage.setItem('warraq-newsroom-language', to), language);
    for (const [name, address] of screens)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('.mantine-Loader-root')).toHaveCount(0);
        await page.screenshot({
          path: `screenshots/newsroom-${name}-${language}-${width}-${colorScheme}.png`,
        });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
        // Colours do not depend on the width of the window.
        if (colorScheme === 'dark' && width < 1000) continue;
        expect(
          await violations(page, colorScheme === 'light' ? 'everything' : 'colours'),
          `${name}, ${colorScheme}`,
        ).toEqual([]);
      }
  });

test('A journalist comes in and begins a piece with the keyboard alone', async ({ page }) => {
  test.skip(page.viewportSize()!.width < 600, 'a keyboard stands at a desk');
  test.setTimeout(120_000);
  await join(page, 'سامر الزين', 'managingEditor');
  const palette = page.getByPlaceholder('ابحث عن أمر أو مادة…');
  await page.keyboard.press('Control+k');
  await expect(palette).toBeFocused();
  await page.keyboard.type('التقويم');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/newsroom\/calendar$/);
  await expect(palette).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(palette).toBeFocused();
  await page.keyboard.type('المكتب');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'المكتب' })).toBeVisible();
  await page.getByRole('button', { name: 'مادة جديدة' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('عنوان أو فكرة')).toBeFocused();
  await page.keyboard.type('فكرة من لوحة المفاتيح');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  await expect(page.getByRole('textbox', { name: 'متن المادة' })).toBeVisible();
});
