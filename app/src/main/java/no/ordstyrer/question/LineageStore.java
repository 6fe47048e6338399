package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.question.Lineage.Carried;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

interface LineageStore {

  /** A merged question is the one that it is merged into, at both ends. */
  @SqlQuery(
      """
      select distinct coalesce(f.merged_into, f.id) as origin, coalesce(c.merged_into, c.id) as there
        from question c
        join part p on p.id = c.part_id
        join question f on f.id = c.carried_from
       where p.series_id = :series
      """)
  List<Carried> of(SeriesId series);

  /** {@code part} is null of all of them. */
  record Counted(@Nullable Long part, int people) {}

  @SqlQuery(
      """
      select q.part_id as part, count(distinct v.registration_id) as people
        from question q
        join question_voter v on v.question_id = q.id
       where q.part_id = any(:parts) and q.moderation = 'PUBLISHED'
       group by grouping sets ((q.part_id), ())
      """)
  List<Counted> voters(List<Long> parts);
}
