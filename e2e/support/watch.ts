/** What a page does behind the reader's back. */
import { expect, type Page } from '@playwright/test';

/** Listens from now on; `politely` then says that nobody else was asked, nothing failed, and nothing is remembered. */
export function watch(page: Page, { origin, kind }: { origin: string; kind: string }) {
  const elsewhere: string[] = [];
  const failed: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin && !request.url().startsWith('data:'))
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
  return {
    async politely(): Promise<void> {
      expect({ elsewhere, failed, complaints }).toEqual({ elsewhere: [], failed: [], complaints: [] });
      expect(await page.context().cookies()).toEqual([]);
      expect(await page.evaluate(() => document.cookie)).toBe('');
      // A story file's page remembers, in this browser alone, what it said: for «ما تغيّر منذ زيارتك الأخيرة».
      const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
      expect(kept.map((key) => key.replace(/\d+$/, ''))).toEqual(kind === 'story-file' ? ['visit:'] : []);
    },
  };
}
