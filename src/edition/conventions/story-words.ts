/** The words of story files and entity pages, by what they are for. */
import type { PluralForms } from '#arabic/plurals.ts';
import type { ClaimState } from '#article/story/claim.ts';
import type { EntityKind } from '#article/story/entity.ts';
import type { AnonymityReason, SourceKind } from '#article/story/source.ts';
import type { Stance } from '#article/story/statement.ts';
import type { EventStatus, Outcome, PartyRole, StoryStatus } from '#article/story/story.ts';

export interface StoryCounts {
  issues: PluralForms;
  positions: PluralForms;
  earlier: PluralForms;
  changes: PluralForms;
  events: PluralForms;
  others: PluralForms;
}

export interface StoryWords {
  file: string;
  files: string;
  /** Before the files that go on, on the home front. */
  running: string;
  filesLead: string;
  noFiles: string;
  /** A file in which readers find nothing. */
  nothingYet: string;
  /** Over an article: «من ملف». */
  fromFile: string;
  toFile: string;
  status: Record<StoryStatus, string>;

  // The file's own page
  stateOfPlay: string;
  /** The way to what the state of play was. */
  former: string;
  formerTitle: string;
  formerLead: string;
  background: string;
  allBackground: string;
  asOf(moment: string): string;
  expectedNext: string;
  expectedShort: string;
  positions: string;
  positionsLead: string;
  roles: Record<PartyRole, { one: string; several: string }>;
  since(day: string): string;
  until(day: string): string;
  parties: string;
  silent: string;
  allPositions: string;
  changed: string;
  olderLeft(count: string): string;
  noPosition: string;
  withdrawn: string;
  originalWords: string;
  translatedBy(name: string): string;
  publishedIn: string;

  // Sources
  sources: Record<SourceKind, string>;
  unnamedBecause: string;
  reasons: Record<AnonymityReason, string>;
  document: string;

  // Claims
  claims: string;
  claimsLead: string;
  allClaims: string;
  noClaims: string;
  states: Record<ClaimState, string>;
  stances: Record<Stance, string>;
  range(low: string, high: string): string;
  revised: string;
  wasBefore: string;
  contradicts: string;

  // Events
  timeline: string;
  timelineOf(year: string): string;
  byYear: string;
  events: Record<EventStatus, string>;
  outcomes: Record<Outcome, string>;
  overdue: string;
  accordingTo: string;
  toldIn: string;
  articles: string;

  // Since the last visit
  sinceVisit: string;
  nothingNew: string;
  fresh: string;

  // Entities
  kinds: Record<EntityKind, string>;
  alsoWritten: string;
  formerly: string;
  itsFiles: string;
  itsWords: string;
  itsArticles: string;
}
