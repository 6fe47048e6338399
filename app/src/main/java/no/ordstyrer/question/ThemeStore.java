package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.series.ThemeId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ThemeStore {

  @SqlQuery(
      """
      select t.id, t.name, row_number() over (order by t.rank, t.id) as place,
             (select count(*) from question q where q.theme_id = t.id) as questions
        from theme t
       where t.series_id = :series
       order by place
      """)
  List<ThemeUse> of(SeriesId series);

  /** Whoever writes themes of a series takes turns. */
  @SqlQuery("select id from series where id = :series for no key update")
  SeriesId hold(SeriesId series);

  @SqlUpdate(
      """
      insert into theme (series_id, name, rank)
      select :series, :name, coalesce(max(rank), 0) + 1 from theme where series_id = :series
      on conflict (series_id, name) do nothing
      """)
  boolean add(SeriesId series, String name);

  @SqlUpdate("update theme set name = :name where id = :id")
  void rename(ThemeId id, String name);

  @SqlUpdate("update theme set rank = :rank where id = :id")
  void place(ThemeId id, int rank);

  @SqlUpdate("delete from theme where id = :id")
  void remove(ThemeId id);

  @SqlUpdate("update question set theme_id = :theme where id = :question")
  void set(QuestionId question, @Nullable ThemeId theme);
}
