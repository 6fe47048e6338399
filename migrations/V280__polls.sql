-- Polls of a part. What may be answered is frozen when a poll opens; opening it again is a new round.
create table poll (
  id          bigint generated always as identity primary key,
  part_id     bigint not null references part on delete cascade,
  number      integer not null,
  kind        text not null
              check (kind in ('SINGLE', 'MULTIPLE', 'SCALE_5', 'SCALE_10', 'RANKING', 'OPEN_TEXT', 'CLOUD')),
  question    text not null check (char_length(question) between 1 and 300),
  -- How many answers one ballot has.
  least       smallint not null check (least >= 1),
  most        smallint not null check (most between least and 12),
  visibility  text not null check (visibility in ('LIVE', 'AFTER_VOTING', 'ON_REVEAL', 'NEVER')),
  state       text not null default 'DRAFT' check (state in ('DRAFT', 'OPEN', 'CLOSED', 'REVEALED', 'ARCHIVED')),
  -- The latest round; 0 before the first.
  round       integer not null default 0,
  -- Since when the audience's screen shows it.
  staged_at   timestamptz,
  -- Every command carries the rev it saw.
  rev         integer not null default 1,
  changed_at  timestamptz not null,
  changed_by  bigint references account on delete set null,
  unique (part_id, number),
  unique (id, most),
  -- A draft may be put away; nothing else is there without a round.
  check (round = 0 or state <> 'DRAFT'),
  check (round > 0 or state in ('DRAFT', 'ARCHIVED')),
  check (state <> 'REVEALED' or visibility <> 'NEVER'),
  check (kind not in ('SINGLE', 'SCALE_5', 'SCALE_10', 'OPEN_TEXT') or most = 1),
  check (staged_at is null or state in ('OPEN', 'CLOSED', 'REVEALED'))
);
create unique index on poll (part_id) where staged_at is not null;

-- The steps of a scale are options too: 1 to 5, or 0 to 10.
create table poll_option (
  poll_id  bigint not null references poll on delete cascade,
  position smallint not null check (position between 0 and 12),
  words    text not null check (char_length(words) <= 120),
  primary key (poll_id, position)
);

create table poll_round (
  poll_id     bigint not null references poll on delete cascade,
  round       integer not null check (round >= 1),
  -- With it a ballot can be led back to a registration; destroyed in the transaction that closes the round.
  tag_key     bytea,
  opened_at   timestamptz not null,
  closed_at   timestamptz,
  revealed_at timestamptz,
  -- As they were when the round closed.
  ballots     integer check (ballots >= 0),
  eligible    integer check (eligible >= ballots),
  primary key (poll_id, round),
  check ((closed_at is null) = (tag_key is not null)),
  check ((closed_at is null) = (ballots is null) and (ballots is null) = (eligible is null)),
  check (revealed_at is null or closed_at is not null)
);
create unique index on poll_round (poll_id) where closed_at is null;

-- One for each person and round, as long as the round is open. No ballot has a time.
create table poll_ballot (
  poll_id bigint not null,
  round   integer not null,
  tag     bytea not null,
  -- As the poll says: so that no ballot holds more answers.
  most    smallint not null,
  -- Raised with every change of mind, so that a late retry never overwrites a newer choice.
  counter integer not null,
  primary key (poll_id, round, tag),
  unique (poll_id, round, tag, most),
  foreign key (poll_id, round) references poll_round on delete cascade,
  foreign key (poll_id, most) references poll (id, most)
);

-- An answer of a ballot: slot 1 to most, in the order of a ranking.
create table poll_choice (
  poll_id  bigint not null,
  round    integer not null,
  tag      bytea not null,
  most     smallint not null,
  slot     smallint not null check (slot between 1 and most),
  position smallint not null,
  primary key (poll_id, round, tag, slot),
  unique (poll_id, round, tag, position),
  foreign key (poll_id, round, tag, most) references poll_ballot (poll_id, round, tag, most) on delete cascade,
  foreign key (poll_id, position) references poll_option
);

-- What was written, each once, whatever its case. Nothing of it is public before a moderator shows it.
create table poll_text (
  id         bigint generated always as identity primary key,
  poll_id    bigint not null,
  round      integer not null,
  folded     text not null,
  words      text not null check (char_length(words) between 1 and 500),
  state      text not null default 'PENDING' check (state in ('PENDING', 'SHOWN', 'HIDDEN')),
  rev        integer not null default 1,
  changed_by bigint references account on delete set null,
  -- How many wrote it; set when the round closes.
  ballots    integer,
  unique (poll_id, round, folded),
  unique (id, poll_id, round),
  foreign key (poll_id, round) references poll_round on delete cascade
);

create table poll_written (
  poll_id bigint not null,
  round   integer not null,
  tag     bytea not null,
  most    smallint not null,
  slot    smallint not null check (slot between 1 and most),
  text_id bigint not null,
  primary key (poll_id, round, tag, slot),
  unique (poll_id, round, tag, text_id),
  foreign key (poll_id, round, tag, most) references poll_ballot (poll_id, round, tag, most) on delete cascade,
  foreign key (text_id, poll_id, round) references poll_text (id, poll_id, round)
);
create index on poll_written (text_id);

-- What is left when the ballots are gone. ranks: the sum of the slots, for rankings.
create table poll_sum (
  poll_id  bigint not null,
  round    integer not null,
  position smallint not null,
  ballots  integer not null check (ballots >= 0),
  ranks    integer not null check (ranks >= ballots),
  primary key (poll_id, round, position),
  foreign key (poll_id, round) references poll_round on delete cascade,
  foreign key (poll_id, position) references poll_option
);

-- The ballots added up, as they stand.
create view poll_tally as
select poll_id, round, position, count(*)::integer as ballots, sum(slot)::integer as ranks
  from poll_choice
 group by poll_id, round, position;
