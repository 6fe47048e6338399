-- How people are let in to a series, beside what the series itself says.
create table admission (
  series_id   bigint primary key references series on delete cascade,
  -- How many people may hold a place in any part of it; null for no limit.
  capacity    integer check (capacity >= 0),
  -- How long an offered place is kept: an hour to a week.
  offer_hours integer not null default 24 check (offer_hours between 1 and 168)
);

-- A freed place, kept for a while for the one who has waited longest.
create table waitlist_offer (
  id                   bigint generated always as identity primary key,
  part_registration_id bigint not null references part_registration on delete cascade,
  made_at              timestamptz not null,
  -- From then on it counts no more, whether or not anybody has noted it.
  expires_at           timestamptz not null check (expires_at > made_at),
  ended_at             timestamptz,
  outcome              text check (outcome in ('CLAIMED', 'DECLINED', 'EXPIRED', 'REVOKED')),
  check ((ended_at is null) = (outcome is null))
);
create unique index on waitlist_offer (part_registration_id) where ended_at is null;
create index on waitlist_offer (expires_at) where ended_at is null;
