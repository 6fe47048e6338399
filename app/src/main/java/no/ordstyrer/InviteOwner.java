package no.ordstyrer;

import java.time.Clock;
import java.time.Duration;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.account.Accounts;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Words;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.templates.StaticTemplates;
import no.ordstyrer.web.Assets;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Handle;

/** How a new installation gets its first arena and its first owner. */
final class InviteOwner {
  private static final Duration LIFE = Duration.ofHours(24);

  private final Installation installation;

  InviteOwner(Installation installation) {
    this.installation = installation;
  }

  /** Answers the sign-in link. */
  String run(String slug, String mail) {
    if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*") || slug.length() < 2 || slug.length() > 60) {
      throw new Main.Failure(
          slug + " can be no arena's address: small letters, digits and hyphens, at most 60", null);
    }
    if (!mail.matches("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+")) {
      throw new Main.Failure(mail + " is no mail address", null);
    }
    var site = new Site(installation.publicUrl(), Assets.onClasspath(), new Words());
    try (var source = Serve.open(installation)) {
      var db = Database.open(source);
      var clock = Clock.systemUTC();
      var arenas = new Arenas(db, clock);
      var accounts = new Accounts(db, new Outbox(new StaticTemplates(), clock), site, clock);
      return db.inTransaction(handle -> {
        var account = accounts.ensure(handle, mail, mail.replaceFirst("@.*", ""), Language.NB);
        arenas.give(handle, Viewer.GUEST, arena(handle, arenas, slug), account, Role.OWNER);
        return accounts.operatorLink(handle, account, LIFE);
      });
    }
  }

  private static ArenaId arena(Handle handle, Arenas arenas, String slug) {
    var made = arenas.found(handle, slug, slug, slug, Language.NB.tag(), "Europe/Oslo");
    if (made.isPresent()) {
      return made.get();
    }
    try {
      return arenas.seenBy(Viewer.GUEST, slug).id();
    } catch (NotFound _) {
      throw new Main.Failure(slug + " is reserved for pages of the site itself", null);
    }
  }
}
