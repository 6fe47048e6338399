package no.ordstyrer.account;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface AccountStore {

  @SqlQuery("select id, email, name, language from account where id = :id")
  Optional<Account> find(AccountId id);

  @SqlQuery("select id, email, name, language from account where email = :email::citext")
  Optional<Account> byEmail(String email);

  /** The account of an address; made when there is none. */
  @SqlUpdate(
      """
      insert into account (email, name, language, created_at)
      values (:email, :name, :language, :now)
      on conflict (email) do update set email = account.email
      """)
  @GetGeneratedKeys("id")
  AccountId ensure(String email, String name, String language, Instant now);

  @SqlUpdate(
      """
      insert into sign_in_link (account_id, token_digest, browser_digest, return_to, created_at, expires_at)
      values (:account, :token, :browser, :returnTo, :now, :expires)
      """)
  void insertLink(
      AccountId account,
      byte[] token,
      byte @Nullable [] browser,
      String returnTo,
      Instant now,
      Instant expires);

  record Link(AccountId accountId, String returnTo) {}

  /** Uses the link up, if it is unused, in time, and in the browser that asked for it. */
  @SqlUpdate(
      """
      update sign_in_link
         set used_at = :now
       where token_digest = :token and used_at is null and expires_at > :now
         and (browser_digest is null or browser_digest = :browser)
      """)
  @GetGeneratedKeys({"account_id", "return_to"})
  Optional<Link> useLink(byte[] token, byte[] browser, Instant now);

  @SqlUpdate(
      """
      insert into staff_session (account_id, token_digest, created_at, expires_at)
      values (:account, :token, :now, :expires)
      """)
  void insertSession(AccountId account, byte[] token, Instant now, Instant expires);

  @SqlQuery(
      """
      select account_id from staff_session
       where token_digest = :token and ended_at is null and expires_at > :now
      """)
  Optional<AccountId> bySession(byte[] token, Instant now);

  @SqlUpdate(
      "update staff_session set ended_at = :now where token_digest = :token and ended_at is null")
  void endSession(byte[] token, Instant now);
}
