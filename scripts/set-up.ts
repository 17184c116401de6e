/**
 * Puts on a Debian machine what the tests need beyond Node: Chromium, a Java runtime for the Nu checker, and
 * PostgreSQL programs beside those from npm. Only root can; an ordinary user's tests use what is there and skip,
 * with the reason, what is not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { find, findChromium } from './chromium.ts';

interface Need {
  /** What it is for, in the words of a message. */
  what: string;
  package: string;
  isThere: () => boolean;
  before?: () => void;
}

/** The first major version of PostgreSQL that Warraq runs on. */
const oldestPostgres = 15;

function hasPostgres(): boolean {
  const folder = '/usr/lib/postgresql';
  return (
    find('postgres') !== undefined ||
    (existsSync(folder) && readdirSync(folder).some((major) => Number(major) >= oldestPostgres))
  );
}

/** Debian's package makes and starts a cluster of its own, unless it is told before that none is wanted. */
function wantNoCluster(): void {
  const folder = '/etc/postgresql-common';
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/createcluster.conf`, 'create_main_cluster = false\n');
}

const needs: Need[] = [
  {
    what: 'Chromium, for the tests in a browser',
    package: 'chromium',
    isThere: () => findChromium() !== undefined,
  },
  {
    what: 'Java, for the Nu HTML checker',
    package: 'default-jre-headless',
    isThere: () => find('java') !== undefined,
  },
  {
    what: 'PostgreSQL as a machine has it installed',
    package: 'postgresql',
    isThere: hasPostgres,
    before: wantNoCluster,
  },
];

function apt(...args: string[]): void {
  const ran = spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (ran.status !== 0)
    throw new Error(
      `apt-get ${args.join(' ')} failed:\n${(ran.stderr || ran.stdout || String(ran.error)).trim()}`,
    );
}

/** Installs what is missing, as far as this user may; says what it does and what stays missing. */
export function setUp(): void {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && find('apt-get') !== undefined;
  if (!mayInstall) {
    for (const need of missing)
      console.log(`Not here: ${need.what} (apt-get install --no-install-recommends ${need.package}).`);
    return;
  }
  console.log(`Installing ${missing.map((need) => need.package).join(', ')}…`);
  try {
    apt('update');
  } catch (error) {
    // What is known of packages from before may still do.
    console.log((error as Error).message);
  }
  for (const need of missing) {
    need.before?.();
    try {
      apt('install', '-y', '--no-install-recommends', need.package);
    } catch (error) {
      console.log(`Without ${need.what}: ${(error as Error).message}`);
    }
  }
}
