-- A chair or a panelist of a debate. The person as the public sees her is the programme's.
create table seat (
  id         bigint generated always as identity primary key,
  part_id    bigint not null references part on delete cascade,
  person_id  bigint not null unique references part_person on delete cascade,
  role       text not null check (role in ('CHAIR', 'CO_CHAIR', 'PANELIST', 'TIMEKEEPER')),
  ord        integer not null,
  created_at timestamptz not null
);
create index on seat (part_id, ord);

-- The revocable link of a part's audience screen.
create table stage_link (
  part_id    bigint primary key references part on delete cascade,
  generation integer not null default 1
);
