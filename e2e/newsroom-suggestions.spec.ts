/** Suggested changes, and the caret in text of both directions, with real keyboards in real browsers. */
import type { CDPSession, Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const body = (page: Page) => page.getByRole('textbox', { name: /متن المادة|Body/ });
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const saved = (page: Page) => expect(page.getByText(/^(حُفظ|Saved)$/)).toBeVisible();
const mode = (page: Page) => page.getByRole('button', { name: /^(اقتراح|Suggest)$/ });
const list = (page: Page) => page.getByRole('region', { name: /^(الاقتراحات|Suggestions)$/ });

/** The paragraphs, `[+put in+]` and `[-struck-]`, without the names at others' carets. */
const textIn = (page: Page): Promise<string[]> =>
  body(page).evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll('.editor-caret')) caret.remove();
    for (const [tag, sign] of [
      ['ins', '+'],
      ['del', '-'],
    ] as const)
      for (const each of copy.querySelectorAll(tag))
        each.replaceWith(`[${sign}`, ...each.childNodes, `${sign}]`);
    return Array.from(copy.querySelectorAll('p'), (each) =>
      each.textContent!.replaceAll(/\u2060|\+\]\[\+|-\]\[-/g, ''),
    );
  });
/** A key that moves the caret, pressed as people do: when the last letter is in. */
const go = async (page: Page, key: string, times = 1): Promise<void> => {
  await seen(page);
  await saved(page);
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
  await seen(page);
};
/** The editor has heard where the caret is, as it has long before a person's next key. */
const seen = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
async function begin(page: Page, headline: string): Promise<string> {
  await page.getByRole('button', { name: 'مادة جديدة' }).click();
  await page.getByLabel('عنوان أو فكرة').fill(headline);
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  await saved(page);
  return new URL(page.url()).pathname;
}

test('An editor suggests while the reporter writes in the same paragraph; readers get what was accepted', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await join(page, 'هالة النجار', 'reporter');
  const address = await begin(page, 'إغلاق الطريق الساحلي في مرسى الورد');
  await body(page).click();
  await page.keyboard.type('أعلنت البلدية أمس إغلاق الطريق الساحلي.');
  await page.getByRole('tab', { name: 'البيانات' }).click();
  await page.getByRole('combobox', { name: 'الأبواب' }).click();
  await page.getByRole('option').filter({ visible: true }).first().click();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'الكتابة' }).click();
  await saved(page);

  const other = await browser.newContext({ baseURL: baseURL!, viewport: page.viewportSize()!, locale: 'ar' });
  const editor = await other.newPage();
  await join(editor, 'منذر الحلبي', 'managingEditor');
  await editor.goto(address);
  await expect(body(editor)).toContainText('الساحلي.');
  await body(editor).click();
  await editor.keyboard.press('Control+Alt+S');
  await expect(mode(editor)).toHaveAttribute('aria-pressed', 'true');
  await expect(mode(page)).toHaveAttribute('aria-pressed', 'false');

  // «أمس» becomes «اليوم»; then both write in the paragraph at once.
  await go(editor, 'Home');
  await go(editor, 'ArrowLeft', 'أعلنت البلدية '.length);
  await go(editor, 'Shift+ArrowLeft', 3);
  await editor.keyboard.type('اليوم');
  await expect.poll(() => textIn(page)).toEqual(['أعلنت البلدية [-أمس-][+اليوم+] إغلاق الطريق الساحلي.']);
  await go(editor, 'End');
  await go(editor, 'ArrowRight');
  await body(page).click();
  await go(page, 'Control+End');
  await Promise.all([
    editor.keyboard.type(' أمام الشاحنات الثقيلة كلها', { delay: 25 }),
    page.keyboard.type(' وقالت إن الأعمال تستمر شهرين.', { delay: 25 }),
  ]);
  const both = [
    'أعلنت البلدية [-أمس-][+اليوم+] إغلاق الطريق الساحلي[+ أمام الشاحنات الثقيلة كلها+]. وقالت إن الأعمال تستمر شهرين.',
  ];
  for (const each of [page, editor]) await expect.poll(() => textIn(each)).toEqual(both);

  // What cannot be suggested is not done, and that is said.
  await editor.keyboard.press('Enter');
  await expect(editor.getByText('هذا التغيير لا يُقترح: اكتبه في تعليق.')).toBeVisible();
  expect(await textIn(editor)).toEqual(both);
  // One's own is really taken back, and undone.
  await go(editor, 'Backspace', 4);
  await expect.poll(() => textIn(page)).toEqual([both[0]!.replace(' كلها', ' ')]);
  await editor.keyboard.press('Control+Z');
  await expect.poll(() => textIn(page)).toEqual(both);

  await expect(list(page)).toContainText('منذر الحلبي');
  await expect(list(page)).toContainText('استبدل «أمس» بـ «اليوم»');
  await expect(page.getByText('اقتراحات مفتوحة: لن تُنشر ما لم تُقبل.')).toBeVisible();
  await picture(page, 'suggestions');
  expect(await violations(page)).toEqual([]);

  // One is refused with the keyboard, one accepted with the mouse.
  await body(page).click();
  await go(page, 'Control+Home');
  await page.keyboard.press('Control+Alt+N');
  await page.keyboard.press('Control+Alt+R');
  await expect.poll(async () => (await textIn(page))[0]).toContain('أعلنت البلدية أمس إغلاق');
  await page.keyboard.press('Control+Z');
  await expect.poll(async () => (await textIn(page))[0]).toContain('[-أمس-][+اليوم+]');
  await page.keyboard.press('Control+Shift+Z');
  await list(page).getByRole('button', { name: 'اقبل', exact: true }).click();
  const settled = [
    'أعلنت البلدية أمس إغلاق الطريق الساحلي أمام الشاحنات الثقيلة كلها. وقالت إن الأعمال تستمر شهرين.',
  ];
  for (const each of [page, editor]) await expect.poll(() => textIn(each)).toEqual(settled);
  await expect(list(page)).toHaveCount(0);
  // A last suggestion is left open: it is for nobody else.
  await go(editor, 'Control+End');
  await editor.keyboard.type(' سرّ التحرير');
  await saved(editor);

  await act(page, 'سلّمها للمراجعة').click();
  await expect(page.getByText('قيد المراجعة').first()).toBeVisible();
  await act(editor, 'أجزها').click();
  await act(editor, 'انشر الآن').click();
  await editor.getByRole('dialog').getByRole('button', { name: 'انشر الآن' }).click();
  await expect(editor.getByText('منشورة').first()).toBeVisible();
  const reader = await other.newPage();
  await reader.goto((await editor.getByRole('link', { name: 'صفحتها عند القرّاء' }).getAttribute('href'))!);
  await expect(reader.getByText(settled[0]!)).toBeVisible();
  expect(await reader.content()).not.toContain('سرّ التحرير');
  await expect.poll(async () => (await textIn(editor))[0]).toBe(`${settled[0]}[+ سرّ التحرير+]`);
  await other.close();
});

