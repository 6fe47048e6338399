package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.registration.Handover.Kind;
import no.ordstyrer.registration.Handover.Outcome;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface HandoverStore {

  /** To whom or where it goes. */
  record Row(Kind kind, String name, String email, String emailKey) {}

  @SqlUpdate(
      """
      insert into handover (registration_id, kind, name, email, email_key, asked_at, expires_at)
      values (:whose, :kind, :name, :email, :emailKey, :now, :expires)
      """)
  @GetGeneratedKeys
  Handover insert(RegistrationId whose, @BindMethods Row row, Instant now, Instant expires);

  @SqlQuery("select * from handover where id = :id")
  Optional<Handover> find(long id);

  @SqlQuery(
      """
      select * from handover
       where registration_id = :whose and ended_at is null and expires_at > :now
      """)
  Optional<Handover> open(RegistrationId whose, Instant now);

  /** Ends it if it still stands; of two who answer at once, one does. */
  @SqlUpdate(
      """
      update handover set ended_at = :now, outcome = :outcome
       where id = :id and ended_at is null and expires_at > :now
      """)
  boolean end(HandoverId id, Outcome outcome, Instant now);

  /** Of two who ask at once, the later one replaces the earlier. */
  @SqlQuery("select id from registration where id = :whose for no key update")
  RegistrationId lock(RegistrationId whose);

  /** The one before, answered or not, lapsed or not. */
  @SqlUpdate(
      """
      update handover set ended_at = :now, outcome = 'REPLACED'
       where registration_id = :whose and ended_at is null
      """)
  void replace(RegistrationId whose, Instant now);

  @SqlQuery("select * from handover where registration_id = :whose order by id")
  List<Handover> of(RegistrationId whose);

  /** Of those who are forgotten. */
  @SqlUpdate(
      """
      delete from handover h using registration r
       where r.id = h.registration_id and r.erased_at is not null
      """)
  int forgetErased();

  /** What was over before {@code moment}: the address may be a stranger's. */
  @SqlUpdate("delete from handover where coalesce(ended_at, expires_at) < :moment")
  int forgetOver(Instant moment);

  /** Every earlier link of hers is void from now on. */
  @SqlUpdate(
      """
      update registration
         set email = :email, email_key = :emailKey, generation = generation + 1,
             changed_at = :now, rev = rev + 1
       where id = :whose
      """)
  @GetGeneratedKeys
  Registration readdress(RegistrationId whose, String email, String emailKey, Instant now);

  /** The same, where the address stays. */
  @SqlUpdate("update registration set generation = generation + 1 where id = :whose")
  void rotate(RegistrationId whose);

  /**
   * Gives {@code heir} the place, in the queue where it stood; empty when she has one of her own in
   * that part. {@code holds}: whether it is kept while an organiser is asked.
   */
  @SqlUpdate(
      """
      insert into part_registration (registration_id, part_id, state, since, queued_at, ticket,
             holds_place, calendar_uid, calendar_stamp)
      select :heir, p.part_id, :state, :now, case when :state = 'WAITLISTED' then p.queued_at end,
             p.ticket, :holds, :uid, :now
        from part_registration p
       where p.id = :place
      on conflict (registration_id, part_id) do update
         set state = excluded.state, since = excluded.since, queued_at = excluded.queued_at,
             ticket = excluded.ticket, holds_place = excluded.holds_place, calendar_stamp = excluded.calendar_stamp,
             calendar_sequence = part_registration.calendar_sequence + 1
       where part_registration.state in ('WITHDRAWN', 'CANCELLED', 'REJECTED', 'EXPIRED')
      """)
  @GetGeneratedKeys("id")
  Optional<PartRegistrationId> inherit(
      PartRegistrationId place,
      RegistrationId heir,
      PartRegistration.State state,
      boolean holds,
      String uid,
      Instant now);

  /**
   * What is offered to the giver is offered to the heir until the same moment, under a new link.
   */
  @SqlUpdate(
      """
      insert into waitlist_offer (part_registration_id, made_at, expires_at)
      select :to, :now, expires_at from waitlist_offer
       where part_registration_id = :from and ended_at is null and expires_at > :now
      """)
  void offer(PartRegistrationId from, PartRegistrationId to, Instant now);
}
