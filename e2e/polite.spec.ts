/** What a page does behind the reader's back: nothing. */
import { everyKind } from './support/places.ts';
import { expect, test } from './support/test.ts';

for (const [kind, address] of everyKind())
  test(`The ${kind} page asks nobody else for anything, keeps no cookie, and works without a complaint`, async ({
    page,
    context,
    baseURL,
  }) => {
    const elsewhere: string[] = [];
    const failed: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== baseURL && !request.url().startsWith('data:'))
        elsewhere.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400 && !(kind === 'missing' && response.request().isNavigationRequest()))
        failed.push(`${response.status()} ${response.url()}`);
    });
    page.on('console', (message) => {
      // The browser itself reports the status of the page that is missing on purpose.
      const expected = kind === 'missing' && message.location().url === page.url();
      if (!expected && (message.type() === 'error' || message.type() === 'warning'))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    // To the foot, so that pictures that come late come too.
    await page.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
        scrollTo(0, y);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await page.waitForLoadState('networkidle');
    expect(elsewhere).toEqual([]);
    expect(failed).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    // A story file's page remembers, in this browser alone, what it said: for «ما تغيّر منذ زيارتك الأخيرة».
    const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    expect(kept.map((key) => key.replace(/\d+$/, ''))).toEqual(kind === 'story-file' ? ['visit:'] : []);
  });
