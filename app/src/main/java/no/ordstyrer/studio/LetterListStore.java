package no.ordstyrer.studio;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.mail.Kept;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface LetterListStore {

  /** How many are in one state. */
  record InState(Kept.State state, long letters) {}

  String LINE =
      """
      select l.id, l.kind, l.state, l.recipient, l.subject, l.created_at, l.due_at, l.sent_at, l.attempts,
             coalesce(l.answer, '') as answer, l.registration_id,
             case when r.erased_at is null then coalesce(r.name, '') else '' end as name,
             case when r.erased_at is null then coalesce(r.email, '') else '' end as address
        from letter l
        left join registration r on r.id = l.registration_id
      """;

  String FOUND =
      """
       where l.series_id = :series
         and (:state = '' or l.state = :state) and (:kind = '' or l.kind = :kind)
         and (:pattern::text is null or lower(l.recipient || ' ' || l.subject) like :pattern
              or exists (select from registration q
                          where q.id = l.registration_id and q.erased_at is null
                            and lower(q.name) like :pattern))
      """;

  @SqlQuery(LINE + FOUND + " order by l.id desc limit :limit offset :offset")
  List<LetterLine> page(SeriesId series, @BindMethods Letters.Search search, int limit, int offset);

  @SqlQuery("select count(*) from letter l" + FOUND)
  long count(SeriesId series, @BindMethods Letters.Search search);

  @SqlQuery(LINE + " where l.series_id = :series and l.id = :letter for update of l")
  Optional<LetterLine> hold(SeriesId series, long letter);

  @SqlQuery(LINE + " where l.series_id = :series and l.id = :letter")
  Optional<LetterLine> find(SeriesId series, long letter);

  @SqlQuery(
      "select state, count(*) as letters from letter where series_id = :series group by state")
  List<InState> counts(SeriesId series);

  @SqlQuery("select distinct kind from letter where series_id = :series order by kind")
  List<String> kinds(SeriesId series);
}
