-- What an arena does not publish, in words of its own. An arena without a row has the usual reasons.
create table question_policy (
  arena_id bigint primary key references arena on delete cascade,
  words    text not null default '' check (char_length(words) <= 20000),
  rev      integer not null default 1
);

-- A reason is never reworded: new words are a new reason, and the old one is taken out (place is null), so that what
-- was chosen can still be counted.
create table question_reason (
  id       bigint generated always as identity primary key,
  arena_id bigint not null references question_policy on delete cascade,
  -- Its key on the keyboard.
  place    integer check (place between 1 and 9),
  nb       text not null check (char_length(nb) between 1 and 200),
  nn       text not null check (char_length(nn) between 1 and 200),
  en       text not null check (char_length(en) between 1 and 200),
  unique (arena_id, nb, nn, en),
  unique (arena_id, place) deferrable
);

-- A reason of the arena, and the moderator's own words after it.
alter table question
  drop constraint question_reason_check,
  add constraint question_reason_check check (char_length(reason) <= 700);
alter table question_report
  drop constraint question_report_reason_check,
  add constraint question_report_reason_check check (char_length(reason) <= 600);
