/** Search as readers use it: other forms of a word, slips, phrases, filters; suggestions by keyboard and by ear. */
import AxeBuilder from '@axe-core/playwright';
import { expect, pathOf, test, withoutScript } from './support/test.ts';

const searchFor = (q: string): string => `/search?q=${encodeURIComponent(q)}`;

test('A word is found in its other forms: number, broken plural, verb, hamza', async ({ page }) => {
  for (const [typed, written] of [
    ['حكومة', /حكوم/],
    ['سفينة', /سفن|السفن/],
    ['مسئولون', /مسؤول/],
    ['أنهار', /نهر/],
  ] as const) {
    await page.goto(searchFor(typed));
    await expect(page.locator('.hits').filter({ hasText: written }), typed).toHaveCount(1);
  }
});

test('A slip of the pen is mended, and the reader is told', async ({ page }) => {
  await page.goto(searchFor('المضييق'));
  await expect(page.locator('.relaxed')).toContainText('لم نجد «المضييق»');
  await expect(page.locator('.hits mark').first()).toHaveText(/مضيق/);
});

test('A phrase in quotation marks is found as it stands, and a word after a minus is kept out', async ({
  page,
}) => {
  await page.goto(searchFor('«مجلس النواب»'));
  const all = await page.locator('.hits .hit').count();
  expect(all).toBeGreaterThan(0);
  await page.goto(searchFor('المضيق'));
  const before = await page.locator('.hits .hit').count();
  await page.goto(searchFor('المضيق -الملاحة'));
  expect(await page.locator('.hits .hit').count()).toBeLessThan(before);
  await expect(page.locator('.hits')).not.toContainText('الملاحة');
});

test('A result that lacks a word says which', async ({ page }) => {
  await page.goto(searchFor('المضيق قزقزق'));
  await expect(page.locator('.lacks').first()).toContainText('«قزقزق»');
  await expect(page.locator('main')).toContainText('لا ترد في الموقع بأي صيغة: «قزقزق»');
});

test('A section and days narrow a search', async ({ page }) => {
  await page.goto(searchFor('المضيق'));
  const all = await page.locator('.hits .hit').count();
  await page.getByText('تحديد البحث').click();
  await page.getByLabel('الباب').selectOption({ label: 'اقتصاد' });
  await page.getByRole('main').getByRole('button', { name: 'ابحث' }).click();
  await expect(page).toHaveURL(/section=/);
  expect(await page.locator('.hits .hit').count()).toBeLessThan(all);
  for (const kicker of await page.locator('.hit .kicker').allTextContents()) expect(kicker).toBeTruthy();
});

test('Highlights leave every letter joined to its neighbours', async ({ page }) => {
  await page.goto(searchFor('مضيق'));
  const mark = page.locator('.hits mark').first();
  // Marked or not, the same letters take the same room: a letter cut from its neighbours would widen.
  const widths = await mark.evaluate((element) => {
    const marked = element.getBoundingClientRect().width;
    const plain = document.createElement('span');
    plain.textContent = element.textContent;
    element.replaceWith(plain);
    return [marked, plain.getBoundingClientRect().width];
  });
  expect(Math.abs(widths[0]! - widths[1]!)).toBeLessThan(1);
});

test('Suggestions come as one types, are walked with the arrows, and Enter goes there', async ({ page }) => {
  await page.goto('/search');
  const box = page.getByRole('main').getByRole('combobox').first();
  await box.pressSequentially('المضي', { delay: 20 });
  const list = page.getByRole('main').getByRole('listbox', { name: 'اقتراحات البحث' });
  await expect(list).toBeVisible();
  await expect(list.getByRole('option').first()).toContainText('المضي');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  const first = list.getByRole('option').first();
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id'))!);
  // The box keeps what was typed, and the focus.
  await expect(box).toHaveValue('المضي');
  await expect(box).toBeFocused();
  const chosen = (await first.textContent())!;
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`نتائج البحث عن «${chosen}»`);
});

test('A suggested headline leads to its article; Esc closes the list and keeps the dialog', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'البحث' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').pressSequentially('المضيق', { delay: 20 });
  const list = dialog.getByRole('listbox');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(dialog).toBeVisible();
  await page.keyboard.type(' ');
  await expect(list).toBeVisible();
  await list.locator('.article').first().click();
  await expect.poll(() => pathOf(page)).toMatch(/^\/a\/\d+\//);
});

test('The open list of suggestions stands in no one’s way', async ({ page }) => {
  await page.goto('/search');
  await page.getByRole('main').getByRole('combobox').first().pressSequentially('المضي', { delay: 20 });
  await expect(page.getByRole('main').getByRole('listbox')).toBeVisible();
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/اقتراح/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});

test.describe('Without a script', () => {
  test.use(withoutScript);

  test('everything but suggestions is there', async ({ page }) => {
    await page.goto(searchFor('المضييق'));
    await expect(page.locator('.hits mark').first()).toHaveText(/مضيق/);
    await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('المضييق');
    await expect(page.getByRole('listbox')).toHaveCount(0);
  });
});
