-- Who works here, how they prove it, what they may do, and what they did. The schema `auth` holds everything that
-- lets somebody in; its tables down to rate_limit are Better Auth's, under our names (http/newsroom/auth.ts).

create schema auth;

create table auth.user_account (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  -- Always lower case: Better Auth looks it up so.
  email text not null unique check (email = lower(email)),
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  two_factor_enabled boolean,
  -- Ours: from then on nobody signs in with this account, and its tokens open nothing.
  disabled_at timestamptz
);

create table auth.session (
  id uuid primary key default gen_random_uuid(),
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null references auth.user_account on delete cascade
);
create index session_of_user on auth.session (user_id);

-- A password (provider 'credential', account_id = user_id).
create table auth.credential (
  id uuid primary key default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth.user_account on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index credential_user on auth.credential (user_id);

create table auth.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth.two_factor (
  id uuid primary key default gen_random_uuid(),
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references auth.user_account on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index two_factor_secret on auth.two_factor (secret);
create index two_factor_user on auth.two_factor (user_id);

create table auth.passkey (
  id uuid primary key default gen_random_uuid(),
  name text,
  public_key text not null,
  user_id uuid not null references auth.user_account on delete cascade,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index passkey_user on auth.passkey (user_id);
create index passkey_credential on auth.passkey (credential_id);

create table auth.rate_limit (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Signs cookies and encrypts second factors; made when first asked for. Losing it signs everybody out and loses the
-- second factors, so it is kept with them.
create table auth.secret (
  version int primary key,
  value text not null,
  created_at timestamptz not null default now()
);

-- A role on a desk, or on every desk (desk_id null).
create table auth.role_held (
  user_id uuid not null references auth.user_account on delete cascade,
  role text not null check (role in ('reporter', 'deskEditor', 'managingEditor', 'administrator', 'reviewer')),
  desk_id int references desk (id),
  granted_at timestamptz not null default now(),
  unique nulls not distinct (user_id, role, desk_id)
);

-- One-time links. Only the SHA-256 of a link's token is kept: who reads the table cannot use it.
create table auth.set_up_link (
  -- There is one at most: a newer one replaces it.
  single boolean primary key default true check (single),
  token_hash bytea not null,
  expires_at timestamptz not null
);

create table auth.invitation (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  email text not null check (email = lower(email)),
  name text not null,
  -- [{role, desk}]
  roles jsonb not null,
  invited_by uuid references auth.user_account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_open on auth.invitation (email) where used_at is null;

create table auth.reset_link (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  user_id uuid not null references auth.user_account on delete cascade,
  -- Whether using it also takes the second factor and the passkeys away (a lost telephone).
  second_factor boolean not null default false,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index reset_link_user on auth.reset_link (user_id);

-- Somebody says they forgot the password of this address. Whether anybody has it is looked up later, in a job: then
-- known and unknown addresses are answered alike, in words and in time.
create table auth.reset_request (
  id bigint generated always as identity primary key,
  email text not null,
  at timestamptz not null default now()
);

create table auth.api_token (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  user_id uuid not null references auth.user_account on delete cascade,
  name text not null,
  scopes text[] not null check (scopes <@ array['read', 'write', 'publish', 'administer'] and scopes <> '{}'),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_user on auth.api_token (user_id);

-- Guesses, by what was guessed at or from where: the key is a SHA-256, for people type passwords into name fields.
create table auth.attempt (
  key bytea primary key,
  began_at timestamptz not null,
  count int not null
);

-- One-time passwords that were used, so that none opens twice inside its window.
create table auth.used_code (
  user_id uuid not null references auth.user_account on delete cascade,
  code_hash bytea not null,
  used_at timestamptz not null default now(),
  primary key (user_id, code_hash)
);

-- A session's end and a change of rights are heard by every node: open sockets close.
create function announce_session_end() returns trigger language plpgsql as $$
begin
  perform pg_notify('warraq_session_ended', old.id::text);
  return null;
end $$;
create trigger session_ended after delete on auth.session for each row execute function announce_session_end();

create function announce_rights() returns trigger language plpgsql as $$
begin
  perform pg_notify('warraq_rights_changed', coalesce(new.user_id, old.user_id)::text);
  return null;
end $$;
create trigger rights_changed after insert or update or delete on auth.role_held
  for each row execute function announce_rights();

-- Who did what to what, from which revision. Names as they were then; no reference, so that nothing here ever changes.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- Null: not a member of staff (the operator at the terminal, a link, somebody unknown at the door).
  actor_id uuid,
  actor_name text not null,
  -- Whether it was done through an API token.
  by_token boolean not null default false,
  -- 'person.invite', 'article.publish': what kind of thing, then the verb.
  act text not null check (act ~ '^[a-z][A-Za-z0-9.-]*$'),
  -- 'article:12', 'person:…'
  subject text not null,
  revision int,
  detail jsonb not null default '{}'
);
create index audit_entry_actor on audit_entry (actor_id, id desc);
create index audit_entry_act on audit_entry (act text_pattern_ops, id desc);
create index audit_entry_subject on audit_entry (subject, id desc);
create index audit_entry_at on audit_entry (at, id);
create trigger audit_entry_immutable before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_kept before truncate on audit_entry execute function refuse_change();

-- Letters to be sent. `body` may hold a link that lets somebody in: it is emptied once the letter is sent or given up.
create table mail (
  id bigint generated always as identity primary key,
  recipient text not null,
  recipient_name text not null,
  subject text not null,
  body text not null,
  due timestamptz not null default now(),
  attempts int not null default 0,
  error text,
  sent_at timestamptz,
  given_up_at timestamptz
);
create index mail_due on mail (due) where sent_at is null and given_up_at is null;
