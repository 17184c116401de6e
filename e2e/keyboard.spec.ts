/** The keyboard alone: from the skip link to an article and back. */
import { expect, pathOf, test } from './support/test.ts';

test('A reader with a keyboard skips to the news, opens the lead story, and comes back', async ({ page }) => {
  await page.goto('/');
  const lead = page.locator('.card.lead h2 a');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'انتقل إلى المحتوى' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(lead).toBeFocused();
  const headline = (await lead.textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);

  // Back by the nameplate: skip link, menu, name.
  for (let step = 0; step < 3; step++) await page.keyboard.press('Tab');
  await expect(page.locator('.nameplate a')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lead).toBeVisible();
  expect(pathOf(page)).toBe('/');
});

test('The focus can be seen wherever it stands', async ({ page }) => {
  await page.goto('/');
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return 'nothing is focused';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      const { width, height } = at.getBoundingClientRect();
      const marked = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      return marked && width > 0 && height > 0 ? '' : at.outerHTML.slice(0, 120);
    });
    expect(seen).toBe('');
  }
});

test('Everything that a mouse can do on an article, the keyboard reaches in the order of the page', async ({
  page,
}) => {
  await page.goto('/');
  await page.locator('.card.lead h2 a').click();
  await expect(page.locator('.story h1')).toBeVisible();
  const places: number[] = [];
  const seen = new Set<string>();
  for (let step = 0; step < 300; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
      const at = document.activeElement;
      return at && at !== document.body ? all.indexOf(at) : -1;
    });
    if (at < 0 || seen.has(String(at))) break;
    seen.add(String(at));
    places.push(at);
  }
  expect(places.length).toBeGreaterThan(30);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const missed = await page.evaluate((reached) => {
    const all = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex="0"]'),
    ];
    return all
      .filter(
        (element, index) =>
          !reached.includes(index) && element.checkVisibility({ contentVisibilityAuto: true }),
      )
      .map((element) => element.outerHTML.slice(0, 120));
  }, places);
  expect(missed).toEqual([]);
});
