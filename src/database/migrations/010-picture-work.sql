-- What is done to pictures after they came in.

-- Pictures whose renditions are still being made ahead of the first reader. A row goes when all of its picture's are
-- there; each rendition is one transaction, so that what was made is seen, and a node that dies loses one.
create table picture_preparation (
  picture_id int primary key references picture (id) on delete cascade,
  -- Renditions made so far, of those that the darkroom lists for the picture's width.
  made int not null default 0,
  due timestamptz not null default now(),
  -- Failures one after the other; after the last one it waits for a person.
  attempts int not null default 0,
  -- Why the last one failed, for the operator.
  error text
);
create index picture_preparation_due on picture_preparation (due);

-- Bytes that a picture had before others were put in their place: like those of a revoked picture, they are kept for who
-- asks later, and served to no reader.
create table picture_replaced (
  hash text primary key,
  picture_id int not null references picture (id) on delete cascade,
  replaced_at timestamptz not null default now()
);
create index picture_replaced_by_picture on picture_replaced (picture_id);
