package no.ordstyrer.registration;

import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface TrendStore {

  @SqlQuery(
      """
      select (g.created_at at time zone :zone)::date as day, count(*) as people
        from registration g
       where g.series_id = :series
         and exists (select from part_registration r
                      where r.registration_id = g.id
                        and r.state in ('CONFIRMED', 'WAITLISTED', 'PENDING_APPROVAL'))
       group by 1
       order by 1
      """)
  List<Trends.Day> days(SeriesId series, String zone);

  @SqlQuery(
      """
      select min(g.organisation) as organisation, count(*) as people
        from registration g
       where g.series_id = :series and g.organisation <> ''
         and exists (select from part_registration r
                      where r.registration_id = g.id
                        and r.state in ('CONFIRMED', 'WAITLISTED', 'PENDING_APPROVAL'))
       group by lower(g.organisation)
       order by people desc, organisation
      """)
  List<Trends.From> organisations(SeriesId series);

  @SqlQuery(
      """
      select r.state, count(*) as places
        from part_registration r
        join part p on p.id = r.part_id
       where p.series_id = :series
       group by r.state
       order by places desc, r.state
      """)
  List<Trends.InState> states(SeriesId series);
}
