package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AttendanceStore {

  /** Somebody with a place, and what was last said of her coming. */
  record Row(PartRegistrationId id, String name, String organisation, Attendance.Mark mark) {}

  record StretchRow(PartRegistrationId id, Instant fromAt, Instant untilAt) {
    Attendance.Stretch stretch() {
      return new Attendance.Stretch(fromAt, untilAt);
    }
  }

  /**
   * They are here now. Whoever was here a moment ago has been here all the time; a part that is not
   * live has nobody.
   */
  @SqlUpdate(
      """
      with holder as (
        select pr.id
          from part_registration pr
          join part p on p.id = pr.part_id
         where p.id = :part and p.live_at is not null and p.ended_at is null and p.cancelled_at is null
           and pr.registration_id = any(:registrations) and pr.state = 'CONFIRMED'),
      longer as (
        update attendance_stretch s
           set until_at = greatest(s.until_at, :now)
          from holder h
         where s.part_registration_id = h.id and s.until_at >= :now::timestamptz - interval '45 seconds'
        returning h.id)
      insert into attendance_stretch (part_registration_id, from_at, until_at)
      select h.id, :now, :now from holder h where h.id not in (select id from longer)
      """)
  void here(PartId part, List<Long> registrations, Instant now);

  @SqlQuery(
      """
      select pr.id, r.name, r.organisation,
             coalesce((select m.mark from attendance_mark m
                        where m.part_registration_id = pr.id order by m.id desc limit 1), 'NONE') as mark
        from part_registration pr
        join registration r on r.id = pr.registration_id
       where pr.part_id = :part and pr.state = 'CONFIRMED'
       order by r.name collate norwegian, pr.id
      """)
  List<Row> holders(PartId part);

  @SqlQuery(
      """
      select s.part_registration_id as id, s.from_at, s.until_at
        from attendance_stretch s
        join part_registration pr on pr.id = s.part_registration_id
       where pr.part_id = :part
      """)
  List<StretchRow> stretches(PartId part);

  @SqlQuery(
      """
      select part_registration_id as id, from_at, until_at
        from attendance_stretch
       where part_registration_id = :place
      """)
  List<StretchRow> stretches(PartRegistrationId place);

  /** When somebody was in the page of which part, and what was said of her coming. */
  record OwnRow(int number, String state, Instant at, String until) {}

  @SqlQuery(
      """
      select t.number, 'SEEN' as state, s.from_at as at, s.until_at::text as until
        from attendance_stretch s
        join part_registration p on p.id = s.part_registration_id
        join part t on t.id = p.part_id
       where p.registration_id = :whose
      union all
      select t.number, m.mark, m.at, ''
        from attendance_mark m
        join part_registration p on p.id = m.part_registration_id
        join part t on t.id = p.part_id
       where p.registration_id = :whose
       order by 3, 1
      """)
  List<OwnRow> of(RegistrationId whose);

  @SqlQuery(
      "select mark from attendance_mark where part_registration_id = :place order by id desc limit 1")
  Optional<Attendance.Mark> mark(PartRegistrationId place);

  /** Says it of somebody who has a place in the part; false when nobody has that place. */
  @SqlUpdate(
      """
      insert into attendance_mark (part_registration_id, mark, by_account, at)
      select id, :mark, :account, :now from part_registration
       where id = :place and part_id = :part and state = 'CONFIRMED'
      """)
  boolean mark(
      PartId part, PartRegistrationId place, Attendance.Mark mark, AccountId account, Instant now);

  /** Whether it is known of anybody that she came to the part. */
  @SqlQuery(
      """
      select exists (select from part_registration pr
                      where pr.part_id = :part
                        and (exists (select from attendance_stretch s where s.part_registration_id = pr.id)
                             or exists (select from attendance_mark m
                                         where m.part_registration_id = pr.id and m.mark = 'ATTENDED')))
      """)
  boolean anybody(PartId part);

  /** All that is kept of one person's coming, in order. */
  @SqlQuery(
      """
      select x.kind, t.label as part, x.at, x.until, x.words
        from part_registration p
        join part t on t.id = p.part_id
        cross join lateral (
          select 'JOIN' as kind, j.first_at as at, j.last_at as until, j.times || ' ×' as words
            from part_join j where j.part_registration_id = p.id
          union all
          select 'ROOM', s.from_at, s.until_at, ''
            from attendance_stretch s where s.part_registration_id = p.id
          union all
          select 'MARK', m.at, null, m.mark
            from attendance_mark m where m.part_registration_id = p.id) x
       where p.registration_id = :whose
       order by x.at, x.kind
      """)
  List<OwnAttendance.Trace> traces(RegistrationId whose);
}
