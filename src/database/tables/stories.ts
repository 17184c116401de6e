/** Tables of story files (012-story-files.sql, 015-live-sources-and-versions.sql, 016-backgrounds.sql). Comments on meaning stand there. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Language } from '#article/article.ts';
import type { Accused, ClaimRelation, Verdict } from '#article/story/claim.ts';
import type { Description, EntityKind } from '#article/story/entity.ts';
import type { Precision } from '#article/story/moment.ts';
import type { AnonymityReason, SourceKind } from '#article/story/source.ts';
import type { Stance } from '#article/story/statement.ts';
import type { EventStatus, Outcome, PartyRole, StoryStatus } from '#article/story/story.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type Mark = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Entered = ColumnType<Date, Date | string | undefined, never>;
/** Read as text: a day has no time zone. */
type Day = ColumnType<string | null, string | null | undefined, string | null>;

export interface StoryTables {
  entity: {
    id: GeneratedAlways<number>;
    slug: string;
    kind: EntityKind;
    name: string;
    variants: string[];
    latin: string | null;
    wikidata: string | null;
    descriptions: ColumnType<Description[], string, string>;
    search: string;
    version: Generated<number>;
  };
  story: {
    id: GeneratedAlways<number>;
    slug: string;
    title: string;
    language: Language;
    status: StoryStatus;
    desk_id: number;
    summary: string;
    version: Generated<number>;
    published_at: Mark;
    touched_at: ColumnType<Date, Date | undefined, Date>;
  };
  story_summary: { story_id: number; number: number; text: string; author_name: string; at: Entered };
  story_article: { story_id: number; article_id: number; added_by_name: string; added_at: Entered };
  party: {
    id: GeneratedAlways<number>;
    story_id: number;
    entity_id: number;
    role: PartyRole;
    from_day: Day;
    to_day: Day;
    place: number;
    version: Generated<number>;
  };
  issue: {
    id: GeneratedAlways<number>;
    story_id: number;
    title: string;
    place: number;
    version: Generated<number>;
  };
  source: {
    id: GeneratedAlways<number>;
    kind: SourceKind;
    label: string;
    entity_id: number | null;
    address: string | null;
    reason: AnonymityReason | null;
    reason_note: Generated<string>;
    approved_by: string | null;
    approved_by_name: string | null;
    approved_at: Mark;
    withdrawn_at: Mark;
    withdrawn_note: Generated<string>;
    desk_id: number;
    version: Generated<number>;
    created_at: Entered;
  };
  statement: {
    id: GeneratedAlways<number>;
    story_id: number | null;
    source_id: number;
    party_id: number | null;
    issue_id: number | null;
    said_at: Time;
    said_precision: Precision;
    place: Generated<string>;
    medium: Generated<string>;
    original: string;
    language: string;
    rendering: Generated<string>;
    translator: Generated<string>;
    archive_address: string | null;
    archive_hash: string | null;
    withdrawn_at: Mark;
    withdrawn_note: Generated<string>;
    entered_by_name: string;
    entered_at: Entered;
    version: Generated<number>;
  };
  claim: {
    id: GeneratedAlways<number>;
    story_id: number | null;
    text: string;
    low: number | null;
    high: number | null;
    unit: Generated<string>;
    verdict: Verdict | null;
    accuses: Accused | null;
    desk_id: number;
    version: Generated<number>;
  };
  claim_stance: { statement_id: number; claim_id: number; stance: Stance };
  claim_relation: { from_id: number; to_id: number; relation: ClaimRelation };
  event: {
    id: GeneratedAlways<number>;
    story_id: number;
    title: string;
    at: Time;
    at_precision: Precision;
    place: Generated<string>;
    status: EventStatus;
    outcome: Outcome | null;
    article_id: number | null;
    version: Generated<number>;
  };
  event_statement: { event_id: number; statement_id: number };
  shown_citation: {
    article_id: number;
    block: string;
    statement_id: number | null;
    claim_id: number | null;
    entry_id: ColumnType<number | null, number | null | undefined, never>;
  };
  background: {
    id: GeneratedAlways<number>;
    story_id: number;
    label: string;
    text: string;
    revision: Generated<number>;
    statement_id: number | null;
    claim_id: number | null;
    place: number;
    retired_at: Mark;
    version: Generated<number>;
  };
  background_revision: {
    background_id: number;
    number: number;
    text: string;
    author_name: string;
    at: Entered;
  };
  shown_background: { article_id: number; block: string; background_id: number; revision: number };
  gate_pass: {
    article_id: number;
    revision: number;
    rule: string;
    block: string;
    reason: string;
    public: boolean;
    actor_id: string;
    actor_name: string;
    at: Entered;
  };
}
