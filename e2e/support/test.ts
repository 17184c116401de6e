/** `test` and `expect` of these specs: addresses stand on the site that the set-up started. */
import { test as base, type Page } from '@playwright/test';
import { edition } from './places.ts';

export { expect } from '@playwright/test';

export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter
  baseURL: async ({}, use) => use(edition().origin),
});

/** Without a script: what old phones, text browsers and careful readers have. */
export const withoutScript = { javaScriptEnabled: false };

/** Text of an element that has one, without the spaces around it. */
export const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').trim();

/** Address of the page as people read it, without the site. */
export const pathOf = (page: Page): string => decodeURI(new URL(page.url()).pathname);

/** The element that has the focus, as a reader of the source would name it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at ? at.id || at.getAttribute('href') || at.textContent?.trim() || at.tagName : '';
  });
