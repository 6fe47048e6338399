-- When somebody with a place had the page of a part open while the part was live. Stretches may overlap: she has two
-- machines, or two nodes heard her at once. They are united when they are read.
create table attendance_stretch (
  id                   bigint generated always as identity primary key,
  part_registration_id bigint not null references part_registration on delete cascade,
  from_at              timestamptz not null,
  until_at             timestamptz not null,
  check (from_at <= until_at)
);
create index on attendance_stretch (part_registration_id, until_at);

-- What an organiser says of it. The last one counts; NONE takes back what was said before.
create table attendance_mark (
  id                   bigint generated always as identity primary key,
  part_registration_id bigint not null references part_registration on delete cascade,
  mark                 text not null check (mark in ('ATTENDED', 'ABSENT', 'NONE')),
  by_account           bigint references account on delete set null,
  at                   timestamptz not null
);
create index on attendance_mark (part_registration_id, id);
