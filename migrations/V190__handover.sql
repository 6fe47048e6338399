-- A registration on its way to another address of hers, or its places on their way to a colleague.
-- It waits for a yes from the mailbox that it goes to.
create table handover (
  id              bigint generated always as identity primary key,
  registration_id bigint not null references registration on delete cascade,
  kind            text not null check (kind in ('ADDRESS', 'PERSON')),
  -- Of the colleague; empty for another address of her own.
  name            text not null default '' check (char_length(name) <= 200),
  email           text not null check (char_length(email) <= 254),
  email_key       text not null,
  asked_at        timestamptz not null,
  -- From then on it is over, whether or not anybody has noted it.
  expires_at      timestamptz not null check (expires_at > asked_at),
  ended_at        timestamptz,
  outcome         text check (outcome in ('DONE', 'DECLINED', 'STOPPED', 'REPLACED')),
  check ((ended_at is null) = (outcome is null)),
  check ((kind = 'PERSON') = (name <> ''))
);
create unique index on handover (registration_id) where ended_at is null;
create index on handover (registration_id);
create index on handover (expires_at);
