/** A site's daybook, over the network. */
import { tilePath } from '#daybook/tiles.ts';
import { compareCoverage, coverageOn, olderOn } from './coverage.ts';
import { comparePage } from './page.ts';
import type { DaybookSource } from './source.ts';

/** Milliseconds for one answer, bytes of one, tries. */
const limits = { milliseconds: 30_000, bytes: 32 << 20, tries: 3, redirects: 3 };

interface Answer {
  status: number;
  bytes: Uint8Array;
}

/** A request that goes nowhere but to this origin, ends in time, and takes no more than it can hold. */
async function ask(origin: string, path: string, redirects = limits.redirects): Promise<Answer> {
  const response = await fetch(new URL(path, `${origin}/`), {
    redirect: 'manual',
    signal: AbortSignal.timeout(limits.milliseconds),
    headers: { 'user-agent': 'warraq-verify', 'cache-control': 'no-cache' },
  });
  const location = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && location) {
    await response.body?.cancel();
    const to = new URL(location, response.url);
    if (to.origin !== origin) throw new Error(`${path} leads away from the site, to ${to.origin}`);
    if (redirects === 0) throw new Error(`${path} leads on without end`);
    return ask(origin, to.pathname + to.search, redirects - 1);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > limits.bytes) throw new Error(`${path} has more than ${limits.bytes} bytes`);
    parts.push(part);
  }
  return { status: response.status, bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** The origin that an address names. Throws when it is no address of a site. */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Error(`«${address}» is neither a file nor a site’s address such as https://news.example`);
  return url.origin;
}

export function siteSource(origin: string): DaybookSource {
  const get = async (path: string): Promise<Answer> => {
    for (let tries = 1; ; tries++)
      try {
        const answer = await ask(origin, path);
        if (tries === limits.tries || (answer.status !== 429 && answer.status !== 503)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 1_000 * tries));
      } catch (error) {
        if (tries === limits.tries || (error as Error).message.startsWith(path)) throw error;
      }
  };
  const text = async (path: string): Promise<string | null> => {
    const { status, bytes } = await get(path);
    if (status === 404) return null;
    if (status !== 200) throw new Error(`${origin}${path} answers ${status}`);
    return new TextDecoder().decode(bytes);
  };
  const isGone = async (hash: string) => (await get(`/media/${hash}/320.jpg`)).status === 410;
  return {
    keys: async () => (await text('/log/key'))?.split('\n').filter(Boolean) ?? [],
    checkpoint: () => text('/log/checkpoint'),
    tile: async (tile) => {
      const { status, bytes } = await get(`/log/${tilePath(tile)}`);
      return status === 200 ? bytes : null;
    },
    record: async (article, version) => {
      const { status, bytes } = await get(`/a/${article}/versions/${version}.json`);
      if (status === 200) return { bytes };
      if (status === 410) return { withdrawn: true };
      if (status === 451) {
        const { withheld } = JSON.parse(new TextDecoder().decode(bytes)) as { withheld?: unknown };
        return { withheld: String(withheld) };
      }
      return { missing: `the site answers ${status}` };
    },
    shown: async (article, newest, report, { coverage, remark }) => {
      const { status, bytes } = await get(`/a/${article}`);
      if (newest === null) {
        if (status !== 410 && status !== 404)
          report(`article ${article}, its page`, 'it is shown, and the daybook says that it was withdrawn');
      } else if (status !== 200) report(`article ${article}, its page`, `the site answers ${status}`);
      else {
        const page = new TextDecoder().decode(bytes);
        await comparePage(page, newest, { isGone, report });
        const seen = coverageOn(page);
        const where = `article ${article}, its coverage`;
        if (seen) {
          for (let at = 1; ; at++) {
            const older = olderOn((await text(`/a/${article}/live/${at}`)) ?? '');
            if (!older.length) break;
            seen.entries.push(...older);
          }
          compareCoverage(where, seen, coverage, report, remark);
        } else if (coverage.upTo > 0 && newest.kind === 'live') report(where, 'it is not on the page');
      }
    },
    close: async () => {},
  };
}
