-- When the recording of a part begins, on the clock of the room: what was said at 10.47 is so far into it.
create table recording_start (
  part_id bigint primary key references part on delete cascade,
  at      timestamptz not null
);
