-- That those who had a place in a series when it was cancelled are to hear of it, once each.
create table series_notice (
  id        bigint generated always as identity primary key,
  series_id bigint not null references series on delete cascade,
  noted_at  timestamptz not null,
  due_at    timestamptz not null check (due_at >= noted_at),
  -- The letters are written in the order of the registrations; up to this one they are.
  reached   bigint not null default 0,
  ended_at  timestamptz
);
create unique index on series_notice (series_id) where ended_at is null;
create index on series_notice (due_at) where ended_at is null;
