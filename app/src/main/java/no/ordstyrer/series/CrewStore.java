package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.arena.ArenaId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CrewStore {

  @SqlQuery(
      """
      select r.account_id, a.name, a.email, r.role
        from part_role r join account a on a.id = r.account_id
       where r.part_id = :part
       order by r.role, a.name collate norwegian
      """)
  List<Crew.Hand> of(PartId part);

  /** Somebody with a role on a part of an arena. */
  record Row(
      PartId partId,
      String slug,
      String title,
      int number,
      String label,
      AccountId accountId,
      String name,
      String email,
      PartRole role) {
    Crew.Hand hand() {
      return new Crew.Hand(accountId, name, email, role);
    }

    Crew.OfPart with(List<Crew.Hand> hands) {
      return new Crew.OfPart(slug, title, number, label, hands);
    }
  }

  @SqlQuery(
      """
      select p.id as part_id, s.slug, s.title, p.number, p.label, r.account_id, a.name, a.email, r.role
        from part_role r
        join account a on a.id = r.account_id
        join part p on p.id = r.part_id
        join series s on s.id = p.series_id
       where s.arena_id = :arena and s.archived_at is null
       order by s.id desc, p.number, r.role, a.name collate norwegian
      """)
  List<Row> ofArena(ArenaId arena);

  @SqlUpdate(
      """
      insert into part_role (part_id, account_id, role, since) values (:part, :account, :role, :now)
      on conflict do nothing
      """)
  boolean give(PartId part, AccountId account, PartRole role, Instant now);

  @SqlUpdate(
      "delete from part_role where part_id = :part and account_id = :account and role = :role")
  boolean take(PartId part, AccountId account, PartRole role);

  /** Somebody of the programme with the same name is the same person. */
  @SqlUpdate(
      """
      update part_person set account_id = :account
       where part_id = :part and account_id is null and lower(name) = lower(:name)
         and role = any(:roles)
      """)
  void know(PartId part, AccountId account, String name, String[] roles);

  @SqlUpdate(
      """
      update part_person set account_id = null where part_id = :part and account_id = :account
      """)
  void forget(PartId part, AccountId account);

  @SqlQuery(
      """
      select p.* from part p
       where exists (select from part_role r where r.part_id = p.id and r.account_id = :account)
       order by p.ended_at is not null, p.starts_at nulls last, p.id
      """)
  List<Part> parts(AccountId account);

  /** The people of the programmes of a series are names from now on, and nobody's account. */
  @SqlUpdate(
      """
      update part_person e set account_id = null from part p
       where p.id = e.part_id and p.series_id = :series and e.account_id is not null
      """)
  void unknowAll(SeriesId series);

  @SqlUpdate(
      "delete from part_role r using part p where p.id = r.part_id and p.series_id = :series")
  int takeAll(SeriesId series);
}
