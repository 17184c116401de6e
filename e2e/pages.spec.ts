/**
 * Every kind of page as a picture, to be looked at by people; and what a machine can see: of its setting, with axe, and of what
 * it does behind the reader's back, which is nothing.
 */
import { violations } from './support/axe.ts';
import { everyKind } from './support/places.ts';
import { expect, test } from './support/test.ts';
import { watch } from './support/watch.ts';

for (const [kind, address] of everyKind())
  test(`The ${kind} page fits its screen, stands in no one’s way in either theme, and asks nobody else for anything`, async ({
    page,
    baseURL,
  }) => {
    const watched = watch(page, { origin: baseURL!, kind });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(address);
    const unseen = await page.evaluate(async () => {
      // A picture that waits for a reader to come near it would stay away from a picture of the whole page.
      for (const image of document.images) image.loading = 'eager';
      await document.fonts.ready;
      return Promise.all([...document.images].map((image) => image.decode().catch(() => image.currentSrc)));
    });
    expect(unseen.filter(Boolean)).toEqual([]);
    const { width } = page.viewportSize()!;
    // What a page does behind the reader's back and its colours do not depend on the width of the window.
    const isWide = width > 1000;
    if (isWide) {
      await page.waitForLoadState('networkidle');
      await watched.politely();
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `screenshots/${kind}-${width}-${colorScheme}.png`, fullPage: true });
      if (colorScheme === 'dark' && !isWide) continue;
      expect(await violations(page, colorScheme === 'light' ? 'everything' : 'colours'), colorScheme).toEqual(
        [],
      );
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    const loaded = await page.evaluate(() =>
      [...document.fonts]
        .filter((face) => face.status === 'loaded')
        .map((face) => face.family.replaceAll('"', '')),
    );
    expect(loaded).toContain('Text');
    expect(loaded).toContain('Headline');
  });
