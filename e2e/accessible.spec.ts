/** axe on every kind of page, at both widths and in both themes: no violation. */
import { violations } from './support/axe.ts';
import { everyKind } from './support/places.ts';
import { expect, test } from './support/test.ts';

for (const [kind, address] of everyKind())
  test(`Nothing on the ${kind} page stands in the way of anyone, in either theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(address);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
  });

for (const link of ['القائمة', 'البحث'])
  test(`Nothing in the opened overlay «${link}» stands in the way of anyone`, async ({ page }) => {
    await page.goto('/');
    await page.getByRole('banner').getByRole('link', { name: link }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
