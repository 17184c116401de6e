-- Live coverage: an article of kind live takes entries, each before readers at once, from several reporters.

create table live_entry (
  id int generated always as identity primary key,
  article_id int not null references article (id),
  -- When it happened or was said, as readers are told.
  at timestamptz not null default clock_timestamp(),
  headline text not null default '',
  -- A body under the same schema as an article's (article/body.ts).
  body jsonb not null,
  -- One of the points that the coverage is summed up in.
  is_key boolean not null default false,
  is_pinned boolean not null default false,
  author_id uuid,
  author_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  -- When its words last changed after readers had them.
  edited_at timestamptz,
  -- Taken back: its place stays, with the note.
  removed_at timestamptz,
  removed_note text not null default '',
  version int not null default 1
);
create index live_entry_article on live_entry (article_id, at desc, id desc);

-- The number of the last change to each coverage: the row is locked by who makes one, so that the numbers are in the order
-- in which they are committed, and none is ever skipped or seen before the one before it.
create table live_head (
  article_id int primary key references article (id),
  number int not null
);

-- What was done to the entries, in that order: what readers who are there are told, and what stood before.
create table live_change (
  article_id int not null references article (id),
  number int not null,
  entry_id int not null references live_entry (id),
  act text not null check (act in ('add', 'edit', 'mark', 'remove')),
  actor_name text not null,
  at timestamptz not null default clock_timestamp(),
  -- {headline, body, at} as it stood; null for a new one.
  before jsonb,
  primary key (article_id, number)
);
create index live_change_entry on live_change (entry_id, number);

create function announce_live() returns trigger language plpgsql as $$
begin
  perform pg_notify('warraq_live', new.article_id || ':' || new.number);
  return null;
end $$;
create trigger live_announced after insert on live_change for each row execute function announce_live();
