package no.ordstyrer.mail;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface LetterErasureStore {

  @SqlUpdate("delete from letter where series_id = :series")
  int ofSeries(long series);

  @SqlUpdate(
      """
      delete from letter
       where registration_id = :registration and state not in ('WAITING', 'SENDING', 'RETRY')
      """)
  int ofRegistration(long registration);

  @SqlUpdate("delete from letter where starts_with(dedupe_key, :beginning) and state <> 'SENDING'")
  int ofReason(String beginning);

  @SqlUpdate("delete from letter where series_id is null and created_at < :moment")
  int loose(Instant moment);

  @SqlUpdate("delete from suppressed_address where at < :moment")
  int bounced(Instant moment);
}
