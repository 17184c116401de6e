/** `warraq verify [URL|FILE]`: whether what is published is what was published. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Config } from './configuration.ts';
import { openSession } from './session.ts';
import { type Checked, checkDaybook, type Visit } from './verify/check.ts';
import { exportSource } from './verify/export.ts';
import { newsroomSource } from './verify/newsroom.ts';
import { originOf, siteSource } from './verify/site.ts';
import type { DaybookSource } from './verify/source.ts';

export interface VerifyOptions {
  /** The key as it is known from elsewhere than the site. */
  key?: string;
  /** A file that `--save` wrote at an earlier visit. */
  since?: string;
  save?: string;
}

const visitFile = z.strictObject({ warraq: z.literal('visit'), key: z.string(), checkpoint: z.string() });
/** Milliseconds in which what was published a moment ago is entered, also where it never is quiet (jobs/daybook.ts). */
const moment = 6_000;
/** A site where something is published all the time is looked at so often. */
const mostRounds = 3;
/** Findings written out; beyond it they are counted. */
const mostTold = 100;

async function isFile(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Opens what is to be checked: the newsroom at hand when nothing is named. */
async function openSource(
  config: () => Config,
  what: string | null,
): Promise<DaybookSource & { name: string; live: boolean }> {
  if (what === null) {
    const session = await openSession(config(), { tell: (line) => process.stderr.write(`${line}\n`) });
    const source = newsroomSource(session.database.db, session.pictures);
    return { ...source, name: 'this newsroom', live: true, close: () => session.close() };
  }
  if (await isFile(what)) return { ...(await exportSource(what)), name: what, live: false };
  const origin = originOf(what);
  return { ...siteSource(origin), name: origin, live: true };
}

/** Checks, and says what it found on standard output; returns the exit status: 0 as published, 1 something differs. */
export async function verifyCommand(
  config: () => Config,
  what: string | null,
  { key, since, save }: VerifyOptions,
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<number> {
  const visit = since === undefined ? undefined : await readVisit(since);
  const source = await openSource(config, what);
  try {
    const options = { ...(key ? { key } : {}), ...(visit ? { since: visit } : {}) };
    let checked = await checkDaybook(source, options);
    // Published while it was being looked at: looked at again, as it stands now.
    for (let round = 1; round < mostRounds && checked.findings.length && source.live; round++) {
      await new Promise((resolve) => setTimeout(resolve, moment));
      if ((await source.checkpoint()) === checked.visit?.checkpoint) break;
      checked = await checkDaybook(source, options);
    }
    tellAll(source.name, checked, key ? 'given' : visit ? 'earlier' : 'own', print);
    if (save !== undefined && checked.visit && !checked.findings.length) {
      await writeFile(save, `${JSON.stringify({ warraq: 'visit', ...checked.visit }, null, 2)}\n`);
      print(`Kept in ${save} for the next visit: --since ${save}`);
    }
    return checked.findings.length ? 1 : 0;
  } finally {
    await source.close();
  }
}

async function readVisit(file: string): Promise<Visit> {
  try {
    const { key, checkpoint } = visitFile.parse(JSON.parse(await readFile(file, 'utf8')));
    return { key, checkpoint };
  } catch (error) {
    throw new Error(`${file} is not what \`warraq verify --save\` wrote: ${(error as Error).message}`);
  }
}

function tellAll(
  name: string,
  checked: Checked,
  key: 'given' | 'earlier' | 'own',
  print: (line: string) => void,
): void {
  const { checkpoint, findings, remarks, visit } = checked;
  print(`Daybook of ${name}`);
  if (checkpoint && visit) {
    print(`  signed by   ${visit.key}`);
    print(
      `              ${
        {
          given: 'the key that you gave',
          earlier: 'the key of your earlier visit, or one that the site gives now',
          own: 'the key that it gives itself: first use, trusted unseen. Give --key to compare with one from elsewhere',
        }[key]
      }`,
    );
    print(`  root        ${Buffer.from(checkpoint.root).toString('base64')}`);
    print(
      `  entries     ${checkpoint.size}: ${checked.versions} versions of ${checked.articles} articles` +
        `${checked.withdrawn ? `, ${checked.withdrawn} of withdrawn articles` : ''}` +
        `${checked.withheld ? `, ${checked.withheld} withheld` : ''}`,
    );
  }
  for (const remark of remarks.slice(0, mostTold)) print(`  ${remark}`);
  for (const { where, what } of findings.slice(0, mostTold)) print(`DIFFERS  ${where}: ${what}`);
  if (findings.length > mostTold) print(`… and ${findings.length - mostTold} more`);
  print(
    findings.length
      ? findings.length === 1
        ? 'One thing is not as it was published.'
        : `${findings.length} things are not as they were published.`
      : checkpoint
        ? 'Everything is as it was published.'
        : 'There is nothing to check.',
  );
}
