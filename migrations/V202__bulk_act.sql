-- What an organiser does for many at once. Whom it reaches is frozen before she confirms; a job does it in batches.
create table bulk_act (
  id           bigint generated always as identity primary key,
  series_id    bigint not null references series on delete cascade,
  kind         text not null check (kind in ('CANCEL', 'ADD', 'LINK', 'LETTER', 'IMPORT')),
  -- Whether those it reaches are written to about it.
  writes       boolean not null,
  -- Of a letter: as the organiser wrote it, in Markdown.
  subject      text not null default '' check (char_length(subject) <= 200),
  body         text not null default '' check (char_length(body) <= 10000),
  -- The act that this one takes back.
  undoes       bigint references bulk_act on delete cascade,
  made_at      timestamptz not null,
  made_by      bigint references account on delete set null,
  confirmed_at timestamptz,
  ended_at     timestamptz check (ended_at >= confirmed_at),
  check ((kind = 'LETTER') = (subject <> '' and body <> '')),
  check (ended_at is null or confirmed_at is not null)
);
create index on bulk_act (id) where confirmed_at is not null and ended_at is null;
create index on bulk_act (series_id, id);
-- What has been taken back is not taken back again.
create unique index on bulk_act (undoes) where confirmed_at is not null;

create table bulk_act_person (
  bulk_act_id     bigint not null references bulk_act on delete cascade,
  registration_id bigint not null references registration on delete cascade,
  -- The parts that it concerns, and those in which it changed something.
  parts           bigint[] not null,
  changed         bigint[] not null default '{}',
  outcome         text check (outcome in ('DONE', 'WAITING', 'NOTHING', 'OVER', 'GONE')),
  primary key (bulk_act_id, registration_id),
  check (outcome is not null or changed = '{}')
);
create index on bulk_act_person (bulk_act_id, registration_id) where outcome is null;
create index on bulk_act_person (registration_id);
