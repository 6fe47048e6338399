-- The panel debate of a part: who speaks when, for how long, and what the plan says.
create table debate (
  part_id      bigint primary key references part on delete cascade,
  motion       text not null default '' check (char_length(motion) <= 300),
  framing      text not null default 'EXPLORATORY' check (framing in ('EXPLORATORY', 'ADVERSARIAL')),
  state        text not null default 'DRAFT'
               check (state in ('DRAFT', 'GREEN_ROOM', 'LIVE', 'INTERMISSION', 'CLOSING', 'ENDED', 'PUBLISHED')),
  time_mode    text not null default 'BOTH' check (time_mode in ('NONE', 'PER_TURN', 'BUDGET', 'BOTH')),
  -- Who sees how the speaking time is shared while the debate goes on.
  balance      text not null default 'CHAIR' check (balance in ('CHAIR', 'PANEL', 'PUBLIC')),
  -- The stage shows nothing but a pause sign, whatever else is going on.
  held         boolean not null default false,
  since        timestamptz not null
);

alter table seat
  add column side   text not null default '' check (char_length(side) <= 60),
  -- Speaking time that the seat may use in all; null for unlimited.
  add column budget_millis bigint check (budget_millis >= 0),
  add column state  text not null default 'INVITED'
             check (state in ('INVITED', 'CONFIRMED', 'CHECKED_IN', 'READY', 'ON_STAGE', 'AWAY', 'LEFT')),
  add column since  timestamptz,
  -- What is settled in the green room.
  add column microphone boolean not null default false,
  add column pronounced text not null default '' check (char_length(pronounced) <= 100),
  add column recording  boolean not null default false;
create unique index on seat (part_id, id);

-- One line of the run of show.
create table run_item (
  id             bigint generated always as identity primary key,
  part_id        bigint not null references debate on delete cascade,
  rank           integer not null,
  kind           text not null
                 check (kind in ('INTRO', 'OPENING', 'ROUND', 'REBUTTAL', 'AUDIENCE', 'POLL', 'STANCE',
                                 'BREAK', 'CLOSING', 'SUMMARY', 'SLACK')),
  label          text not null check (char_length(label) between 1 and 120),
  notes          text not null default '' check (char_length(notes) <= 2000),
  -- As planned at first, and as planned now: replanning never rewrites history.
  first_planned_seconds integer not null check (first_planned_seconds >= 0),
  planned_seconds integer not null check (planned_seconds >= 0),
  min_seconds    integer not null check (min_seconds >= 0),
  flexible       boolean not null default false,
  warn_seconds   integer not null default 60 check (warn_seconds >= 0),
  danger_seconds integer not null default 15 check (danger_seconds >= 0),
  state          text not null default 'PLANNED' check (state in ('PLANNED', 'RUNNING', 'PAUSED', 'DONE', 'SKIPPED')),
  began_at       timestamptz,
  ended_at       timestamptz,
  paused_at      timestamptz,
  paused_millis  bigint not null default 0 check (paused_millis >= 0),
  check (min_seconds <= planned_seconds),
  check ((state in ('PLANNED', 'SKIPPED')) = (began_at is null)),
  check ((state = 'DONE') = (ended_at is not null)),
  check ((state = 'PAUSED') = (paused_at is not null)),
  unique (part_id, rank) deferrable initially deferred
);
create unique index on run_item (part_id) where state in ('RUNNING', 'PAUSED');

