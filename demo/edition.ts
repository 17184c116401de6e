/** The whole demo edition: what a first start shows. Every place, person and institution in it is invented. */
import type { DemoFile } from './file.ts';
import { straitFile } from './files/strait.ts';
import { pictureNames } from './pictures.ts';
import { type DemoSection, sections } from './sections.ts';
import { site } from './site.ts';
import { type DemoDesk, type DemoPerson, desks, people } from './staff.ts';
import { culture } from './stories/culture.ts';
import { economy } from './stories/economy.ts';
import { english } from './stories/english.ts';
import { league } from './stories/league.ts';
import { local } from './stories/local.ts';
import { money } from './stories/money.ts';
import { mosaic } from './stories/mosaic.ts';
import { opinion } from './stories/opinion.ts';
import { politics } from './stories/politics.ts';
import { science } from './stories/science.ts';
import { strait } from './stories/strait.ts';
import { water } from './stories/water.ts';
import { world } from './stories/world.ts';
import type { DemoStory } from './story.ts';
import { type DemoTopic, topics } from './topics.ts';

export interface DemoEdition {
  site: typeof site;
  /** Parents before children. */
  sections: DemoSection[];
  desks: DemoDesk[];
  people: DemoPerson[];
  topics: DemoTopic[];
  /** Names for `pictureFile`. */
  pictures: readonly string[];
  /** Oldest first: the order in which to publish them. */
  stories: DemoStory[];
  /** Story files. */
  files: DemoFile[];
}

export const demoEdition: DemoEdition = {
  site,
  sections,
  desks,
  people,
  topics,
  pictures: pictureNames,
  stories: [
    ...[strait, water, money, mosaic, league],
    ...[politics, world, economy, local, culture, science, opinion, english],
  ]
    .flat()
    .sort((a, b) => b.hoursAgo - a.hoursAgo),
  files: [straitFile],
};
