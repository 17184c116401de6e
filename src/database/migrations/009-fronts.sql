-- What editors pin to the fronts (article/front.ts). What is not pinned arranges itself; who arranged what before
-- stands in the audit log.

create table front (
  -- 'home:ar', 'section:3'
  name text primary key,
  -- Counts arrangements, so that none is made over another that was not seen.
  version int not null,
  arranged_by uuid not null,
  arranged_by_name text not null,
  arranged_at timestamptz not null default clock_timestamp()
);

create table front_pin (
  front text not null references front (name),
  -- 0 leads, those after it stand beside.
  place int not null check (place >= 0),
  article_id int not null references article (id),
  -- The hour at which it falls out; null: it stays until somebody takes it out.
  until timestamptz,
  pinned_by_name text not null,
  pinned_at timestamptz not null,
  primary key (front, place),
  unique (front, article_id)
);
