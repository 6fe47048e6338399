package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface AttendanceStore {

  /** One row of the view {@code attendance}. */
  record Row(
      Attendance.State state,
      Attendance.Mark mark,
      @Nullable Instant checkedInAt,
      int joins,
      long seconds) {
    Attendance attendance() {
      return new Attendance(state, mark, checkedInAt, joins, Duration.ofSeconds(seconds));
    }
  }

  /** Somebody with a place, and what is known of her coming. */
  record HolderRow(PartRegistrationId id, String name, String organisation, @Nested Row known) {}

  record Counted(Attendance.State state, int people) {}

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

  /** {@code pattern} is null when nothing is sought. Who was forgotten is counted, not listed. */
  String HELD =
      """
        from registration r
        join part_registration pr on pr.registration_id = r.id
        join attendance a on a.part_registration_id = pr.id
       where r.series_id = :series and pr.part_id = :part and pr.state = 'CONFIRMED'
         and r.erased_at is null
         and (:pattern::text is null or lower(r.name || ' ' || r.organisation) like :pattern)
         and (:state = '' or a.state = :state)
      """;

  @SqlQuery(
      """
      select pr.id, r.name, r.organisation, a.state, a.mark, a.checked_in_at, a.joins, a.seconds
      """
          + HELD
          + " order by r.name collate norwegian, r.id limit :limit offset :offset")
  List<HolderRow> page(
      SeriesId series, PartId part, @Nullable String pattern, String state, int limit, int offset);

  @SqlQuery("select count(*)" + HELD)
  int count(SeriesId series, PartId part, @Nullable String pattern, String state);

  @SqlQuery(
      """
      select a.state, count(*) as people
        from attendance a
        join part_registration pr on pr.id = a.part_registration_id
       where a.part_id = :part and pr.state = 'CONFIRMED'
       group by a.state
      """)
  List<Counted> figures(PartId part);

  record CameTo(PartId partId, int registered, int attended, int absent) {}

  /** Part by part, those since forgotten too. */
  @SqlQuery(
      """
      select a.part_id, count(*) as registered,
             count(*) filter (where a.state = 'ATTENDED') as attended,
             count(*) filter (where a.state = 'ABSENT') as absent
        from attendance a
        join part_registration pr on pr.id = a.part_registration_id
        join part p on p.id = a.part_id
       where p.series_id = :series and pr.state = 'CONFIRMED' and p.ended_at is not null
       group by a.part_id
      """)
  List<CameTo> ofSeries(SeriesId series);

  record Times(int parts, int people) {}

  /** How many came to one part, to two …; who came to none is not there. */
  @SqlQuery(
      """
      select came.parts, count(*) as people
        from (select pr.registration_id, count(*) as parts
                from attendance a
                join part_registration pr on pr.id = a.part_registration_id
                join part p on p.id = a.part_id
               where p.series_id = :series and pr.state = 'CONFIRMED' and p.ended_at is not null
                 and a.state = 'ATTENDED'
               group by pr.registration_id) came
       group by came.parts order by came.parts
      """)
  List<Times> times(SeriesId series);

  @SqlQuery(
      """
      select state, mark, checked_in_at, joins, seconds from attendance
       where part_registration_id = :place
      """)
  Optional<Row> of(PartRegistrationId place);

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
      select exists (select from attendance where part_id = :part and state = 'ATTENDED')
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
          select 'CHECK_IN', c.at, c.undone_at, c.way
            from check_in c where c.part_registration_id = p.id
          union all
          select 'WALK_IN', w.at, null, coalesce(w.overruled, '')
            from walk_in w where w.part_registration_id = p.id
          union all
          select 'REPORT', l.from_at, l.until_at, trim(l.name || ' ' || l.email)
            from attendance_report_line l where l.part_registration_id = p.id
          union all
          select 'CALENDAR', c.at, null, c.answer
            from calendar_reply c where c.part_registration_id = p.id
          union all
          select 'MARK', m.at, null, m.mark
            from attendance_mark m where m.part_registration_id = p.id) x
       where p.registration_id = :whose
       order by x.at, x.kind
      """)
  List<OwnAttendance.Trace> traces(RegistrationId whose);
}
