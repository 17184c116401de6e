/** Editors arrange the front, and readers see it. */
import type { Locator } from '@playwright/test';
import { violations } from './support/axe.ts';
import { join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const textOf = async (shown: Locator) => ((await shown.textContent()) ?? '').trim();

test('An editor pins a story with the keyboard, readers see it first at once, and lets it go again', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(75_000);
  // Both widths share one newsroom: two arrangements of one front at once would refuse each other, as they should.
  test.skip(page.viewportSize()!.width < 600, 'the front is arranged once, at the desk’s width');
  await join(page, 'سناء الدوري', 'managingEditor');
  await page.getByRole('link', { name: 'الواجهات' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'الواجهات' })).toBeVisible();
  const slots = page.getByRole('list', { name: 'المواضع بترتيبها' }).getByRole('listitem');
  await expect(slots).toHaveCount(4);
  const headline = (index: number) => textOf(slots.nth(index).locator('.front-headline'));
  const last = await headline(3);
  const others = await browser.newContext({ baseURL: baseURL!, locale: 'ar' });
  const reader = await others.newPage();
  const leads = async () => {
    // Asks anew: a browser keeps a front for half a minute.
    await (reader.url() === 'about:blank' ? reader.goto('/') : reader.reload());
    return textOf(reader.locator('.top h2').first());
  };
  const before = await leads();
  expect(before).not.toContain(last);

  // The last goes up to the first slot, by keyboard alone.
  for (let index = 3; index > 0; index--) {
    const up = slots.nth(index).getByRole('button', { name: `أعلى: ${last}` });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(slots.nth(index - 1)).toContainText(last);
  }
  const preview = page.frameLocator('iframe');
  await expect(preview.locator('.top h2').first()).toContainText(last);
  expect(await leads()).toBe(before);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await picture(page, `fronts-${colorScheme}`);
    // The front in its frame is a page of its own, with landmarks of its own: axe counts them with those around it.
    const found = (await violations(page)).filter((one) => !one.startsWith('landmark-unique'));
    expect(found, colorScheme).toEqual([]);
  }
  await page.getByText('هاتف', { exact: true }).click();
  await picture(page, 'fronts-phone');
  await page.getByRole('button', { name: 'احفظ الواجهة' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'عند القرّاء' })).toBeVisible();
  await expect.poll(leads).toContain(last);

  const down = slots.nth(0).getByRole('button', { name: `ارفع التثبيت: ${last}` });
  await down.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'احفظ الواجهة' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'عند القرّاء' })).toBeVisible();
  await expect.poll(leads).toBe(before);
  await others.close();
});
