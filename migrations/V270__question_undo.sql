-- One place on the shortlist holds one question.
with placed as (
  select id, row_number() over (partition by part_id order by rank, number) as place
    from question where rank is not null
)
update question q set rank = p.place from placed p where p.id = q.id;
-- Deferrable, so that a whole list can move up one place in one statement.
alter table question add constraint question_one_per_rank unique (part_id, rank) deferrable;

-- One act of a moderator may move several questions; they are taken back together.
create sequence question_act;

-- What a question was before a moderator's act, for as long as the act can be taken back.
create table question_before (
  event_id        bigint primary key references question_event on delete cascade,
  question_id     bigint not null references question on delete cascade,
  act             bigint not null,
  -- Whether the act was on this question, or only reached it.
  leads           boolean not null,
  -- What the act made it: whatever changed it since stays.
  rev             integer not null,
  moderation      text not null,
  handling        text not null,
  rank            integer,
  reason          text,
  published_at    timestamptz,
  live_at         timestamptz,
  answered_at     timestamptz,
  answer          text,
  follow_up_owner text,
  follow_up_due   date,
  at              timestamptz not null
);
create index on question_before (act);
create index on question_before (question_id);
create index on question_before (at);
