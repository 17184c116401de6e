/** Pictures in real browsers: taken in, described, put into a piece, seen by readers, taken back. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { violations } from './support/axe.ts';
import { join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

/** A landscape of its own: two colours that nothing else here has. */
const landscape = (seed: number) =>
  sharp({
    create: { width: 1200, height: 800, channels: 3, background: { r: seed % 256, g: 150, b: 170 } },
  })
    .composite([
      {
        input: { create: { width: 1200, height: 300, channels: 3, background: '#c9a66b' } },
        left: 0,
        top: 500,
      },
    ])
    .jpeg()
    .toBuffer();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const upload = async (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });

test('A picture is taken in, described, put into a piece, seen by readers and taken back', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { width } = page.viewportSize()!;
  await join(page, 'سوسن الأيوبي', 'managingEditor');
  await page.goto('/newsroom/pictures');
  await expect(page.getByRole('heading', { level: 1, name: 'الصور' })).toBeVisible();

  // What is no picture is refused in words, under its name.
  await upload(page, 'كاذبة.jpg', Buffer.from('<svg><script>alert(1)</script></svg>'.repeat(3)));
  await expect(page.getByRole('alert')).toContainText('كاذبة.jpg: ليس هذا الملف صورة مما يُقبل هنا');

  await upload(page, 'wahat.jpg', await landscape(width));
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('لا تُنشر صورة بلا نسبة.')).toBeVisible();
  const alt = `واحة النخيل عند الضحى ${width}`;
  await panel.getByLabel('الوصف البديل').fill(alt);
  await panel.getByLabel('النسبة').fill('رنا قباني / وكالة الواحة');
  const point = panel.getByRole('button', { name: /نقطة التركيز/ });
  await point.focus();
  await page.keyboard.press('ArrowUp');
  await expect(point).toHaveAccessibleName(/50٪ × 45٪/);
  const box = (await point.boundingBox())!;
  await point.click({ position: { x: box.width * 0.25, y: box.height * 0.75 } });
  await expect(point).toHaveAccessibleName(/25٪ × 75٪/);
  await button(page, 'احفظ').click();
  await expect(panel.getByText('حُفظ.', { exact: true })).toBeVisible();
  await picture(page, 'picture-panel');
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('button', { name: 'إغلاق' }).click();
  await expect(panel).toHaveCount(0);

  // The search folds letters.
  await page.getByLabel('ابحث في الصور').fill(`واحه النخيل ${width}`);
  await expect(page.getByRole('button', { name: alt })).toBeVisible();
  await picture(page, 'pictures');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });

  // Into a piece: as its lead, and among its paragraphs.
  const headline = `موسم التمر يبدأ في الواحة ${width}`;
  await page.goto('/newsroom');
  await button(page, 'مادة جديدة').click();
  await page.getByLabel('عنوان أو فكرة').fill(headline);
  await button(page, 'ابدأ الكتابة').click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  const body = page.getByRole('textbox', { name: 'متن المادة' });
  await body.click();
  await page.keyboard.type('بدأ موسم التمر في الواحة.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/صورة');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: alt })).toBeVisible();
  await picture(page, 'picture-chooser');
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('button', { name: alt }).click();
  await expect(panel.getByLabel('النسبة')).toHaveValue('رنا قباني / وكالة الواحة');
  await panel.getByLabel('التعليق').fill('نخيل الواحة صباح السبت.');
  await button(page, 'ضعها هنا').click();
  await expect(panel).toHaveCount(0);
  await expect(body.locator('figure.picture img')).toBeVisible();
  await expect(body.locator('figure.picture')).toContainText('نخيل الواحة صباح السبت.');

  await page.getByRole('tab', { name: 'البيانات' }).click();
  await button(page, 'اختر صورة').click();
  await panel.getByRole('button', { name: alt }).click();
  await button(page, 'ضعها هنا').click();
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('img', { name: alt })).toBeVisible();
  await page.getByRole('combobox', { name: 'الأبواب' }).click();
  await page.getByRole('option').filter({ visible: true }).first().click();
  await page.keyboard.press('Escape');
  await picture(page, 'picture-lead');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'الكتابة' }).click();
  await expect(page.getByText('حُفظ', { exact: true })).toBeVisible();
  await picture(page, 'picture-in-piece');
  for (const act of ['سلّمها للمراجعة', 'أجزها', 'انشر الآن']) await button(page, act).click();
  await expect(page.getByText('منشورة').first()).toBeVisible();

  const other = await browser.newContext({ baseURL: baseURL!, viewport: page.viewportSize()!, locale: 'ar' });
  const reader = await other.newPage();
  await reader.goto((await page.getByRole('link', { name: 'صفحتها عند القرّاء' }).getAttribute('href'))!);
  const shown = reader.getByRole('main').getByRole('img', { name: alt });
  await expect(shown).toHaveCount(2);
  await expect(reader.getByText('رنا قباني / وكالة الواحة').first()).toBeVisible();

  // Taken back, it is gone for readers at once.
  await page.goto('/newsroom/pictures');
  await page.getByRole('button', { name: alt }).click();
  await button(page, 'اسحب الصورة').click();
  await panel.getByLabel('سبب السحب').fill('طلبت الوكالة سحبها.');
  await button(page, 'اسحب الصورة').click();
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('button', { name: alt }).getByText('مسحوبة')).toBeVisible();
  await picture(page, 'picture-revoked');
  expect(await violations(page)).toEqual([]);
  await reader.reload();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(shown).toHaveCount(0);
  await other.close();
});
