-- Whom moderators see in the room of a part: «Deltaker 14». Somebody who asks both under her name and without it is two
-- of them, so that nobody learns from a list that they are the same. Numbers are drawn by lot: one given out in turn
-- would tell who registered when.
create table room_participant (
  part_id         bigint not null references part on delete cascade,
  registration_id bigint not null references registration on delete cascade,
  anonymous       boolean not null,
  number          integer not null check (number > 0),
  -- Raised by every sanction and lifting: a command says which one it saw.
  rev             integer not null default 0,
  primary key (part_id, registration_id, anonymous),
  unique (part_id, number)
);
create index on room_participant (registration_id);

-- What moderators have put on somebody, and until when. When she is forgotten, that it was done stays.
create table room_sanction (
  id              bigint generated always as identity primary key,
  part_id         bigint not null references part on delete cascade,
  registration_id bigint,
  anonymous       boolean not null,
  kind            text not null check (kind in ('MUTE', 'HOLD', 'BAN')),
  reason          text not null check (char_length(reason) between 1 and 1000),
  by_account      bigint references account on delete set null,
  at              timestamptz not null,
  lifted_by       bigint references account on delete set null,
  lifted_at       timestamptz,
  foreign key (part_id, registration_id, anonymous)
    references room_participant on delete set null (registration_id),
  check (lifted_at >= at),
  check (lifted_at is not null or lifted_by is null)
);
create unique index room_sanction_standing on room_sanction (part_id, registration_id, anonymous, kind)
  where lifted_at is null;
create index on room_sanction (registration_id);

-- Every new question waits, whoever asks it.
alter table room
  add column held_at timestamptz,
  add column held_by bigint references account on delete set null,
  add check (held_at is not null or held_by is null);

-- Gives numbers to those who have none: of this kind, or, when the kind is null, of whatever kind the room's rules give
-- to somebody who has none at all.
create function take_part(room_part bigint, people bigint[], nameless boolean) returns void language plpgsql as $$
declare
  newcomers bigint[];
begin
  for round in 1 .. 2 loop
    select array_agg(distinct r.id) into newcomers
      from registration r
     where r.id = any (people)
       and not exists (select from room_participant p
                        where p.part_id = room_part and p.registration_id = r.id
                          and (nameless is null or p.anonymous = nameless));
    exit when newcomers is null or round = 2;
    -- Only now, and looked again: most calls find everybody there.
    perform pg_advisory_xact_lock(hashtextextended('room_participant', room_part));
  end loop;
  if newcomers is null then
    return;
  end if;
  insert into room_participant (part_id, registration_id, anonymous, number)
  select room_part, who.id,
         coalesce(nameless, (select naming <> 'NAMED' from room where part_id = room_part), true), lot.number
    from unnest(newcomers) with ordinality as who (id, place)
    join (select drawn.number, row_number() over () as place
            from (select n as number
                    from generate_series(1, greatest(99, 3 * (cardinality(newcomers)
                           + (select count(*) from room_participant where part_id = room_part)::integer))) as n
                   where not exists (select from room_participant p where p.part_id = room_part and p.number = n)
                   order by random()
                   limit cardinality(newcomers)) as drawn) as lot on lot.place = who.place;
end;
$$;

create function question_participant() returns trigger language plpgsql as $$
begin
  perform take_part(new.part_id, array[new.registration_id], new.anonymous);
  return null;
end;
$$;

-- Those who have asked keep the number that moderators know them by.
insert into room_participant (part_id, registration_id, anonymous, number)
select distinct q.part_id, q.registration_id, true, r.pseudonym
  from question q join registration r on r.id = q.registration_id
 where q.anonymous and r.pseudonym > 0;

select take_part(q.part_id, array_agg(distinct q.registration_id), false)
  from question q where not q.anonymous and q.registration_id is not null
 group by q.part_id;

create trigger question_participant after insert on question
  for each row when (new.registration_id is not null) execute function question_participant();

-- A participant as moderators may know her. Nameless: whoever has not asked under her name, unless the room is one where
-- everybody does. Staff: those of the arena, with a right on the part, or on its programme.
create view room_person as
select p.part_id, p.registration_id, p.anonymous, p.number, p.rev, named.nameless,
       case when named.nameless then '' else r.name end as name,
       r.language,
       exists (select from account a
                where a.email = r.email
                  and (exists (select from arena_member m join series s on s.arena_id = m.arena_id
                                where m.account_id = a.id and s.id = r.series_id)
                       or exists (select from part_role o where o.account_id = a.id and o.part_id = p.part_id)
                       or exists (select from part_person h where h.account_id = a.id and h.part_id = p.part_id)))
         as staff
  from room_participant p
  join registration r on r.id = p.registration_id
  cross join lateral (
    select p.anonymous
           or (coalesce((select naming <> 'NAMED' from room where part_id = p.part_id), true)
               and not exists (select from question q
                                where q.part_id = p.part_id and q.registration_id = p.registration_id
                                  and not q.anonymous)) as nameless) named;

-- Those to whom the room of a part is closed. Who runs the part is shut out by nobody, whatever was put upon her before.
create view room_shut as
select s.part_id, s.registration_id, s.reason, s.at
  from room_sanction s
  join room_person p
    on p.part_id = s.part_id and p.registration_id = s.registration_id and p.anonymous = s.anonymous
 where s.kind = 'BAN' and s.lifted_at is null and not p.staff;
