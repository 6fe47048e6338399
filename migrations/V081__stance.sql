-- The same question asked before and after (and, if wished, in the parts between), paired per
-- person by a keyed tag. The key is destroyed when the result is revealed; no ballot has a time.
create table stance (
  id          bigint generated always as identity primary key,
  series_id   bigint not null references series on delete cascade,
  -- The debate in which it ends.
  part_id     bigint not null unique references part on delete cascade,
  question    text not null check (char_length(question) between 1 and 300),
  created_at  timestamptz not null,
  tag_key     bytea,
  revealed_at timestamptz,
  check ((revealed_at is null) = (tag_key is not null))
);

create table stance_option (
  stance_id bigint not null references stance on delete cascade,
  position  smallint not null check (position between 1 and 7),
  words     text not null check (char_length(words) between 1 and 120),
  primary key (stance_id, position)
);

create table stance_round (
  id        bigint generated always as identity primary key,
  stance_id bigint not null references stance on delete cascade,
  ord       smallint not null,
  kind      text not null check (kind in ('PRE', 'BETWEEN', 'POST')),
  part_id   bigint references part on delete cascade,
  opened_at timestamptz,
  closed_at timestamptz,
  unique (stance_id, ord),
  check (closed_at is null or opened_at is not null)
);
create unique index on stance_round (stance_id) where opened_at is not null and closed_at is null;

create table stance_ballot (
  round_id  bigint not null references stance_round on delete cascade,
  tag       bytea not null,
  position  smallint not null,
  primary key (round_id, tag)
);

-- What is left when the key is gone: sums, cells under five suppressed (null).
create table stance_sum (
  round_id bigint not null references stance_round on delete cascade,
  position smallint not null,
  ballots  integer check (ballots = 0 or ballots >= 5),
  primary key (round_id, position)
);

create table stance_flow (
  stance_id  bigint not null references stance on delete cascade,
  from_round bigint not null references stance_round on delete cascade,
  to_round   bigint not null references stance_round on delete cascade,
  from_position smallint not null,
  to_position   smallint not null,
  ballots    integer check (ballots = 0 or ballots >= 5),
  primary key (from_round, to_round, from_position, to_position)
);

create table stance_pairing (
  from_round bigint not null references stance_round on delete cascade,
  to_round   bigint not null references stance_round on delete cascade,
  paired     integer not null,
  only_from  integer not null,
  only_to    integer not null,
  primary key (from_round, to_round)
);
