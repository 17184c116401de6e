/** What axe finds on a page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Every violation with its first elements; throws where axe looked at next to nothing. Frames are left out: what they
 * show are readers' pages, looked at for themselves, and axe waits for ever in one that may run no script.
 */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(tags).exclude('iframe').analyze();
  // A page that was not looked at has no violations either.
  expect(found.passes.length).toBeGreaterThan(10);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}
