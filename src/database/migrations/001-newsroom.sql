-- The newsroom's store: articles with immutable revisions, what they are filed under, and the log of what
-- was published when. Everything that readers see is derived from these (002-edition.sql) and can be rebuilt.

create table setting (
  key text primary key,
  value jsonb not null
);

create table section (
  id int generated always as identity primary key,
  parent_id int references section (id),
  language text not null,
  -- Slugs of the trail from the root: 'العالم/آسيا'.
  path text not null unique,
  name text not null,
  -- Other names under which copy arrives filed: 'internationalNews', 'أخبار العالم'.
  aliases text[] not null default '{}',
  position int not null default 0
);
create index section_parent on section (parent_id);

create table desk (
  id int generated always as identity primary key,
  slug text not null unique,
  name text not null unique,
  description text not null default ''
);

create table person (
  id int generated always as identity primary key,
  slug text not null unique,
  name text not null unique,
  role text not null default '',
  biography text not null default ''
);

create table topic (
  id int generated always as identity primary key,
  slug text not null unique,
  name text not null unique,
  description text not null default ''
);

create table picture (
  id int generated always as identity primary key,
  hash text not null unique,
  width int not null check (width > 0),
  height int not null check (height > 0),
  colour text not null,
  created_at timestamptz not null default now()
);

create table article (
  id int generated always as identity primary key,
  external_id text unique,
  -- Number of the newest revision.
  head int not null,
  -- Number of the revision that readers see; null when unpublished.
  published_revision int,
  -- As readers are told: first publication, last significant change.
  published_at timestamptz,
  updated_at timestamptz,
  -- Hash of the record that copy came from, so that the same record imported again changes nothing.
  import_hash text,
  created_at timestamptz not null default now(),
  check (published_revision is null or (published_at is not null and updated_at is not null))
);

create table revision (
  article_id int not null references article (id),
  number int not null check (number > 0),
  content jsonb not null,
  -- SHA-256 of the content's canonical JSON.
  content_hash text not null,
  -- The revision this one was made from; null for the first.
  based_on int,
  -- Who made it: a person's or a command's name.
  author text not null,
  note text not null default '',
  created_at timestamptz not null default now(),
  primary key (article_id, number)
);
alter table article add foreign key (id, head) references revision (article_id, number) deferrable initially deferred;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are immutable', tg_table_name;
end $$;
create trigger revision_immutable before update or delete on revision
  for each row execute function refuse_change();

-- What readers were shown from `at` on: a revision, or nothing (act 'unpublish').
create table publication (
  id bigint generated always as identity primary key,
  article_id int not null,
  revision int not null,
  act text not null check (act in ('publish', 'update', 'correct', 'unpublish')),
  slug text not null,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  at timestamptz not null default clock_timestamp(),
  author text not null,
  foreign key (article_id, revision) references revision (article_id, number)
);
create index publication_article on publication (article_id, at desc, id desc);
create trigger publication_immutable before update or delete on publication
  for each row execute function refuse_change();

create table correction (
  id int generated always as identity primary key,
  article_id int not null references article (id),
  -- The revision that carries the change.
  revision int not null,
  kind text not null check (kind in ('correction', 'clarification', 'update', 'retraction')),
  note text not null check (note <> ''),
  at timestamptz not null default now(),
  foreign key (article_id, revision) references revision (article_id, number)
);
create index correction_at on correction (at desc, id desc);
create index correction_article on correction (article_id);

-- Every path an article ever had, here or at the site it came from.
create table redirect (
  path text primary key,
  article_id int not null references article (id),
  created_at timestamptz not null default now()
);
create index redirect_article on redirect (article_id);
