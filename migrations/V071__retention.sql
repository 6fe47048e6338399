-- How long an arena keeps what it knows of people, in days from the end of the series. Without a
-- row the default of the program holds.
create table retention_rule (
  arena_id bigint not null references arena on delete cascade,
  what     text not null check (char_length(what) between 1 and 40),
  days     integer not null check (days between 0 and 3650),
  primary key (arena_id, what)
);

-- What has been forgotten: how much, never whose. Without a series: what belongs to no series.
create table erasure (
  id        bigint generated always as identity primary key,
  series_id bigint references series on delete cascade,
  what      text not null check (char_length(what) between 1 and 40),
  rows      integer not null check (rows > 0),
  at        timestamptz not null
);
create index on erasure (series_id, id);

-- The row stays for the figures; who it was is gone.
alter table registration add column erased_at timestamptz;

-- What the nightly work reads.
create index on letter (created_at) where series_id is null;
create index on sign_in_link (expires_at);
create index on staff_session (expires_at);
