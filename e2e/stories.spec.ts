/** A story file: from an article to where everybody stands, with and without a script. */
import { fileTold, placeOf } from './support/places.ts';
import { expect, pathOf, test, withoutScript } from './support/test.ts';

const position = (party: string, issue: string) =>
  `.issue:has(h3 a:text-is("${issue}")) .stand:has(h4 a:text-is("${party}"))`;

test.describe('Without a script', () => {
  test.use(withoutScript);

  test('a reader goes from an article to its file, sees how a position changed, and who holds it', async ({
    page,
  }) => {
    const { file, path, entity } = fileTold();
    await page.goto(placeOf('strait-agreement').path);
    const note = page.locator('.file-note');
    await expect(note).toContainText('الإفراج عن السفينتين المحتجزتين');
    await note.getByRole('link', { name: file.title }).click();
    expect(pathOf(page)).toBe(path);
    await expect(page.locator('.play')).toContainText(file.summary.slice(0, 60));
    await expect(page.locator('.since')).toBeHidden();
    const fees = page.locator(position('كندار', 'رسوم العبور'));
    await expect(fees).toContainText('بادرة حسن نية محددة المدة');
    const before = fees.getByText('ولن يُرفع ما دامت الخدمة قائمة');
    await expect(before).toBeHidden();
    await fees.locator('.history > summary').click();
    await expect(before).toBeVisible();
    // What was said leads to the paragraph that says it.
    await fees.locator('.said a').first().click();
    expect(pathOf(page)).toBe(placeOf('strait-agreement').path);
    expect(page.url()).toMatch(/#./);
    await page.goBack();
    await page.locator('.roles').getByRole('link', { name: 'نيسار' }).click();
    expect(pathOf(page)).toBe(entity);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('نيسار');
  });

  test('the file says what is disputed, what was revised, what was withdrawn, and how sure each event is', async ({
    page,
  }) => {
    await page.goto(fileTold().path);
    const claim = (words: string) => page.locator('.claim', { hasText: words });
    await expect(claim('اشترطت كندار').locator('.state')).toHaveText('موضع خلاف');
    await expect(claim('غادرت السفينتان').locator('.state')).toHaveText('نُفي');
    await expect(claim('قُتل ستة صيادين')).toContainText('من 3 إلى 9');
    const event = (words: string) => page.locator('.event', { hasText: words });
    await expect(event('الجولة الثالثة')).toContainText('مؤكد · كان منتظرًا وحدث');
    await expect(event('مغادرة السفينتين')).toContainText('سُحب الخبر');
    await expect(page.locator('.expected')).toContainText('الجولة الرابعة');
    // Words of the source that was withdrawn stand nowhere; the oldest year is one link away.
    await expect(page.locator('main')).not.toContainText('غادرت السفينتان الميناء قبل الفجر');
    await page.locator('.years a').last().click();
    await expect(page.locator('.event time')).toHaveText(/^\d{4}$/);
  });
});

test('Coming back after days, a reader is told what reads otherwise, and it is marked where it stands', async ({
  page,
}, { project }) => {
  test.skip(project.name !== 'desktop', 'the script is the same on a phone');
  const { path } = fileTold();
  await page.goto(path);
  await expect(page.locator('.event').first()).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('visit:'))))
    .toBe(true);
  await expect(page.locator('.since')).toBeHidden();
  const comeBack = async (forget: boolean) => {
    await page.evaluate((forget) => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('visit:'))!;
      const visits = JSON.parse(localStorage.getItem(key)!);
      visits[0] -= 2 * 86_400_000;
      if (forget) delete visits[1][document.querySelector('.event')!.id];
      localStorage.setItem(key, JSON.stringify(visits));
    }, forget);
    await page.reload();
  };
  await comeBack(false);
  await expect(page.locator('.since h2')).toHaveText(/لم يتغيّر شيء منذ زيارتك الأخيرة\s+قبل يومين/);
  await comeBack(true);
  const since = page.getByRole('region', { name: 'ما تغيّر منذ زيارتك الأخيرة' });
  await expect(since.getByRole('link')).toHaveCount(1);
  await expect(page.locator('.event').first().locator('mark')).toHaveText('جديد');
  await since.getByRole('link').click();
  await expect(page.locator('.event').first()).toBeInViewport();
  // Looking again a minute later is the same visit.
  await page.reload();
  await expect(since.getByRole('link')).toHaveCount(1);
});
