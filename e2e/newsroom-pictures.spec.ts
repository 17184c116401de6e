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
  await page.getByRole('dialog').getByRole('button', { name: 'انشر الآن' }).click();
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

/** Files as a hand drops them, or as a clipboard holds them. */
const carrying = async (page: Page, files: readonly { name: string; type: string; bytes: Buffer }[]) =>
  page.evaluateHandle(
    (given) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of given)
        data.items.add(
          new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type }),
        );
      return data;
    },
    files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
  );

test('Pictures dropped into the text or pasted stand there, what is refused says why, and a file is replaced', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  test.skip(page.viewportSize()!.width < 1000, 'dropped with a mouse');
  await join(page, 'رنا قباني', 'managingEditor');
  await page.goto('/newsroom');
  await button(page, 'مادة جديدة').click();
  await page.getByLabel('عنوان أو فكرة').fill('الصيادون يعودون إلى الميناء القديم');
  await button(page, 'ابدأ الكتابة').click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  const body = page.getByRole('textbox', { name: 'متن المادة' });
  await body.click();
  await page.keyboard.type('فقرة أولى.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('فقرة ثانية.');

  // A colleague has it open too: what is on its way is seen by nobody else.
  const context = await browser.newContext({
    baseURL: baseURL!,
    viewport: page.viewportSize()!,
    locale: 'ar',
  });
  const colleague = await context.newPage();
  await join(colleague, 'هدى البحر', 'managingEditor');
  await colleague.goto(new URL(page.url()).pathname);
  const theirs = colleague.getByRole('textbox', { name: 'متن المادة' });
  await expect(theirs.getByText('فقرة ثانية.')).toBeVisible();

  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/api/v1/pictures?*', async (route) => {
    await held;
    await route.continue();
  });
  const first = body.getByText('فقرة أولى.');
  const box = (await first.boundingBox())!;
  await first.dispatchEvent('drop', {
    dataTransfer: await carrying(page, [
      { name: 'ميناء.jpg', type: 'image/jpeg', bytes: await landscape(30) },
      { name: 'تقرير.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 not a picture at all') },
      { name: 'قوارب.jpg', type: 'image/jpeg', bytes: await landscape(70) },
    ]),
    ...{ clientX: box.x + box.width / 2, clientY: box.y + box.height - 2 },
  });
  await expect(body.getByText('تُرفع…')).toBeVisible();
  await expect(body.getByText('تنتظر دورها.')).toHaveCount(2);
  await picture(page, 'pictures-arriving');
  expect(await violations(page)).toEqual([]);
  await expect(theirs.getByText('ميناء.jpg')).toHaveCount(0);
  // Their words move the place along.
  await theirs.getByText('فقرة أولى.').click();
  await colleague.keyboard.press('Home');
  await colleague.keyboard.type('قبلها.');
  await colleague.keyboard.press('Enter');
  await expect(body.getByText('قبلها.')).toBeVisible();
  arrive();
  const refused = body.getByRole('alert');
  await expect(refused).toHaveText('ليس هذا الملف صورة مما يُقبل هنا، مهما كان اسمه.');
  await expect(body.locator('figure.picture img')).toHaveCount(2);
  const order = () =>
    body.evaluate((element) =>
      [...element.children].map((child) =>
        child.matches('.arriving') ? 'refused' : child.matches('figure') ? 'picture' : child.textContent,
      ),
    );
  expect(await order()).toEqual(['قبلها.', 'فقرة أولى.', 'picture', 'refused', 'picture', 'فقرة ثانية.']);
  await expect(theirs.locator('figure.picture')).toHaveCount(2);
  await refused.scrollIntoViewIfNeeded();
  await picture(page, 'picture-refused');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'أزلها من هنا: تقرير.pdf' }).click();
  await expect(refused).toHaveCount(0);
  await page.unroute('**/api/v1/pictures?*');

  // From the clipboard, without a network: the file waits in its place until it is tried again.
  await page.route('**/api/v1/pictures?*', (route) => route.abort());
  await body.getByText('فقرة ثانية.').click();
  const copied = await carrying(page, [
    {
      name: 'image.png',
      type: 'image/png',
      bytes: await sharp(await landscape(190))
        .png()
        .toBuffer(),
    },
  ]);
  await body.evaluate(
    (element, clipboardData) =>
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })),
    copied,
  );
  await expect(refused).toContainText('لا اتصال بالخادم');
  await page.unroute('**/api/v1/pictures?*');
  await page.getByRole('button', { name: 'أعد المحاولة: image.png' }).click();
  await expect(body.locator('figure.picture img')).toHaveCount(3);
  await expect(refused).toHaveCount(0);
  await context.close();

  // Another file in a picture's place: seen beside the one that is there, then everywhere.
  const address = async () => (await page.request.get('/api/v1/pictures')).json();
  const before = (await address()).pictures[0];
  await page.goto('/newsroom/pictures');
  await page.getByRole('button', { name: 'image.png' }).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('تُجهَّز')).toHaveCount(0);
  await panel
    .locator('input[type=file]')
    .setInputFiles({ name: 'أوضح.jpg', mimeType: 'image/jpeg', buffer: await landscape(230) });
  await expect(panel.getByText('أوضح.jpg')).toBeVisible();
  await panel.getByRole('button', { name: 'ضعه مكانها' }).scrollIntoViewIfNeeded();
  await picture(page, 'picture-replace');
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('button', { name: 'ضعه مكانها' }).click();
  await expect(panel.getByText('أوضح.jpg')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'استبدل الملف' })).toBeVisible();
  const after = (await address()).pictures[0];
  expect([after.id, after.hash === before.hash]).toEqual([before.id, false]);
  expect((await page.request.get(before.address)).status()).toBe(410);
  expect((await page.request.get(after.address)).status()).toBe(200);
});
