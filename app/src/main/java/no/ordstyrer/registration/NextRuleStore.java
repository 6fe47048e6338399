package no.ordstyrer.registration;

import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface NextRuleStore {

  @SqlUpdate(
      """
      insert into letter_rule (series_id, rule, active, words, hours)
      select :to, rule, active, words, hours from letter_rule where series_id = :from
      """)
  void letters(SeriesId from, SeriesId to);

  @SqlUpdate(
      """
      insert into need_rule (series_id, asked)
      select :to, asked from need_rule where series_id = :from
      """)
  void needs(SeriesId from, SeriesId to);

  @SqlUpdate(
      """
      insert into participant_list (series_id, participants, visitors, days)
      select :to, participants, visitors, days from participant_list where series_id = :from
      """)
  void participants(SeriesId from, SeriesId to);
}
