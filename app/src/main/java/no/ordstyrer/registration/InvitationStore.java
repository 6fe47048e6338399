package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.web.Form;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Invitations. One whose time is over is read as EXPIRED. */
interface InvitationStore {

  String STATE =
      "case when i.state = 'PENDING' and i.expires_at <= :now then 'EXPIRED' else i.state end";

  String READ =
      """
      select i.id, i.series_id, i.email, i.name, i.organisation, i.language, i.since, i.expires_at,
             i.generation, i.letter_due, i.letter_asked_at, i.reminders,
      """
          + STATE
          + " as state from invitation i ";

  /** {@code pattern} is null when nothing is sought. */
  String FOUND =
      """
       where i.series_id = :series and i.erased_at is null
         and (:pattern::text is null or lower(i.name || ' ' || i.email || ' ' || i.organisation) like :pattern)
         and (:state = '' or :state =
      """
          + STATE
          + ")";

  /** How many stand where. */
  record Count(Invitation.State state, int rows) {}

  /** Letters asked for at the same time: how many, and how many of them are not written yet. */
  record Writing(int all, int left) {}

  @SqlQuery(READ + FOUND + " order by i.name collate norwegian, i.id limit :limit offset :offset")
  List<Invitation> page(
      SeriesId series, @Nullable String pattern, String state, Instant now, int limit, int offset);

  @SqlQuery("select count(*) from invitation i" + FOUND)
  int count(SeriesId series, @Nullable String pattern, String state, Instant now);

  @SqlQuery(
      "select "
          + STATE
          + """
           as state, count(*) as rows from invitation i
            where i.series_id = :series and i.erased_at is null
            group by 1
          """)
  List<Count> counts(SeriesId series, Instant now);

  @SqlQuery(
      """
      select count(*) as all, count(letter_due) as left
        from invitation
       where series_id = :series
         and letter_asked_at = (select max(letter_asked_at) from invitation
                                 where series_id = :series and letter_due is not null)
      """)
  Writing writing(SeriesId series);

  @SqlQuery(READ + " where i.id = :id and i.generation = :generation and i.erased_at is null")
  Optional<Invitation> find(long id, int generation, Instant now);

  /** Those of the series with these numbers; without numbers, all who have not answered. */
  String CHOSEN =
      """
       where i.series_id = :series and i.erased_at is null
         and (i.id = any(:ids) or cardinality(:ids) = 0 and i.state = 'PENDING')
       order by i.id
      """;

  @SqlQuery(READ + CHOSEN)
  List<Invitation> chosen(SeriesId series, List<Long> ids, Instant now);

  /** The same, to be changed in this transaction. */
  @SqlQuery(READ + CHOSEN + " for update")
  List<Invitation> lock(SeriesId series, List<Long> ids, Instant now);

  /** To be changed in this transaction, so that nobody changes it meanwhile. */
  @SqlQuery(READ + " where i.id = :id and i.series_id = :series and i.erased_at is null for update")
  Optional<Invitation> lock(SeriesId series, InvitationId id, Instant now);

  /** The one that she accepted, else the one to her address. */
  @SqlQuery(
      READ
          + """
            join registration r on r.series_id = i.series_id
             and (r.id = i.registration_id or r.email_key = i.email_key)
           where r.id = :registration and i.erased_at is null
           order by r.id = i.registration_id desc nulls last
           limit 1
          """)
  Optional<Invitation> of(RegistrationId registration, Instant now);

  @SqlQuery(READ + " where i.series_id = :series and i.email_key = :emailKey for update")
  Optional<Invitation> byEmail(SeriesId series, String emailKey, Instant now);

  /** Registrations that stand, and lack no part that only the invited learn of. */
  String SETTLED =
      """
        from registration r
       where r.series_id = :series and r.erased_at is null
         and exists (select from part_registration p
                      where p.registration_id = r.id
                        and p.state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED'))
         and not exists (select from part t
                          where t.series_id = r.series_id and t.hidden_at is not null
                            and t.cancelled_at is null and t.ended_at is null
                            and (t.ends_at is null or t.ends_at > :now)
                            and not exists (select from part_registration p
                                             where p.registration_id = r.id and p.part_id = t.id
                                               and p.state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')))
      """;

