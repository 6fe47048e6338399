-- Who has a part's page open, and for how long: people, not pages. 'registration:17', or 'guest:' and a random name
-- that the browser gives itself while its tab is open.
create table presence (
  part_id  bigint not null references part on delete cascade,
  person   text not null check (char_length(person) between 1 and 60),
  first_at timestamptz not null,
  last_at  timestamptz not null,
  seconds  integer not null default 0,
  primary key (part_id, person)
);
create index on presence (part_id, last_at);
