create table arena (
  id          bigint generated always as identity primary key,
  slug        text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) between 2 and 60),
  name        text not null check (char_length(name) between 1 and 200),
  organiser   text not null check (char_length(organiser) between 1 and 200),
  about       text not null default '' check (char_length(about) <= 10000),
  language    text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  timezone    text not null default 'Europe/Oslo',
  colour      text check (colour ~ '^#[0-9a-f]{6}$'),
  contact     citext,
  privacy     text not null default '' check (char_length(privacy) <= 20000),
  created_at  timestamptz not null
);

create table arena_member (
  arena_id   bigint not null references arena on delete cascade,
  account_id bigint not null references account on delete cascade,
  role       text not null check (role in ('OWNER', 'ORGANISER', 'MODERATOR', 'CHECKIN', 'VIEWER')),
  since      timestamptz not null,
  given_by   bigint references account on delete set null,
  primary key (arena_id, account_id, role)
);
create index on arena_member (account_id);

-- Who did what. Subjects are pointers such as 'series:4'; no personal data, no free text.
create table audit (
  id         bigint generated always as identity primary key,
  arena_id   bigint not null references arena on delete cascade,
  account_id bigint references account on delete set null,
  act        text not null check (char_length(act) between 1 and 100),
  subject    text not null check (char_length(subject) between 1 and 100),
  detail     text not null default '' check (char_length(detail) <= 500),
  at         timestamptz not null
);
create index on audit (arena_id, id desc);
