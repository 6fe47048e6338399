package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What organisers read and write of one person. */
interface OrganiserStore {

  @SqlQuery(
      "select * from registration where series_id = :series and id = :id and erased_at is null")
  Optional<Registration> find(SeriesId series, RegistrationId id);

  @SqlQuery("select created_at from registration where id = :id")
  Instant since(RegistrationId id);

  /** Says who did what has just been noted of her places. */
  @SqlUpdate(
      """
      update part_registration_event e set by_account = :by
        from part_registration p
       where p.id = e.part_registration_id and p.registration_id = :registration
         and p.part_id = any(:parts) and e.at = :now and e.by_account is null
      """)
  void sign(RegistrationId registration, List<Long> parts, @Nullable AccountId by, Instant now);

  @SqlQuery(
      """
      select a.at, a.answer, a.reason, coalesce(c.name, '') as who, a.ended_at is null as stands
        from approval a
        left join approval_round r on r.id = a.round_id
        left join account c on c.id = r.by_account
       where a.registration_id = :registration
       order by a.id desc
      """)
  List<PersonFile.Decision> decisions(RegistrationId registration);

  @SqlQuery(
      """
      select e.at, p.number as part, e.state, coalesce(a.name, '') as who
        from part_registration_event e
        join part_registration pr on pr.id = e.part_registration_id
        join part p on p.id = pr.part_id
        left join account a on a.id = e.by_account
       where pr.registration_id = :registration
       order by e.at desc, e.id desc
      """)
  List<PersonFile.Event> history(RegistrationId registration);

  @SqlQuery(
      """
      select n.id, n.at, coalesce(a.name, '') as who, n.words
        from registration_note n
        left join account a on a.id = n.by_account
       where n.registration_id = :registration
       order by n.id desc
      """)
  List<PersonFile.Note> notes(RegistrationId registration);

  @SqlUpdate(
      """
      insert into registration_note (registration_id, words, at, by_account)
      values (:registration, :words, :now, :by)
      """)
  void note(RegistrationId registration, String words, Instant now, AccountId by);

  @SqlUpdate("delete from registration_note where registration_id = :registration and id = :note")
  boolean takeBack(RegistrationId registration, NoteId note);

  @SqlUpdate("delete from registration_note where registration_id = :registration")
  int forget(RegistrationId registration);

  /** Answers false when something about her has changed since {@code rev}. */
  @SqlUpdate(
      """
      update registration
         set name = :name, organisation = :organisation, role_title = :roleTitle, changed_at = :now,
             rev = rev + 1
       where id = :id and rev = :rev and erased_at is null
      """)
  boolean correct(
      RegistrationId id, int rev, String name, String organisation, String roleTitle, Instant now);

  @SqlQuery(
      """
      select p.part_id as part, c.answer as answered, w.overruled
        from part_registration p
        left join calendar_reply c on c.part_registration_id = p.id
        left join walk_in w on w.part_registration_id = p.id
       where p.registration_id = :id and (c.answer is not null or w.overruled is not null)
      """)
  List<PersonFile.Remark> remarks(RegistrationId id);
}
