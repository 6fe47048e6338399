package no.ordstyrer.question;

import java.util.Optional;
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
             report_threshold = :reportThreshold, rules_rev = rules_rev + 1
       where part_id = :part
      """)
  void change(PartId part, @BindMethods Rules rules);
}
