/** The last look before readers: what they will see changed, what was found, how the link is shown. */
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { edition } from './support/places.ts';
import { join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const body = (page: Page) => page.getByRole('textbox', { name: 'متن المادة' });
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const panel = (page: Page) => page.getByRole('dialog');

/** The panel as a telephone shows it and in the dark, for people to look at. */
async function pictures(page: Page, step: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(panel(page).getByRole('figure')).toBeVisible();
    await picture(page, `${step}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

test('An editor looks once more at what goes to readers, and publishes with the keyboard alone', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await join(page, 'منذر الحلبي', 'managingEditor');
  await page.getByRole('button', { name: 'مادة جديدة' }).click();
  await page.getByLabel('عنوان أو فكرة').fill('الغوّاصون يعثرون على سفينة في خليج مرسى الورد');
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  await body(page).click();
  await page.keyboard.type('عثر غوّاصون على سفينة خشبية في قاع الخليج، ويعتقد أنها غرقت قبل 200 عام.');
  await page.getByRole('tab', { name: 'البيانات' }).click();
  await page.getByRole('combobox', { name: 'الأبواب' }).click();
  await page.getByRole('option').filter({ visible: true }).first().click();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'الكتابة' }).click();
  for (const step of ['سلّمها للمراجعة', 'أجزها']) await act(page, step).click();

  // An hour is set from the same panel, and taken away again.
  await act(page, 'حدّد ساعة النشر').click();
  await panel(page).getByLabel('اليوم والساعة').fill('2031-01-05T09:00');
  await panel(page).getByRole('button', { name: 'حدّد ساعة النشر' }).click();
  await expect(page.getByText('مجدولة').first()).toBeVisible();
  await act(page, 'ألغِ الموعد').click();
  await expect(page.getByText('مجدولة')).toHaveCount(0);

  await act(page, 'انشر الآن').focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText('أول نشر')).toBeVisible();
  await expect(panel(page).getByText(/^\/a\/\d+\/الغواصون-يعثرون/)).toBeVisible();
  await expect(panel(page).getByRole('figure', { name: 'رابطها حين يُشارَك' })).toContainText(
    'الغوّاصون يعثرون على سفينة',
  );
  await expect(panel(page).getByText('لا مقدمة.')).toBeVisible();
  await pictures(page, 'publish-first');
  expect(await violations(page)).toEqual([]);
  const publish = panel(page).getByRole('button', { name: 'انشر الآن' });
  await expect(publish).toBeEnabled();
  for (
    let steps = 0;
    steps < 40 && !(await publish.evaluate((each) => each === document.activeElement));
    steps++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByText('منشورة').first()).toBeVisible();

  // An update: what readers will see changed, in words; the address before leads on.
  await act(page, 'افتحها للتعديل').click();
  await expect(page.getByText('مسودة').first()).toBeVisible();
  await body(page).getByText('200 عام').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' وستُعرض في متحف المدينة.');
  const headline = page.getByRole('textbox', { name: 'العنوان', exact: true });
  await headline.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('سفينة غارقة منذ 200 عام في خليج مرسى الورد');
  for (const step of ['سلّمها للمراجعة', 'أجزها']) await act(page, step).click();
  await act(page, 'تحديث معلن').click();
  await expect(panel(page).locator('.differences ins').first()).toBeVisible();
  await expect(panel(page).getByText('العنوان السابق يحوّل إليه')).toBeVisible();
  await expect(panel(page).getByRole('figure')).toContainText('سفينة غارقة');
  // What is suggested is taken by one press, and the panel then shows the text with it.
  const suggested = panel(page).getByRole('button', { name: /^\+/ }).last();
  const topic = (await suggested.textContent())!.replace('+', '').trim();
  await suggested.click();
  await expect(panel(page).getByRole('button', { name: topic })).toHaveCount(0);
  await expect(panel(page).getByRole('region', { name: 'أين تُصنَّف' })).toContainText(topic);
  await pictures(page, 'publish-update');
  expect(await violations(page)).toEqual([]);
  await panel(page).getByLabel('ما يُقال للقرّاء').fill('أضفنا أين ستُعرض السفينة.');
  await panel(page).getByRole('button', { name: 'تحديث معلن' }).click();
  await expect(panel(page)).toHaveCount(0);

  // A piece with a picture, in English: the card has it, cut as networks cut it.
  await page.evaluate(() => localStorage.setItem('warraq-newsroom-language', 'en'));
  const [, number] = /^\/a\/(\d+)/.exec(edition().stories['title-match']!.path)!;
  await page.goto(`/newsroom/pieces/${number}`);
  await act(page, 'Update silently').click();
  await expect(panel(page).getByText('Nothing new')).toBeVisible();
  const shown = panel(page).getByRole('figure').getByRole('img');
  await expect
    .poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(600);
  const { width, height } = (await shown.boundingBox())!;
  expect(width / height).toBeCloseTo(1.91, 1);
  await picture(page, 'publish-english');
});

test('A reporter of another desk sees of a piece what readers see', async ({ page }) => {
  await join(page, 'سهى المنذر', 'reporter', 'English Desk');
  const { path, headline } = edition().stories['title-match']!;
  await page.goto(`/newsroom/pieces/${/^\/a\/(\d+)/.exec(path)![1]}`);
  await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible();
  await expect(page.getByText('ترى منها ما يراه القرّاء')).toBeVisible();
  await expect(page.getByRole('link', { name: 'صفحتها عند القرّاء' })).toHaveAttribute('href', path);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'only-published');
});
