-- One line of a part's programme, as the public sees it. When it begins follows from those before it.
create table programme_item (
  id      bigint generated always as identity primary key,
  part_id bigint not null references part on delete cascade,
  rank    integer not null,
  -- Null: as long as it takes.
  minutes integer check (minutes between 1 and 1440),
  title   text not null check (char_length(title) between 1 and 200),
  about   text not null default '' check (char_length(about) <= 2000),
  -- Raised by every edit, so that two editors cannot overwrite each other.
  rev     integer not null default 1,
  unique (part_id, id),
  unique (part_id, rank) deferrable initially deferred
);

alter table part_person
  add column rev integer not null default 1,
  add unique (part_id, id);

-- Who speaks in it: somebody on the programme of the same part.
create table programme_speaker (
  part_id   bigint not null,
  item_id   bigint not null,
  person_id bigint not null,
  primary key (item_id, person_id),
  foreign key (part_id, item_id) references programme_item (part_id, id) on delete cascade,
  foreign key (part_id, person_id) references part_person (part_id, id) on delete cascade
);
create index on programme_speaker (part_id, person_id);
