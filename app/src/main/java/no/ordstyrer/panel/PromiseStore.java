package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PromiseStore {
  String PROMISE =
      """
      select m.id, m.part_id, m.words, m.owner, m.due, m.made_at, m.kept_at, m.kept_words,
             (select q.number from question q
               where q.id = m.question_id and q.moderation = 'PUBLISHED') as question
        from promise m
      """;

  @SqlQuery(PROMISE + " where m.part_id = :part order by m.id")
  List<Promise> of(PartId part);

  /** Part by part, the open ones first, then by when they are due. */
  @SqlQuery(
      PROMISE
          + """
           join part p on p.id = m.part_id
          where p.series_id = :series
          order by p.number, m.kept_at is not null, m.due nulls last, m.id
          """)
  List<Promise> ofSeries(SeriesId series);

  /** Nothing when the part has no debate. */
  @SqlUpdate(
      """
      insert into promise (part_id, question_id, words, owner, due, made_at)
      select d.part_id,
             (select q.id from question q
               where q.part_id = d.part_id and q.number = :question::integer),
             :words, :owner, :due, :now
        from debate d where d.part_id = :part
      """)
  boolean make(PartId part, @BindMethods Promise.Draft draft, Instant now);

  @SqlUpdate(
      """
      update promise set kept_at = :now, kept_words = :words
       where id = :id and part_id = :part and kept_at is null
      """)
  boolean keep(PartId part, PromiseId id, String words, Instant now);

  @SqlUpdate(
      """
      update promise set kept_at = null, kept_words = ''
       where id = :id and part_id = :part and kept_at is not null
      """)
  boolean reopen(PartId part, PromiseId id);

  @SqlUpdate("delete from promise where id = :id and part_id = :part")
  boolean remove(PartId part, PromiseId id);
}
