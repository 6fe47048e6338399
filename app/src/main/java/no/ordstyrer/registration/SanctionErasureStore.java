package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SanctionErasureStore {
  record Row(String kind, Instant at, String reason) {}

  @SqlQuery(
      """
      select kind || case when lifted_at is null then '' else ' LIFTED' end as kind, at, reason
        from room_sanction where registration_id = :whose order by at, id
      """)
  List<Row> of(RegistrationId whose);

  @SqlUpdate(
      """
      update room_sanction s set reason = '–'
        from part p where p.id = s.part_id and p.series_id = :series and s.reason <> '–'
      """)
  void words(SeriesId series);

  @SqlUpdate(
      """
      delete from room_participant o
       using part p where p.id = o.part_id and p.series_id = :series
      """)
  int participants(SeriesId series);

  @SqlUpdate("update room_sanction set reason = '–' where registration_id = :whose")
  void wordsOf(RegistrationId whose);

  @SqlUpdate("delete from room_participant where registration_id = :whose")
  int participant(RegistrationId whose);

  @SqlUpdate(
      """
      update room_sanction set by_account = null, lifted_by = null
       where coalesce(lifted_at, at) < :moment and (by_account is not null or lifted_by is not null)
      """)
  int actors(Instant moment);
}
