package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OrganisationStore {

  @SqlQuery("select found from organisation_answer where words = :words and at > :since")
  Optional<String> answer(String words, Instant since);

  @SqlUpdate(
      """
      insert into organisation_answer (words, found, at)
      values (:words, :found, :now)
      on conflict (words) do update set found = excluded.found, at = excluded.at
      """)
  void keep(String words, String found, Instant now);

  @SqlUpdate("delete from organisation_answer where at < :before")
  int forget(Instant before);
}
