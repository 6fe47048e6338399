create table room (
  part_id         bigint primary key references part on delete cascade,
  phase           text not null default 'COLLECTING' check (phase in ('COLLECTING', 'OPEN', 'PAUSED', 'CLOSED')),
  -- Before publication, after it, or before it only for those without an approved question.
  moderation      text not null default 'BEFORE' check (moderation in ('BEFORE', 'AFTER', 'TRUSTED_FIRST')),
  naming          text not null default 'FREE' check (naming in ('NAMED', 'ANONYMOUS', 'FREE')),
  question_limit  integer not null default 300 check (question_limit between 140 and 1000),
  last_number     integer not null default 0,
  rev             integer not null default 1
);

create table question (
  id              bigint generated always as identity primary key,
  part_id         bigint not null references part on delete cascade,
  -- In order of receipt, never reused; what the chair says aloud.
  number          integer not null,
  registration_id bigint references registration on delete set null,
  anonymous       boolean not null,
  author_name     text not null default '' check (char_length(author_name) <= 200),
  text            text not null check (char_length(text) between 1 and 1000),
  language        text not null default 'nb' check (language in ('nb', 'nn', 'en', 'se')),
  theme_id        bigint references theme on delete set null,
  asked_at        timestamptz not null,
  moderation      text not null check (moderation in ('PENDING', 'PUBLISHED', 'REJECTED', 'WITHDRAWN', 'MERGED')),
  handling        text not null default 'OPEN'
                  check (handling in ('OPEN', 'SHORTLISTED', 'LIVE', 'ANSWERED_LIVE', 'ANSWERED_TEXT', 'DEFERRED', 'NOT_ANSWERED')),
  rank            integer,
  reason          text check (char_length(reason) <= 500),
  -- Carried from an earlier part, with what it was there.
  carried_from    bigint references question on delete set null,
  published_at    timestamptz,
  live_at         timestamptz,
  answered_at     timestamptz,
  answer          text check (char_length(answer) <= 5000),
  follow_up_owner text check (char_length(follow_up_owner) <= 200),
  follow_up_due   date,
  -- Every command carries the rev it saw.
  rev             integer not null default 1,
  changed_at      timestamptz not null,
  changed_by      bigint references account on delete set null,
  unique (part_id, number),
  check (handling <> 'LIVE' or moderation = 'PUBLISHED')
);
-- At most one question is live in a room.
create unique index on question (part_id) where handling = 'LIVE';
create unique index on question (carried_from, part_id) where carried_from is not null;
create index on question (part_id, moderation, handling);
create index on question (registration_id, asked_at);

create table question_vote (
  question_id     bigint not null references question on delete cascade,
  registration_id bigint not null references registration on delete cascade,
  voted           boolean not null,
  -- The voter's own counter: a late retry never overwrites a newer choice.
  counter         bigint not null,
  at              timestamptz not null,
  primary key (question_id, registration_id)
);
create index on question_vote (registration_id);
create index on question_vote (at);
create index on question_vote (question_id) where voted;

create table question_event (
  id          bigint generated always as identity primary key,
  question_id bigint not null references question on delete cascade,
  act         text not null check (char_length(act) between 1 and 40),
  moderation  text not null,
  handling    text not null,
  -- What it was before, so that an act can be undone.
  was_moderation text,
  was_handling   text,
  was_rank       integer,
  was_reason     text,
  account_id  bigint references account on delete set null,
  at          timestamptz not null
);
create index on question_event (question_id, id);

-- To whom on the programme a question is put: a panelist, or a speaker of a webinar.
create table question_assignment (
  question_id bigint not null references question on delete cascade,
  person_id   bigint not null references part_person on delete cascade,
  at          timestamptz not null,
  assigned_by bigint references account on delete set null,
  primary key (question_id, person_id)
);
create index on question_assignment (person_id);

-- A client resends with the same id; the second time gives the first answer.
create table command (
  viewer     text not null check (char_length(viewer) <= 60),
  command_id text not null check (char_length(command_id) between 8 and 60),
  answer     text not null,
  at         timestamptz not null,
  primary key (viewer, command_id)
);
create index on command (at);
