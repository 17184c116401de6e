/** Signing out takes what is kept in the browser with it, but not words that nobody else has. */
import { violations } from './support/axe.ts';
import { join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

test('Who signs out with words that have not arrived is asked first', async ({ page, context }) => {
  test.setTimeout(90_000);
  const member = await join(page, 'وليد القصبجي', 'managingEditor');
  await page.getByRole('button', { name: 'مادة جديدة' }).click();
  await page.getByLabel('عنوان أو فكرة').fill('مادة في القطار');
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  const saved = page.getByText('حُفظ', { exact: true });
  await expect(saved).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('textbox', { name: 'متن المادة' }).click();
  await page.keyboard.type('كلام كُتب في النفق.');
  const out = async () => {
    await page.getByRole('button', { name: member.name }).click();
    await page.getByRole('menuitem', { name: 'خروج' }).click();
  };
  await out();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('لم يبلغ الخادم')).toBeVisible();
  await expect(dialog.getByRole('link', { name: /مادة في القطار/ })).toBeVisible();
  await picture(page, 'sign-out-unsent');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'ابقَ' }).click();
  await expect(page.getByRole('textbox', { name: 'متن المادة' })).toContainText('كلام كُتب في النفق.');
  await context.setOffline(false);
  await expect(saved).toBeVisible({ timeout: 30_000 });
  await out();
  await expect(page.getByRole('heading', { name: 'الدخول إلى غرفة الأخبار' })).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
});
