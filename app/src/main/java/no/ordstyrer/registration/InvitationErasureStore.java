package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface InvitationErasureStore {

  @SqlQuery("select id from invitation where series_id = :series and erased_at is null")
  List<InvitationId> ofSeries(SeriesId series);

  /** What she accepted, or what was sent to the address that she has now. */
  @SqlQuery(
      """
      select i.id from invitation i
        join registration r on r.id = :registration and r.series_id = i.series_id
       where i.erased_at is null and (i.registration_id = r.id or i.email_key = r.email_key)
      """)
  List<InvitationId> of(RegistrationId registration);

  /** Makes numbers of people: how many were invited and how many came stays true. */
  @SqlUpdate(
      """
      update invitation
         set email = '', email_key = 'erased:' || id, name = '', organisation = '',
             generation = generation + 1, letter_due = null, registration_id = null,
             since = date_trunc('day', since, 'UTC'),
             letter_asked_at = date_trunc('day', letter_asked_at, 'UTC'),
             erased_at = :now
       where id = any(:ids) and erased_at is null
      """)
  int blur(List<Long> ids, Instant now);

  @SqlUpdate(
      """
      update invitation_event set at = date_trunc('day', at, 'UTC') where invitation_id = any(:ids)
      """)
  void blurHistory(List<Long> ids);

  @SqlUpdate("delete from invitation_import where series_id = :series")
  void imports(SeriesId series);

  /** What is kept of one invitation. */
  record Kept(
      String email, String name, String organisation, Invitation.State state, Instant since) {}

  @SqlQuery("select email, name, organisation, state, since from invitation where id = any(:ids)")
  List<Kept> kept(List<Long> ids);
}
