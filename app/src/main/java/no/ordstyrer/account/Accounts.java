package no.ordstyrer.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Staff sign in by a link in a mail: used once, in the browser that asked, within ten minutes. */
public final class Accounts {
  static final Duration LINK_LIFE = Duration.ofMinutes(10);
  static final Duration SESSION_LIFE = Duration.ofHours(12);

  private final Jdbi db;
  private final Outbox outbox;
  private final Site site;
  private final Clock clock;

  public Accounts(Jdbi db, Outbox outbox, Site site, Clock clock) {
    this.db = db;
    this.outbox = outbox;
    this.site = site;
    this.clock = clock;
  }

  /** Who the session belongs to; empty when it is over. */
  public Optional<AccountId> bySession(String token) {
    return db.withExtension(
        AccountStore.class, store -> store.bySession(Tokens.digest(token), clock.instant()));
  }

  public Account of(Viewer viewer) {
    return db.withExtension(AccountStore.class, store -> store.find(viewer.mustBeStaff()))
        .orElseThrow(NotFound::new);
  }

  /** The account of an address, made when there is none. For inviting members. */
  public AccountId ensure(Handle handle, String email, String name, Language language) {
    return handle.attach(AccountStore.class).ensure(email, name, language.tag(), clock.instant());
  }

  public Optional<Account> byEmail(Handle handle, String email) {
    return handle.attach(AccountStore.class).byEmail(email);
  }

  /**
   * Sends a link to the address, if it is somebody's. Who asks is told the same in any case.
   *
   * @param browser a secret that only the asking browser holds
   */
  public void sendLink(String email, String browser, String returnTo, Language language) {
    db.useTransaction(handle -> {
      var store = handle.attach(AccountStore.class);
      store
          .byEmail(email)
          .ifPresent(account -> {
            var token = Tokens.random();
            var now = clock.instant();
            store.insertLink(
                account.id(),
                Tokens.digest(token),
                Tokens.digest(browser),
                returnTo,
                now,
                now.plus(LINK_LIFE));
            outbox.post(handle, letter(account, token, language));
          });
    });
  }

  /** A link that works in any browser, once: for an owner's first visit and for the demo. */
  public String operatorLink(Handle handle, AccountId account, Duration life) {
    var token = Tokens.random();
    var now = clock.instant();
    handle
        .attach(AccountStore.class)
        .insertLink(account, Tokens.digest(token), null, "/studio", now, now.plus(life));
    return site.link("/sign-in/" + token);
  }

  /** Uses the link and begins a session. */
  public SignedIn use(String token, String browser) {
    return db.inTransaction(handle -> {
      var store = handle.attach(AccountStore.class);
      var now = clock.instant();
      var link = store.useLink(Tokens.digest(token), Tokens.digest(browser), now);
      if (link.isEmpty()) {
        return new SignedIn.LinkIsOver();
      }
      var session = Tokens.random();
      store.insertSession(
          link.get().accountId(), Tokens.digest(session), now, now.plus(SESSION_LIFE));
      return new SignedIn.Welcome(session, link.get().returnTo());
    });
  }

  public void end(String session) {
    db.useExtension(
        AccountStore.class, store -> store.endSession(Tokens.digest(session), clock.instant()));
  }

  private Letter letter(Account account, String token, Language language) {
    var t = site.words(language);
    return Letter.plain(
        "sign-in:" + java.util.HexFormat.of().formatHex(Tokens.digest(token), 0, 8),
        "SIGN_IN",
        Letter.Priority.LOG_IN,
        account.email(),
        language,
        t.say("account.letter.subject"),
        new Prose()
            .paragraph(t.say("account.letter.hello", account.name()))
            .paragraph(t.say("account.letter.why", LINK_LIFE.toMinutes()))
            .button(t.say("account.sign-in"), site.link("/sign-in/" + token))
            .paragraph(t.say("account.letter.not-you")));
  }

  /** What came of following a link. */
  public sealed interface SignedIn {
    record Welcome(String session, String returnTo) implements SignedIn {}

    record LinkIsOver() implements SignedIn {}
  }
}
