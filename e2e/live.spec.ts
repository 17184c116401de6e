/** Live coverage: two reporters in the newsroom, a reader on the page, with and without a script. */
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { placeOf } from './support/places.ts';
import { join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const live = () => placeOf('strait-live');
const number = () => /^\/a\/(\d+)\//.exec(live().path)![1]!;

async function openCoverage(page: Page): Promise<void> {
  await page.goto(`/newsroom/pieces/${number()}`);
  await page.getByRole('tab', { name: 'تغطية' }).click();
  await expect(page.getByRole('form', { name: 'مدخل جديد' })).toBeVisible();
}
const headline = (page: Page) => page.getByLabel('العنوان', { exact: true });
const send = async (page: Page, words: string): Promise<void> => {
  await headline(page).fill(words);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: words })).toBeVisible();
  await expect(headline(page)).toHaveValue('');
};

test('Two reporters cover a night together; a reader sees it as it is written, in order, each entry once', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000);
  const another = async () =>
    (await browser.newContext({ baseURL: baseURL!, viewport: page.viewportSize()!, locale: 'ar' })).newPage();
  const [colleague, reader] = [await another(), await another()];
  await join(page, 'ياسر بن حمدون', 'managingEditor');
  await join(colleague, 'سلمى الدرعاوي', 'managingEditor');
  for (const reporter of [page, colleague]) await openCoverage(reporter);
  await reader.goto(live().path);
  await expect(reader.getByRole('link', { name: 'حدّث الصفحة لترى الجديد' })).toHaveCount(0);

  await send(page, 'الوفدان يعودان إلى القاعة');
  await send(colleague, 'الميناء يفتح رصيفًا ثانيًا');
  await send(page, 'بيان مشترك بعد ساعة');
  const entries = reader.locator('.entries .entry h3');
  await expect(entries.first()).toHaveText('بيان مشترك بعد ساعة');
  expect((await entries.allTextContents()).slice(0, 3)).toEqual([
    'بيان مشترك بعد ساعة',
    'الميناء يفتح رصيفًا ثانيًا',
    'الوفدان يعودان إلى القاعة',
  ]);
  await expect(entries.filter({ hasText: 'الميناء يفتح' })).toHaveCount(1);
  await expect(reader.getByRole('status').filter({ hasText: 'وصل جديد' })).toBeVisible();
  // What a colleague sent comes by itself.
  await expect(page.getByRole('heading', { name: 'الميناء يفتح رصيفًا ثانيًا' })).toBeVisible();

  // Without a network nothing of what was written is lost, and it goes out once.
  await page.context().setOffline(true);
  await headline(page).fill('كُتب بلا اتصال');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('لا اتصال بالخادم.')).toBeVisible();
  await expect(headline(page)).toHaveValue('كُتب بلا اتصال');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'أرسل', exact: true }).click();
  await expect(entries.first()).toHaveText('كُتب بلا اتصال');

  const own = page.getByRole('article').filter({ hasText: 'بيان مشترك بعد ساعة' });
  await own.getByRole('button', { name: 'عدّل' }).click();
  await page.getByRole('dialog').getByLabel('العنوان', { exact: true }).fill('بيان مشترك بعد ساعتين');
  await page.getByRole('dialog').getByRole('button', { name: 'احفظ' }).click();
  const changed = reader.locator('.entries .entry', { hasText: 'بيان مشترك بعد ساعتين' });
  await expect(changed).toContainText('عُدّل');
  await expect(reader.getByText('بيان مشترك بعد ساعة', { exact: true })).toHaveCount(0);
  const late = page.getByRole('article').filter({ hasText: 'كُتب بلا اتصال' });
  await late.getByRole('button', { name: 'اسحبه' }).click();
  await page.getByLabel('ما يُقال للقرّاء مكانه').fill('لم يتأكد.');
  await page.getByRole('dialog').getByRole('button', { name: 'اسحبه' }).click();
  await expect(reader.getByText('سُحب ما نُشر هنا: لم يتأكد.')).toBeVisible();
  await expect(reader.getByText('كُتب بلا اتصال')).toHaveCount(0);

  // Who said it is taken down as it is written; the gate says what it lacks before it is sent.
  await headline(page).fill('الجلسة الثالثة إلى الغد');
  const text = page.getByRole('textbox', { name: 'النص' });
  await text.click();
  await page.keyboard.type('وأكدت مصادر دبلوماسية أن الجلسة الثالثة تأجلت إلى الغد.');
  await expect(text.locator('.editor-said')).toContainText('مصادر دبلوماسية');
  await page.keyboard.press('Control+Alt+q');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('مصدر جديد').fill('مصدر دبلوماسي مطّلع');
  await dialog.getByRole('button', { name: 'أسنده', exact: true }).click();
  await expect(page.getByText('مصدر لا يُسمّى بلا سبب مذكور.')).toBeVisible();
  await text.click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('تمنع قواعد الإسناد هذا المدخل.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await picture(page, 'entry-at-gate');
  // Named after all: it goes out, pinned, and readers open who said it.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'ارفع الإسناد' }).click();
  await page.keyboard.press('Control+Alt+q');
  await dialog.getByLabel('مصدر جديد').fill('وزارة خارجية كندار');
  await dialog.getByLabel('نوع المصدر').selectOption('official');
  await dialog.getByRole('button', { name: 'أسنده', exact: true }).click();
  await expect(page.getByText('مصدر لا يُسمّى بلا سبب مذكور.')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'مثبّت' }).check();
  await page.getByRole('checkbox', { name: 'نقطة بارزة' }).check();
  await page.getByRole('button', { name: 'أرسل', exact: true }).click();
  const key = reader.getByRole('navigation', { name: 'أبرز النقاط' }).getByRole('link').first();
  await expect(key).toHaveText('الجلسة الثالثة إلى الغد');
  await expect(reader.locator('.pinned').first()).toContainText('تأجلت إلى الغد');
  await expect(reader.locator('.known .source', { hasText: 'وزارة خارجية كندار' })).toHaveCount(1);
  await reader.locator('.entries .cite').first().click();
  await expect(reader.locator('.source:popover-open')).toContainText('الجلسة الثالثة تأجلت إلى الغد');
  await reader.keyboard.press('Escape');
  // What happened goes into the story file with what it rests on.
  const cited = page.getByRole('article').filter({ hasText: 'الجلسة الثالثة إلى الغد' });
  await cited.getByRole('button', { name: 'سجّله حدثًا' }).click();
  await expect(dialog.getByLabel('ما الحدث؟')).toHaveValue('الجلسة الثالثة إلى الغد');
  await dialog.getByText('تفاصيل أخرى').click();
  await expect(dialog.getByText('الجلسة الثالثة تأجلت إلى الغد')).toBeVisible();
  await dialog.getByRole('button', { name: 'أضف' }).click();
  await expect(dialog).toHaveCount(0);

  for (const shown of [page, reader]) expect(await violations(shown)).toEqual([]);
  await picture(page, 'coverage');
  await reader.locator('#live').screenshot({ path: 'screenshots/live-1280.png' });
  for (const one of [page, reader]) await one.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('button', { name: 'أرسل', exact: true })).toBeVisible();
  await picture(page, 'coverage');
  await reader.locator('#live').screenshot({ path: 'screenshots/live-390.png' });
  for (const one of [colleague, reader]) await one.context().close();
});

test('Without a script the coverage is read by refreshing the page', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false, locale: 'ar' });
  const page = await context.newPage();
  await page.goto(live().path);
  await expect(page.locator('.entries .entry').first()).toBeVisible();
  await page.getByRole('link', { name: 'حدّث الصفحة لترى الجديد' }).click();
  await expect(page.getByRole('heading', { name: 'لحظة بلحظة' })).toBeVisible();
  await context.close();
});
