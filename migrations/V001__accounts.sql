-- Staff sign in by a mail link used once. Attendees have no account: see registrations.
create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create collation if not exists norwegian (provider = icu, locale = 'nb-NO');

create table account (
  id         bigint generated always as identity primary key,
  email      citext not null unique check (email = btrim(email) and char_length(email) <= 254),
  name       text not null check (char_length(name) between 1 and 200),
  language   text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  created_at timestamptz not null
);

-- One row per link sent. Only digests are kept; the link works in the browser that asked for it.
create table sign_in_link (
  id             bigint generated always as identity primary key,
  account_id     bigint not null references account on delete cascade,
  token_digest   bytea not null unique,
  -- Null for a link that an operator made: it works in any browser, once.
  browser_digest bytea,
  return_to      text not null default '/studio' check (return_to like '/%'),
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz
);
create index on sign_in_link (account_id);

create table staff_session (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references account on delete cascade,
  token_digest bytea not null unique,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz
);
create index on staff_session (account_id);
