package no.ordstyrer.registration;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface RegistrationStore {

  /** The registration in the series that one of the passes is for. */
  @SqlQuery(
      """
      select r.id, r.name, r.organisation, r.pseudonym
        from registration r
        join unnest(:ids, :generations) as pass (id, generation)
          on pass.id = r.id and pass.generation = r.generation
       where r.series_id = :series
       limit 1
      """)
  Optional<Attendee> registered(SeriesId series, List<Long> ids, List<Integer> generations);

  /** The same, if she is confirmed in the part. */
  @SqlQuery(
      """
      select r.id, r.name, r.organisation, r.pseudonym
        from registration r
        join part_registration p on p.registration_id = r.id
        join unnest(:ids, :generations) as pass (id, generation)
          on pass.id = r.id and pass.generation = r.generation
       where p.part_id = :part and p.state = 'CONFIRMED'
       limit 1
      """)
  Optional<Attendee> attending(PartId part, List<Long> ids, List<Integer> generations);
}
