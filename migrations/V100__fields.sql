-- What an organiser asks of those who register, beside name and address.
create table field (
  id         bigint generated always as identity primary key,
  series_id  bigint not null references series on delete cascade,
  -- Null: asked of everybody. Else only of those who come to the part.
  part_id    bigint references part on delete cascade,
  kind       text not null check (kind in ('SHORT', 'LONG', 'CHOICE', 'SEVERAL', 'YES_NO', 'CONSENT')),
  rank       integer not null,
  -- Days from the end of the series. What is known of a person is never kept longer than she is.
  keep_days  integer not null check (keep_days between 0 and 1095),
  created_at timestamptz not null,
  retired_at timestamptz,
  retired_by bigint references account on delete set null
);
create index on field (series_id, rank);

-- What was asked, word for word. An edit is a new version: an answer keeps the one it answered.
create table field_version (
  id         bigint generated always as identity primary key,
  field_id   bigint not null references field on delete cascade,
  number     integer not null check (number > 0),
  label      text not null check (char_length(label) between 1 and 300),
  help       text not null default '' check (char_length(help) <= 500),
  required   boolean not null,
  options    text[] not null default '{}',
  at         timestamptz not null,
  by_account bigint references account on delete set null,
  unique (field_id, number),
  unique (field_id, id)
);

create table answer (
  id              bigint generated always as identity primary key,
  registration_id bigint not null references registration on delete cascade,
  field_id        bigint not null,
  version_id      bigint not null,
  at              timestamptz not null,
  unique (registration_id, field_id),
  foreign key (field_id, version_id) references field_version (field_id, id)
);
create index on answer (field_id);

-- One row, or one for each of several choices.
create table answer_value (
  answer_id bigint not null references answer on delete cascade,
  rank      integer not null,
  words     text not null check (char_length(words) between 1 and 4000),
  primary key (answer_id, rank)
);
