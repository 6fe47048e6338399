-- How long a turn of each kind is where turns are measured one by one, and who wrote the plan's forms last.
alter table debate
  add column opening_seconds  integer not null default 180 check (opening_seconds between 10 and 3600),
  add column answer_seconds   integer not null default 120 check (answer_seconds between 10 and 3600),
  add column reply_seconds    integer not null default 60 check (reply_seconds between 10 and 3600),
  add column rebuttal_seconds integer not null default 60 check (rebuttal_seconds between 10 and 3600),
  add column closing_seconds  integer not null default 60 check (closing_seconds between 10 and 3600);

create table debate_written (
  part_id    bigint not null references debate on delete cascade,
  form       text not null check (form in ('TERMS', 'SEATS')),
  rev        integer not null check (rev > 0),
  written_by bigint references account on delete set null,
  written_at timestamptz not null,
  primary key (part_id, form)
);
create index on debate_written (written_by);
