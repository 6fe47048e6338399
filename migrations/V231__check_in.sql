-- That somebody with a place has come to where the part is held. Undone, it stays as what was said and taken back.
create table check_in (
  id                   bigint generated always as identity primary key,
  part_registration_id bigint not null references part_registration on delete cascade,
  -- Found by her name, by the code that she showed, or registered at the door.
  way                  text not null check (way in ('NAME', 'CODE', 'DOOR')),
  -- The form that was sent: sent again it is obeyed no more, even if it was undone meanwhile.
  command              text not null check (char_length(command) between 8 and 60),
  at                   timestamptz not null,
  by_account           bigint references account on delete set null,
  undone_at            timestamptz,
  undone_by            bigint references account on delete set null,
  check (undone_at >= at),
  check (undone_by is null or undone_at is not null),
  unique (part_registration_id, command)
);
create unique index on check_in (part_registration_id) where undone_at is null;
create index on check_in (part_registration_id, id);

-- Somebody who came without a place and got one at the door.
create table walk_in (
  part_registration_id bigint primary key references part_registration on delete cascade,
  part_id              bigint not null references part on delete cascade,
  -- The form that was sent: sent again, it is the same person.
  command              text not null check (char_length(command) between 8 and 60),
  -- Why she was let in although there was no room for her; null when there was.
  overruled            text check (char_length(overruled) between 1 and 500),
  at                   timestamptz not null,
  by_account           bigint references account on delete set null,
  unique (part_id, command)
);
