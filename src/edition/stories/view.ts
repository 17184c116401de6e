/** Story files and entities as readers see them: the contract between `edition/stories` and `html/story-file`. */

import type { Language } from '#article/article.ts';
import type { Run } from '#article/compare.ts';
import type { ClaimState } from '#article/story/claim.ts';
import type { EntityKind } from '#article/story/entity.ts';
import type { Moment } from '#article/story/moment.ts';
import type { AnonymityReason, SourceKind } from '#article/story/source.ts';
import type { Stance } from '#article/story/statement.ts';
import type { EventStatus, Outcome, PartyRole, StoryStatus } from '#article/story/story.ts';
import type { ArticleCard, Place } from '../view.ts';

export interface StoryHead {
  id: number;
  title: string;
  path: string;
  language: Language;
  status: StoryStatus;
  /** The state of play. */
  summary: string;
  /** Since when it is told like that; `null` when nothing is told yet. */
  summaryAt: Date | null;
  /** How often readers were told it otherwise before. */
  former: number;
}

/** The state of play as it was: its words, and what became of them in the next. */
export interface FormerPlay {
  from: Date;
  until: Date;
  runs: Run[];
}
export interface FormerView {
  story: StoryHead;
  /** Newest first. */
  former: FormerPlay[];
}

export interface PartyView extends Place {
  id: number;
  entity: number;
  kind: EntityKind;
  role: PartyRole;
  /** Its place among the parties, by role first: the same wherever they stand side by side. */
  place: number;
  /** Days, `YYYY-MM-DD`. */
  from: string | null;
  to: string | null;
}

export interface SourceView {
  id: number;
  kind: SourceKind;
  label: string;
  /** Page of the entity that it is, or speaks for. */
  path: string | null;
  /** Where a document stands. */
  address: string | null;
  /** Why it is not named. */
  reason: AnonymityReason | null;
  reasonNote: string;
}

export interface StatementView {
  id: number;
  said: Moment;
  place: string;
  medium: string;
  /** As readers get them; '' for what was withdrawn. */
  words: string;
  /** Of the words. */
  language: string;
  /** Where the words are a rendering: what was said, in its language, and who translated it. */
  original: { text: string; language: string; translator: string } | null;
  source: SourceView;
  /** What readers are told of it; `null` for what stands. */
  withdrawn: { note: string } | null;
  /** Where it was first published: the paragraph. */
  cited: { headline: string; path: string };
}

/** Where one party stands on one issue. */
export interface PositionView {
  party: PartyView;
  /** `null`: all it said was withdrawn. */
  latest: StatementView | null;
  /** Newest first, withdrawn ones in their places. */
  before: StatementView[];
  /** Older ones that are not among these. */
  left: number;
}

export interface IssueView {
  id: number;
  title: string;
  path: string;
  positions: PositionView[];
  /** Parties that have said nothing that readers were told. */
  silent: PartyView[];
  /** Positions that are on the issue's own page only. */
  left: number;
}

/** One voice on a claim. */
export interface VoiceView {
  stance: Stance;
  said: Moment;
  source: SourceView;
  withdrawn: boolean;
}

export interface FigureView {
  low: number;
  high: number;
  unit: string;
}

export interface ClaimView {
  id: number;
  text: string;
  state: ClaimState;
  figure: FigureView | null;
  /** Newest first. */
  voices: VoiceView[];
  /** Claims whose place it took, newest first. */
  before: { id: number; text: string; figure: FigureView | null }[];
  /** Claims that cannot be true with it. */
  against: string[];
}

export interface EventView {
  id: number;
  title: string;
  when: Moment;
  place: string;
  status: EventStatus;
  outcome: Outcome | null;
  /** It is expected, and its hour is over: nobody has said yet what became of it. */
  overdue: boolean;
  /** The article that tells it. */
  article: { headline: string; path: string } | null;
  /** Labels of who says so. */
  by: string[];
}

/** A paragraph that the file's articles take as it stands. */
export interface BackgroundView {
  id: number;
  text: string;
  /** Whose statement it rests on, where readers know of it. */
  by: string | null;
}

export interface StoryPageView {
  story: StoryHead;
  /** As the desk ordered them; none where the page is full without them. */
  backgrounds: BackgroundView[];
  /** Backgrounds that are on their own page only. */
  backgroundsLeft: number;
  /** By role, then as the desk ordered them. */
  parties: PartyView[];
  issues: IssueView[];
  claims: ClaimView[];
  /** Claims that are on their own page only. */
  claimsLeft: number;
  expected: EventView[];
  /** Newest first. */
  events: EventView[];
  /** Years that have more than stands here, newest first. */
  years: { year: number; count: number; path: string }[];
  cards: ArticleCard[];
  next: string | null;
}

export interface TimelineView {
  story: StoryHead;
  year: number;
  events: EventView[];
  next: string | null;
}

export interface IssuePageView {
  story: StoryHead;
  issue: IssueView;
}

export interface PartiesView {
  story: StoryHead;
  parties: PartyView[];
}

export interface BackgroundsView {
  story: StoryHead;
  backgrounds: BackgroundView[];
}

export interface ClaimsView {
  story: StoryHead;
  claims: ClaimView[];
}

export interface EntityPageView {
  entity: {
    id: number;
    kind: EntityKind;
    name: string;
    path: string;
    variants: string[];
    latin: string | null;
    wikidata: string | null;
    /** What it is today. */
    now: string | null;
    /** What it was, newest first; days `YYYY-MM-DD`. */
    former: { text: string; from: string | null; to: string | null }[];
  };
  stories: (Place & { status: StoryStatus; language: Language; role: PartyRole })[];
  /** Newest first. `issue` and `story` only where readers have the file. */
  statements: (StatementView & { issue: string | null; story: Place | null })[];
  cards: ArticleCard[];
  next: string | null;
}

export interface StoriesView {
  stories: (StoryHead & { articles: number; newest: Date | null })[];
}

/** The file of an article, as the article's page tells of it. */
export interface FileNote extends Place {
  id: number;
  language: Language;
  /** How the state of play begins. */
  summary: string;
  expected: { title: string; when: Moment } | null;
}
