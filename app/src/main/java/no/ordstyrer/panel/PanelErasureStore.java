package no.ordstyrer.panel;

import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PanelErasureStore {

  @SqlUpdate("delete from cue c using part p where p.id = c.part_id and p.series_id = :series")
  int cues(SeriesId series);

  @SqlUpdate(
      """
      delete from briefing b using seat s, part p
       where s.id = b.seat_id and p.id = s.part_id and p.series_id = :series
      """)
  int briefings(SeriesId series);

  @SqlUpdate(
      """
      update floor_request f set note = '' from part p
       where p.id = f.part_id and p.series_id = :series and f.note <> ''
      """)
  int requests(SeriesId series);

  @SqlUpdate(
      """
      update run_item i set notes = '' from part p
       where p.id = i.part_id and p.series_id = :series and i.notes <> ''
      """)
  int runNotes(SeriesId series);

  @SqlUpdate(
      """
      update seat s set pronounced = '' from part p
       where p.id = s.part_id and p.series_id = :series and s.pronounced <> ''
      """)
  int pronounced(SeriesId series);

  @SqlUpdate(
      "delete from stage_strip s using part p where p.id = s.part_id and p.series_id = :series")
  int strips(SeriesId series);

  @SqlUpdate(
      "delete from stage_scene s using part p where p.id = s.part_id and p.series_id = :series")
  int scenes(SeriesId series);

  @SqlUpdate(
      """
      update turn t set guest = '–' from part p
       where p.id = t.part_id and p.series_id = :series and t.guest <> '–'
      """)
  int guests(SeriesId series);
}
