package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.account.Account;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface NeedStore {
  String NEED =
      """
      select n.id, n.registration_id, n.kinds, n.words, n.at, n.rev, n.handled_at, n.done, h.name as handled_by
        from need n
        left join account h on h.id = n.handled_by
      """;

  @SqlQuery(NEED + " where n.registration_id = :registration")
  Optional<Need> of(RegistrationId registration);

  @SqlQuery(
      NEED
          + """
            join registration r on r.id = n.registration_id
           where r.series_id = :series and n.id = :need
          """)
  Optional<Need> find(SeriesId series, NeedId need);

  @SqlQuery(
      NEED
          + """
            join registration r on r.id = n.registration_id
           where r.series_id = :series
           order by n.at, n.id
          """)
  List<Need> all(SeriesId series);

  /** Who they are, and the numbers of the parts in which they have a place or wait for one. */
  @SqlQuery(
      """
      select r.id, r.name, r.email, r.organisation,
             array(select p.number from part_registration pr join part p on p.id = pr.part_id
                    where pr.registration_id = r.id
                      and pr.state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')
                    order by p.number) as parts
        from registration r
        join need n on n.registration_id = r.id
       where r.series_id = :series
      """)
  List<Needs.Whose> people(SeriesId series);

  /** The owner is the one who was named, as long as she organises. */
  @SqlQuery(
      """
      select coalesce(n.asked, true) as asked, a.id as owner_id, a.name as owner
        from series s
        left join need_rule n on n.series_id = s.id
        left join account a
          on a.id = n.owner_id
         and exists (select from arena_member m
                      where m.arena_id = s.arena_id and m.account_id = a.id and m.role in ('OWNER', 'ORGANISER'))
       where s.id = :series
      """)
  Needs.Rule rule(SeriesId series);

  @SqlUpdate(
      """
      insert into need_rule (series_id, asked) values (:series, :asked)
      on conflict (series_id) do update set asked = excluded.asked
      """)
  void ask(SeriesId series, boolean asked);

  @SqlUpdate(
      """
      insert into need_rule (series_id, owner_id) values (:series, :owner)
      on conflict (series_id) do update set owner_id = excluded.owner_id
      """)
  void assign(SeriesId series, @Nullable AccountId owner);

  /** What she says anew is open again, and is told of again. */
  @SqlUpdate(
      """
      insert into need as n (registration_id, kinds, words, at) values (:registration, :kinds, :words, :now)
      on conflict (registration_id) do update
         set kinds = excluded.kinds, words = excluded.words, at = excluded.at, rev = n.rev + 1,
             told_at = null, handled_at = null, handled_by = null
       where n.kinds <> excluded.kinds or n.words <> excluded.words
      """)
  void put(RegistrationId registration, List<Need.Kind> kinds, String words, Instant now);

  /** What nobody was ever told of leaves no trace. */
  @SqlUpdate(
      """
      delete from need
       where registration_id = :registration and rev = 1 and told_at is null and handled_at is null
      """)
  int takeBackUntold(RegistrationId registration);

  @SqlUpdate(
      """
      update need set handled_at = :now, handled_by = :by, done = :done
       where id = :need and rev = :rev and handled_at is null
      """)
  boolean handle(NeedId need, int rev, String done, @Nullable AccountId by, Instant now);

  @SqlUpdate("update need set handled_at = null, handled_by = null where id = :need")
  void reopen(NeedId need);

  @SqlQuery(
      """
      select r.series_id from need n join registration r on r.id = n.registration_id
       where n.told_at is null and n.handled_at is null
       group by r.series_id
      having min(n.at) <= :before
       order by r.series_id
      """)
  List<SeriesId> untold(Instant before);

  @SqlUpdate(
      """
      update need n set told_at = :now
        from registration r
       where r.id = n.registration_id and r.series_id = :series and n.told_at is null and n.handled_at is null
      """)
  int tell(SeriesId series, Instant now);

  /** Whom to write to: the owner, or every organiser while nobody is named. */
  @SqlQuery(
      """
      select distinct a.id, a.email, a.name, a.language
        from series s
        join arena_member m on m.arena_id = s.arena_id and m.role in ('OWNER', 'ORGANISER')
        join account a on a.id = m.account_id
       where s.id = :series and (cast(:owner as bigint) is null or a.id = :owner)
       order by a.id
      """)
  List<Account> readers(SeriesId series, @Nullable AccountId owner);

  @SqlUpdate("delete from need where registration_id = :registration")
  int forget(RegistrationId registration);

  @SqlUpdate(
      """
      delete from need n using registration r
       where r.id = n.registration_id and r.series_id = :series
      """)
  int forgetAll(SeriesId series);

  /** Of those who have let all their places go before {@code moment}. */
  @SqlUpdate(
      """
      delete from need n
       where n.at < :moment
         and not exists (
           select from part_registration p
            where p.registration_id = n.registration_id
              and (p.since >= :moment
                   or p.state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')))
      """)
  int forgetLeft(Instant moment);
}
