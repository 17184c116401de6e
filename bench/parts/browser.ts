/** First paint on a phone's network: 400 ms round trips, 400 kbit/s, a processor a quarter as fast. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { median, report, round } from '../support/measure.ts';
import { startProgram } from '../support/program.ts';
import { articlePath } from './serving.ts';

const visits = 5;
const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

interface Paint {
  fcp: number;
  lcp: number;
  cls: number;
}

/** One visit with nothing in the browser's cache. */
async function visit(browser: Browser, address: string): Promise<Paint> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    locale: 'ar',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 400_000 / 8,
    uploadThroughput: 400_000 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.cls += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'load', timeout: 60_000 });
  await page.waitForTimeout(1_500);
  const paint = await page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { lcp: number; cls: number } };
    const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { fcp, ...seen };
  });
  await context.close();
  return paint;
}

export async function browser(data: string, article: number): Promise<boolean> {
  const executablePath = process.env.CHROMIUM ?? candidates.find((path) => existsSync(path));
  if (!executablePath) {
    report('first paint in a browser', 'not measured: no Chromium here (apt-get install chromium)');
    return false;
  }
  const program = await startProgram(data);
  const chrome = await chromium.launch({ executablePath, args: flags.split(' ') });
  const results: boolean[] = [];
  for (const [name, path] of [
    ['article', await articlePath(program.origin, article)],
    ['home', '/'],
  ] as const) {
    await visit(chrome, program.origin + path);
    const paints: Paint[] = [];
    for (let time = 0; time < visits; time++) paints.push(await visit(chrome, program.origin + path));
    const fcp = median(paints.map((paint) => paint.fcp));
    const cls = Math.max(...paints.map((paint) => paint.cls));
    results.push(
      report(
        `${name}: first contentful paint (≤ 1,200 ms)`,
        `${Math.round(fcp)} ms; largest ${Math.round(median(paints.map((paint) => paint.lcp)))} ms`,
        fcp <= 1_200,
      ),
      report(`${name}: layout shift, worst of ${visits} (≤ 0.01)`, String(round(cls, 4)), cls <= 0.01),
    );
  }
  await chrome.close();
  await program.stop();
  return results.every(Boolean);
}
