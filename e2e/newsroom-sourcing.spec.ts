/** Who said it: underlined as it is written, given a source by one key, asked for at the gate, told to readers. */
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { join, picture } from './support/staff.ts';
import { expect, test, withoutScript } from './support/test.ts';

const body = (page: Page) => page.getByRole('textbox', { name: 'متن المادة' });
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('A writer gives words a source with one key, the gate asks why it is not named, and readers open who said it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000);
  await join(page, 'منى الكيلاني', 'managingEditor');
  await page.getByRole('button', { name: 'مادة جديدة' }).click();
  await page.getByLabel('عنوان أو فكرة').fill('تأجيل الجولة الثالثة من محادثات مرسى الورد');
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  await body(page).click();
  await page.keyboard.type('وأكدت مصادر دبلوماسية أن الجولة الثالثة تأجلت إلى الخريف.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('ويُعتقد أن الوفد سيعود مطلع الأسبوع.');
  // Underlined as they stand; what nobody is said to have said otherwise than the rest.
  await expect(body(page).locator('.editor-said').first()).toContainText('مصادر دبلوماسية');
  await expect(body(page).locator('.editor-sourceless')).toContainText('يُعتقد');
  await expect(page.getByText('لا يُعرف قائل هذا الكلام.')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.cite-line')).toContainText('مصادر دبلوماسية');
  await picture(page, 'attribution');
  // Who suggests gives no words a source: said before anything is entered.
  const dialog = page.getByRole('dialog');
  await act(page, 'اقتراح').click();
  await page.keyboard.press('Control+Alt+q');
  await expect(page.getByText('هذا التغيير لا يُقترح: اكتبه في تعليق.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await act(page, 'اقتراح').click();
  await body(page).focus();
  await page.keyboard.press('Control+Alt+q');
  await expect(dialog.getByLabel('مصدر جديد')).toHaveValue('مصادر دبلوماسية');
  await expect(dialog.getByLabel('نوع المصدر')).toHaveValue('unnamed');
  await expect(dialog.getByLabel('ما قيل')).toHaveValue(/الجولة الثالثة تأجلت/);
  await dialog.getByLabel('مصدر جديد').fill('مصدر دبلوماسي مطّلع على المحادثات');
  await picture(page, 'citing');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'أسنده', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(body(page).locator('.citation')).toContainText('الجولة الثالثة تأجلت إلى الخريف');
  await expect(page.getByText('لهذا الكلام مصدر في الملفات.')).toBeVisible();

  await page.getByRole('tab', { name: 'البيانات' }).click();
  await page.getByRole('combobox', { name: 'الأبواب' }).click();
  await page.getByRole('option').filter({ visible: true }).first().click();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'الكتابة' }).click();
  for (const step of ['سلّمها للمراجعة', 'أجزها', 'انشر الآن']) await act(page, step).click();
  const rules = dialog.getByRole('region', { name: 'قواعد الإسناد' });
  await expect(rules).toContainText('مصدر لا يُسمّى بلا سبب مذكور.');
  await expect(rules).toContainText('كلام مبني للمجهول لا يُعرف قائله.');
  await expect(rules.getByRole('listitem')).toHaveCount(4);
  await picture(page, 'gate');
  expect(await violations(page)).toEqual([]);
  // Refused, and nothing is lost: the panel says why.
  await dialog.getByRole('button', { name: 'انشر الآن' }).click();
  await expect(dialog.getByRole('alert')).toContainText('تمنع قواعد الإسناد نشر المادة');
  for (const passed of [1, 2]) {
    await rules.getByRole('button', { name: 'أجِزها', exact: true }).first().click();
    await rules.getByLabel('سبب الإجازة').fill('سمعه مدير التحرير بنفسه من صاحبه.');
    await rules.getByRole('button', { name: 'أجِزها لهذه النسخة' }).click();
    await expect(rules.getByText('بإجازة منى الكيلاني')).toHaveCount(passed);
  }
  await dialog.getByRole('button', { name: 'انشر الآن' }).click();
  await expect(page.getByText('منشورة').first()).toBeVisible();
  const address = await page.getByRole('link', { name: 'صفحتها عند القرّاء' }).getAttribute('href');

  const reading = await browser.newContext({
    ...{ baseURL: baseURL!, locale: 'ar', viewport: { width: 390, height: 844 } },
    ...withoutScript,
  });
  const reader = await reading.newPage();
  await reader.goto(address!);
  const mark = reader.getByRole('button', { name: 'المصدر: مصدر دبلوماسي مطّلع على المحادثات' });
  const told = reader.locator('.source');
  await expect(told).toBeHidden();
  await expect(reader.getByRole('heading', { name: 'كيف عرفنا هذا' })).toBeVisible();
  await expect(reader.getByText('مصادرنا: مصدر واحد لم نسمّه.')).toBeVisible();
  // By keyboard, without a script.
  await mark.focus();
  await reader.keyboard.press('Enter');
  await expect(told).toBeVisible();
  await expect(told).toContainText('الجولة الثالثة تأجلت إلى الخريف');
  for (const [width, colorScheme] of [
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
  ] as const) {
    await reader.setViewportSize({ width, height: 844 });
    await reader.emulateMedia({ colorScheme });
    await reader.screenshot({ path: `screenshots/article-source-${width}-${colorScheme}.png` });
  }
  await reader.keyboard.press('Escape');
  await expect(told).toBeHidden();
  await expect(mark).toBeFocused();
  await reader.getByRole('heading', { name: 'كيف عرفنا هذا' }).scrollIntoViewIfNeeded();
  await reader.screenshot({ path: 'screenshots/article-known-1280-light.png' });
  await reading.close();
  await page.goto(address!);
  await page.getByRole('button', { name: 'المصدر: مصدر دبلوماسي مطّلع على المحادثات' }).click();
  expect(await violations(page)).toEqual([]);
});

test('A managing editor sets what stops a piece, and a reporter reads the rules without setting them', async ({
  page,
  browser,
}) => {
  await join(page, 'وداد الشامي', 'managingEditor');
  const rule = (at: Page) => at.getByRole('listitem').filter({ hasText: 'لمن يُتّهم أن يرد' });
  const set = async (level: string) => {
    await page.goto('/newsroom/gate');
    await rule(page).getByRole('radio', { name: level }).focus();
    await page.keyboard.press('Space');
    await act(page, 'احفظ').click();
    await expect(page.getByText('حُفظت. تسري على ما يُنشر من الآن.')).toBeVisible();
  };
  await set('يمنع النشر');
  // An administrator, as whom the other screens are looked at, has neither of these.
  for (const [name, address] of [
    ['gate', '/newsroom/gate'],
    ['stories', '/newsroom/stories'],
  ] as const)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        // Before it is opened: colours that are just changing are nobody's.
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(address);
        await expect(page.getByRole('radio').or(page.getByRole('table')).first()).toBeAttached();
        await picture(page, `${name}-${colorScheme}`);
        expect(await violations(page), `${name}, ${width}, ${colorScheme}`).toEqual([]);
      }
    }
  const visit = await browser.newContext();
  const reporter = await visit.newPage();
  await join(reporter, 'نزار الحداد', 'reporter');
  await reporter.goto('/newsroom/gate');
  await expect(rule(reporter)).toContainText('يمنع النشر');
  await expect(reporter.getByRole('radio')).toHaveCount(0);
  await visit.close();
  // As it was: other tests publish in this newsroom.
  await set('ينبّه');
});
