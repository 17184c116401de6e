/** What axe finds on a page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a theme can break: everything else is the same page, looked at once. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * Every violation with its first elements; throws where axe looked at next to nothing. Frames are left out: what they
 * show are readers' pages, looked at for themselves, and axe waits for ever in one that may run no script.
 * `'colours'`: of a page that was looked at in its other theme, only what depends on that.
 */
export async function violations(
  page: Page,
  what: 'everything' | 'colours' = 'everything',
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).exclude('iframe');
  const found = await (what === 'colours' ? axe.withRules(ofColours) : axe.withTags(tags)).analyze();
  // A page that was not looked at has no violations either.
  expect(found.passes.length).toBeGreaterThanOrEqual(what === 'colours' ? 1 : 11);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}
