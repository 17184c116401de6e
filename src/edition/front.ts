/**
 * Fronts that arrange themselves as an editor would: a lead, seconds, the newest by time, bands by section. What an
 * editor pinned stands where it was pinned; the rest closes up around it.
 */
import type { Language } from '#article/article.ts';
import { type Front, frontKey, frontName, frontSlots, listOfFront } from '#article/front.ts';
import type { Reader } from '#database/connection.ts';
import { cardKeys, type Keyed } from './keys.ts';
import { cursorText, type PinnedCard, type ProposedPins, readLists } from './listing.ts';
import type { SectionEntry, Site } from './site.ts';
import { readRunning } from './stories/list.ts';
import type { ArticleCard, FrontBand, FrontView } from './view.ts';

const newestRead = 40;
const bandCards = 6;
/** Sections that have a band on the home front: the first of the tree. The menu leads to the others. */
const homeBands = 10;
const opinionCards = 6;
const latestShown = 12;
/** Every slot but the lead's. */
const secondsShown = frontSlots.length - 1;
/** Milliseconds by which a band's opening story may be older than its newest. */
const bandReach = 48 * 3_600_000;
/** How far down the newest an article may stand and still lead. */
const leadReach = 12;

/** Takes cards in order, each article once on a page. */
class Deal {
  readonly dealt = new Set<number>();
  /** Cards that have their place already. */
  constructor(placed: Iterable<ArticleCard>) {
    for (const card of placed) this.dealt.add(card.id);
  }
  take(
    cards: ArticleCard[],
    count: number,
    fits: (card: ArticleCard) => boolean = () => true,
  ): ArticleCard[] {
    const taken: ArticleCard[] = [];
    for (const card of cards) {
      if (taken.length === count) break;
      if (this.dealt.has(card.id) || !fits(card)) continue;
      this.dealt.add(card.id);
      taken.push(card);
    }
    return taken;
  }
}

const reported = (card: ArticleCard): boolean => card.kind !== 'opinion' && card.kind !== 'brief';
const pictured = (card: ArticleCard): boolean => reported(card) && card.picture !== null;

/** A front as readers see it, with what of it is pinned. */
export interface ArrangedFront extends Keyed<FrontView> {
  pins: PinnedCard[];
  /** When it is to be made anew because a pin falls out; `null`: no pin has an hour. */
  until: Date | null;
}

function arrange(
  deal: Deal,
  newest: ArticleCard[],
  pins: PinnedCard[],
): Pick<FrontView, 'lead' | 'seconds' | 'latest'> {
  const pinned = new Map(pins.map(({ place, card }) => [place, card]));
  const first = pinned.get(0) ?? leadOf(deal, newest);
  const own = beside(deal, newest, first, secondsShown - pins.filter(({ place }) => place > 0).length);
  // Where there is too little news to fill every place, what there is moves up.
  const [lead = null, ...seconds] = [
    first,
    ...frontSlots.slice(1).map((_, index) => pinned.get(index + 1) ?? own.shift()),
  ].filter((card) => card !== null && card !== undefined);
  // The column of times leaves nothing out: a reader scans it for what is new, wherever else it stands.
  const latest = newest.filter((card) => card.id !== lead?.id).slice(0, latestShown);
  return { lead, seconds, latest };
}

function leadOf(deal: Deal, newest: ArticleCard[]): ArticleCard | null {
  const near = newest.slice(0, leadReach);
  const [lead] = deal.take(near, 1, pictured);
  return lead ?? deal.take(near, 1, reported)[0] ?? deal.take(newest, 1)[0] ?? null;
}

function beside(deal: Deal, newest: ArticleCard[], first: ArticleCard | null, count: number): ArticleCard[] {
  // One picture does not stand beside itself, though two stories may share it.
  const other = (card: ArticleCard) => pictured(card) && card.picture?.hash !== first?.picture?.hash;
  const seconds = deal.take(newest.slice(0, leadReach * 2), count, other);
  // An archive without pictures still has news: words fill the places.
  return [...seconds, ...deal.take(newest, count - seconds.length, reported)];
}

