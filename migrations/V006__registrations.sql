create table registration (
  id           bigint generated always as identity primary key,
  series_id    bigint not null references series on delete restrict,
  name         text not null check (char_length(name) between 1 and 200),
  -- As typed, for sending; the key compares trimmed, lower-cased, domain in ASCII.
  email        text not null check (char_length(email) <= 254),
  email_key    text not null,
  organisation text not null default '' check (char_length(organisation) <= 200),
  role_title   text not null default '' check (char_length(role_title) <= 200),
  language     text not null check (language in ('nb', 'nn', 'en')),
  calendar     text not null default 'INVITATIONS' check (calendar in ('INVITATIONS', 'SUBSCRIPTION', 'NONE')),
  -- Raised to make every earlier link of this registration void.
  generation   integer not null default 1,
  -- 'Deltaker 14': what moderators see of somebody who asks anonymously.
  pseudonym    integer not null,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  -- Raised by every change that is written to her about: no two such letters share a reason.
  rev          integer not null default 1,
  unique (series_id, email_key),
  unique (series_id, pseudonym)
);

-- Orders those who began to wait at the same moment.
create sequence waiting_ticket;

-- A person's place in one part: the unit of capacity, calendar and attendance.
create table part_registration (
  id              bigint generated always as identity primary key,
  registration_id bigint not null references registration on delete cascade,
  part_id         bigint not null references part on delete restrict,
  state           text not null
                  check (state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED',
                                   'WITHDRAWN', 'CANCELLED', 'REJECTED', 'EXPIRED')),
  since           timestamptz not null,
  queued_at       timestamptz,
  ticket          bigint not null default nextval('waiting_ticket'),
  -- RFC 5545: the UID never changes; SEQUENCE rises with time, place, title or status; DTSTAMP is stored.
  calendar_uid      text not null unique,
  calendar_sequence integer not null default 0,
  calendar_stamp    timestamptz not null,
  -- Whether an invitation went out, so that a cancellation follows it and nothing else.
  calendar_invited  boolean not null default false,
  unique (registration_id, part_id),
  check ((state = 'WAITLISTED') = (queued_at is not null))
);
create index on part_registration (part_id, state);
create index on part_registration (part_id, queued_at, ticket) where state = 'WAITLISTED';

-- Every change of state, so that history comes free.
create table part_registration_event (
  part_registration_id bigint not null references part_registration on delete cascade,
  at                   timestamptz not null,
  state                text not null,
  by_account           bigint references account on delete set null,
  id                   bigint generated always as identity primary key
);
create index on part_registration_event (part_registration_id);
