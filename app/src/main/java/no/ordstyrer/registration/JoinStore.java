package no.ordstyrer.registration;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface JoinStore {

  @SqlUpdate(
      """
      insert into part_join (part_registration_id, first_at, last_at)
      values (:place, :now, :now)
      on conflict (part_registration_id) do update
         set last_at = greatest(part_join.last_at, excluded.last_at), times = part_join.times + 1
      """)
  void joined(PartRegistrationId place, Instant now);
}
