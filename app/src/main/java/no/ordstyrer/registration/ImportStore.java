package no.ordstyrer.registration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The lines of lists that people are registered from. */
interface ImportStore {

  /** What stood in a line. */
  record Row(String name, String email, String emailKey, String organisation, String language) {}

  @SqlUpdate(
      """
      insert into import_line (bulk_act_id, line, name, email, email_key, organisation, language,
             parts, problem)
      values (:act, :line, :name, :email, :emailKey, :organisation, :language, :parts::bigint[],
             nullif(:problem, ''))
      """)
  void insert(BulkActId act, int line, @BindMethods Row row, List<Long> parts, String problem);

  String KNOWN =
      """
      exists (select from registration r
                join bulk_act a on a.id = l.bulk_act_id and a.series_id = r.series_id
               where r.email_key = l.email_key)
      """;

  @SqlQuery(
      "select count(*) from import_line l where l.bulk_act_id = :act and l.problem is null and not "
          + KNOWN)
  int ready(BulkActId act);

  @SqlQuery(
      "select count(*) from import_line l where l.bulk_act_id = :act and l.problem is null and "
          + KNOWN)
  int known(BulkActId act);

  @SqlQuery("select count(*) from import_line where bulk_act_id = :act and problem is not null")
  int faults(BulkActId act);

  @SqlQuery("select count(*) from import_line where bulk_act_id = :act and problem is null")
  int size(BulkActId act);

  String LINES =
      "select l.line, l.name, l.email, l.organisation, coalesce(l.problem, '') as problem"
          + " from import_line l where l.bulk_act_id = :act and ";

  @SqlQuery(LINES + "l.problem is null and not " + KNOWN + " order by l.line limit :most")
  List<PeopleImports.Line> first(BulkActId act, int most);

  @SqlQuery(LINES + "l.problem is not null order by l.line limit :most")
  List<PeopleImports.Line> problems(BulkActId act, int most);

  /** One who is still to be registered. */
  record Next(
      int line,
      String name,
      String email,
      String emailKey,
      String organisation,
      String language,
      List<Long> parts) {
    Set<PartId> wanted() {
      return parts.stream().map(PartId::new).collect(Collectors.toSet());
    }
  }

  @SqlQuery(
      """
      select line, name, email, email_key, organisation, language, parts
        from import_line
       where bulk_act_id = :act and problem is null and outcome is null
       order by line limit :limit
      """)
  List<Next> next(BulkActId act, int limit);

  @SqlUpdate(
      """
      update import_line
         set outcome = :outcome, registration_id = :person, name = '', email = '', email_key = '',
             organisation = ''
       where bulk_act_id = :act and line = :line
      """)
  void note(BulkActId act, int line, String outcome, RegistrationId person);

  @SqlUpdate(
      """
      insert into bulk_act_person (bulk_act_id, registration_id, parts, outcome, changed)
      values (:act, :person, :parts::bigint[], :outcome, :changed::bigint[])
      """)
  void person(
      BulkActId act,
      RegistrationId person,
      List<Long> parts,
      OrganiserActs.Outcome outcome,
      List<Long> changed);

  @SqlUpdate(
      """
      update import_line set name = '', email = '', email_key = '', organisation = ''
       where bulk_act_id = :act
      """)
  void empty(BulkActId act);

  @SqlQuery(
      """
      select r.id, r.name, 'KNOWN' as outcome
        from import_line l
        join registration r on r.id = l.registration_id and r.erased_at is null
       where l.bulk_act_id = :act and l.outcome = 'KNOWN'
       order by l.line limit :most
      """)
  List<BulkReach.Skipped> skipped(BulkActId act, int most);

  @SqlUpdate(
      """
      delete from bulk_act
       where id = :act and series_id = :series and kind = 'IMPORT' and confirmed_at is null
      """)
  boolean drop(SeriesId series, BulkActId act);
}
