-- The concordance: an index of words that every node shares, changed in the transaction that publishes
-- (src/concordance/ says what the bytes mean, docs/decisions/010-concordance.md why it is ours).

drop function search_articles(tsquery, text, text, timestamptz, timestamptz);
drop table search_document;
drop table subject_term;

-- One row. The id tells what a process remembers of this database from what it remembers of another; the version is
-- that of the words and weights that the index was made with; 0 before it was ever made.
create table concordance (
  id uuid not null default gen_random_uuid(),
  version int not null
);
insert into concordance (version) values (0);

-- Every article that is shown, by the number under which it stands in the concordance: a new one at each showing.
create table concordance_document (
  article_id int primary key references edition_article (id) on delete cascade,
  number int generated always as identity unique,
  -- What it is about, as weighted terms; tells near-copies of one text from other texts.
  profile bytea not null,
  signature bytea not null
);

-- Articles that no segment has taken up yet.
create table concordance_fresh (
  number int primary key references concordance_document (number) on delete cascade,
  language smallint not null,
  published_at timestamptz not null,
  entries bytea not null,
  spellings bytea not null
);

-- Numbers that stand in a segment but are shown no longer.
create table concordance_dead (number int primary key);

create table concordance_segment (
  id int generated always as identity primary key,
  documents int not null,
  bits smallint not null,
  numbers bytea not null,
  articles bytea not null,
  published bytea not null,
  languages bytea not null,
  bytes bigint not null,
  -- Replaced by a larger one; kept for a while for queries that are under way.
  retired_at timestamptz
);

create table concordance_bucket (
  segment_id int not null references concordance_segment (id) on delete cascade,
  bucket int not null,
  record bytea not null,
  primary key (segment_id, bucket)
);
-- The records are dense: PostgreSQL's compression would cost and gain nothing.
alter table concordance_bucket alter column record set storage external;

-- The written forms of published articles: for spelling, completion and names in other scripts.
create table concordance_word (
  word text collate "C" primary key,
  spelling text not null,
  documents int not null,
  sounds text[] not null
);
create index concordance_word_sounds on concordance_word using gin (sounds);

-- In how many articles a stem stands, as of the last segment.
create table concordance_stem (
  stem text collate "C" primary key,
  documents int not null
);

-- A page reads the best of many.
create index related_best on related (article_id, score desc, related_id desc);
