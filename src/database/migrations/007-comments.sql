-- Comments on a piece, in threads. They stand beside the shared document, not in it: who may only read its text
-- (a reviewer) comments too, and nobody else can write under their name.

create table comment_thread (
  id int primary key generated always as identity,
  article_id int not null references article (id),
  -- Where in the body: two relative positions of Yjs, so that it stays where it is while others write. Both null: on
  -- the whole piece.
  anchor_start bytea,
  anchor_end bytea,
  -- The words it was about when it was made, and what stood around them: to show them when they are gone, and to find
  -- them when the anchor is.
  quote text not null default '',
  before text not null default '',
  after text not null default '',
  resolved_at timestamptz,
  -- A person's name.
  resolved_by text,
  check ((anchor_start is null) = (anchor_end is null)),
  check ((resolved_at is null) = (resolved_by is null))
);
create index comment_thread_article on comment_thread (article_id);

create table comment (
  id int primary key generated always as identity,
  thread_id int not null references comment_thread (id),
  author_id uuid not null,
  author_name text not null,
  text text not null,
  at timestamptz not null default clock_timestamp(),
  edited_at timestamptz
);
create index comment_of_thread on comment (thread_id, id);

create table comment_mention (
  comment_id int not null references comment (id),
  person uuid not null,
  seen_at timestamptz,
  primary key (comment_id, person)
);
create index mention_unseen on comment_mention (person) where seen_at is null;

-- Whoever has the piece open asks for its comments again, on whatever node.
create function announce_comments() returns trigger language plpgsql as $$
begin
  perform pg_notify('warraq_comments_changed', (
    case when tg_table_name = 'comment_thread' then to_jsonb(new) ->> 'article_id'
    else (select article_id::text from comment_thread where id = (to_jsonb(new) ->> 'thread_id')::int) end));
  return null;
end $$;
create trigger comments_changed after insert or update on comment_thread for each row
  execute function announce_comments();
create trigger comments_changed after insert or update on comment for each row
  execute function announce_comments();
