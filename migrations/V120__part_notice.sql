-- That a part has changed, and whom of its holders have been told so far. Quick edits gather in one.
create table part_notice (
  id               bigint generated always as identity primary key,
  part_id          bigint not null references part on delete cascade,
  noted_at         timestamptz not null,
  -- The latest change: who came after it was told of the part as it is.
  changed_at       timestamptz not null check (changed_at >= noted_at),
  due_at           timestamptz not null,
  -- The part as its holders knew it before the first of the changes.
  was_starts_at    timestamptz,
  was_ends_at      timestamptz,
  was_day          date,
  was_when_text    text not null,
  was_postponed_at timestamptz,
  was_place        text not null,
  was_venue        text not null,
  -- The letters are written in the order of the places; up to this one they are.
  reached          bigint not null default 0,
  -- The notice that this one cut short: who was not reached by that knows what was before it.
  follows          bigint references part_notice,
  ended_at         timestamptz
);
create unique index on part_notice (part_id) where ended_at is null;
create index on part_notice (due_at) where ended_at is null;
create index on part_notice (follows) where follows is not null;
