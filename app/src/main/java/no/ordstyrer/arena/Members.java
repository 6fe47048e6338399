package no.ordstyrer.arena;

import java.time.Duration;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.account.Account;
import no.ordstyrer.account.Accounts;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who works in an arena. Only an owner says so. */
public final class Members {
  /** How long the link in an invitation works; after that one asks for another. */
  private static final Duration LINK_LIFE = Duration.ofDays(3);

  private final Jdbi db;
  private final Arenas arenas;
  private final Accounts accounts;
  private final Outbox outbox;
  private final Site site;

  public Members(Jdbi db, Arenas arenas, Accounts accounts, Outbox outbox, Site site) {
    this.db = db;
    this.arenas = arenas;
    this.accounts = accounts;
    this.outbox = outbox;
    this.site = site;
  }

  /** Gives the role to the address, with an account when it has none, and writes to it. */
  public void invite(Viewer viewer, Arena arena, String email, String name, Role role) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER);
    var by = accounts.of(viewer);
    db.useTransaction(handle -> {
      var account = accounts.ensure(handle, email, name, arena.speaks());
      if (arenas.give(handle, viewer, arena.id(), account, role)) {
        welcome(handle, arena, by, email, "arena.role." + role);
      }
    });
  }

  /** The account of an address, made and told when there is none. For roles on a single part. */
  public AccountId bring(Handle handle, Viewer viewer, Arena arena, String email, String name) {
    var known = accounts.byEmail(handle, email);
    if (known.isPresent()) {
      return known.get().id();
    }
    var account = accounts.ensure(handle, email, name, arena.speaks());
    welcome(handle, arena, accounts.of(viewer), email, "arena.role.PART");
    return account;
  }

  /** Answers false for the last owner: she stays. */
  public boolean take(Viewer viewer, Arena arena, AccountId account, Role role) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER);
    return db.inTransaction(handle -> arenas.take(handle, viewer, arena.id(), account, role));
  }

  private void welcome(Handle handle, Arena arena, Account by, String email, String roleKey) {
    var account = accounts.byEmail(handle, email).orElseThrow();
    var t = site.words(Language.stored(account.language()));
    var link = accounts.operatorLink(handle, account.id(), LINK_LIFE);
    outbox.post(
        handle,
        Letter.plain(
                "welcome:" + arena.id().value() + ":" + link.substring(link.length() - 12),
                "MEMBER_INVITATION",
                Letter.Priority.LOG_IN,
                account.email(),
                t.language(),
                t.say("arena.letter.subject", arena.name()),
                new Prose()
                    .paragraph(t.say("arena.letter.hello", account.name()))
                    .paragraph(t.say("arena.letter.why", by.name(), t.say(roleKey), arena.name()))
                    .button(t.say("arena.letter.sign-in"), link)
                    .paragraph(t.say("arena.letter.later", LINK_LIFE.toDays()))
                    .link(t.say("arena.letter.sign-in-page"), site.link("/sign-in")))
            .replyTo(by.email()));
  }
}
