/** A story file's pages: the file itself, one issue, its claims, a year of its events, further articles. */
import { storyPath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import type { Reader } from '#database/connection.ts';
import { cardKeys, type Keyed } from '../keys.ts';
import { type Cursor, cursorText } from '../listing.ts';
import type { Site } from '../site.ts';
import type { ListView } from '../view.ts';
import { inStory, readArticlesIn } from './articles.ts';
import { readBackgrounds } from './backgrounds.ts';
import { readClaims } from './claims.ts';
import { readEvents, readYear } from './events.ts';
import { readFormer } from './former.ts';
import { readHead } from './head.ts';
import { readPositions } from './positions.ts';
import type {
  BackgroundsView,
  ClaimsView,
  FormerView,
  IssuePageView,
  PartiesView,
  StoryPageView,
  TimelineView,
} from './view.ts';

/** On the file's own page; further pages of the list are as long as any list's. */
const articlesShown = 10;
const claimsShown = 4;
const pageSize = 30;
/** Characters of positions, events and claims together: with more of them backgrounds have a page of their own. */
const fullFrom = 20_000;

/** The file: five queries whatever its size. `null` when readers have no such file. */
export async function readStoryPage(
  reader: Reader,
  site: Site,
  slug: string,
): Promise<Keyed<StoryPageView> | null> {
  const story = await readHead(reader, slug);
  if (!story) return null;
  const { id, language } = story.head;
  const [positions, claims, events, articles] = await Promise.all([
    readPositions(reader, { id, language, ...story }),
    readClaims(reader, id),
    readEvents(reader, { id, slug }, site.settings.timeZone),
    readArticlesIn(reader, site, inStory(id), articlesShown, null),
  ]);
  const { cards, next } = articles;
  const told = { issues: positions.issues, ...events.view, claims: claims.claims.slice(0, claimsShown) };
  const isFull = JSON.stringify(told).length > fullFrom;
  const { backgrounds, count } = story.background;
  return {
    view: {
      ...{ story: story.head, parties: story.parties, ...told },
      backgrounds: isFull ? [] : backgrounds,
      backgroundsLeft: isFull ? count : count - backgrounds.length,
      claimsLeft: Math.max(0, claims.claims.length - claimsShown),
      cards,
      next: next && `${story.head.path}?after=${cursorText(next)}`,
    },
    keys: [
      ...new Set([
        ...[...story.keys, ...story.background.keys, ...cardKeys(cards)],
        ...[...events.keys, ...positions.keys, ...claims.keys],
      ]),
    ],
  };
}

/** A further page of the file's articles. */
export async function readStoryList(
  reader: Reader,
  site: Site,
  slug: string,
  cursor: Cursor,
): Promise<(Keyed<ListView> & { language: Language }) | null> {
  const story = await readHead(reader, slug);
  if (!story) return null;
  const { cards, next } = await readArticlesIn(reader, site, inStory(story.head.id), pageSize, cursor);
  const { title, path } = story.head;
  return {
    view: {
      ...{ kind: 'story', title, description: '', path, cards, day: null },
      next: next && `${storyPath(slug)}?after=${cursorText(next)}`,
    },
    keys: [...story.keys, ...cardKeys(cards)],
    language: story.head.language,
  };
}

/** One issue, with every party's position and how it changed. `null` when readers know of no position on it. */
export async function readIssuePage(
  reader: Reader,
  slug: string,
  issue: number,
): Promise<Keyed<IssuePageView> | null> {
  const story = await readHead(reader, slug);
  if (!story) return null;
  const { issues, keys } = await readPositions(
    reader,
    { id: story.head.id, language: story.head.language, ...story },
    issue,
  );
  return issues[0]
    ? { view: { story: story.head, issue: issues[0] }, keys: [...new Set([...story.keys, ...keys])] }
    : null;
}

/** Everybody who takes part. */
export async function readPartiesPage(reader: Reader, slug: string): Promise<Keyed<PartiesView> | null> {
  const story = await readHead(reader, slug);
  return story && { view: { story: story.head, parties: story.parties }, keys: story.keys };
}

/** All backgrounds of a file. `null` when readers have none. */
export async function readBackgroundPage(
  reader: Reader,
  slug: string,
): Promise<Keyed<BackgroundsView> | null> {
  const story = await readHead(reader, slug);
  if (!story?.background.count) return null;
  const { backgrounds, keys } = await readBackgrounds(reader, story.head.id);
  return { view: { story: story.head, backgrounds }, keys: [...story.keys, ...keys] };
}

/** What its state of play was before. `null` when readers were never told it otherwise. */
export async function readFormerPage(reader: Reader, slug: string): Promise<Keyed<FormerView> | null> {
  const story = await readHead(reader, slug);
  if (!story?.head.former) return null;
  return {
    view: { story: story.head, former: await readFormer(reader, story.head.id) },
    keys: story.keys,
  };
}

/** All claims of a file that are in dispute or were changed. */
export async function readClaimsPage(reader: Reader, slug: string): Promise<Keyed<ClaimsView> | null> {
  const story = await readHead(reader, slug);
  if (!story) return null;
  const { claims, keys } = await readClaims(reader, story.head.id);
  return { view: { story: story.head, claims }, keys: [...story.keys, ...keys] };
}

/** A year of the file's events. `null` when readers know of none. */
export async function readTimeline(
  reader: Reader,
  site: Site,
  { slug, year }: { slug: string; year: number },
  cursor: Cursor | null,
): Promise<Keyed<TimelineView> | null> {
  const story = await readHead(reader, slug);
  if (!story) return null;
  const of = { story: story.head.id, slug, year, timeZone: site.settings.timeZone };
  const { events, next, keys } = await readYear(reader, of, cursor);
  return events.length
    ? { view: { story: story.head, year, events, next }, keys: [...story.keys, ...keys] }
    : null;
}
