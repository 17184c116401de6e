/** A piece's life in the newsroom, by several people at once, in real browsers. */
import type { Page } from '@playwright/test';
import { join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const body = (page: Page) => page.getByRole('textbox', { name: 'متن المادة' });
/** The paragraphs, without the names at others' carets. */
const textIn = (page: Page): Promise<(string | null)[]> =>
  body(page).evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll('.editor-caret')) caret.remove();
    return Array.from(copy.querySelectorAll('p'), (each) => each.textContent!.replaceAll('\u2060', ''));
  });
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const saved = (page: Page) => expect(page.getByText('حُفظ', { exact: true })).toBeVisible();

/** Begins a piece from the desk. */
async function begin(page: Page, headline: string): Promise<string> {
  await page.getByRole('button', { name: 'مادة جديدة' }).click();
  await page.getByLabel('عنوان أو فكرة').fill(headline);
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  await saved(page);
  return new URL(page.url()).pathname;
}

/** Sets the next full minute as the hour, and watches the address as a reader would until it is there. */
async function appearsAtItsHour(editor: Page, address: string): Promise<void> {
  const due = new Date(Math.ceil((Date.now() + 12_000) / 60_000) * 60_000);
  // As the newsroom's clock says it: these tests live in Riyadh, three hours ahead.
  const hour = new Date(due.getTime() + 3 * 3_600_000).toISOString().slice(0, 16);
  await act(editor, 'حدّد ساعة النشر').click();
  const panel = editor.getByRole('dialog');
  await panel.getByLabel('اليوم والساعة').fill(hour);
  await picture(editor, 'scheduling');
  await panel.getByRole('button', { name: 'حدّد ساعة النشر' }).click();
  await expect(editor.getByText('مجدولة').first()).toBeVisible();
  await picture(editor, 'scheduled');
  const path = `/a/${/\d+$/.exec(address)![0]}/`;
  const seen = async () => (await editor.request.get(path)).status();
  let [status, asked] = [0, 0];
  while (status !== 200) {
    asked = Date.now();
    status = await seen();
    if (status !== 200) expect(status).toBe(404);
    expect(Date.now(), 'it never came').toBeLessThan(due.getTime() + 30_000);
    await editor.waitForTimeout(50);
  }
  expect(asked, 'never before its hour').toBeGreaterThan(due.getTime() - 50);
  test
    .info()
    .annotations.push({ type: 'at readers', description: `${asked - due.getTime()} ms after its hour` });
  await editor.reload();
  await expect(editor.getByText('منشورة').first()).toBeVisible();
  await picture(editor, 'appeared');
}

