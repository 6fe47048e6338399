package no.ordstyrer.registration;

import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface FigureStore {

  @SqlQuery(
      """
      select r.part_id,
             count(*) filter (where r.state = 'CONFIRMED') as confirmed,
             count(*) filter (where r.state = 'WAITLISTED') as waiting,
             count(*) filter (where r.state = 'PENDING_APPROVAL') as pending
        from part_registration r
        join part p on p.id = r.part_id
       where p.series_id = :series
       group by r.part_id
      """)
  List<Figures.OfPart> parts(SeriesId series);

  /** People with a place, a wish for one or an application, each once. */
  @SqlQuery(
      """
      select count(distinct r.registration_id)
        from part_registration r
        join part p on p.id = r.part_id
       where p.series_id = :series and r.state in ('CONFIRMED', 'WAITLISTED', 'PENDING_APPROVAL')
      """)
  long people(SeriesId series);

  @SqlQuery(
      """
      select count(distinct registration_id) from part_registration
       where part_id = any(:parts)
         and state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')
      """)
  long holders(List<Long> parts);

  /** People whom an organiser has still to answer, each once. */
  @SqlQuery(
      """
      select count(distinct r.registration_id)
        from part_registration r
        join part p on p.id = r.part_id
       where p.series_id = :series and r.state = 'PENDING_APPROVAL'
      """)
  int pending(SeriesId series);

  @SqlQuery(
      """
      select count(distinct lower(g.organisation))
        from registration g
       where g.series_id = :series and g.organisation <> ''
         and exists (select from part_registration r
                      where r.registration_id = g.id and r.state = 'CONFIRMED')
      """)
  long organisations(SeriesId series);
}
