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
    expect(await violations(page), colorScheme).toEqual([]);
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

test('A section’s front is arranged by dragging and by searching; of two who arrange at once the second is told', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(75_000);
  test.skip(page.viewportSize()!.width < 600, 'dragging is for a mouse; a phone has the buttons');
  await join(page, 'نزار البيطار', 'managingEditor');
  await page.goto('/newsroom/fronts');
  await page.getByLabel('الواجهة', { exact: true }).selectOption({ label: 'أخبار العالم' });
  const slots = page.getByRole('list', { name: 'المواضع بترتيبها' }).getByRole('listitem');
  const headline = (index: number) => textOf(slots.nth(index).locator('.front-headline'));
  await expect(slots.nth(2).locator('.front-headline')).not.toBeEmpty();
  const third = await headline(2);
  const others = await browser.newContext({ baseURL: baseURL!, locale: 'ar' });
  const colleague = await others.newPage();
  await join(colleague, 'رنا الصباغ', 'managingEditor');
  await colleague.goto(page.url());
  await expect(colleague.getByRole('button', { name: /^ثبّت: / }).first()).toBeVisible();

  await slots.nth(2).dragTo(slots.nth(0));
  await expect(slots.nth(0)).toContainText(third);
  await expect(slots.nth(0)).toContainText('مثبّت');
  // The keyboard’s way: the button that was pressed goes along with its story and keeps the focus.
  await slots
    .nth(0)
    .getByRole('button', { name: `أسفل: ${third}` })
    .focus();
  await page.keyboard.press('Enter');
  await expect(slots.nth(1)).toContainText(third);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    `أسفل: ${third}`,
  );
  await expect(
    page.getByRole('status').filter({ hasText: `«${third}» الآن في موضع: الثاني` }),
  ).toBeAttached();
  // A story that is found by its words is dragged to its slot too.
  await page.getByLabel('كلمات من المادة').fill(third.split(' ').slice(0, 3).join(' '));
  const found = page.getByRole('list', { name: 'مواد منشورة' }).getByRole('listitem');
  await expect(found.first()).toContainText(third);
  await expect(found.first().getByRole('button')).toBeDisabled();
  await page.getByLabel('كلمات من المادة').fill('');
  const free = found.filter({ has: page.locator('button:enabled') }).last();
  const dragged = await textOf(free.locator('bdi'));
  await free.dragTo(slots.nth(3));
  await expect(slots.nth(3)).toContainText(dragged);

  const first = colleague.getByRole('list', { name: 'المواضع بترتيبها' }).getByRole('listitem').first();
  await first.getByRole('button', { name: /^ثبّت: / }).click();
  await colleague.getByRole('button', { name: 'احفظ الواجهة' }).click();
  await expect(colleague.getByRole('status').filter({ hasText: 'عند القرّاء' })).toBeVisible();
  await page.getByRole('button', { name: 'احفظ الواجهة' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'عندهم' });
  await expect(told).toContainText(third);
  await picture(page, 'fronts-stale');
  await told.getByRole('button', { name: 'احفظ ترتيبي فوقه' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'عند القرّاء' })).toBeVisible();
  await page.reload();
  await expect(slots.nth(1)).toContainText(third);
  await expect(slots.nth(3)).toContainText(dragged);
  await others.close();
});
