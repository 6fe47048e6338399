alter table room
  add column reactions        boolean not null default true,
  -- So many people must report a published question before it goes back to the queue.
  add column report_threshold integer not null default 3 check (report_threshold between 1 and 20),
  -- Raised when somebody decides anew how the room takes questions; the phase has its own.
  add column rules_rev        integer not null default 0;

-- What attendees report: each a question once. An act of a moderator answers those that are open.
create table question_report (
  question_id     bigint not null references question on delete cascade,
  registration_id bigint not null references registration on delete cascade,
  reason          text not null default '' check (char_length(reason) <= 300),
  at              timestamptz not null,
  answered_at     timestamptz,
  primary key (question_id, registration_id)
);
create index on question_report (registration_id);
