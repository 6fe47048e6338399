package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who is to be given a part that was added later. */
interface PartGiftStore {
  /**
   * Registered for the whole series, still with a place or a wish, and never asked of this part.
   */
  String RECEIVERS =
      """
        from registration r
        join part t on t.series_id = r.series_id
       where t.id = :part and r.whole and r.id > :after
         and not exists (select from part_registration p
                          where p.registration_id = r.id and p.part_id = t.id)
         and exists (select from part_registration p
                      where p.registration_id = r.id
                        and p.state in ('PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED'))
      """;

  @SqlQuery("select count(*)" + RECEIVERS)
  long people(PartId part, long after);

  /** Those of them whom no organiser has answered yet. */
  @SqlQuery(
      "select count(*)"
          + RECEIVERS
          + """
             and not exists (select from part_registration p
                              where p.registration_id = r.id
                                and p.state in ('CONFIRMED', 'WAITLISTED'))
          """)
  long pending(PartId part, long after);

  @SqlQuery("select r.id" + RECEIVERS + " order by r.id limit :limit")
  List<RegistrationId> next(PartId part, long after, int limit);

  @SqlQuery("select * from part_gift where part_id = :part")
  Optional<PartGift> find(PartId part);

  @SqlUpdate(
      """
      insert into part_gift (part_id, words, begun_at, by_account) values (:part, :words, :now, :by)
      on conflict do nothing
      """)
  boolean begin(PartId part, String words, Instant now, AccountId by);

  @SqlQuery("select part_id from part_gift where ended_at is null order by begun_at")
  List<PartId> open();

  @SqlQuery("select * from part_gift where part_id = :part and ended_at is null for update")
  Optional<PartGift> lock(PartId part);

  @SqlUpdate(
      """
      update part_gift
         set reached = :reached, confirmed = confirmed + :confirmed, waiting = waiting + :waiting,
             pending = pending + :pending
       where part_id = :part
      """)
  void reach(PartId part, long reached, int confirmed, int waiting, int pending);

  @SqlUpdate("update part_gift set ended_at = :now, words = '' where part_id = :part")
  void end(PartId part, Instant now);
}
