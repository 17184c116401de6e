-- Story files and what they hold: entities, parties, issues, events, sources, statements, claims (article/story/).
-- Every row that editors change counts its versions, so that none is written over another that was not seen.

create table entity (
  id int generated always as identity primary key,
  slug text not null unique,
  kind text not null check (kind in ('person', 'organisation', 'state', 'place')),
  name text not null,
  variants text[] not null default '{}',
  latin text,
  wikidata text unique,
  -- [{text, from, to}]: what it was, and on which days.
  descriptions jsonb not null default '[]',
  -- Folded names, for finding it as it is typed.
  search text not null,
  version int not null default 1
);
create index entity_search on entity (search text_pattern_ops);

create table story (
  id int generated always as identity primary key,
  slug text not null unique,
  title text not null,
  language text not null,
  status text not null check (status in ('open', 'dormant', 'closed')),
  desk_id int not null references desk (id),
  -- The state of play as it is now; how it was stands in story_summary.
  summary text not null,
  version int not null default 1,
  -- From then on readers have its page; null: the newsroom only.
  published_at timestamptz,
  -- When anything of it last changed that readers see.
  touched_at timestamptz not null default clock_timestamp()
);
create index story_touched on story (touched_at desc, id desc);

create table story_summary (
  story_id int not null references story (id),
  number int not null,
  text text not null,
  author_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (story_id, number)
);

create table story_article (
  story_id int not null references story (id),
  article_id int not null references article (id),
  added_by_name text not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (story_id, article_id)
);
create index story_of_article on story_article (article_id);

create table party (
  id int generated always as identity primary key,
  story_id int not null references story (id),
  entity_id int not null references entity (id),
  role text not null check (role in ('party', 'mediator', 'guarantor', 'host', 'observer', 'affected')),
  -- Days of the civil calendar, 'YYYY-MM-DD': they sort as they are and have no time zone.
  from_day text check (from_day ~ '^\d{4}-\d\d-\d\d$'),
  to_day text check (to_day ~ '^\d{4}-\d\d-\d\d$'),
  -- In which order they are shown; readers expect the parties before the observers.
  place int not null,
  version int not null default 1,
  check (from_day is null or to_day is null or from_day <= to_day)
);
create index party_of_story on party (story_id, place);
create index party_entity on party (entity_id);

create table issue (
  id int generated always as identity primary key,
  story_id int not null references story (id),
  title text not null,
  place int not null,
  version int not null default 1
);
create index issue_of_story on issue (story_id, place);

-- An unnamed source is its label and its reason. There is no column for a name, and none is to be added.
create table source (
  id int generated always as identity primary key,
  kind text not null check (kind in ('named', 'official', 'organisation', 'document', 'unnamed')),
  label text not null,
  entity_id int references entity (id),
  address text,
  reason text check (reason in ('safety', 'employment', 'notAuthorised', 'legal', 'minor', 'other')),
  reason_note text not null default '',
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  withdrawn_at timestamptz,
  -- What readers are told of it.
  withdrawn_note text not null default '',
  -- The desk that has it; other desks may cite it and not change it.
  desk_id int not null references desk (id),
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  check (kind <> 'unnamed' or (entity_id is null and address is null)),
  check (kind = 'unnamed' or (reason is null and reason_note = '' and approved_at is null)),
  check ((approved_at is null) = (approved_by_name is null))
);
create index source_label on source (label text_pattern_ops);
create index source_entity on source (entity_id) where entity_id is not null;

create table statement (
  id int generated always as identity primary key,
  -- null: said in an article that belongs to no file yet.
  story_id int references story (id),
  source_id int not null references source (id),
  party_id int references party (id),
  issue_id int references issue (id),
  said_at timestamptz not null,
  said_precision text not null check (said_precision in ('year', 'month', 'day', 'hour', 'minute')),
  place text not null default '',
  medium text not null default '',
  original text not null,
  language text not null,
  rendering text not null default '',
  translator text not null default '',
  archive_address text,
  archive_hash text,
  withdrawn_at timestamptz,
  withdrawn_note text not null default '',
  entered_by_name text not null,
  entered_at timestamptz not null default clock_timestamp(),
  version int not null default 1,
  check ((archive_address is null) = (archive_hash is null))
);
create index statement_of_story on statement (story_id, said_at desc);
create index statement_source on statement (source_id);

create table claim (
  id int generated always as identity primary key,
  story_id int references story (id),
  text text not null,
  low double precision,
  high double precision,
  unit text not null default '',
  verdict text check (verdict in ('confirmed', 'refuted')),
  -- Whether who is accused by it answered; null: it accuses nobody.
  accuses text check (accuses in ('unanswered', 'answered', 'declined')),
  -- The desk that has it.
  desk_id int not null references desk (id),
  version int not null default 1,
  check ((low is null) = (high is null) and (low is null or low <= high))
);
create index claim_of_story on claim (story_id);

create table claim_stance (
  statement_id int not null references statement (id),
  claim_id int not null references claim (id),
  stance text not null check (stance in ('asserts', 'denies', 'partly', 'declines')),
  primary key (statement_id, claim_id)
);
create index stance_on_claim on claim_stance (claim_id);

-- 'supersedes': from_id takes the place of to_id. The other two have no direction; from_id is the lower.
create table claim_relation (
  from_id int not null references claim (id),
  to_id int not null references claim (id),
  relation text not null check (relation in ('contradicts', 'supersedes', 'equals')),
  primary key (from_id, to_id, relation),
  check (from_id <> to_id and (relation = 'supersedes' or from_id < to_id))
);
create index claim_relation_back on claim_relation (to_id);

create table event (
  id int generated always as identity primary key,
  story_id int not null references story (id),
  title text not null,
  at timestamptz not null,
  at_precision text not null check (at_precision in ('year', 'month', 'day', 'hour', 'minute')),
  place text not null default '',
  status text not null check (status in ('expected', 'reported', 'confirmed', 'disputed', 'retracted')),
  outcome text check (outcome in ('happened', 'didNotHappen', 'moved')),
  article_id int references article (id),
  version int not null default 1,
  check (status <> 'expected' or outcome is distinct from 'happened')
);
create index event_of_story on event (story_id, at desc, id desc);
-- What is expected and whose hour is over goes back to the desk.
create index event_due on event (at) where status = 'expected' and outcome is null;

create table event_statement (
  event_id int not null references event (id),
  statement_id int not null references statement (id),
  primary key (event_id, statement_id)
);

-- What the text that readers see rests on: read off its marks when it is published (a projection, like the tables of
-- 002-edition.sql). A statement that no published article cites is the newsroom's own: an embargo covers it too.
create table shown_citation (
  article_id int not null references edition_article (id) on delete cascade,
  block text not null,
  statement_id int references statement (id),
  claim_id int references claim (id),
  check ((statement_id is null) <> (claim_id is null))
);
create index shown_citation_article on shown_citation (article_id);
create index shown_citation_statement on shown_citation (statement_id) where statement_id is not null;
create index shown_citation_claim on shown_citation (claim_id) where claim_id is not null;

-- A rule of the gate that was passed, for one revision, by whom and why.
create table gate_pass (
  article_id int not null references article (id),
  revision int not null,
  rule text not null,
  block text not null,
  reason text not null,
  -- Whether readers are told.
  public boolean not null,
  actor_id uuid not null,
  actor_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (article_id, revision, rule, block)
);
