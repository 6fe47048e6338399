-- People of a list, as it was read. What they are called is emptied when they are registered or left out.
create table import_line (
  bulk_act_id     bigint not null references bulk_act on delete cascade,
  line            integer not null check (line > 0),
  name            text not null check (char_length(name) <= 500),
  email           text not null check (char_length(email) <= 500),
  email_key       text not null,
  organisation    text not null check (char_length(organisation) <= 500),
  language        text not null check (language in ('nb', 'nn', 'en')),
  -- The parts in which they are to have a place.
  parts           bigint[] not null,
  -- Why it cannot be registered, as it was read; null when it can.
  problem         text check (char_length(problem) between 1 and 40),
  -- KNOWN: somebody with that address was registered already.
  outcome         text check (outcome in ('DONE', 'KNOWN')),
  registration_id bigint references registration on delete set null,
  primary key (bulk_act_id, line),
  check (problem is null or outcome is null)
);
create index on import_line (bulk_act_id, line) where problem is null and outcome is null;
create index on import_line (registration_id) where registration_id is not null;
