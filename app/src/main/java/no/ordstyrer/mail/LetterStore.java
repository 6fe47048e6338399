package no.ordstyrer.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface LetterStore {

  /** What of a letter is a column of its own. */
  record Row(
      String dedupeKey,
      @Nullable String thread,
      String kind,
      int priority,
      String recipient,
      String recipientKey,
      @Nullable String replyTo,
      String language,
      String subject,
      String textBody,
      String htmlBody,
      @Nullable String calendar,
      @Nullable String calendarMethod,
      @Nullable Long seriesId,
      @Nullable Long registrationId,
      @Nullable Instant goodUntil,
      @Nullable String unsubscribe) {}

  @SqlUpdate(
      """
      insert into letter (dedupe_key, thread, kind, priority, recipient, recipient_key, reply_to,
             language, subject, text_body, html_body, calendar, calendar_method, series_id,
             registration_id, good_until, unsubscribe, created_at, due_at)
      values (:dedupeKey, :thread, :kind, :priority, :recipient, :recipientKey, :replyTo,
             :language, :subject, :textBody, :htmlBody, :calendar, :calendarMethod, :seriesId,
             :registrationId, :goodUntil, :unsubscribe, :now, :now)
      on conflict (dedupe_key) do nothing
      """)
  boolean insert(@BindMethods Row row, Instant now);

  /**
   * A letter without calendar part takes over the cancellation of an earlier one that has not left.
   */
  @SqlUpdate(
      """
      update letter n set calendar = e.calendar, calendar_method = e.calendar_method
        from (select calendar, calendar_method from letter
               where thread = :thread and state in ('WAITING', 'RETRY') and dedupe_key <> :dedupeKey
                 and calendar is not null
               order by id desc limit 1) e
       where n.dedupe_key = :dedupeKey and n.calendar is null and e.calendar_method = 'CANCEL'
      """)
  void inherit(String thread, String dedupeKey);

  /** Earlier letters about the thread alone that nobody has seen yet are not sent. */
  @SqlUpdate(
      """
      update letter set state = 'OBSOLETE', text_body = '', html_body = '', calendar = null
       where thread = :thread and state in ('WAITING', 'RETRY') and dedupe_key <> :dedupeKey
         and starts_with(dedupe_key, thread)
      """)
  void collapse(String thread, String dedupeKey);

  @SqlUpdate(
      """
      update letter set state = 'OBSOLETE', text_body = '', html_body = '', calendar = null
       where registration_id = :registration and state in ('WAITING', 'RETRY')
         and starts_with(dedupe_key, :reason)
      """)
  void supersede(long registration, String reason);

  /** Those that say more are sent, without the calendar object that is no longer true. */
  @SqlUpdate(
      """
      update letter
         set calendar = null,
             calendar_method = case when attempts = 0 then null else calendar_method end
       where thread = :thread and state in ('WAITING', 'RETRY') and dedupe_key <> :dedupeKey
         and calendar is not null and not starts_with(dedupe_key, thread)
      """)
  void outdate(String thread, String dedupeKey);

  /** A cancellation of what nobody was invited to is a letter without calendar part. */
  @SqlUpdate(
      """
      update letter c set calendar = null, calendar_method = null
       where c.dedupe_key = :dedupeKey and c.calendar_method = 'CANCEL'
         and exists (select from letter e where e.thread = c.thread and e.id < c.id)
         and not exists (select from letter e
                          where e.thread = c.thread and e.id < c.id
                            and e.calendar_method = 'REQUEST' and e.attempts > 0)
      """)
  void cancelNothing(String dedupeKey);

  /** A letter to one registered person that has not left yet; the bodies hold her links. */
  record Unsent(long id, String textBody, String htmlBody, @Nullable String unsubscribe) {}

  /** But for those that take something out of the calendar there. */
  @SqlQuery(
      """
      select id, text_body, html_body, unsubscribe from letter
       where registration_id = :registration and recipient_key = :recipientKey
         and state in ('WAITING', 'RETRY') and kind <> all (:but)
         and (calendar is null or calendar_method <> 'CANCEL')
         for update
      """)
  List<Unsent> unsent(long registration, String recipientKey, String[] but);

  @SqlUpdate(
      """
      update letter
         set recipient = :to, recipient_key = :toKey, text_body = :textBody, html_body = :htmlBody,
             unsubscribe = :unsubscribe
       where id = :id
      """)
  void readdress(@BindMethods Unsent letter, String to, String toKey);

  /**
   * Takes letters to be sent now, the most urgent first. An update waits until the letters before
   * it in its thread are done. Several nodes may claim at once.
   */
  @SqlUpdate(
      """
      update letter l
         set state = 'SENDING', claimed_at = :now, attempts = attempts + 1
       where l.id = any (array(
             select c.id from letter c
              where c.state in ('WAITING', 'RETRY') and c.due_at <= :now
                and c.priority between :from and :to
                and not exists (select from letter e
                                 where e.thread = c.thread and e.id < c.id
                                   and e.state in ('WAITING', 'RETRY', 'SENDING'))
              order by c.priority, c.due_at, c.id
              limit :size
                for update skip locked))
      returning l.*,
             (select min(f.id) from letter f
               where f.registration_id = l.registration_id and f.id < l.id) as first
      """)
  @GetGeneratedKeys
  List<Outgoing> claim(int from, int to, int size, Instant now);

  /** What a process left behind that died while sending: it may have been sent, or not. */
  @SqlUpdate(
      """
      update letter set state = 'RETRY', due_at = :now, answer = 'Interrupted'
       where state = 'SENDING' and claimed_at < :before
      """)
  int reclaim(Instant before, Instant now);

  /** Still ours: nobody has reclaimed it. The time begins anew. */
  @SqlUpdate(
      """
      update letter set claimed_at = :now
       where id = :id and state = 'SENDING' and claimed_at = :claimedAt
      """)
  boolean touch(long id, Instant claimedAt, Instant now);

  /** Tried as soon as possible instead of when its time comes. */
  @SqlUpdate(
      """
      update letter set due_at = :now, paced = true
       where id = :id and state in ('WAITING', 'RETRY') and due_at > :now
      """)
  void hurry(long id, Instant now);

  @SqlUpdate("delete from suppressed_address where address = :address")
  void forgive(String address);

  @SqlQuery("select exists (select from suppressed_address where address = :address)")
  boolean isSuppressed(String address);

  @SqlUpdate(
      """
      insert into suppressed_address (address, why, at) values (:address, :why, :now)
      on conflict (address) do nothing
      """)
  void suppress(String address, String why, Instant now);

  /** Done, for good or bad. What it said is forgotten. */
  @SqlUpdate(
      """
      update letter
         set state = :state, answer = :answer, text_body = '', html_body = '', calendar = null,
             unsubscribe = null,
             sent_at = case when :state = 'SENT' then :now::timestamptz end
       where id = :id and state = 'SENDING'
      """)
  void close(long id, String state, String answer, Instant now);

  /** Tried again later; or never, when a later letter of its thread says it better. */
  @SqlUpdate(
      """
      update letter l
         set state = case when starts_with(l.dedupe_key, l.thread) and n.id is not null
                          then 'OBSOLETE' else 'RETRY' end,
             calendar = case when n.id is null then l.calendar end,
             due_at = :due, answer = :answer
        from (select max(n.id) as id from letter n
               where n.id > :id and n.thread = (select thread from letter where id = :id)) n
       where l.id = :id and l.state = 'SENDING'
      """)
  void retry(long id, Instant due, String answer);

  /** Not tried after all. {@code due} null: as it was. */
  @SqlUpdate(
      """
      update letter
         set state = case when attempts > 1 then 'RETRY' else 'WAITING' end,
             attempts = attempts - 1, due_at = coalesce(:due::timestamptz, due_at), paced = paced or :paced
       where id = :id and state = 'SENDING' and claimed_at = :claimedAt
      """)
  void putBack(long id, Instant claimedAt, @Nullable Instant due, boolean paced);

  @SqlQuery(
      """
      select id, kind, state, recipient, subject, language, created_at, calendar_method
        from letter order by id desc limit :most
      """)
  List<Kept> latest(int most);

  @SqlQuery(
      """
      select id, kind, state, recipient, subject, language, created_at, calendar_method
        from letter where registration_id = :registration order by id desc limit 200
      """)
  List<Kept> about(long registration);

  @SqlQuery(
      """
      select l.id, l.dedupe_key, l.thread, l.kind, l.priority, l.recipient, l.recipient_key,
             l.reply_to, l.language, l.subject, l.text_body, l.html_body, l.calendar,
             l.calendar_method, l.series_id, l.registration_id, l.created_at, l.good_until, l.unsubscribe,
             l.paced,
             l.attempts, coalesce(l.claimed_at, l.created_at) as claimed_at,
             (select min(f.id) from letter f
               where f.registration_id = l.registration_id and f.id < l.id) as first
        from letter l where l.id = :id
      """)
  Optional<Outgoing> find(long id);
}
