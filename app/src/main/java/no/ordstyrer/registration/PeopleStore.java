package no.ordstyrer.registration;

import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface PeopleStore {

  /** Whether {@code d} may be the same person as {@code r}: by address, or by name and more. */
  String SAME_ADDRESS =
      """
      d.series_id = r.series_id and d.email_alike = r.email_alike and d.id <> r.id and d.erased_at is null
      """;

  String SAME_NAME =
      """
      d.series_id = r.series_id and d.name_alike = r.name_alike and d.id <> r.id and d.erased_at is null
      and (d.organisation_alike = r.organisation_alike or similarity(d.email_key, r.email_key) > 0.5)
      """;

  String LINE =
      """
      select r.id, r.name, r.email, r.organisation, r.role_title, r.language, r.created_at,
             array(select p.number || ':' || pr.state
                     from part_registration pr
                     join part p on p.id = pr.part_id
                    where pr.registration_id = r.id
                    order by p.number) as places,
      """;

  String ALIKE =
      "(exists (select from registration d where "
          + SAME_ADDRESS
          + ") or exists (select from registration d where "
          + SAME_NAME
          + ")) as alike";

  String NO_ANSWERS = ", '{}'::text[] as answers";

  String ANSWERS =
      """
      , array(select a.field_id || ':' || array_to_string(array(
                       select w.words from answer_value w where w.answer_id = a.id order by w.rank), '; ')
                from answer a where a.registration_id = r.id) as answers
      """;

  /** {@code pattern} is null when nothing is sought: then the index gives the order for nothing. */
  String FOUND =
      """
       from registration r
      where r.series_id = :series and r.erased_at is null
        and (:pattern::text is null or lower(r.name || ' ' || r.email || ' ' || r.organisation) like :pattern)
        and (:from::text is null or r.organisation_alike = :from)
        and (:part = 0 and :state = ''
             or exists (select from part_registration pr
                          join part p on p.id = pr.part_id
                         where pr.registration_id = r.id
                           and (:part = 0 or p.number = :part) and (:state = '' or pr.state = :state)))
        and (:field = 0
             or exists (select from answer a
                          join answer_value w on w.answer_id = a.id
                         where a.registration_id = r.id and a.field_id = :field and w.words = :answer))
        and (not :alike or r.id = any(:twins))
      """;

  /** Those who may be registered twice: looked for among those that share an address or a name. */
  @SqlQuery(
      """
      select r.id
        from registration r
       where r.series_id = :series and r.erased_at is null
         and r.email_alike in (select email_alike from registration
                                where series_id = :series and erased_at is null
                                group by email_alike having count(*) > 1)
      union
      select r.id
        from registration r
       where r.series_id = :series and r.erased_at is null
         and r.name_alike in (select name_alike from registration
                               where series_id = :series and erased_at is null
                               group by name_alike having count(*) > 1)
         and exists (select from registration d where
      """
          + SAME_NAME
          + ")")
  List<Long> twins(SeriesId series);

  String IN_ORDER = " order by <order>";

  /** The people are found first: what their lines say is read for those alone. */
  String PAGE =
      " from (select r.id"
          + FOUND
          + IN_ORDER
          + " limit :limit offset :offset) found join registration r on r.id = found.id";

  @SqlQuery(LINE + ALIKE + NO_ANSWERS + PAGE + IN_ORDER)
  List<PersonLine> page(
      SeriesId series,
      @BindMethods PeopleSearch search,
      List<Long> twins,
      int limit,
      int offset,
      @Define("order") String order);

  @SqlQuery("select count(*)" + FOUND)
  int count(SeriesId series, @BindMethods PeopleSearch search, List<Long> twins);

  @SqlQuery("select r.id" + FOUND + " order by r.id")
  List<RegistrationId> ids(SeriesId series, @BindMethods PeopleSearch search, List<Long> twins);

  /** Open only as long as its transaction. */
  @SqlQuery(LINE + "false as alike" + ANSWERS + FOUND + IN_ORDER)
  @FetchSize(500)
  Stream<PersonLine> all(
      SeriesId series,
      @BindMethods PeopleSearch search,
      List<Long> twins,
      @Define("order") String order);

  /** The organisations that most come from, as most of them write it. */
  @SqlQuery(
      """
      select mode() within group (order by r.organisation) as name, count(*) as people
        from registration r
       where r.series_id = :series and r.erased_at is null and r.organisation_alike <> ''
       group by r.organisation_alike
       order by people desc, r.organisation_alike
       limit :limit
      """)
  List<People.Organisation> organisations(SeriesId series, int limit);

  /** Those who may be the same person as one of them. */
  @SqlQuery(
      LINE
          + "true as alike"
          + NO_ANSWERS
          + """
             from registration o
             join registration r on r.series_id = o.series_id and r.id <> o.id and r.erased_at is null
            where o.id = :one
              and (r.email_alike = o.email_alike
                   or r.name_alike = o.name_alike
                      and (r.organisation_alike = o.organisation_alike
                           or similarity(r.email_key, o.email_key) > 0.5))
            order by r.id
            limit 20
          """)
  List<PersonLine> alike(RegistrationId one);

  /** {@link #twins}, when it is those that are sought. */
  default List<Long> sought(SeriesId series, PeopleSearch search) {
    return search.alike() ? twins(series) : List.of();
  }

  static String order(PeopleSearch.Order order) {
    return switch (order) {
      case NAME -> "r.name collate norwegian, r.id";
      case ORGANISATION -> "r.organisation collate norwegian, r.name collate norwegian, r.id";
      case NEWEST -> "r.created_at desc, r.id desc";
      case OLDEST -> "r.created_at, r.id";
    };
  }
}
