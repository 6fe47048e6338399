package no.ordstyrer.arena;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Role;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ArenaStore {

  @SqlQuery("select * from arena where slug = :slug")
  Optional<Arena> bySlug(String slug);

  @SqlQuery("select * from arena where id = :id")
  Optional<Arena> find(ArenaId id);

  @SqlQuery("select * from arena order by name collate norwegian")
  List<Arena> all();

  @SqlQuery(
      """
      select a.* from arena a
       where exists (select from arena_member m where m.arena_id = a.id and m.account_id = :account)
       order by a.name collate norwegian
      """)
  List<Arena> of(AccountId account);

  @SqlQuery("select role from arena_member where arena_id = :arena and account_id = :account")
  Set<Role> roles(ArenaId arena, AccountId account);

  @SqlQuery(
      """
      select m.account_id, a.name, a.email, m.role, m.since
        from arena_member m
        join account a on a.id = m.account_id
       where m.arena_id = :arena
       order by a.name collate norwegian, m.role
      """)
  List<Member> members(ArenaId arena);

  @SqlUpdate(
      """
      insert into arena (slug, name, organiser, language, timezone, created_at)
      values (:slug, :name, :organiser, :language, :timezone, :now)
      on conflict (slug) do nothing
      """)
  @GetGeneratedKeys("id")
  Optional<ArenaId> insert(
      String slug, String name, String organiser, String language, String timezone, Instant now);

  @SqlUpdate(
      """
      update arena
         set name = :name, organiser = :organiser, about = :about, language = :language,
             timezone = :timezone, colour = :colour, contact = :contact, privacy = :privacy,
             suggests_organisations = :suggestsOrganisations, rev = rev + 1
       where id = :id and rev = :rev
      """)
  boolean update(ArenaId id, int rev, @BindMethods ArenaPlan plan);

  /** Who changed something last, as far as the audit log knows. */
  @SqlQuery(
      """
      select coalesce(a.name, '') as name, u.at
        from audit u left join account a on a.id = u.account_id
       where u.arena_id = :arena and u.subject = :subject
       order by u.id desc limit 1
      """)
  Optional<Arenas.Change> lastChange(ArenaId arena, String subject);

  @SqlUpdate(
      """
      insert into arena_member (arena_id, account_id, role, since, given_by)
      values (:arena, :account, :role, :now, :by)
      on conflict do nothing
      """)
  boolean give(ArenaId arena, AccountId account, Role role, Instant now, @Nullable AccountId by);

  @SqlUpdate(
      "delete from arena_member where arena_id = :arena and account_id = :account and role = :role")
  boolean take(ArenaId arena, AccountId account, Role role);

  @SqlUpdate("delete from audit where at < :moment")
  int forgetNotes(Instant moment);

  @SqlUpdate(
      """
      insert into audit (arena_id, account_id, act, subject, detail, at)
      values (:arena, :account, :act, :subject, :detail, :now)
      """)
  void note(
      ArenaId arena,
      @Nullable AccountId account,
      String act,
      String subject,
      String detail,
      Instant now);
}
