package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Files of people to invite, from upload to confirmation. */
interface InvitationImportStore {

  /** A file that nobody has confirmed yet. */
  record File(InvitationImportId id, String language, @Nullable Instant expiresAt) {
    Language speaks() {
      return Language.stored(language);
    }
  }

  @SqlUpdate(
      """
      insert into invitation_import (series_id, by_account, at, language, expires_at, content)
      values (:series, :by, :now, :language, :expiresAt, :content)
      """)
  @GetGeneratedKeys("id")
  InvitationImportId insert(
      SeriesId series,
      AccountId by,
      String language,
      @Nullable Instant expiresAt,
      byte[] content,
      Instant now);

  /** Only who uploaded it sees it. */
  @SqlQuery(
      """
      select id, language, expires_at from invitation_import
       where id = :id and series_id = :series and by_account = :by and confirmed_at is null
      """)
  Optional<File> find(SeriesId series, InvitationImportId id, AccountId by);

  @SingleValue
  @SqlQuery("select content from invitation_import where id = :id")
  byte[] content(InvitationImportId id);

  /**
   * Whether it has been confirmed; whoever else would confirm it waits until this transaction ends.
   */
  @SqlQuery(
      """
      select confirmed_at is not null from invitation_import
       where id = :id and series_id = :series and by_account = :by for update
      """)
  Optional<Boolean> confirmed(SeriesId series, InvitationImportId id, AccountId by);

  @SqlUpdate("update invitation_import set confirmed_at = :now, content = null where id = :id")
  void confirm(InvitationImportId id, Instant now);

  @SqlUpdate(
      """
      delete from invitation_import
       where id = :id and series_id = :series and by_account = :by and confirmed_at is null
      """)
  void drop(SeriesId series, InvitationImportId id, AccountId by);

  @SqlUpdate("delete from invitation_import where at < :before and confirmed_at is null")
  int forget(Instant before);
}
