-- What readers see, kept ready: one row per published article, the lists it stands in, its words. All of it is
-- written in the transaction that publishes and can be rebuilt from the tables of 001-newsroom.sql.

create table edition_article (
  id int primary key references article (id),
  external_id text,
  slug text not null,
  kind text not null,
  language text not null,
  kicker text not null,
  headline text not null,
  standfirst text not null,
  -- Standfirst, or how the text begins.
  summary text not null,
  dateline text,
  word_count int not null,
  -- Primary first.
  section_ids int[] not null,
  -- [{type, name, slug}]
  bylines jsonb not null,
  -- [{name, slug}]
  topics jsonb not null,
  -- {id, hash, width, height, colour, alt, caption, credit} or null
  picture jsonb,
  origin jsonb,
  translation_of int,
  corrected boolean not null,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  body jsonb not null
);

create index edition_article_translation on edition_article (translation_of) where translation_of is not null;

-- Newest-first lists by name: 'latest:ar', 'section:3' (with its sub-sections), 'desk:2', 'person:5', 'topic:9',
-- 'day:2024-10-23', 'kind:opinion:ar'. The names are also the keys under which pages are kept (http/page-cache).
create table listing (
  list text not null,
  published_at timestamptz not null,
  article_id int not null references edition_article (id) on delete cascade,
  primary key (list, published_at, article_id)
);
create index listing_article on listing (article_id);

-- What a piece is about: subject words of its headline, and its topics ("topic:9"). New articles find their related ones here.
create table subject_term (
  term text not null,
  published_at timestamptz not null,
  article_id int not null references edition_article (id) on delete cascade,
  primary key (term, published_at, article_id)
);
create index subject_term_article on subject_term (article_id);

create table related (
  article_id int not null references edition_article (id) on delete cascade,
  related_id int not null references edition_article (id) on delete cascade,
  score real not null,
  primary key (article_id, related_id),
  check (article_id <> related_id)
);
create index related_back on related (related_id);

create table search_document (
  article_id int primary key references edition_article (id) on delete cascade,
  language text not null,
  published_at timestamptz not null,
  words tsvector not null
);
create index search_document_words on search_document using gin (words);

-- The newest 600 articles that match, ranked. A function, because only there can the planner be told not to scan
-- and de-toast every document for a common word (see docs/decisions/006-search-seam.md).
create function search_articles(query tsquery, of_language text, of_list text, from_time timestamptz, to_time timestamptz)
returns table (article_id int, published_at timestamptz, score real)
language sql stable parallel safe set enable_seqscan = off as $$
  select d.article_id, d.published_at, ts_rank_cd('{0, 0.2, 0.5, 1}', d.words, query, 1) as score
  from (
    select s.article_id, s.published_at, s.words
    from search_document s
    where s.words @@ query
      and s.language = of_language
      and (from_time is null or s.published_at >= from_time)
      and (to_time is null or s.published_at < to_time)
      and (of_list is null or exists (
        select from listing l
        where l.list = of_list and l.published_at = s.published_at and l.article_id = s.article_id))
    order by s.published_at desc
    limit 600
  ) d
$$;

-- Readings per hour: a number and nothing about the reader.
create table read_count (
  hour timestamptz not null,
  article_id int not null references article (id),
  reads int not null,
  primary key (hour, article_id)
);

-- What changed, in order. Written in the transaction that changes it; announced when that commits.
create table outbox (
  id bigint generated always as identity primary key,
  event text not null,
  article_id int,
  -- Lists and articles whose pages show the change.
  keys text[] not null,
  at timestamptz not null default now()
);
create index outbox_at on outbox (at);

create function announce_outbox() returns trigger language plpgsql as $$
begin
  -- A payload has 8,000 bytes at most; desk/outbox.ts cuts the keys to fit.
  perform pg_notify('warraq_outbox', json_build_object('id', new.id, 'event', new.event, 'keys', new.keys)::text);
  return null;
end $$;
create trigger outbox_announced after insert on outbox for each row execute function announce_outbox();
