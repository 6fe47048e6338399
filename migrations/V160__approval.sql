-- How people are let in is said with the rest of a series, and fenced by the same rev.
alter table series
  -- How many people may hold a place in any part of it; null for no limit.
  add column capacity integer check (capacity >= 0),
  -- How long an offered place is kept: an hour to a week.
  add column offer_hours integer not null default 24 check (offer_hours between 1 and 168),
  -- Whether an organiser answers everybody who registers.
  add column approval boolean not null default false,
  -- Whether who waits for the answer holds a place meanwhile.
  add column pending_holds boolean not null default false,
  add check (approval or not pending_holds);
update series s set capacity = a.capacity, offer_hours = a.offer_hours from admission a where a.series_id = s.id;
drop table admission;

-- Counts only while the state is PENDING_APPROVAL.
alter table part_registration add column holds_place boolean not null default false;

-- One answer to several people at once: its report can be read again.
create table approval_round (
  id         bigint generated always as identity primary key,
  series_id  bigint not null references series on delete cascade,
  answer     text not null check (answer in ('APPROVED', 'REJECTED')),
  by_account bigint references account on delete set null,
  at         timestamptz not null
);
create index on approval_round (series_id);

-- What was answered to a person. It stands until she registers anew, or is asked about anew.
create table approval (
  id              bigint generated always as identity primary key,
  registration_id bigint not null references registration on delete cascade,
  -- Null when nobody was asked: an invitation stood for the answer.
  round_id        bigint references approval_round on delete cascade,
  answer          text not null check (answer in ('APPROVED', 'REJECTED', 'WAIVED')),
  -- What the organiser wrote to her.
  reason          text not null default '' check (char_length(reason) <= 1000),
  at              timestamptz not null,
  ended_at        timestamptz,
  check ((answer = 'WAIVED') = (round_id is null)),
  check (answer <> 'REJECTED' or reason <> '')
);
create unique index on approval (registration_id) where ended_at is null;
create index on approval (round_id);

-- Who was named in a round and got no answer by it, and why.
create table approval_skip (
  round_id        bigint not null references approval_round on delete cascade,
  registration_id bigint not null references registration on delete cascade,
  why             text not null check (why in ('ANSWERED', 'WITHDRAWN', 'OVER')),
  primary key (round_id, registration_id)
);
create index on approval_skip (registration_id);
