package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface BriefingStore {
  @SqlQuery(
      "select question_id as question, choice, draft, note from briefing where seat_id = :seat")
  List<Briefing> of(SeatId seat);

  /** Who has said what of a part's questions. */
  @SqlQuery(
      """
      select b.question_id as question, p.name, b.choice
        from briefing b
        join seat s on s.id = b.seat_id
        join part_person p on p.id = s.person_id
       where s.part_id = :part and b.choice is not null
       order by s.ord, s.id
      """)
  List<Said> said(PartId part);

  /** One answer of {@link #said}. */
  record Said(@ColumnName("question") long question, String name, Briefing.Choice choice) {}

  /** False when the question is not one of the part's. */
  @SqlUpdate(
      """
      insert into briefing (seat_id, question_id, choice, draft, note, at)
      select :seat, q.id, :choice, :draft, :note, :now
        from question q where q.id = :question and q.part_id = :part
      on conflict (seat_id, question_id) do update
         set choice = excluded.choice, draft = excluded.draft, note = excluded.note, at = excluded.at
      """)
  boolean write(PartId part, SeatId seat, @BindMethods Briefing briefing, Instant now);
}
