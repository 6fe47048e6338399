-- Somebody whom an organiser asks to register. One row per address and series.
create table invitation (
  id              bigint generated always as identity primary key,
  series_id       bigint not null references series on delete cascade,
  -- As written, for sending; the key compares trimmed, lower-cased, domain in ASCII.
  email           text not null check (char_length(email) <= 254),
  email_key       text not null,
  name            text not null default '' check (char_length(name) <= 200),
  organisation    text not null default '' check (char_length(organisation) <= 200),
  language        text not null check (language in ('nb', 'nn', 'en')),
  -- EXPIRED is read from expires_at, never stored: the clock needs no help.
  state           text not null check (state in ('PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED')),
  since           timestamptz not null,
  -- From then on it counts no more, unless it has been accepted; null for as long as one can register.
  expires_at      timestamptz,
  -- Raised by every new invitation of the same person: the earlier link is void.
  generation      integer not null default 1,
  registration_id bigint references registration on delete set null,
  -- The letter that is still to be written, and since when; the moment stays when it is.
  letter_due      text check (letter_due in ('INVITATION', 'REMINDER')),
  letter_asked_at timestamptz not null,
  -- How often she has been reminded of this generation.
  reminders       integer not null default 0,
  erased_at       timestamptz,
  unique (series_id, email_key),
  check (letter_due is null or state = 'PENDING')
);
create index on invitation (series_id, name collate norwegian, id) where erased_at is null;
create index on invitation (id) where letter_due is not null;
create index on invitation (registration_id) where registration_id is not null;

-- Every change of state, with who did it; nobody when she did it herself.
create table invitation_event (
  id            bigint generated always as identity primary key,
  invitation_id bigint not null references invitation on delete cascade,
  at            timestamptz not null,
  state         text not null check (state in ('PENDING', 'REMINDED', 'ACCEPTED', 'DECLINED', 'REVOKED')),
  by_account    bigint references account on delete set null
);
create index on invitation_event (invitation_id);

-- A file of people to invite, from upload to confirmation. Its content goes when it is confirmed, or the day after.
create table invitation_import (
  id           bigint generated always as identity primary key,
  series_id    bigint not null references series on delete cascade,
  by_account   bigint references account on delete set null,
  at           timestamptz not null,
  language     text not null check (language in ('nb', 'nn', 'en')),
  expires_at   timestamptz,
  content      bytea,
  confirmed_at timestamptz,
  check ((content is null) = (confirmed_at is not null))
);
create index on invitation_import (at) where confirmed_at is null;
