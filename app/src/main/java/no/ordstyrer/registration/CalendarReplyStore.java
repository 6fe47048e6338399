package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CalendarReplyStore {

  /** The place that an entry stands for, when it is still of the one who answers. */
  @SqlQuery(
      """
      select p.id, p.registration_id, p.part_id, p.state, p.since, 0 as number, false as holds_place,
             p.calendar_uid, p.calendar_sequence, p.calendar_stamp, p.calendar_invited
        from part_registration p join registration r on r.id = p.registration_id
       where p.calendar_uid = :uid and r.email_key = :emailKey
      """)
  Optional<PartRegistration> place(String uid, String emailKey);

  @SqlUpdate(
      """
      insert into calendar_reply (part_registration_id, answer, sequence, at)
      values (:id, :answer, :sequence, :now)
      on conflict (part_registration_id)
      do update set answer = excluded.answer, sequence = excluded.sequence, at = excluded.at
       where calendar_reply.sequence <= excluded.sequence
      """)
  boolean file(PartRegistrationId id, @BindMethods no.ordstyrer.calendar.Reply reply, Instant now);
}
