package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AnswerStore {
  String ANSWERS =
      """
      select a.registration_id, a.field_id, v.number as version, v.label, a.at,
             array(select w.words from answer_value w where w.answer_id = a.id order by w.rank) as words
        from answer a
        join field f on f.id = a.field_id
        join field_version v on v.id = a.version_id
      """;

  @SqlQuery(ANSWERS + " where a.registration_id = :registration order by f.rank, f.id")
  List<Answers.Answered> of(RegistrationId registration);

  @SqlQuery(ANSWERS + " where f.series_id = :series order by a.registration_id, f.rank, f.id")
  List<Answers.Answered> ofSeries(SeriesId series);

  @SqlUpdate(
      """
      insert into answer (registration_id, field_id, version_id, at)
      values (:registration, :field, :version, :now)
      """)
  @GetGeneratedKeys("id")
  AnswerId insert(RegistrationId registration, FieldId field, FieldVersionId version, Instant now);

  @SqlUpdate("insert into answer_value (answer_id, rank, words) values (:answer, :rank, :words)")
  void value(AnswerId answer, int rank, String words);

  @SqlUpdate("delete from answer where registration_id = :registration")
  int forget(RegistrationId registration);

  @SqlUpdate("delete from answer where registration_id = :registration and field_id = :field")
  void takeBack(RegistrationId registration, FieldId field);

  @SqlUpdate(
      """
      delete from answer a using field f
       where f.id = a.field_id and f.series_id = :series and f.keep_days <= :age
      """)
  int forgetDue(SeriesId series, int age);

  @SqlUpdate(
      """
      delete from answer a using registration r
       where r.id = a.registration_id and r.series_id = :series and r.erased_at is not null
      """)
  int forgetErased(SeriesId series);
}
