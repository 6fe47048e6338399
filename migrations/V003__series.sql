create table series (
  id              bigint generated always as identity primary key,
  arena_id        bigint not null references arena on delete cascade,
  slug            text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) between 1 and 60),
  number          integer check (number > 0),
  title           text not null check (char_length(title) between 1 and 300),
  -- The question that the series sets out to answer.
  question        text not null default '' check (char_length(question) <= 500),
  -- Markdown.
  description     text not null default '' check (char_length(description) <= 20000),
  language        text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  registration    text not null default 'WHOLE_SERIES' check (registration in ('WHOLE_SERIES', 'CHOOSE_PARTS', 'INVITED')),
  opens_at        timestamptz,
  closes_at       timestamptz,
  created_at      timestamptz not null,
  created_by      bigint references account on delete set null,
  -- State is a row's own moment: draft until published; archived and cancelled are ends.
  published_at    timestamptz,
  archived_at     timestamptz,
  cancelled_at    timestamptz,
  cancelled_why   text check (char_length(cancelled_why) <= 500),
  rev             integer not null default 1,
  unique (arena_id, slug),
  check (closes_at is null or opens_at is null or opens_at < closes_at)
);

create table theme (
  id        bigint generated always as identity primary key,
  series_id bigint not null references series on delete cascade,
  name      text not null check (char_length(name) between 1 and 100),
  rank      integer not null,
  unique (series_id, name)
);

create table part (
  id             bigint generated always as identity primary key,
  series_id      bigint not null references series on delete cascade,
  -- Its place in the series and in its address (…/del-1); never reused.
  number         integer not null check (number > 0),
  kind           text not null check (kind in ('WEBINAR', 'PANEL_DEBATE', 'WORKSHOP', 'MEETING')),
  venue          text not null check (venue in ('ONLINE', 'PLACE', 'HYBRID')),
  label          text not null check (char_length(label) between 1 and 100),
  theme          text not null default '' check (char_length(theme) <= 300),
  description    text not null default '' check (char_length(description) <= 20000),
  place          text not null default '' check (char_length(place) <= 300),
  -- Known to the minute, to the day, only in words ('12. februar'), or not yet.
  starts_at      timestamptz,
  ends_at        timestamptz,
  day            date,
  when_text      text not null default '' check (char_length(when_text) <= 100),
  capacity       integer check (capacity >= 0),
  -- Never shown in public: only to confirmed people from 30 minutes before the start.
  video_url      text check (video_url ~ '^https://' and char_length(video_url) <= 2000),
  video_embed    boolean not null default false,
  recording_url  text check (recording_url ~ '^https://' and char_length(recording_url) <= 2000),
  summary        text not null default '' check (char_length(summary) <= 20000),
  captions       boolean not null default false,
  interpreter    boolean not null default false,
  live_at        timestamptz,
  ended_at       timestamptz,
  postponed_at   timestamptz,
  cancelled_at   timestamptz,
  cancelled_why  text check (char_length(cancelled_why) <= 500),
  rev            integer not null default 1,
  unique (series_id, number),
  check (ends_at > starts_at),
  check ((starts_at is null) = (ends_at is null)),
  check (ended_at is null or live_at is not null)
);
create index on part (starts_at);

create table part_move (
  part_id        bigint not null references part on delete cascade,
  moved_at       timestamptz not null,
  moved_by       bigint references account on delete set null,
  previous_start timestamptz,
  previous_end   timestamptz,
  primary key (part_id, moved_at)
);

-- The people of the programme, as the public sees them.
create table part_person (
  id           bigint generated always as identity primary key,
  part_id      bigint not null references part on delete cascade,
  role         text not null check (role in ('CHAIR', 'SPEAKER', 'PANELIST', 'HOST')),
  name         text not null check (char_length(name) between 1 and 200),
  title        text not null default '' check (char_length(title) <= 200),
  organisation text not null default '' check (char_length(organisation) <= 200),
  rank         integer not null,
  account_id   bigint references account on delete set null
);
create index on part_person (part_id, rank);

-- Rights on one part, beside the arena's roles.
create table part_role (
  part_id    bigint not null references part on delete cascade,
  account_id bigint not null references account on delete cascade,
  role       text not null check (role in ('MODERATOR', 'CHAIR', 'PANELIST', 'PRODUCER')),
  since      timestamptz not null,
  primary key (part_id, account_id, role)
);
create index on part_role (account_id);
