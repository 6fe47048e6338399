package no.ordstyrer.registration;

import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface PeopleStore {

  String LINE =
      """
      select r.id, r.name, r.email, r.organisation, r.role_title, r.language, r.created_at,
             array(select p.number || ':' || pr.state
                     from part_registration pr
                     join part p on p.id = pr.part_id
                    where pr.registration_id = r.id
                    order by p.number) as places
      """;

  /** {@code pattern} is null when nothing is sought: then the index gives the order for nothing. */
  String FOUND =
      """
        from registration r
       where r.series_id = :series and r.erased_at is null
         and (:pattern::text is null or lower(r.name || ' ' || r.email || ' ' || r.organisation) like :pattern)
         and (:part = 0 and :state = ''
              or exists (select from part_registration pr
                           join part p on p.id = pr.part_id
                          where pr.registration_id = r.id
                            and (:part = 0 or p.number = :part) and (:state = '' or pr.state = :state)))
      """;

  String ORDER = " order by r.name collate norwegian, r.id";

  @SqlQuery(LINE + FOUND + ORDER + " limit :limit offset :offset")
  List<PersonLine> page(SeriesId series, @BindMethods People.Search search, int limit, int offset);

  @SqlQuery("select count(*)" + FOUND)
  int count(SeriesId series, @BindMethods People.Search search);

  /** Open only as long as its transaction. */
  @SqlQuery(LINE + FOUND + ORDER)
  @FetchSize(500)
  Stream<PersonLine> all(SeriesId series, @BindMethods People.Search search);
}
