-- What the newsroom knows of its pictures. Each place where a picture stands keeps its own alt, caption and credit
-- (they are part of a revision); what stands here is what they begin with, and the rights, which are the picture's.

alter table picture
  add column file_name text not null default '',
  add column alt text not null default '',
  add column caption text not null default '',
  add column credit text not null default '',
  -- Whose it is and what it was given for, in words.
  add column rights text not null default '',
  -- From then on it may not be published; null: for good.
  add column rights_expire_at timestamptz,
  -- What must stay in sight when it is cut, as a part of width and height from the top left corner.
  add column focus_x real not null default 0.5 check (focus_x between 0 and 1),
  add column focus_y real not null default 0.5 check (focus_y between 0 and 1),
  -- Null: by nobody of the staff (an import, the demo).
  add column uploaded_by uuid,
  -- Taken back: shown to no reader any more.
  add column revoked_at timestamptz,
  -- Its words as the search compares them (`matchText` of file name, alt, caption, credit and rights).
  add column search text not null default '';
create index picture_revoked on picture (hash) where revoked_at is not null;
