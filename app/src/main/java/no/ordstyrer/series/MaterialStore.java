package no.ordstyrer.series;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What is left of parts. */
interface MaterialStore {

  @SqlQuery(
      """
      select m.part_id, m.title, m.url
        from part_material m join part p on p.id = m.part_id
       where p.series_id = :series
       order by p.number, m.rank
      """)
  List<Material> of(SeriesId series);

  @SqlQuery("select part_id, title, url from part_material where part_id = :part order by rank")
  List<Material> ofPart(PartId part);

  @SqlUpdate(
      """
      update part set recording_url = :recording, summary = :summary, rev = rev + 1
       where id = :part and rev = :rev
      """)
  boolean update(PartId part, int rev, Optional<String> recording, String summary);

  @SqlUpdate("delete from part_material where part_id = :part")
  void clear(PartId part);

  @SqlUpdate(
      """
      insert into part_material (part_id, rank, title, url) values (:part, :rank, :title, :url)
      """)
  void insert(PartId part, int rank, @BindMethods Aftermath.Item item);
}
