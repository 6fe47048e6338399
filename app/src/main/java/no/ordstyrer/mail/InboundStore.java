package no.ordstyrer.mail;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface InboundStore {
  /** Where reading stopped. */
  record Cursor(long uidValidity, long lastUid) {}

  @SqlQuery("select uid_validity, last_uid from mailbox_cursor where mailbox = :mailbox")
  Optional<Cursor> cursor(String mailbox);

  @SqlUpdate(
      """
      insert into mailbox_cursor (mailbox, uid_validity, last_uid) values (:mailbox, :validity, :uid)
      on conflict (mailbox) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid
      """)
  void reach(String mailbox, long validity, long uid);

  /** It was taken by a server, and came back. The recipient's key, when it was so. */
  @SqlUpdate(
      """
      update letter set state = 'FAILED', answer = :words
       where id = :letter and state = 'SENT'
      returning recipient_key
      """)
  @GetGeneratedKeys
  Optional<String> bounce(long letter, String words);

  @SqlUpdate(
      """
      insert into suppressed_address (address, why, at) values (:address, :why, :now)
      on conflict (address) do nothing
      """)
  void suppress(String address, String why, Instant now);
}
