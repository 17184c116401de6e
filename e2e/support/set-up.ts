/**
 * Starts the real program on an empty folder, as on a first day: it makes its database, plants the demo edition
 * and serves. Then the real page of copy goes in at the command line while the site runs. Stopping it is
 * a test too: it must leave with 0 and take its database server with it.
 */
import { existsSync } from 'node:fs';
import { demoEdition } from '#demo/edition.ts';
import { makeNewsroom, type Newsroom, type RunningSite, seedPage } from '#test/operator/program.ts';
import { headlineNow, type Place, tellEdition } from './places.ts';

export default async function setUp(): Promise<() => Promise<void>> {
  const newsroom = await makeNewsroom();
  try {
    const site = await newsroom.start({ WARRAQ_DEMO: 'auto' });
    await discover(newsroom, site);
    return () => tearDown(newsroom, site);
  } catch (error) {
    await newsroom.remove();
    throw error;
  }
}

async function discover(newsroom: Newsroom, { origin }: RunningSite): Promise<void> {
  if (existsSync(seedPage)) {
    const { code, stdout, stderr } = await newsroom.run(['import', seedPage, '--publish']);
    if (code !== 0 || !stdout.includes('imported 1,'))
      throw new Error(`The seed page was not imported:\n${stdout}${stderr}`);
  }
  const listed = await newsroom.run(['list', '--limit', '1000']);
  const rows = listed.stdout.split('\n').map((line) => line.split('\t'));
  const at = (headline: string): Place | null => {
    const path = rows.find((row) => row[4] === headline)?.[3];
    return path ? { headline, path } : null;
  };
  const stories: Record<string, Place> = {};
  for (const story of demoEdition.stories) {
    const place = at(headlineNow(story));
    if (!place)
      throw new Error(`\`warraq list\` does not know the demo story ${story.key}:\n${listed.stderr}`);
    stories[story.key] = place;
  }
  const longest = demoEdition.stories
    .filter(({ language }) => language === 'ar')
    .sort((a, b) => JSON.stringify(b.body).length - JSON.stringify(a.body).length)[0]!;
  // The newest day may be today; one before it has neighbours on both sides.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Riyadh' }).format(
    Date.now() - 2 * 86_400_000,
  );
  tellEdition({
    origin,
    dataFolder: newsroom.dataFolder,
    seed: existsSync(seedPage)
      ? at('وفد من «حماس» يصل موسكو لبحث سبل وقف الحرب في غزة وتعزيز الجهود الدبلوماسية')
      : null,
    stories,
    long: longest.key,
    day: day.replaceAll('-', '/'),
  });
}

async function tearDown(newsroom: Newsroom, site: RunningSite): Promise<void> {
  try {
    const code = await site.stop();
    if (code !== 0) throw new Error(`The program left with ${code} when asked to stop:\n${site.told()}`);
    const left = newsroom.postgres();
    if (left.length > 0)
      throw new Error(`The program left and its database server stayed: ${left.join(', ')}`);
  } finally {
    await newsroom.remove();
  }
}
