/** The tables as Kysely knows them. Comments on meaning stand in the migrations. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { ArticleContent, ArticleKind, CorrectionKind, Language } from '#article/article.ts';
import type { Body } from '#article/body.ts';
import type { CollaborationTables } from './tables/collaboration.ts';
import type { CommentTables } from './tables/comments.ts';
import type { DaybookTables } from './tables/daybook.ts';
import type { FrontTables } from './tables/fronts.ts';
import type { LiveTables } from './tables/live.ts';
import type { PictureWorkTables } from './tables/picture-work.ts';
import type { StaffTables } from './tables/staff.ts';
import type { StoryTables } from './tables/stories.ts';
import type { WorkflowTables } from './tables/workflow.ts';

/** A jsonb column: read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
/** Set by the database unless given, and never changed. */
type DefaultTime = ColumnType<Date, Date | string | undefined, never>;

export interface StoredPicture {
  id: number;
  hash: string;
  width: number;
  height: number;
  colour: string;
  /** What must stay in sight, as parts of width and height from the top left corner; left out: the middle. */
  focus?: [x: number, y: number];
  alt: string;
  caption: string;
  credit: string;
}

export interface Tables
  extends StaffTables,
    WorkflowTables,
    CollaborationTables,
    CommentTables,
    FrontTables,
    DaybookTables,
    LiveTables,
    StoryTables,
    PictureWorkTables {
  migration: { number: number; name: string; hash: string; applied_at: DefaultTime };
  setting: { key: string; value: Json<unknown> };
  section: {
    id: GeneratedAlways<number>;
    parent_id: number | null;
    language: Language;
    path: string;
    name: string;
    aliases: Generated<string[]>;
    position: Generated<number>;
  };
  desk: { id: GeneratedAlways<number>; slug: string; name: string; description: Generated<string> };
  person: {
    id: GeneratedAlways<number>;
    slug: string;
    name: string;
    role: Generated<string>;
    biography: Generated<string>;
  };
  topic: { id: GeneratedAlways<number>; slug: string; name: string; description: Generated<string> };
  picture: {
    id: GeneratedAlways<number>;
    hash: string;
    width: number;
    height: number;
    colour: string;
    created_at: DefaultTime;
    file_name: Generated<string>;
    alt: Generated<string>;
    caption: Generated<string>;
    credit: Generated<string>;
    rights: Generated<string>;
    rights_expire_at: Time | null;
    focus_x: Generated<number>;
    focus_y: Generated<number>;
    uploaded_by: string | null;
    revoked_at: Time | null;
    search: Generated<string>;
  };
  article: {
    id: Generated<number>;
    external_id: string | null;
    head: number;
    published_revision: number | null;
    published_at: Time | null;
    updated_at: Time | null;
    import_hash: string | null;
    created_at: DefaultTime;
  };
  revision: {
    article_id: number;
    number: number;
    content: Json<ArticleContent>;
    content_hash: string;
    based_on: number | null;
    author: string;
    /** Null: nobody of the staff (an import, the operator at the terminal). */
    author_id: Generated<string | null>;
    note: Generated<string>;
    created_at: DefaultTime;
  };
  publication: {
    id: GeneratedAlways<string>;
    article_id: number;
    revision: number;
    act: PublicationAct;
    slug: string;
    published_at: Time;
    updated_at: Time;
    at: DefaultTime;
    author: string;
  };
  correction: {
    id: GeneratedAlways<number>;
    article_id: number;
    revision: number;
    kind: CorrectionKind;
    note: string;
    at: DefaultTime;
  };
  redirect: { path: string; article_id: number; created_at: DefaultTime };
  edition_article: {
    id: number;
    external_id: string | null;
    slug: string;
    kind: ArticleKind;
    language: Language;
    kicker: string;
    headline: string;
    standfirst: string;
    summary: string;
    dateline: string | null;
    word_count: number;
    section_ids: number[];
    bylines: Json<{ type: 'desk' | 'person'; name: string; slug: string }[]>;
    topics: Json<{ name: string; slug: string }[]>;
    picture: Json<StoredPicture> | null;
    origin: Json<NonNullable<ArticleContent['origin']>> | null;
    translation_of: number | null;
    corrected: boolean;
    published_at: Time;
    updated_at: Time;
    body: Json<Body>;
  };
  listing: { list: string; published_at: Time; article_id: number };
  related: { article_id: number; related_id: number; score: number };
  concordance: { id: Generated<string>; version: number };
  concordance_document: {
    article_id: number;
    number: GeneratedAlways<number>;
    profile: Buffer;
    signature: Buffer;
  };
  concordance_stem: { stem: string; documents: number };
  concordance_fresh: {
    number: number;
    language: number;
    published_at: Time;
    entries: Buffer;
    spellings: Buffer;
  };
  concordance_dead: { number: number };
  concordance_segment: {
    id: GeneratedAlways<number>;
    documents: number;
    bits: number;
    numbers: Buffer;
    articles: Buffer;
    published: Buffer;
    languages: Buffer;
    bytes: number | string;
    retired_at: ColumnType<Date | null, never, Date>;
  };
  concordance_bucket: { segment_id: number; bucket: number; record: Buffer };
  concordance_word: { word: string; spelling: string; documents: number; sounds: string[] };
  read_count: { hour: Time; article_id: number; reads: number };
  outbox: {
    id: GeneratedAlways<string>;
    event: string;
    article_id: number | null;
    keys: string[];
    at: DefaultTime;
  };
}

export type PublicationAct = 'publish' | 'update' | 'correct' | 'unpublish';
/** A version is a publication, or what was added to a coverage since the version before. */
export type VersionAct = PublicationAct | 'cover';
