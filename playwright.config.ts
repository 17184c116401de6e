/**
 * Tests in a real browser, against the real program. Readers' specs run on a phone's and on a desktop's page;
 * what machines read is asked once.
 */
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.ts';

const executablePath = findChromium();
if (executablePath === undefined)
  throw new Error(
    'No Chromium is installed: apt-get install -y --no-install-recommends chromium (or set WARRAQ_CHROMIUM).',
  );

const machines = ['feeds.spec.ts', 'valid.spec.ts', 'headers.spec.ts'];
/** What is done at a desk, and takes the widths that it needs itself; every screen is looked at on a phone too. */
const atADesk = [
  ...[
    'comments',
    'fronts',
    'passkeys',
    'pictures',
    'publish',
    'sign-out',
    'sourcing',
    'stories',
    'suggestions',
  ].map((name) => `newsroom-${name}.spec.ts`),
  'live.spec.ts',
];
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 900 } };

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/set-up.ts',
  outputDir: 'test-results',
  // One instance serves all of them, on two cores that it and the browser share.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'ar',
    timezoneId: 'Asia/Riyadh',
    trace: 'off',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'phone', testIgnore: [...machines, ...atADesk], use: phone },
    { name: 'desktop', testIgnore: machines, use: desktop },
    { name: 'machines', testMatch: machines, use: desktop },
  ],
});