/** Composes a word letter by letter, as the keyboards of telephones and of the Far East do. */
async function compose(page: Page, client: CDPSession, word: string): Promise<void> {
  await seen(page);
  await client.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Process',
  });
  for (let i = 1; i <= word.length; i++)
    await client.send('Input.imeSetComposition', {
      text: word.slice(0, i),
      selectionStart: i,
      selectionEnd: i,
    });
  await client.send('Input.insertText', { text: word });
}

test('The caret, the composed letter and the mark stay in their places in text of both directions', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await join(page, 'ريم العطار', 'managingEditor');
  await begin(page, 'خط بحري جديد');
  const client = await page.context().newCDPSession(page);
  await body(page).click();
  const text = 'وقعت شركة Blue Line 24 عقدًا بقيمة 9.5 مليون';
  await page.keyboard.type(text);
  expect(await textIn(page)).toEqual([text]);

  // Bold goes on within itself and at its end; a link does not.
  await page.keyboard.press('Control+B');
  await page.keyboard.type(' دانق');
  await go(page, 'Control+Home');
  await go(page, 'End');
  await page.keyboard.type(' سنويًا');
  await expect(body(page).locator('strong')).toHaveText(' دانق سنويًا');
  await go(page, 'Shift+ArrowRight', 'سنويًا'.length);
  await page.keyboard.press('Control+K');
  await page.getByRole('textbox', { name: 'العنوان على الشبكة' }).fill('/about');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await go(page, 'End');
  await page.keyboard.type(' فقط');
  await expect(body(page).locator('a')).toHaveText('سنويًا');
  const whole = `${text} دانق سنويًا فقط`;
  expect(await textIn(page)).toEqual([whole]);

  // Composed in plain text, at a mark's end and inside a word.
  // Right after a dialog the editor holds a jump to the beginning for the browser's doing.
  await body(page).click();
  await go(page, 'Control+Home');
  await compose(page, client, 'أمس ');
  await go(page, 'End');
  await compose(page, client, ' لا غير');
  expect(await textIn(page)).toEqual([`أمس ${whole} لا غير`]);

  await page.keyboard.press('Control+Alt+S');
  await go(page, 'Control+Home');
  await go(page, 'ArrowLeft', 'أمس وقعت شركة '.length);
  await page.keyboard.type('Deep ');
  await expect.poll(() => textIn(page)).toEqual([`أمس وقعت شركة [+Deep +]${whole.slice(10)} لا غير`]);
  // Over a selection, composed: what was there is struck, no letter is lost.
  await go(page, 'Shift+ArrowLeft', 4);
  await compose(page, client, 'Grey');
  await expect
    .poll(() => textIn(page))
    .toEqual([`أمس وقعت شركة [+Deep +][-Blue-][+Grey+]${whole.slice(14)} لا غير`]);
  // Backspace and Delete go on past what is struck, each its own way.
  await go(page, 'Control+End');
  await go(page, 'Backspace', 3);
  await page.keyboard.press('Control+Backspace');
  await go(page, 'Control+Home');
  await go(page, 'Delete', 4);
  await compose(page, client, 'اليوم ');
  const marked = `[-أمس -][+اليوم +]وقعت شركة [+Deep +][-Blue-][+Grey+]${whole.slice(14)} [-لا غير-]`;
  await expect.poll(() => textIn(page)).toEqual([marked]);
  await saved(page);

  await page.keyboard.press('Control+Alt+N');
  for (const language of ['ar', 'en'])
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await expect(list(page)).toBeVisible();
      await picture(page, `suggesting-${language}-${scheme}`);
      expect(await violations(page)).toEqual([]);
      if (language === 'ar' && scheme === 'dark') {
        await act(page, 'ريم العطار').click();
        await page.getByRole('menuitem', { name: 'English' }).click();
        await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
      }
    }
  await act(page, 'Accept all').click();
  const accepted = [`اليوم وقعت شركة Deep Grey${whole.slice(14)} `];
  await expect.poll(() => textIn(page)).toEqual(accepted);
  await expect(mode(page)).toBeVisible();
});
