-- Somebody who is two participants of a part is seen to be here in the one that was hers first, for good: were it ever
-- moved to the other, a number that goes as a name comes would tell whose it is.
alter table room_participant add column shows_presence boolean not null default false;

-- Of pairs that stand already, it was the named one.
update room_participant p set shows_presence = true
 where not p.anonymous
    or not exists (select from room_participant o
                    where o.part_id = p.part_id and o.registration_id = p.registration_id and not o.anonymous);

create unique index room_participant_presence on room_participant (part_id, registration_id) where shows_presence;

-- As before; and marks the one that is somebody's first. Under the lock of the part nobody gets two that are.
create or replace function take_part(room_part bigint, people bigint[], nameless boolean)
  returns void language plpgsql as $$
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
  insert into room_participant (part_id, registration_id, anonymous, number, shows_presence)
  select room_part, who.id,
         coalesce(nameless, (select naming <> 'NAMED' from room where part_id = room_part), true), lot.number,
         not exists (select from room_participant o where o.part_id = room_part and o.registration_id = who.id)
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
