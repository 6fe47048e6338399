package no.ordstyrer.question;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface RuleStore {

  @SqlQuery("select rules_rev from room where part_id = :part")
  Optional<Integer> rev(PartId part);

  @SqlQuery("select count(*) from question where part_id = :part and moderation = 'PENDING'")
  int pending(PartId part);

  @SqlUpdate(
      """
      update room
         set moderation = :moderation, naming = :naming, question_limit = :questionLimit,
             reactions = :reactions, report_threshold = :reportThreshold, rules_rev = rules_rev + 1
       where part_id = :part
      """)
  void change(PartId part, @BindMethods Rules rules);

  @SqlQuery(
      """
      select r.held_at as at, a.name as by_name
        from room r left join account a on a.id = r.held_by
       where r.part_id = :part and r.held_at is not null
      """)
  Optional<HoldAll.On> heldAll(PartId part);

  @SqlUpdate(
      """
      update room set held_at = :now, held_by = :by where part_id = :part and held_at is null
      """)
  boolean holdAll(PartId part, AccountId by, Instant now);

  @SqlUpdate(
      """
      update room set held_at = null, held_by = null where part_id = :part and held_at is not null
      """)
  boolean holdNoMore(PartId part);
}
