package no.ordstyrer.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.ordstyrer.panel.Promise.PromiseId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface PromiseStore {

  @SqlQuery("select * from promise where part_id = :part order by id")
  List<Promise> of(PartId part);

  @SqlQuery(
      """
      select p.* from promise p join part q on q.id = p.part_id
       where q.series_id = :series
       order by p.kept_at is not null, p.due nulls last, p.id
      """)
  List<Promise> ofSeries(SeriesId series);

  @SqlUpdate(
      """
      insert into promise (part_id, seat_id, question_id, words, owner, due, made_at)
      values (:part, :seat, :question, :words, :owner, :due, :now)
      """)
  void make(
      PartId part,
      @Nullable SeatId seat,
      @Nullable Long question,
      String words,
      String owner,
      @Nullable LocalDate due,
      Instant now);

  @SqlUpdate(
      """
      update promise set kept_at = :now, kept_words = :words
       where id = :id and part_id = :part and kept_at is null
      """)
  boolean keep(PartId part, PromiseId id, String words, Instant now);

  @SqlUpdate("delete from promise where id = :id and part_id = :part and kept_at is null")
  boolean strike(PartId part, PromiseId id);
}
