package no.ordstyrer.registration;

import java.time.Instant;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What is left of the coming of those who were forgotten at {@code now}: that they came. */
interface AttendanceErasureStore {

  @SqlUpdate(
      """
      update part_join j
         set first_at = date_trunc('day', j.first_at, 'UTC'), last_at = date_trunc('day', j.last_at, 'UTC')
        from part_registration p
        join registration r on r.id = p.registration_id
       where p.id = j.part_registration_id and r.erased_at = :now
      """)
  void blurJoins(Instant now);

  @SqlUpdate(
      """
      update check_in c
         set at = date_trunc('day', c.at, 'UTC'), undone_at = date_trunc('day', c.undone_at, 'UTC')
        from part_registration p
        join registration r on r.id = p.registration_id
       where p.id = c.part_registration_id and r.erased_at = :now
      """)
  void blurCheckIns(Instant now);

  @SqlUpdate(
      """
      update walk_in w
         set at = date_trunc('day', w.at, 'UTC'), command = 'erased:' || w.part_registration_id,
             overruled = case when w.overruled is not null then '–' end
        from part_registration p
        join registration r on r.id = p.registration_id
       where p.id = w.part_registration_id and r.erased_at = :now
      """)
  void blurWalkIns(Instant now);

  /** Moved to the beginning of the day like her stretches: the minutes are what they were. */
  @SqlUpdate(
      """
      update attendance_report_line l
         set name = '–', email = '', from_at = l.from_at - first.shift, until_at = l.until_at - first.shift
        from (select x.part_registration_id, min(x.from_at) - date_trunc('day', min(x.from_at), 'UTC') as shift
                from attendance_report_line x
                join part_registration p on p.id = x.part_registration_id
                join registration r on r.id = p.registration_id
               where r.erased_at = :now
               group by x.part_registration_id) first
       where first.part_registration_id = l.part_registration_id
      """)
  void blurReports(Instant now);

  /** Those whom a report of the series names and nobody knows. */
  @SqlUpdate(
      """
      delete from attendance_report_line l
       using attendance_report r, part p
       where r.id = l.report_id and p.id = r.part_id and p.series_id = :series
         and l.part_registration_id is null
      """)
  int unknownOfReports(SeriesId series);

  /** The same as far as it may be her: who bears her name or her address. */
  @SqlUpdate(
      """
      delete from attendance_report_line l
       using attendance_report r, part p, registration w
       where r.id = l.report_id and p.id = r.part_id and w.id = :whose and p.series_id = w.series_id
         and l.part_registration_id is null
         and (lower(l.name) = lower(w.name) or lower(l.email) = w.email_key)
      """)
  int unknownOfReports(RegistrationId whose);

  @SqlUpdate("delete from attendance_report where taken_at is null and read_at < :before")
  int trialsOfReports(Instant before);
}
