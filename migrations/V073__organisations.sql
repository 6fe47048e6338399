-- Whether those who register are offered names of organisations from Enhetsregisteret.
alter table arena add column suggests_organisations boolean not null default false;

-- What the register answered, so that it is asked once for the same words.
create table organisation_answer (
  words text primary key check (char_length(words) between 3 and 60),
  -- Number and name, line by line, as the register gave them.
  found text not null check (char_length(found) <= 4000),
  at    timestamptz not null
);
create index on organisation_answer (at);
