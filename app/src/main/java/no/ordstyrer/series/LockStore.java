package no.ordstyrer.series;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface LockStore {

  @SqlQuery("select * from series where id = :id for no key update")
  Optional<Series> lock(SeriesId id);

  @SqlQuery("select * from part where series_id = :series order by id for no key update")
  List<Part> lockParts(SeriesId series);
}
