-- Writing together: for every article that was ever opened in the editor one shared document (Yjs), kept as what
-- was compacted and a log of updates since. A revision is made of it at sensible points; until then the words are
-- here and nowhere else.

create schema collab;

create table collab.document (
  article_id int primary key references article (id),
  -- One Yjs update: everything compacted so far.
  state bytea not null,
  -- The revision that the document was begun from or last made into. Another head means that somebody changed
  -- the article past the document.
  revision int not null,
  -- Who wrote since that revision, as far as the log was compacted since.
  writers text[] not null default '{}',
  compacted_at timestamptz not null default now(),
  foreign key (article_id, revision) references revision (article_id, number)
);

create table collab.update (
  -- Commits out of order: what was read is deleted by its ids, never by "up to".
  id bigint generated always as identity primary key,
  article_id int not null references collab.document (article_id) on delete cascade,
  -- Who wrote it: a person's name.
  author text not null,
  bytes bytea not null,
  at timestamptz not null default clock_timestamp()
);
create index update_article on collab.update (article_id, id);

-- Who may write depends on where a piece stands: whoever has it open is asked about anew. (Sessions that end and
-- roles that change are announced in 004-staff.sql.)
create function announce_access() returns trigger language plpgsql as $$
begin
  perform pg_notify('warraq_access_changed', coalesce(to_jsonb(new), to_jsonb(old)) ->> tg_argv[0]);
  return null;
end $$;
create trigger access_changed after update on piece for each row
  when ((old.workflow, old.desk_id, old.assignee) is distinct from (new.workflow, new.desk_id, new.assignee))
  execute function announce_access('article_id');
create trigger access_changed after insert or update or delete on schedule for each row
  execute function announce_access('article_id');
create trigger access_changed after update on article for each row
  when ((old.published_revision is null) is distinct from (new.published_revision is null))
  execute function announce_access('id');