  /** Whether an invitation would bring nothing to whoever has this address. */
  @SqlQuery("select exists (select" + SETTLED + " and r.email_key = :emailKey)")
  boolean settled(SeriesId series, String emailKey, Instant now);

  /** Who has an address already: as invited, or as registered and lacking nothing. */
  record Known(String emailKey, @Nullable String state) {}

  @SqlQuery(
      """
      select email_key,
      """
          + STATE
          + """
           as state
            from invitation i
           where i.series_id = :series and i.erased_at is null
          union all
          select r.email_key, null
          """
          + SETTLED)
  List<Known> known(SeriesId series, Instant now);

  /** Column by column; answers how many were not invited before. */
  @SqlUpdate(
      """
      with fresh as (
        insert into invitation (series_id, email, email_key, name, organisation, language, state, since,
               expires_at, letter_due, letter_asked_at)
        select :series, t.email, t.key, t.name, t.organisation, t.language, 'PENDING', :now, :expiresAt,
               'INVITATION', :now
          from unnest(:emails, :keys, :names, :organisations, :languages)
               as t (email, key, name, organisation, language)
        on conflict (series_id, email_key) do nothing
        returning id)
      insert into invitation_event (invitation_id, at, state, by_account)
      select id, :now, 'PENDING', :by from fresh
      """)
  int insert(
      SeriesId series,
      @BindMethods Columns columns,
      @Nullable Instant expiresAt,
      AccountId by,
      Instant now);

  /** People as columns. */
  final class Columns {
    private final List<Invitee> people;

    Columns(List<Invitee> people) {
      this.people = List.copyOf(people);
    }

    public String[] emails() {
      return column(Invitee::email);
    }

    public String[] keys() {
      return column(one -> Form.emailKey(one.email()));
    }

    public String[] names() {
      return column(Invitee::name);
    }

    public String[] organisations() {
      return column(Invitee::organisation);
    }

    public String[] languages() {
      return column(one -> one.language().tag());
    }

    private String[] column(Function<Invitee, String> cell) {
      return people.stream().map(cell).toArray(String[]::new);
    }
  }

  /** Begins anew, with a link of its own. */
  @SqlUpdate(
      """
      update invitation
         set state = 'PENDING', since = :now, expires_at = :expiresAt, generation = generation + 1,
             letter_due = 'INVITATION', letter_asked_at = :now, reminders = 0
       where id = :id
      """)
  void renew(InvitationId id, @Nullable Instant expiresAt, Instant now);

  /** Answers false when it expires at another moment than {@code before}, or has been answered. */
  @SqlUpdate(
      """
      update invitation set expires_at = :expiresAt
       where id = :id and state = 'PENDING' and expires_at is not distinct from :before
      """)
  boolean expire(InvitationId id, @Nullable Instant before, @Nullable Instant expiresAt);

  @SqlUpdate(
      """
      update invitation
         set state = :state, since = :now, letter_due = null, registration_id = :registration
       where id = :id
      """)
  void end(
      InvitationId id, Invitation.State state, @Nullable RegistrationId registration, Instant now);

  @SqlUpdate(
      """
      with reminded as (
        update invitation
           set letter_due = 'REMINDER', letter_asked_at = :now, reminders = reminders + 1
         where id = any(:ids)
        returning id)
      insert into invitation_event (invitation_id, at, state, by_account)
      select id, :now, 'REMINDED', :by from reminded
      """)
  int remind(List<Long> ids, AccountId by, Instant now);

  @SqlUpdate(
      """
      insert into invitation_event (invitation_id, at, state, by_account)
      values (:id, :now, :state, :by)
      """)
  void note(InvitationId id, String state, @Nullable AccountId by, Instant now);

  /** Those to be written to next; several nodes may take some at once. */
  @SqlQuery(
      READ + " where i.letter_due is not null order by i.id limit :size for update skip locked")
  List<Invitation> due(int size, Instant now);

  @SqlUpdate("update invitation set letter_due = null where id = any(:ids)")
  void written(List<Long> ids);
}