test('A reporter writes, an editor approves and publishes, readers see it and are told what was corrected', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { width } = page.viewportSize()!;
  const headline = `بلدية مرسى الورد تعيد فتح السوق القديم ${width}`;
  await join(page, 'هالة النجار', 'reporter');
  const address = await begin(page, headline);

  await body(page).click();
  await page.keyboard.type('أعادت بلدية مرسى الورد فتح السوق القديم يوم الخميس بعد ترميم استمر 14 شهرا.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('وقال رئيس البلدية إن الكلفة بلغت "9 ملايين دانق", وإن 60 محلا عادت إلى العمل.');
  // Quotation marks and commas become those of Arabic as they are typed.
  await expect(body(page)).toContainText('«9 ملايين دانق»، وإن');
  await page.getByRole('tab', { name: 'البيانات' }).click();
  await page.getByRole('combobox', { name: 'الأبواب' }).click();
  await page.getByRole('option').filter({ visible: true }).first().click();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'الكتابة' }).click();
  await saved(page);
  await picture(page, 'written');
  await act(page, 'سلّمها للمراجعة').click();
  await expect(page.getByText('قيد المراجعة').first()).toBeVisible();
  // Who hands in does not approve.
  await expect(act(page, 'أجزها')).toHaveCount(0);

  const other = await browser.newContext({ baseURL: baseURL!, viewport: page.viewportSize()!, locale: 'ar' });
  const editor = await other.newPage();
  await join(editor, 'منذر الحلبي', 'managingEditor');
  await editor.goto(address);
  await expect(body(editor)).toContainText('مرسى الورد');
  // Each sees that the other is here.
  await expect(page.getByText('منذر الحلبي').first()).toBeVisible();
  await expect(editor.getByText('هالة النجار').first()).toBeVisible();
  await picture(editor, 'review');
  await act(editor, 'أجزها').click();
  await expect(act(editor, 'انشر الآن')).toBeVisible();
  if (width < 600) {
    await act(editor, 'انشر الآن').click();
    await editor.getByRole('dialog').getByRole('button', { name: 'انشر الآن' }).click();
    await expect(editor.getByText('منشورة').first()).toBeVisible();
  } else await appearsAtItsHour(editor, address);

  const reader = await other.newPage();
  const shown = await editor.getByRole('link', { name: 'صفحتها عند القرّاء' }).getAttribute('href');
  await reader.goto(shown!);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(reader.getByText('«9 ملايين دانق»')).toBeVisible();

  // The editor mends a figure and tells readers.
  await editor.bringToFront();
  await act(editor, 'افتحها للتعديل').click();
  await expect(editor.getByText('مسودة').first()).toBeVisible();
  await body(editor).getByText('60 محلا').click();
  await editor.keyboard.press('Control+End');
  await editor.keyboard.type(' وعاد 54 محلا لا 60.');
  await saved(editor);
  await act(editor, 'سلّمها للمراجعة').click();
  await act(editor, 'أجزها').click();
  await act(editor, 'صوّب').click();
  await editor.getByLabel('ما يُقال للقرّاء').fill('ذكرنا خطأ أن 60 محلا عادت إلى العمل، والصحيح 54.');
  await editor.getByRole('dialog').getByRole('button', { name: 'صوّب' }).click();
  await expect(editor.getByRole('dialog')).toHaveCount(0);
  await expect
    .poll(async () => {
      await reader.reload();
      return reader.locator('body').textContent();
    })
    .toContain('والصحيح 54');

  // What changed is shown in words, with who and when.
  await editor.getByRole('tab', { name: 'النسخ' }).click();
  await act(editor, 'قارن').click();
  await expect(editor.locator('.differences ins').first()).toBeVisible();
  await picture(editor, 'compared');

  // A court forbids the first version: its words go, why stays.
  const versions = editor.locator('.versions');
  await expect(versions.getByText('يرونها الآن')).toHaveCount(1);
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  await act(editor, 'احجب نصها').click();
  await editor.getByLabel('السبب، كما يُقال للجميع').fill('حُجبت بأمر محكمة مرسى الورد.');
  await picture(editor, 'withholding');
  await act(editor, 'احجبه نهائيًا').click();
  await expect(versions).toContainText('محجوب نصها: حُجبت بأمر محكمة مرسى الورد.');
  const first = await reader.request.get(`/a/${/\d+$/.exec(address)![0]}/versions/1`);
  const told = await first.text();
  expect(told).toContain('حُجبت بأمر محكمة مرسى الورد.');
  expect(told).not.toContain('ترميم استمر');
  await other.close();
});

test('Two who write one piece at once see each other’s words, and none is lost', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await join(page, 'ريم العطار', 'managingEditor');
  const address = await begin(page, `جدول القطار الساحلي ${page.viewportSize()!.width}`);
  const other = await browser.newContext({ baseURL: baseURL!, viewport: page.viewportSize()!, locale: 'ar' });
  const second = await other.newPage();
  await join(second, 'كرم السيد', 'managingEditor');
  await second.goto(address);
  await body(page).click();
  await page.keyboard.type('فقرة ريم الأولى.');
  await page.keyboard.press('Enter');
  await expect(body(second)).toContainText('فقرة ريم الأولى.');
  await body(second).click();
  await second.keyboard.press('Control+End');
  const words = Array.from({ length: 12 }, (_, i) => i + 1);
  await Promise.all([
    page.keyboard.press('Control+Home').then(() => page.keyboard.type(words.map((n) => `ريم${n} `).join(''))),
    second.keyboard.type(words.map((n) => `كرم${n} `).join('')),
  ]);
  for (const each of [page, second]) {
    await expect(body(each)).toContainText(words.map((n) => `ريم${n}`).join(' '));
    await expect(body(each)).toContainText(words.map((n) => `كرم${n}`).join(' '));
  }
  expect(await textIn(page)).toEqual(await textIn(second));
  await other.close();
});

