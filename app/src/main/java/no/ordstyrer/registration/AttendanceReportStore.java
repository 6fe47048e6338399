package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AttendanceReportStore {

  @SqlUpdate(
      """
      insert into attendance_report (part_id, source, zone, digest, read_at, by_account)
      values (:part, :source, :zone, :digest, :now, :account)
      on conflict (part_id, digest) do nothing
      """)
  @GetGeneratedKeys("id")
  Optional<AttendanceReportId> insert(
      PartId part,
      MeetingReport.Source source,
      String zone,
      byte[] digest,
      Instant now,
      AccountId account);

  @SqlQuery("select id from attendance_report where part_id = :part and digest = :digest")
  AttendanceReportId same(PartId part, byte[] digest);

  /** One list for each column; moments as ISO 8601. */
  @SqlUpdate(
      """
      insert into attendance_report_line (report_id, name, email, from_at, until_at)
      select :report, name, email, from_at::timestamptz, until_at::timestamptz
        from unnest(:names, :emails, :froms, :untils) as line (name, email, from_at, until_at)
      """)
  void lines(
      AttendanceReportId report,
      List<String> names,
      List<String> emails,
      List<String> froms,
      List<String> untils);

  /** Whose address it is. */
  @SqlUpdate(
      """
      update attendance_report_line l
         set part_registration_id = p.id, matched_by = 'EMAIL'
        from part_registration p
        join registration r on r.id = p.registration_id
       where l.report_id = :report and l.part_registration_id is null and l.email <> ''
         and p.part_id = :part and p.state = 'CONFIRMED' and r.email_key = lower(l.email)
      """)
  int matchByEmail(AttendanceReportId report, PartId part);

  /** Whose name it is, when only one bears it. */
  @SqlUpdate(
      """
      update attendance_report_line l
         set part_registration_id = sole.id, matched_by = 'NAME'
        from (select lower(r.name) as name, min(p.id) as id
                from part_registration p
                join registration r on r.id = p.registration_id
               where p.part_id = :part and p.state = 'CONFIRMED' and r.erased_at is null
               group by lower(r.name)
              having count(*) = 1) sole
       where l.report_id = :report and l.part_registration_id is null and lower(l.name) = sole.name
      """)
  int matchByName(AttendanceReportId report, PartId part);

  @SqlUpdate(
      """
      update attendance_report_line l
         set part_registration_id = p.id, matched_by = 'HAND'
        from part_registration p
       where l.report_id = :report and l.name = :name and l.email = :email
         and p.id = :place and p.part_id = :part and p.state = 'CONFIRMED'
      """)
  int matchByHand(
      AttendanceReportId report, PartId part, String name, String email, PartRegistrationId place);

  @SqlUpdate(
      """
      update attendance_report_line
         set part_registration_id = null, matched_by = null
       where report_id = :report and name = :name and email = :email
      """)
  int unmatch(AttendanceReportId report, String name, String email);

  String REPORT = "select id, source, zone, read_at, taken_at from attendance_report";

  @SqlQuery(REPORT + " where part_id = :part and id = :report")
  Optional<AttendanceReport> find(PartId part, AttendanceReportId report);

  @SqlQuery(REPORT + " where part_id = :part order by id desc")
  List<AttendanceReport> of(PartId part);

  @SqlQuery(
      """
      with person as (
        select l.name, l.email, max(l.matched_by) as matched_by, max(l.part_registration_id) as place,
               (select sum(extract(epoch from upper(one) - lower(one)))
                  from unnest(range_agg(tstzrange(l.from_at, l.until_at))) as one) as seconds,
               bool_or(l.until_at > coalesce(t.starts_at, l.from_at)
                       and l.from_at < coalesce(t.ends_at, l.until_at)) as near
          from attendance_report_line l
          join attendance_report r on r.id = l.report_id
          join part t on t.id = r.part_id
         where l.report_id = :report
         group by l.name, l.email)
      select count(*) as people,
             count(*) filter (where matched_by = 'EMAIL') as by_email,
             count(*) filter (where matched_by = 'NAME') as by_name,
             count(*) filter (where matched_by = 'HAND') as by_hand,
             count(distinct place) filter (where seconds >= :enough) as enough,
             count(*) filter (where near) as near
        from person
      """)
  AttendanceReport.Figures figures(AttendanceReportId report, long enough);

  String PEOPLE =
      """
      select l.name, l.email,
             (select coalesce(sum(extract(epoch from upper(one) - lower(one))), 0)
                from unnest(range_agg(tstzrange(l.from_at, l.until_at))) as one)::bigint as seconds,
             max(w.name) as holder, max(l.matched_by) as matched_by
        from attendance_report_line l
        left join part_registration p on p.id = l.part_registration_id
        left join registration w on w.id = p.registration_id
       where l.report_id = :report and (l.part_registration_id is not null) = :known
       group by l.name, l.email
       order by l.name collate norwegian, l.email
       limit :limit offset :offset
      """;

  @SqlQuery(PEOPLE)
  List<AttendanceReport.Person> people(
      AttendanceReportId report, boolean known, int limit, int offset);

  @SqlUpdate(
      """
      update attendance_report set taken_at = greatest(read_at, :now)
       where id = :report and taken_at is null
      """)
  boolean take(AttendanceReportId report, Instant now);

  @SqlUpdate("delete from attendance_report where id = :report and part_id = :part")
  boolean drop(PartId part, AttendanceReportId report);
}
