package no.ordstyrer.registration;

import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface LetterRuleStore {

  @SqlQuery("select id from series where id = :series for update")
  long lock(SeriesId series);

  @SqlQuery(
      "select rule, active, words, coalesce(hours, 0) as hours from letter_rule where series_id = :series")
  List<LetterRule.Chosen> chosen(SeriesId series);

  @SqlUpdate(
      """
      insert into letter_rule (series_id, rule, active, words, hours)
      values (:series, :rule, :active, :words, nullif(:hours, 0))
      on conflict (series_id, rule)
      do update set active = excluded.active, words = excluded.words, hours = excluded.hours
      """)
  void put(SeriesId series, @BindMethods LetterRule.Chosen chosen);
}
