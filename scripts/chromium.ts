/** Where this machine keeps a Chromium, for the tests in a browser and for the set-up that installs one. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** `find('java')` → `'/usr/bin/java'`, or `undefined` when no folder of PATH has such a program. */
export function find(program: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    if (folder === '') continue;
    const candidate = path.join(folder, program);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

/** WARRAQ_CHROMIUM if it is set, else the first of the usual names that is installed. */
export function findChromium(): string | undefined {
  if (process.env.WARRAQ_CHROMIUM) return process.env.WARRAQ_CHROMIUM;
  return names.map(find).find((found) => found !== undefined);
}
