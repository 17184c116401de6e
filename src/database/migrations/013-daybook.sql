-- The daybook: every version that readers were shown, kept as they saw it, and a hash tree over all of them that only
-- grows, under signed checkpoints (src/daybook/, docs/decisions/020-daybook.md).

-- Who signs. The private half is kept as safe as the rest of the database.
create table daybook_key (
  id int generated always as identity primary key,
  -- The site's host, as it stands in every checkpoint.
  name text not null,
  -- «name+hash+key», as it is handed to who wants to check.
  public_key text not null unique,
  -- PKCS #8, PEM; null: it came with an export that did not carry it, and signs nothing more.
  private_key text,
  made_at timestamptz not null default clock_timestamp()
);

-- Publications that are not entered yet. A list of its own, as numbers of publications are given before they commit:
-- «above the last one» would lose those that commit late.
create table daybook_due (
  publication_id bigint primary key references publication (id)
);

create table daybook_entry (
  index int primary key check (index >= 0),
  entry bytea not null
);

create table daybook_hash (
  level smallint not null,
  index int not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

create table daybook_checkpoint (
  size int primary key check (size > 0),
  note text not null,
  key_id int not null references daybook_key (id),
  at timestamptz not null default clock_timestamp()
);

-- A publication with its number among those of its article, and what readers were shown, byte for byte.
create table article_version (
  article_id int not null references article (id),
  number int not null check (number > 0),
  publication_id bigint not null unique references publication (id),
  act text not null check (act in ('publish', 'update', 'correct', 'unpublish')),
  at timestamptz not null,
  entry_index int not null unique references daybook_entry (index),
  -- Canonical JSON; null: withheld.
  record bytea,
  withheld_at timestamptz,
  -- What everybody is told.
  withheld_reason text check (withheld_reason <> ''),
  withheld_by text,
  primary key (article_id, number),
  check ((record is null) = (withheld_at is not null)),
  check ((withheld_at is null) = (withheld_reason is null) and (withheld_at is null) = (withheld_by is null))
);

create trigger daybook_entry_immutable before update or delete on daybook_entry
  for each row execute function refuse_change();
create trigger daybook_hash_immutable before update or delete on daybook_hash
  for each row execute function refuse_change();
create trigger daybook_checkpoint_immutable before update or delete on daybook_checkpoint
  for each row execute function refuse_change();

-- A record can be withheld, once, and nothing else of a version changes.
create function refuse_version_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.record is not null and new.record is null
    and (new.article_id, new.number, new.publication_id, new.act, new.at, new.entry_index)
      = (old.article_id, old.number, old.publication_id, old.act, old.at, old.entry_index) then
    return new;
  end if;
  raise exception 'article_version rows are immutable, except that a record can be withheld';
end $$;
create trigger article_version_immutable before update or delete on article_version
  for each row execute function refuse_version_change();

create function note_publications() returns trigger language plpgsql as $$
begin
  insert into daybook_due select id from added;
  perform pg_notify('warraq_daybook', '');
  return null;
end $$;
create trigger publication_due after insert on publication referencing new table as added
  for each statement execute function note_publications();

-- What was published before there was a daybook is entered first, in its order.
insert into daybook_due select id from publication;
