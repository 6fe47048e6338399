-- What is known of each place's coming, and what follows from it (ADR 230). The moments of the room and of the taken
-- reports are united: each counts once, however often it was seen.
create view attendance as
select p.id as part_registration_id, p.part_id,
       coalesce(m.mark, 'NONE') as mark,
       c.at as checked_in_at,
       coalesce(j.times, 0) as joins,
       coalesce(s.seconds, 0) as seconds,
       case when m.mark in ('ATTENDED', 'ABSENT') then m.mark
            when c.at is not null or s.seconds >= 300 then 'ATTENDED'
            else 'UNKNOWN' end as state
  from part_registration p
  left join lateral (select k.mark from attendance_mark k
                      where k.part_registration_id = p.id order by k.id desc limit 1) m on true
  left join check_in c on c.part_registration_id = p.id and c.undone_at is null
  left join part_join j on j.part_registration_id = p.id
  cross join lateral (
    select sum(extract(epoch from upper(one) - lower(one)))::bigint as seconds
      from (select unnest(range_agg(tstzrange(x.from_at, x.until_at))) as one
              from (select t.from_at, t.until_at from attendance_stretch t where t.part_registration_id = p.id
                    union all
                    select l.from_at, l.until_at
                      from attendance_report_line l
                      join attendance_report r on r.id = l.report_id
                     where l.part_registration_id = p.id and r.taken_at is not null) x) u) s;
