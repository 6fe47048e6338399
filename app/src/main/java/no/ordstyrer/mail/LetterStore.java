package no.ordstyrer.mail;

import java.time.Instant;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
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
      @Nullable String replyTo,
      String language,
      String subject,
      String textBody,
      String htmlBody,
      @Nullable String calendar,
      @Nullable String calendarMethod,
      @Nullable Long seriesId,
      @Nullable Long registrationId) {}

  @SqlUpdate(
      """
      insert into letter (dedupe_key, thread, kind, priority, recipient, reply_to, language, subject,
             text_body, html_body, calendar, calendar_method, series_id, registration_id, created_at, due_at)
      values (:dedupeKey, :thread, :kind, :priority, :recipient, :replyTo, :language, :subject,
             :textBody, :htmlBody, :calendar, :calendarMethod, :seriesId, :registrationId, :now, :now)
      on conflict (dedupe_key) do nothing
      """)
  boolean insert(@BindMethods Row row, Instant now);

  /** Earlier letters of the thread that nobody has seen yet are not sent. */
  @SqlUpdate(
      """
      update letter set state = 'OBSOLETE'
       where thread = :thread and state in ('WAITING', 'RETRY') and dedupe_key <> :dedupeKey
      """)
  void collapse(String thread, String dedupeKey);
}
