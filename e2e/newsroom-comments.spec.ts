/** Comments on words of a piece, by two people at once, in real browsers. */
import { violations } from './support/axe.ts';
import { join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

test('A reviewer comments on words of a reporter’s text; both see it while it is written on, and it is resolved', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000);
  await join(page, 'هالة النجار', 'reporter');
  await page.getByRole('button', { name: 'مادة جديدة' }).click();
  await page.getByLabel('عنوان أو فكرة').fill('السوق القديم يعود إلى العمل');
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  const body = page.getByRole('textbox', { name: 'متن المادة' });
  await body.click();
  await page.keyboard.type('أعادت البلدية فتح السوق القديم بعد ترميم طويل.');
  await expect(page.getByText('حُفظ', { exact: true })).toBeVisible();

  const other = await browser.newContext({ baseURL: baseURL!, viewport: page.viewportSize()!, locale: 'ar' });
  const reviewer = await other.newPage();
  await join(reviewer, 'مازن القاضي', 'reviewer');
  await reviewer.goto(new URL(page.url()).pathname);
  await expect(reviewer.getByText('للقراءة فقط')).toBeVisible();
  const text = reviewer.locator('.editor-body p').first();
  // Double-clicking selects the first word.
  await text.dblclick({ position: { x: (await text.boundingBox())!.width - 12, y: 16 } });
  const comments = reviewer.getByRole('region', { name: 'التعليقات' });
  await comments.getByRole('button', { name: 'علّق' }).click();
  await expect(comments).toContainText('«أعادت');
  await reviewer.getByLabel('تعليقك').fill('متى كان ذلك؟ @هال');
  await reviewer.getByLabel('تعليقك').press('End');
  await expect(reviewer.getByRole('option', { name: 'هالة النجار' }).first()).toBeVisible();
  expect(await violations(reviewer)).toEqual([]);
  await reviewer.getByLabel('تعليقك').press('Enter');
  await comments.getByRole('button', { name: 'أرسل' }).click();
  await expect(reviewer.locator('.editor-commented')).toHaveText('أعادت');

  // It comes to who writes, by itself, and stays on its words while text comes before it.
  await expect(page.locator('.editor-commented')).toHaveText('أعادت');
  await expect(page.getByText('متى كان ذلك؟ @هالة النجار').first()).toBeVisible();
  await body.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('بعد سنة، ');
  await expect(body).toContainText('بعد سنة، أعادت');
  for (const each of [page, reviewer]) await expect(each.locator('.editor-commented')).toHaveText('أعادت');
  await page.reload();
  await expect(page.locator('.editor-commented')).toHaveText('أعادت');
  await picture(page, 'comments');
  expect(await violations(page)).toEqual([]);
  const mentions = page.getByRole('button', { name: /تعليقات تذكرك.*1/ });
  await expect(mentions).toBeVisible();
  // A mention leads to its thread.
  await page.goto('/newsroom');
  await mentions.click();
  await page.getByRole('menuitem', { name: /متى كان ذلك/ }).click();
  await expect(page.locator('.comment-thread.open')).toContainText('متى كان ذلك');

  const list = page.getByRole('region', { name: 'التعليقات' });
  await list.getByRole('button', { name: 'حُلّ', exact: true }).click();
  for (const each of [page, reviewer]) await expect(each.locator('.editor-commented')).toHaveCount(0);
  await other.close();
});
