/** Where the pages of the edition under test stand. Found out once, before the first test (`set-up.ts`). */
import { slugOf } from '#arabic/slug.ts';
import { entityPath, storyPath, versionsPath } from '#article/address.ts';
import { correctedWords } from '#demo/corrected.ts';
import { demoEdition } from '#demo/edition.ts';
import type { DemoStory } from '#demo/story.ts';

export interface Place {
  headline: string;
  path: string;
}

export interface Edition {
  origin: string;
  dataFolder: string;
  /** The real page that the system is measured by; `null` where the fixture does not stand beside the project. */
  seed: Place | null;
  /** Demo stories by their key. */
  stories: Record<string, Place>;
  /** Key of a demo story so long that its body is folded. */
  long: string;
  /** A day on which demo stories were published: `2026/11/22` */
  day: string;
}

const variable = 'WARRAQ_E2E_EDITION';

export const tellEdition = (edition: Edition): void => {
  process.env[variable] = JSON.stringify(edition);
};

export function edition(): Edition {
  const told = process.env[variable];
  if (!told) throw new Error('The edition under test was not started: e2e/support/set-up.ts has not run.');
  return JSON.parse(told) as Edition;
}

/** A story's headline as it stands after its corrections. */
export const headlineNow = (story: DemoStory): string =>
  (story.corrections ?? []).reduce((words, correction) => correctedWords(words, correction), {
    headline: story.headline,
    standfirst: story.standfirst,
    body: story.body,
  }).headline;

/** The first demo story that fits, and where it stands. */
export function storyThat(fits: (story: DemoStory) => boolean): { story: DemoStory; place: Place } {
  const story = demoEdition.stories.find(fits);
  if (!story) throw new Error('The demo edition has no such story.');
  return { story, place: placeOf(story.key) };
}

export function placeOf(key: string): Place {
  const place = edition().stories[key];
  if (!place) throw new Error(`The story ${key} is not in the list of the running site.`);
  return place;
}

const plain = (story: DemoStory) => story.language === 'ar' && story.kind === 'news' && !story.corrections;
export const pictured = () => storyThat((story) => plain(story) && story.picture !== undefined);
export const corrected = () =>
  storyThat((story) => story.corrections?.some(({ kind }) => kind === 'correction') ?? false);
export const retracted = () =>
  storyThat((story) => story.corrections?.some(({ kind }) => kind === 'retraction') ?? false);
export const opinion = () => storyThat((story) => story.kind === 'opinion');
export const translation = () => storyThat((story) => story.translationOf !== undefined);

/** The demo's story file, and an entity that takes part in it. */
export const fileTold = () => {
  const file = demoEdition.files[0]!;
  return { file, path: storyPath(slugOf(file.title)), entity: entityPath(slugOf(file.entities[0]!.name)) };
};

/** Every kind of page, by a short name. Addresses are as readers see them: Arabic letters. */
export function pageKinds(): Record<string, string> {
  const { seed, long, day } = edition();
  const versions = versionsPath(Number(/^\/a\/(\d+)/.exec(corrected().place.path)![1]));
  return {
    home: '/',
    section: '/s/العالم',
    subsection: '/s/العالم/آسيا',
    opinions: '/s/رأي',
    ...(seed ? { seed: seed.path } : {}),
    article: pictured().place.path,
    long: placeOf(long).path,
    corrected: corrected().place.path,
    versions,
    version: `${versions}/1`,
    difference: `${versions}/2/diff`,
    retracted: retracted().place.path,
    opinion: opinion().place.path,
    live: placeOf('strait-live').path,
    desk: '/desk/قسم-العلاقات-الدولية',
    person: `/by/${demoEdition.people[0]!.slug}`,
    topic: `/topic/${demoEdition.topics[0]!.slug}`,
    day: `/archive/${day}`,
    'story-file': fileTold().path,
    'story-former': `${fileTold().path}/former`,
    'story-background': `${fileTold().path}/background`,
    'story-claims': `${fileTold().path}/claims`,
    entity: fileTold().entity,
    'story-files': '/stories',
    corrections: '/corrections',
    about: '/about',
    menu: '/menu',
    search: '/search',
    found: '/search?q=المضيق',
    nothing: '/search?q=قزقزق',
    missing: '/لا-شيء-هنا',
    english: '/en',
    'english-section': '/s/english',
    'english-article': translation().place.path,
    'english-search': '/en/search?q=strait',
  };
}

/** For one test a kind. Where no edition was started the one entry fails, rather than all being gone unnoticed. */
export const everyKind = (): [kind: string, address: string][] =>
  process.env[variable] ? Object.entries(pageKinds()) : [['not started', '/']];
