import { defineConfig } from 'vitest/config';

/** Suites that need a newsroom's database; they run on each kind of PostgreSQL that Warraq may find. */
const newsroom = ['desk', 'edition', 'http', 'jobs'].map((folder) => `test/${folder}/**/*.test.ts`);
const common = { testTimeout: 60_000, hookTimeout: 120_000, setupFiles: ['test/support/properties.ts'] };

/** The API's doors: what they ask of a database is asked of both kinds by the suites of `desk`, so one kind is enough. */
const onOneServer = ['test/http/newsroom/**'];

const onPostgres = (binaries: 'npm' | 'installed') => ({
  test: {
    ...common,
    name: `newsroom on ${binaries} PostgreSQL`,
    include: newsroom,
    exclude: binaries === 'installed' ? onOneServer : [],
    globalSetup: ['test/support/postgres.ts'],
    env: { WARRAQ_TEST_POSTGRES: binaries },
    provide: { binaries },
  },
});

export default defineConfig({
  test: {
    // Two cores, and most suites talk to a PostgreSQL server that also wants one.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [...newsroom, 'test/database/**', 'test/operator/**'],
        },
      },
      {
        test: {
          ...common,
          name: 'server',
          include: ['test/database/**/*.test.ts', 'test/operator/**/*.test.ts'],
        },
      },
      onPostgres('npm'),
      onPostgres('installed'),
    ],
  },
});
