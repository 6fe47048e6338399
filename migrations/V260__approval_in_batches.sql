-- An answer to many is given to some at a time. What is written to them is kept until the last has got it.
alter table approval_round
  -- Whether it also reaches those who were rejected before.
  add column again boolean not null default false,
  add column reason text not null default '' check (char_length(reason) <= 1000);

-- Who is still to be answered.
create table approval_due (
  round_id        bigint not null references approval_round on delete cascade,
  registration_id bigint not null references registration on delete cascade,
  primary key (round_id, registration_id)
);
create index on approval_due (registration_id);
