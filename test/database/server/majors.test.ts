import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSite, hasInstalled, hasNpm, type TestSite } from './site.ts';

const skip =
  hasInstalled && hasNpm ? '' : ' (skipped: needs both an installed PostgreSQL and the one from npm)';

describe.skipIf(skip !== '')(`Two major versions on one machine${skip}`, () => {
  let site: TestSite;
  beforeEach(() => {
    site = buildSite();
  });
  afterEach(() => site.remove());

  for (const [maker, other] of [
    ['npm', 'installed'],
    ['installed', 'npm'],
  ] as const) {
    it(`opens a database made by the ${maker} binaries with those, and never with ${other} ones of another version`, async () => {
      const first = await site.open(maker);
      await first.close();
      const reopened = await site.open('auto');
      expect(reopened.version).toBe(first.version);
      expect(reopened.description).toContain(maker);
      await reopened.close();
      const outcome = await site.open(other).catch((error: Error) => error);
      if (outcome instanceof Error) {
        expect(outcome.message).toContain(`and only PostgreSQL ${first.version} can open it`);
      } else {
        // Both are of one major version here: then either may open it.
        await outcome.close();
        expect(outcome.version).toBe(first.version);
      }
      const record = JSON.parse(readFileSync(path.join(site.dataFolder, 'postgres.json'), 'utf8'));
      expect(record.madeBy.source).toBe(maker);
    });
  }

  it('names what is needed when a named folder holds no server', async () => {
    await expect(site.open('/nonexistent')).rejects.toThrow(/\/nonexistent\/bin: there is no postgres/);
  });
});
