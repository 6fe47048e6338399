package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.ThemeId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface QuestionStore extends HeldWordStore {
  String QUESTION =
      """
      select q.*, t.name as theme_name, o.number as pseudonym, a.name as changed_by_name,
             (select count(*) from question_voter v where v.question_id = q.id) as votes,
             case when fp.hidden_at is null then fp.number end as from_part,
             (select count(*) from question_voter v where v.question_id = f.id) as from_votes,
             (select min(p.number) from question c join part p on p.id = c.part_id
               where c.carried_from = q.id) as to_part,
             (select w.name from part_person w where w.id = q.answered_by) as answered_by_name,
             exists (select from question c where c.carried_from = q.id and c.moderation = 'PUBLISHED'
                      and c.handling in ('ANSWERED_LIVE', 'ANSWERED_TEXT')) as answered_there,
             exists (select from question c join part p on p.id = c.part_id
                      where c.carried_from = q.id and p.hidden_at is not null) as to_hidden,
             exists (select from recording_start b join part w on w.id = b.part_id
                      where w.id = q.part_id and w.ended_at is not null and w.recording_url is not null
                        and q.live_at >= b.at) as recorded,
             (select count(*) from question_report x
               where x.question_id = q.id and x.answered_at is null) as reports,
             array(select h.name from question_assignment x join part_person h on h.id = x.person_id
                    where x.question_id = q.id order by h.rank, h.id) as assigned,
             array(select h.id from question_assignment x join part_person h on h.id = x.person_id
                    where x.question_id = q.id order by h.rank, h.id) as assigned_ids,
             h.number as head, h.moderation as head_moderation, h.handling as head_handling,
             coalesce(h.derived_from = q.id, false) as head_derived,
             (select count(distinct coalesce(m.registration_id, -coalesce(m.derived_from, m.id))) from question m
               where coalesce(m.merged_into, m.id) = q.id) as askers,
             array(select m.number from question m where coalesce(m.merged_into, m.id) = q.id and m.id <> q.id
                   union select m.number from question m where m.merged_parent = q.id order by 1) as merged
        from question q
        left join theme t on t.id = q.theme_id
        left join room_participant o on o.part_id = q.part_id and o.registration_id = q.registration_id
              and o.anonymous = q.anonymous
        left join account a on a.id = q.changed_by
        left join question f on f.id = q.carried_from
        left join question h on h.id = q.merged_into
        left join part fp on fp.id = f.part_id
      """;

  @SqlQuery(QUESTION + " where q.part_id = :part and q.number = :number")
  Optional<Question> find(PartId part, int number);

  /** What everybody may read, and nothing else. */
  @SqlQuery(
      QUESTION
          + """
          where q.part_id = :part and q.moderation = 'PUBLISHED'
          order by votes desc, q.number
          """)
  List<Question> published(PartId part);

  /** The same of several parts at once. */
  @SqlQuery(
      QUESTION
          + """
          where q.part_id = any(:parts) and q.moderation = 'PUBLISHED'
          order by votes desc, q.number
          """)
  List<Question> publishedIn(List<Long> parts);

  @SqlQuery(
      QUESTION + " where q.part_id = :part and q.moderation = 'PUBLISHED' and q.handling = 'LIVE'")
  Optional<Question> live(PartId part);

  @SqlQuery(
      QUESTION
          + " where q.part_id = :part and q.registration_id = :registration order by q.number desc")
  List<Question> of(PartId part, RegistrationId registration);

  /** The authors of what is merged into a question, by its number. */
  @SqlQuery(
      """
      select number, registration_id as who from question
       where merged_into = :head and registration_id is not null
      """)
  List<MergedAuthor> mergedAuthors(QuestionId head);

  record MergedAuthor(int number, long who) {}

  /** The shortlist in its order, published or not yet. */
  @SqlQuery(
      QUESTION
          + """
           where q.part_id = :part and q.moderation in ('PENDING', 'PUBLISHED')
             and q.handling = 'SHORTLISTED'
             order by q.rank nulls last, q.number
          """)
  List<Question> shortlist(PartId part);

  /** Everything but what its author took back unseen; for moderators. */
  @SqlQuery(QUESTION + " where q.part_id = :part order by q.rank nulls last, q.number")
  List<Question> all(PartId part);

  @SqlQuery(
      """
      select phase, moderation, naming, question_limit, reactions, report_threshold
        from room where part_id = :part
      """)
  Optional<Rules> rules(PartId part);

  @SqlUpdate(
      """
      insert into room (part_id, moderation, naming, question_limit, reactions, report_threshold)
      select :to, moderation, naming, question_limit, reactions, report_threshold
        from room where part_id = :from
      """)
  void copyRules(PartId from, PartId to);

  /** Holds the room until the transaction ends: whoever writes questions takes turns. */
  @SqlQuery(
      """
      insert into room (part_id) values (:part)
      on conflict (part_id) do update set part_id = excluded.part_id
      returning phase, moderation, naming, question_limit, reactions, report_threshold
      """)
  Rules hold(PartId part);

  @SqlQuery(
      "update room set last_number = last_number + 1 where part_id = :part returning last_number")
  int nextNumber(PartId part);

  /** When she last asked here; what others carried here in her name is no asking. */
  @SqlQuery(
      """
      select max(asked_at) from question
       where registration_id = :registration and part_id = :part and carried_from is null
      """)
  Optional<Instant> lastAsked(PartId part, RegistrationId registration);

  @SqlQuery(
      """
      select count(*) from question
       where registration_id = :registration and part_id = :part and moderation = 'PENDING'
      """)
  int pending(PartId part, RegistrationId registration);

  /**
   * Whether a moderator has approved a question of hers, anywhere in the series, and stands by it.
   */
  @SqlQuery(
      """
      select exists (select from question q
                      where q.registration_id = :registration and q.published_at is not null
                        and q.moderation <> 'REJECTED'
                        and exists (select from question_event e
                                     where e.question_id = q.id and e.act in ('approve', 'restore')))
      """)
  boolean trusted(RegistrationId registration);

  @SqlUpdate(
      """
      insert into question (part_id, number, registration_id, anonymous, author_name, text, language,
                            theme_id, asked_at, moderation, published_at, changed_at)
      values (:part, :number, :registration, :anonymous, :name, :text, :language,
              :theme, :now, :moderation, case when :moderation = 'PUBLISHED' then :now::timestamptz end, :now)
      """)
  void insert(
      PartId part,
      int number,
      RegistrationId registration,
      boolean anonymous,
      String name,
      String text,
      String language,
      @Nullable ThemeId theme,
      Moderation moderation,
      Instant now);

  @SqlUpdate(
      """
      update question set text = :text, theme_id = :theme, rev = rev + 1, changed_at = :now, changed_by = null
       where id = :id
      """)
  void edit(QuestionId id, String text, @Nullable ThemeId theme, Instant now);

  @SqlQuery("select answer from command where viewer = :viewer and command_id = :command")
  Optional<String> answered(String viewer, String command);

  @SqlUpdate(
      """
      insert into command (viewer, command_id, answer, at) values (:viewer, :command, :answer, :now)
      on conflict (viewer, command_id) do update set answer = excluded.answer, at = excluded.at
      """)
  void answer(String viewer, String command, String answer, Instant now);

  @SqlUpdate(
      """
      insert into question_event (question_id, act, moderation, handling, was_moderation, was_handling,
                                  was_rank, was_reason, account_id, at)
      select id, :act, moderation, handling, :wasModeration, :wasHandling, :wasRank, :wasReason, :account, :now
        from question where id = :id
      """)
  void happened(
      QuestionId id,
      String act,
      @Nullable String wasModeration,
      @Nullable String wasHandling,
      @Nullable Integer wasRank,
      @Nullable String wasReason,
      @Nullable AccountId account,
      Instant now);

  @SqlQuery(
      """
      select '/' || a.slug || '/' || s.slug || '/del-' || p.number as path, a.timezone
        from part p
        join series s on s.id = p.series_id
        join arena a on a.id = s.arena_id
       where p.id = :part
      """)
  QuestionPlace place(PartId part);

  @SqlQuery("select id from theme where series_id = (select series_id from part where id = :part)")
  Set<ThemeId> themes(PartId part);
}
