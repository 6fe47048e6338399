-- Whether she registered for the whole series: then she may be given a part that is added later.
alter table registration add column whole boolean not null default true;
update registration r set whole = false
  from series s
 where s.id = r.series_id
   and (s.registration = 'CHOOSE_PARTS'
        or exists (select from part p
                    where p.series_id = s.id
                      and (p.ended_at is null or p.ended_at > r.created_at)
                      and (p.cancelled_at is null or p.cancelled_at > r.created_at)
                      and not exists (select from part_registration q
                                       where q.registration_id = r.id and q.part_id = p.id)));

-- A part that was added later, given to those who registered for the whole series.
create table part_gift (
  part_id    bigint primary key references part on delete cascade,
  -- The organiser's own line in the letters; emptied when they are written.
  words      text not null default '' check (char_length(words) <= 500),
  begun_at   timestamptz not null,
  by_account bigint references account on delete set null,
  -- The registrations are taken in order; up to this one they are done.
  reached    bigint not null default 0,
  confirmed  integer not null default 0,
  waiting    integer not null default 0,
  pending    integer not null default 0,
  ended_at   timestamptz
);
create index on part_gift (begun_at) where ended_at is null;
