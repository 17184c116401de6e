-- Paragraphs of background that a story file keeps, and that its articles take by reference (article/story/background.ts).
-- The words stand in the article; these tables say where they come from.

create table background (
  id int generated always as identity primary key,
  story_id int not null references story (id),
  -- What the newsroom calls it; readers are not told.
  label text not null,
  -- The words as they are now; how they were stands in background_revision.
  text text not null,
  revision int not null default 1,
  -- What it rests on, if anything: the words that are put into an article carry it as their citation.
  statement_id int references statement (id),
  claim_id int references claim (id),
  place int not null,
  -- From then on it is no longer offered; articles that have its words keep them.
  retired_at timestamptz,
  version int not null default 1,
  check (statement_id is null or claim_id is null)
);
create index background_of_story on background (story_id, place);

create table background_revision (
  background_id int not null references background (id),
  number int not null check (number > 0),
  text text not null,
  author_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (background_id, number)
);

-- Which backgrounds the text that readers see has, and as of which revision: a projection, like shown_citation.
create table shown_background (
  article_id int not null references edition_article (id) on delete cascade,
  block text not null,
  background_id int not null,
  revision int not null,
  foreign key (background_id, revision) references background_revision (background_id, number)
);
create index shown_background_article on shown_background (article_id);
create index shown_background_of on shown_background (background_id);
