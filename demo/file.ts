/** How the story files of the demo edition are written down. Everybody and every place in them is invented. */

import type { EntityKind } from '#article/story/entity.ts';
import type { Precision } from '#article/story/moment.ts';
import type { AnonymityReason } from '#article/story/source.ts';
import type { Stance } from '#article/story/statement.ts';
import type { EventStatus, Outcome, PartyRole, StoryStatus } from '#article/story/story.ts';

/** A time before "now"; after it where it is negative. */
export interface DemoMoment {
  hoursAgo: number;
  precision: Precision;
}

export interface DemoEntity {
  key: string;
  kind: EntityKind;
  name: string;
  variants?: string[];
  latin?: string;
  descriptions: { text: string; from?: string; to?: string }[];
}

export type DemoSource = { key: string; label: string; withdrawn?: string } & (
  | { kind: 'named' | 'official' | 'organisation'; entity?: string }
  | { kind: 'unnamed'; reason: AnonymityReason; note?: string }
);

export interface DemoClaim {
  key: string;
  text: string;
  figure?: [low: number, high: number, unit: string];
  verdict?: 'confirmed' | 'refuted';
  /** Key of the claim whose place it takes. */
  supersedes?: string;
}

export interface DemoStatement {
  key: string;
  source: string;
  /** Entity of a party, and an issue, where it takes a position. */
  party?: string;
  issue?: string;
  said: DemoMoment;
  place?: string;
  medium?: string;
  words: string;
  /** Where they were said in another language: what was said, and who translated it. */
  original?: { language: string; text: string; translator: string };
  claims?: Record<string, Stance>;
}

export interface DemoEvent {
  title: string;
  when: DemoMoment;
  place?: string;
  /** As it was entered. */
  status: EventStatus;
  statements?: string[];
  /** Key of the article that tells it. */
  story?: string;
  /** What became of it, where it was expected. */
  settled?: { outcome: Extract<Outcome, 'happened'>; status: 'confirmed' } | { outcome: 'didNotHappen' };
}

/** Articles take it by its key, `{background: 'lanes'}`; what it said before by `{background: 'lanes:former'}`. */
export interface DemoBackground {
  key: string;
  label: string;
  text: string;
  former?: string;
  /** Key of a statement or a claim. */
  rests?: string;
}

/** A story file. Stories cite a statement or a claim by its key: `{@key|words}` in their text. */
export interface DemoFile {
  title: string;
  status: StoryStatus;
  /** Slug of a desk. */
  desk: string;
  /** What its state of play was before, oldest first, with when it was written. */
  former: { text: string; hoursAgo: number }[];
  summary: string;
  summaryHoursAgo: number;
  entities: DemoEntity[];
  parties: { entity: string; role: PartyRole }[];
  issues: string[];
  sources: DemoSource[];
  claims: DemoClaim[];
  statements: DemoStatement[];
  backgrounds: DemoBackground[];
  events: DemoEvent[];
  /** Keys of its articles. */
  stories: string[];
}