test('What is typed without a way to the server is kept, and arrives with it', async ({ page, context }) => {
  test.skip(
    page.viewportSize()!.width < 600,
    'what is kept or refused does not depend on the width of the window',
  );
  test.setTimeout(120_000);
  await join(page, 'ندى الشامي', 'managingEditor');
  await begin(page, `انقطاع الشبكة ${page.viewportSize()!.width}`);
  await body(page).click();
  await page.keyboard.type('قبل الانقطاع. ');
  await saved(page);
  await context.setOffline(true);
  await page.keyboard.type('كُتب بلا شبكة.');
  await expect(page.getByText(/بلا اتصال/).first()).toBeVisible({ timeout: 60_000 });
  await context.setOffline(false);
  await expect(page.getByText('حُفظ', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(body(page)).toContainText('قبل الانقطاع. كُتب بلا شبكة.');
});

/** How long the network is gone; `WARRAQ_CUT_SECONDS=60` for a whole minute. */
const cutSeconds = Number(process.env.WARRAQ_CUT_SECONDS ?? 4);

test('Two write the same paragraph while the network of one is gone: every word is there once and in order', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.skip(
    page.viewportSize()!.width < 600,
    'what is kept or refused does not depend on the width of the window',
  );
  test.setTimeout(120_000 + 2_000 * cutSeconds);
  await join(page, 'لمى الخطيب', 'managingEditor');
  const address = await begin(page, `فقرة يكتبها اثنان ${page.viewportSize()!.width}`);
  await body(page).click();
  await page.keyboard.type('وسط الفقرة.');
  await saved(page);
  const other = await browser.newContext({ baseURL: baseURL!, viewport: page.viewportSize()!, locale: 'ar' });
  const second = await other.newPage();
  await join(second, 'وائل النعيمي', 'managingEditor');
  await second.goto(address);
  await expect(body(second)).toContainText('وسط الفقرة.');
  await body(second).click();
  await second.keyboard.press('Control+End');
  await body(page).click();
  await page.keyboard.press('Control+Home');

  const until = Date.now() + cutSeconds * 1_000;
  /** Numbered words until the network is back, and some before and after it was gone. */
  const write = async (writer: Page, name: string): Promise<string[]> => {
    const words: string[] = [];
    for (let rest = 3; Date.now() < until || rest > 0; rest -= Date.now() < until ? 0 : 1) {
      words.push(`${name}${words.length + 1}`);
      await writer.keyboard.type(`${words.at(-1)} `, { delay: 20 });
    }
    return words;
  };
  const cut = async (): Promise<void> => {
    await context.setOffline(true);
    await page.waitForTimeout(cutSeconds * 1_000);
    await context.setOffline(false);
  };
  const [first, , last] = await Promise.all([write(page, 'لمى'), cut(), write(second, 'وائل')]);
  expect(Math.min(first.length, last.length)).toBeGreaterThan(cutSeconds);
  for (const each of [page, second]) {
    await expect(each.getByText('حُفظ', { exact: true })).toBeVisible({ timeout: 60_000 });
    const text = async () => (await textIn(each)).join('\n');
    await expect.poll(text, { timeout: 30_000 }).toContain(`وسط الفقرة.${last.join(' ')}`);
    for (const [name, words] of [
      ['لمى', first],
      ['وائل', last],
    ] as const)
      await expect
        .poll(async () => (await text()).match(new RegExp(`${name}\\d+`, 'g')), { timeout: 30_000 })
        .toEqual(words);
  }
  await expect.poll(() => textIn(page)).toEqual(await textIn(second));
  await other.close();
});

test('A paste that is too much is refused in words, one that is wild is tamed, and the text stays as it was', async ({
  page,
}) => {
  test.skip(
    page.viewportSize()!.width < 600,
    'what is kept or refused does not depend on the width of the window',
  );
  test.setTimeout(90_000);
  await join(page, 'زياد المصري', 'managingEditor');
  await begin(page, 'لصق لا يضر');
  await body(page).click();
  await page.keyboard.type('قبل اللصق.');
  const paste = (text: string, html: string) =>
    body(page).evaluate(
      (element, [plain, rich]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', plain!);
        if (rich) clipboardData.setData('text/html', rich);
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      [text, html],
    );
  await paste('كلمة '.repeat(80_000), '');
  await expect(page.getByRole('alert').filter({ hasText: 'لم يتغير شيء' })).toBeVisible();
  expect(await textIn(page)).toEqual(['قبل اللصق.']);
  await page.keyboard.type(' ');
  await expect(page.getByRole('alert').filter({ hasText: 'لم يتغير شيء' })).toHaveCount(0);
  // Scripts, handlers, frames and a thousand boxes in boxes: the words are left.
  await paste(
    'مُروَّض',
    `${'<div onclick="alert(1)">'.repeat(1_000)}<script>document.title='x'</script><iframe src="javascript:alert(1)"></iframe><a href="javascript:alert(1)">مُروَّض</a><img src=x onerror="document.title='x'">${'</div>'.repeat(1_000)}`,
  );
  await expect(body(page)).toContainText('مُروَّض');
  expect(await body(page).locator('a, script, iframe, img, [onclick]').count()).toBe(0);
  expect(await page.title()).not.toBe('x');
  await saved(page);
});
