-- What a series shows of those who come; nothing, as long as there is no row.
create table participant_list (
  series_id    bigint primary key references series on delete cascade,
  -- To those who are registered, and to everybody: never more to everybody.
  participants text not null check (participants in ('NOTHING', 'ORGANISATIONS', 'PEOPLE')),
  visitors     text not null check (visitors in ('NOTHING', 'ORGANISATIONS', 'PEOPLE')),
  -- How long after the end of the series.
  days         integer not null default 30 check (days between 0 and 365),
  rev          integer not null default 1,
  check (array_position(array['NOTHING', 'ORGANISATIONS', 'PEOPLE'], visitors)
         <= array_position(array['NOTHING', 'ORGANISATIONS', 'PEOPLE'], participants))
);

-- What a person has agreed to show of herself: her organisation, or her name with it. No row: nothing.
create table participant_consent (
  registration_id bigint primary key references registration on delete cascade,
  participants    text not null check (participants in ('NOTHING', 'ORGANISATIONS', 'PEOPLE')),
  visitors        text not null check (visitors in ('NOTHING', 'ORGANISATIONS', 'PEOPLE')),
  at              timestamptz not null,
  check (array_position(array['NOTHING', 'ORGANISATIONS', 'PEOPLE'], visitors)
         <= array_position(array['NOTHING', 'ORGANISATIONS', 'PEOPLE'], participants))
);