-- One person speaking, or about to, or done.
create table turn (
  id             bigint generated always as identity primary key,
  part_id        bigint not null references debate on delete cascade,
  run_item_id    bigint references run_item on delete set null,
  seat_id        bigint,
  guest          text check (char_length(guest) between 1 and 200),
  kind           text not null
                 check (kind in ('OPENING', 'ANSWER', 'REPLY', 'REBUTTAL', 'CLARIFY', 'POINT_OF_ORDER',
                                 'CLOSING', 'CHAIR', 'GUEST')),
  question_id    bigint references question on delete set null,
  -- The turn that this one broke into.
  parent_id      bigint references turn on delete set null,
  allotted_millis bigint check (allotted_millis > 0),
  charged        boolean not null,
  state          text not null check (state in ('QUEUED', 'NEXT', 'SPEAKING', 'PAUSED', 'DONE', 'CUT', 'VOID')),
  queued_at      timestamptz not null,
  began_at       timestamptz,
  ended_at       timestamptz,
  paused_at      timestamptz,
  paused_millis  bigint not null default 0 check (paused_millis >= 0),
  why_ended      text check (why_ended in ('FINISHED', 'NEXT_BEGAN', 'YIELDED', 'CUT', 'ITEM_ENDED', 'VOIDED')),
  foreign key (part_id, seat_id) references seat (part_id, id),
  check ((seat_id is null) = (guest is not null)),
  check ((state in ('QUEUED', 'NEXT')) = (began_at is null)),
  check ((state in ('DONE', 'CUT', 'VOID')) = (ended_at is not null)),
  check ((state = 'PAUSED') = (paused_at is not null)),
  check (ended_at >= began_at)
);
create unique index on turn (part_id) where state = 'SPEAKING';
create unique index on turn (part_id) where state = 'NEXT';
create index on turn (part_id, id);
create index on turn (question_id);

-- Speaking time, as it was charged and as it was given back. Only ever added to.
create table time_ledger (
  id      bigint generated always as identity primary key,
  part_id bigint not null,
  seat_id bigint not null,
  turn_id bigint references turn,
  -- Negative when time is given back or given extra.
  millis  bigint not null,
  why     text not null check (why in ('SPOKEN', 'VOIDED', 'OVERRUN_FOR_ALL')),
  at      timestamptz not null,
  foreign key (part_id, seat_id) references seat (part_id, id),
  check ((why = 'OVERRUN_FOR_ALL') = (turn_id is null))
);
create unique index on time_ledger (turn_id, why);
create index on time_ledger (part_id, seat_id);

create table floor_request (
  id       bigint generated always as identity primary key,
  part_id  bigint not null,
  seat_id  bigint not null,
  kind     text not null check (kind in ('POINT_OF_ORDER', 'CLARIFY', 'REPLY', 'NEW_TOPIC')),
  note     text not null default '' check (char_length(note) <= 300),
  asked_at timestamptz not null,
  state    text not null default 'WAITING' check (state in ('WAITING', 'GRANTED', 'WITHDRAWN', 'DISMISSED')),
  turn_id  bigint references turn,
  foreign key (part_id, seat_id) references seat (part_id, id)
);
create unique index on floor_request (seat_id, kind) where state = 'WAITING';
create index on floor_request (part_id) where state = 'WAITING';

-- A word from one side of the stage to the other.
create table cue (
  id       bigint generated always as identity primary key,
  part_id  bigint not null references debate on delete cascade,
  seat_id  bigint references seat on delete cascade,
  role     text check (role in ('CHAIR', 'CO_CHAIR', 'PANELIST', 'TIMEKEEPER')),
  words    text not null check (char_length(words) between 1 and 200),
  sent_by  bigint references account on delete set null,
  sent_at  timestamptz not null,
  check (seat_id is null or role is null)
);
create index on cue (part_id, id);

create table cue_seen (
  cue_id  bigint not null references cue on delete cascade,
  seat_id bigint not null references seat on delete cascade,
  at      timestamptz not null,
  primary key (cue_id, seat_id)
);

-- What a panelist makes of a question before the debate.
create table briefing (
  seat_id     bigint not null references seat on delete cascade,
  question_id bigint not null references question on delete cascade,
  choice      text check (choice in ('TAKE', 'PASS')),
  draft       text not null default '' check (char_length(draft) <= 5000),
  note        text not null default '' check (char_length(note) <= 5000),
  at          timestamptz not null,
  primary key (seat_id, question_id)
);

-- What somebody on the panel said that would be done.
create table promise (
  id           bigint generated always as identity primary key,
  part_id      bigint not null references debate on delete cascade,
  seat_id      bigint references seat on delete set null,
  question_id  bigint references question on delete set null,
  words        text not null check (char_length(words) between 1 and 500),
  owner        text not null check (char_length(owner) between 1 and 200),
  due          date,
  made_at      timestamptz not null,
  kept_at      timestamptz,
  kept_words   text not null default '' check (char_length(kept_words) <= 1000)
);
create index on promise (part_id);