/** The home front of a language: two queries whatever the archive's size. `proposed`: pins that are tried out. */
export async function readHome(
  reader: Reader,
  site: Site,
  language: Language,
  mostRead: ArticleCard[],
  proposed?: ProposedPins,
): Promise<ArrangedFront> {
  const front = { home: language };
  const roots = site.roots.filter((root) => root.language === language).slice(0, homeBands);
  const newestList = listOfFront(front);
  const opinionList = `kind:opinion:${language}`;
  const [{ lists, pins }, running] = await Promise.all([
    readLists(
      reader,
      site,
      [
        [newestList, newestRead],
        [opinionList, opinionCards],
        ...roots.map((root): [string, number] => [`section:${root.id}`, bandCards + secondsShown + 1]),
      ],
      { front: frontName(front), list: newestList, proposed },
    ),
    readRunning(reader, language),
  ]);
  const deal = new Deal(pins.map(({ card }) => card));
  const opening = arrange(deal, lists.get(newestList)!, pins);
  const opinion = deal.take(lists.get(opinionList)!, opinionCards);
  const bands = bandsOf(deal, roots, lists);
  const view: FrontView = {
    ...{ section: null, running: running.view, ...opening },
    ...{ bands, opinion, mostRead, next: null },
  };
  const home = arranged(front, view, lists, pins);
  return { ...home, keys: [...home.keys, ...running.keys] };
}

/** A front with the keys of all that it shows, and until when it shows that. */
function arranged(
  front: Front,
  view: FrontView,
  lists: Map<string, ArticleCard[]>,
  pins: PinnedCard[],
): ArrangedFront {
  const hours = pins.flatMap(({ until }) => until?.getTime() ?? []);
  return {
    view,
    pins,
    keys: [frontKey(front), ...lists.keys(), ...frontKeys(view)],
    until: hours.length ? new Date(Math.min(...hours)) : null,
  };
}

function bandsOf(deal: Deal, sections: SectionEntry[], lists: Map<string, ArticleCard[]>): FrontBand[] {
  return sections.flatMap((section) => {
    const cards = deal.take(
      lists.get(`section:${section.id}`)!,
      bandCards,
      (card) => card.kind !== 'opinion',
    );
    return cards.length
      ? [{ title: { name: section.name, path: section.path }, cards: pictureFirst(cards) }]
      : [];
  });
}

/** A band opens with its newest picture, unless the words before it are much newer. */
function pictureFirst(cards: ArticleCard[]): ArticleCard[] {
  const place = cards.findIndex((card) => card.picture !== null);
  const [newest, opener] = [cards[0], cards[place]];
  if (!newest || !opener || newest.published.getTime() - opener.published.getTime() > bandReach) return cards;
  return [opener, ...cards.filter((card) => card !== opener)];
}

/** A section's front: its own newest arranged, a band for each sub-section, then the plain list goes on. */
export async function readSectionFront(
  reader: Reader,
  site: Site,
  section: SectionEntry,
  mostRead: ArticleCard[],
  proposed?: ProposedPins,
): Promise<ArrangedFront> {
  const front = { section: section.id };
  const own = listOfFront(front);
  const children = section.children as SectionEntry[];
  const { lists, pins } = await readLists(
    reader,
    site,
    [
      [own, newestRead],
      ...children.map((child): [string, number] => [`section:${child.id}`, bandCards + secondsShown + 1]),
    ],
    { front: frontName(front), list: own, proposed },
  );
  const newest = lists.get(own)!;
  const deal = new Deal(pins.map(({ card }) => card));
  const opening = arrange(deal, newest, pins);
  const last = newest.at(-1);
  const view: FrontView = {
    section: {
      name: section.name,
      path: section.path,
      // What stands above it: its own name is the heading.
      trail: section.trail.slice(0, -1),
      children: children.map(({ name, path }) => ({ name, path })),
    },
    running: [],
    ...opening,
    // Sections hold opinion too: here nothing has a strip of its own, so the column of the newest shows all.
    latest: newest.filter((card) => card.id !== opening.lead?.id && !opening.seconds.includes(card)),
    bands: bandsOf(deal, children, lists),
    opinion: [],
    mostRead,
    next: newest.length === newestRead && last ? `${section.path}?after=${cursorText(last)}` : null,
  };
  return arranged(front, view, lists, pins);
}

function frontKeys(view: FrontView): string[] {
  const shown = [
    view.lead ?? [],
    view.seconds,
    view.latest,
    view.bands.map((band) => band.cards),
    view.opinion,
    view.mostRead,
  ];
  return cardKeys(shown.flat(2));
}
