package no.ordstyrer.panel;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface StageSceneStore {

  /** Of a part that is there. */
  @SqlQuery(
      """
      select coalesce(s.scene, 'AUTOMATIC') as scene, coalesce(s.previous, 'AUTOMATIC') as previous,
             coalesce(s.held, false) or coalesce(d.held, false) as held,
             coalesce(s.held_words, '') as held_words, coalesce(s.rev, 0) as rev,
             s.changed_by as changer, a.name as changed_by,
             case when s.rev > 0 then s.changed_at end as changed_at
        from part p
        left join stage_scene s on s.part_id = p.id
        left join debate d on d.part_id = p.id
        left join account a on a.id = s.changed_by
       where p.id = :part
      """)
  Optional<StageScene> scene(PartId part);

  @SqlUpdate(
      "insert into stage_scene (part_id, changed_at) values (:part, :now) on conflict do nothing")
  void makeScene(PartId part, Instant now);

  @SqlQuery("select rev from stage_scene where part_id = :part for update")
  int lockScene(PartId part);

  @SqlUpdate(
      """
      update stage_scene
         set scene = :to, previous = scene, rev = rev + 1, changed_by = :by, changed_at = :now
       where part_id = :part
      """)
  void choose(PartId part, StageScene.Kind to, AccountId by, Instant now);

  @SqlUpdate(
      """
      update stage_scene
         set held = :held, held_words = :words, rev = rev + 1, changed_by = :by, changed_at = :now
       where part_id = :part
      """)
  void hold(PartId part, boolean held, String words, AccountId by, Instant now);

  @SqlUpdate(
      """
      update stage_scene set held = false, held_words = '', rev = rev + 1, changed_by = null, changed_at = :now
       where part_id = :part and held
      """)
  void uncover(PartId part, Instant now);

  @SqlQuery(
      """
      select coalesce(s.name, '') as name, coalesce(s.title, '') as title,
             coalesce(s.shown_name, '') as shown_name, coalesce(s.shown_title, '') as shown_title,
             coalesce(s.rev, 0) as rev, s.changed_by as changer, a.name as changed_by,
             case when s.rev > 0 then s.changed_at end as changed_at
        from part p
        left join stage_strip s on s.part_id = p.id
        left join account a on a.id = s.changed_by
       where p.id = :part
      """)
  Optional<StageStrip> strip(PartId part);

  @SqlUpdate(
      "insert into stage_strip (part_id, changed_at) values (:part, :now) on conflict do nothing")
  void makeStrip(PartId part, Instant now);

  @SqlQuery("select rev from stage_strip where part_id = :part for update")
  int lockStrip(PartId part);

  @SqlUpdate(
      """
      update stage_strip
         set name = :name, title = :title, shown_name = :shownName, shown_title = :shownTitle,
             rev = rev + 1, changed_by = :by, changed_at = :now
       where part_id = :part
      """)
  void write(PartId part, @BindMethods StageStrip strip, @Nullable AccountId by, Instant now);
}
