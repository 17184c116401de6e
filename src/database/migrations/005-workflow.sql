-- The life of a piece: how far the work on it is, what waits for its hour, what happened to it (article/workflow.ts).
-- Every article is a piece.

alter table revision add column author_id uuid;

create table piece (
  article_id int primary key references article (id),
  -- What readers see of it is not kept here: it follows from article.published_revision and `schedule`.
  workflow text not null check (workflow in ('idea', 'assigned', 'draft', 'inReview', 'approved')),
  desk_id int references desk (id),
  created_by uuid,
  assignee uuid,
  -- What it is to be about, for who writes it.
  brief text not null default '',
  deadline timestamptz,
  -- Of the last return that is still to be answered.
  return_note text,
  returned_by text,
  returned_at timestamptz,
  -- When anything of it last changed: orders the desk's queue.
  touched_at timestamptz not null default now()
);
create index piece_queue on piece (touched_at desc, article_id desc);
create index piece_desk on piece (desk_id, workflow);
create index piece_assignee on piece (assignee) where assignee is not null;
create index piece_deadline on piece (deadline) where deadline is not null;

-- What stood here before: published means that it was approved; the desk is the first one that signs.
insert into piece (article_id, workflow, desk_id, touched_at)
select a.id,
  case when a.published_revision is not null or a.published_at is not null then 'approved' else 'draft' end,
  (select d.id from jsonb_array_elements(r.content -> 'bylines') with ordinality as b (byline, place)
    join desk d on b.byline ->> 'type' = 'desk' and d.id = (b.byline ->> 'id')::int
    order by b.place limit 1),
  coalesce(a.updated_at, a.created_at)
from article a join revision r on r.article_id = a.id and r.number = a.head;

-- What happened to a piece, as its people see it beside the text, with their notes. (The audit log is kept apart: it
-- holds no words of the newsroom's.)
create table piece_event (
  id bigint generated always as identity primary key,
  article_id int not null references article (id),
  act text not null,
  revision int not null,
  actor_id uuid,
  actor_name text not null,
  note text not null default '',
  detail jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);
create index piece_event_article on piece_event (article_id, id desc);

-- What is to happen at its hour. A piece has one waiting row at most; firing happens once, in the transaction that
-- marks it (jobs/clock.ts).
create table schedule (
  id bigint generated always as identity primary key,
  -- publish: goes to readers; embargo: is lifted, and goes to readers if approved.
  kind text not null check (kind in ('publish', 'embargo')),
  article_id int not null references article (id),
  due timestamptz not null,
  -- Who set it, as the log will say.
  actor_id uuid,
  actor_name text not null,
  made_at timestamptz not null default now(),
  attempts int not null default 0,
  retry_at timestamptz not null default '-infinity',
  error text,
  fired_at timestamptz,
  fired_by text
);
create unique index schedule_waiting on schedule (article_id) where fired_at is null;
create index schedule_due on schedule (due) where fired_at is null;

-- Clocks sleep until the next hour they know of: a change wakes them.
create function announce_schedule() returns trigger language plpgsql as $$
begin
  perform pg_notify('warraq_schedule', '');
  return null;
end $$;
create trigger schedule_announced after insert or update of due or delete on schedule
  for each statement execute function announce_schedule();

-- Links by which somebody without an account sees a revision as readers would. Only the SHA-256 of the token is kept.
create table preview_link (
  token_hash bytea primary key,
  article_id int not null references article (id),
  -- Null: whatever is newest when the link is opened.
  revision int,
  made_by uuid,
  made_by_name text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index preview_link_article on preview_link (article_id);
create index preview_link_expires on preview_link (expires_at);

-- Answers to writes that carried an Idempotency-Key, so that the same write sent again does nothing twice. Answers may
-- hold secrets that are shown once: only the SHA-256 of the key is here, and who has the key can read the answer.
create table idempotent_write (
  actor_id uuid not null,
  key_hash bytea not null,
  -- SHA-256 of method, path and body.
  request_hash bytea not null,
  -- Null while the first one is under way.
  status int,
  body bytea,
  at timestamptz not null default now(),
  primary key (actor_id, key_hash)
);
create index idempotent_write_at on idempotent_write (at);
