package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface FieldStore {
  String FIELDS =
      """
      select f.id, f.part_id, f.kind, f.keep_days, f.retired_at, v.id as version_id, v.number as version,
             v.label, v.help, v.required, v.options,
             (select count(*) from answer a where a.field_id = f.id) as answers
        from field f
        join lateral (select * from field_version v where v.field_id = f.id order by v.number desc limit 1) v on true
        left join part p on p.id = f.part_id
       where f.series_id = :series
      """;

  String IN_ORDER = " order by p.number nulls first, f.rank, f.id";

  @SqlQuery(FIELDS + IN_ORDER)
  List<Field> all(SeriesId series);

  @SqlQuery(FIELDS + " and f.retired_at is null" + IN_ORDER)
  List<Field> asked(SeriesId series);

  @SqlQuery(FIELDS + " and f.id = :field")
  Optional<Field> find(SeriesId series, FieldId field);

  /** Two who write the form of a series do it one after the other. */
  @SqlQuery("select id from series where id = :series for update")
  SeriesId lock(SeriesId series);

  @SqlUpdate(
      """
      insert into field (series_id, part_id, kind, rank, keep_days, created_at)
      values (:series, :part, :kind,
              (select coalesce(max(rank), 0) + 1 from field where series_id = :series), :keepDays, :now)
      """)
  @GetGeneratedKeys("id")
  FieldId insert(
      SeriesId series, @Nullable PartId part, Field.Kind kind, int keepDays, Instant now);

  @SqlUpdate(
      """
      insert into field_version (field_id, number, label, help, required, options, at, by_account)
      values (:field, :number, :label, :help, :required, :options, :now, :by)
      """)
  void version(
      FieldId field,
      int number,
      String label,
      String help,
      boolean required,
      List<String> options,
      Instant now,
      @Nullable AccountId by);

  @SqlUpdate("update field set keep_days = :days where id = :field")
  void keep(FieldId field, int days);

  @SqlUpdate("update field set rank = :rank where id = :field")
  void rank(FieldId field, int rank);

  @SqlUpdate(
      "update field set retired_at = :now, retired_by = :by where id = :field and retired_at is null")
  void retire(FieldId field, Instant now, @Nullable AccountId by);

  @SqlUpdate("update field set retired_at = null, retired_by = null where id = :field")
  void restore(FieldId field);
}
