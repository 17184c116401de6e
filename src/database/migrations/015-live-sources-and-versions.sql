-- Entries of live coverage: what they rest on, and their place in the daybook (docs/decisions/025-live-versions.md).

-- Readers know of a statement also where an entry cites it; null: the article's own text does. `block` is then the block's
-- address on the page: 'e12-p-k3f9'.
alter table shown_citation add column entry_id int references live_entry (id);
create index shown_citation_entry on shown_citation (entry_id) where entry_id is not null;

-- Since when the oldest change waits that is not in the daybook; null: none does.
alter table live_head add column waiting_since timestamptz;
update live_head set waiting_since = clock_timestamp();

-- An entry was edited when its change says so, to the microsecond.
update live_entry e set edited_at = c.at
  from (select entry_id, max(at) as at from live_change where act = 'edit' group by entry_id) c where c.entry_id = e.id;

-- A version that is no publication: entries of a coverage, up to the change of this number.
alter table article_version
  alter column publication_id drop not null,
  add column live_number int check (live_number > 0),
  drop constraint article_version_act_check,
  add constraint article_version_act_check check (act in ('publish', 'update', 'correct', 'unpublish', 'cover')),
  add check ((act = 'cover') = (publication_id is null) and (act = 'cover') = (live_number is not null));

create or replace function refuse_version_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.record is not null and new.record is null
    and (new.article_id, new.number, new.publication_id, new.act, new.at, new.entry_index, new.live_number)
      is not distinct from
      (old.article_id, old.number, old.publication_id, old.act, old.at, old.entry_index, old.live_number) then
    return new;
  end if;
  raise exception 'article_version rows are immutable, except that a record can be withheld';
end $$;
