package no.ordstyrer.jobs;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface JobStore {

  @SqlUpdate(
      "insert into job (name, began_at) values (:name, :began) on conflict (name) do nothing")
  void know(String name, Instant began);

  /** Empty while another node is deciding. */
  @SqlQuery("select began_at from job where name = :name for update skip locked")
  Optional<Instant> lock(String name);

  @SqlUpdate("update job set began_at = :now where name = :name")
  void begin(String name, Instant now);
}
