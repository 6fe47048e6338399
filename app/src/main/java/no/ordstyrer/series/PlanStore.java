package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.arena.ArenaId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Writing series and parts. */
interface PlanStore {

  @SqlUpdate(
      """
      insert into series (arena_id, slug, number, title, question, description, language, registration,
             opens_at, closes_at, capacity, offer_hours, approval, pending_holds, created_at, created_by)
      values (:arena, :slug, :number, :title, :question, :description, :language, :registration,
             :opensAt, :closesAt, :admission.capacity, :admission.offerHours, :admission.approval,
             :admission.pendingHolds, :now, :by)
      on conflict (arena_id, slug) do nothing
      """)
  @GetGeneratedKeys("id")
  Optional<SeriesId> insert(ArenaId arena, @BindMethods SeriesPlan plan, Instant now, AccountId by);

  @SqlUpdate(
      """
      update series
         set slug = :slug, number = :number, title = :title, question = :question,
             description = :description, language = :language, registration = :registration,
             opens_at = :opensAt, closes_at = :closesAt, capacity = :admission.capacity,
             offer_hours = :admission.offerHours, approval = :admission.approval,
             pending_holds = :admission.pendingHolds, rev = rev + 1
       where id = :id and rev = :rev
      """)
  boolean update(SeriesId id, int rev, @BindMethods SeriesPlan plan);

  @SqlQuery(
      "select exists (select from series where arena_id = :arena and slug = :slug and id <> :except)")
  boolean taken(ArenaId arena, String slug, SeriesId except);

  @SqlUpdate("insert into theme (series_id, name, rank) values (:series, :name, :rank)")
  void addTheme(SeriesId series, String name, int rank);

  @SqlQuery("select coalesce(max(number), 0) + 1 from part where series_id = :series")
  int nextNumber(SeriesId series);

  @SqlUpdate(
      """
      insert into part (series_id, number, kind, venue, label, theme, description, place, starts_at,
             ends_at, day, when_text, capacity, video_url, video_embed, captions, interpreter)
      values (:series, :number, :kind, :venue, :label, :theme, :description, :place, :startsAt,
             :endsAt, :day, :whenText, :capacity, :videoUrl, :videoEmbed, :captions, :interpreter)
      """)
  @GetGeneratedKeys("id")
  PartId insert(
      SeriesId series, int number, @BindMethods PartPlan plan, @BindMethods PartPlan.Columns when);

  @SqlUpdate(
      """
      update part
         set kind = :kind, venue = :venue, label = :label, theme = :theme, description = :description,
             place = :place, capacity = :capacity, video_url = :videoUrl, video_embed = :videoEmbed,
             captions = :captions, interpreter = :interpreter, rev = rev + 1
       where id = :id and rev = :rev
      """)
  boolean update(PartId id, int rev, @BindMethods PartPlan plan);

  @SqlUpdate(
      """
      update part
         set starts_at = :startsAt, ends_at = :endsAt, day = :day, when_text = :whenText,
             postponed_at = null, rev = rev + 1
       where id = :id
      """)
  void setTime(PartId id, @BindMethods PartPlan.Columns when);

  @SqlUpdate(
      """
      update part
         set starts_at = null, ends_at = null, day = null, when_text = '', postponed_at = :now, rev = rev + 1
       where id = :id
      """)
  void postpone(PartId id, Instant now);

  @SqlUpdate(
      """
      insert into part_move (part_id, moved_at, moved_by, previous_start, previous_end)
      values (:id, :now, :by, :startsAt, :endsAt)
      """)
  void insertMove(PartId id, Instant now, AccountId by, @BindMethods Part before);

  /** When, where and whether at all it is as it was. */
  @SqlUpdate(
      """
      update part
         set starts_at = :startsAt, ends_at = :endsAt, day = :day, when_text = :whenText,
             venue = :venue, place = :place, postponed_at = :postponedAt, cancelled_at = null,
             cancelled_why = null, rev = rev + 1
       where id = :part
      """)
  void restore(PartId part, @BindMethods Part was);

  /** Nobody has seen the times in between. */
  @SqlUpdate("delete from part_move where part_id = :part and moved_at >= :since")
  void dropMoves(PartId part, Instant since);

  @SqlUpdate(
      """
      update part set cancelled_at = :now, cancelled_why = :why, rev = rev + 1
       where id = :id and cancelled_at is null and ended_at is null
      """)
  boolean cancel(PartId id, Instant now, String why);

  /** Only if it was cancelled {@code then}. */
  @SqlUpdate(
      """
      update part set cancelled_at = null, cancelled_why = null, rev = rev + 1
       where id = :id and cancelled_at = :then
      """)
  boolean revive(PartId id, Instant then);

  @SqlQuery("select * from part_person where part_id = :part order by rank, id")
  List<Person> people(PartId part);

  @SqlUpdate("delete from part_person where id = :id")
  void drop(PersonId id);

  @SqlUpdate(
      """
      update part_person
         set role = :role, title = :title, organisation = :organisation, rank = :rank,
             rev = rev + 1
       where id = :id
      """)
  void keep(PersonId id, @BindMethods PartPlan.PersonPlan person, int rank);

  @SqlUpdate(
      """
      insert into part_person (part_id, role, name, title, organisation, rank)
      values (:part, :role, :name, :title, :organisation, :rank)
      """)
  void add(PartId part, @BindMethods PartPlan.PersonPlan person, int rank);
}
