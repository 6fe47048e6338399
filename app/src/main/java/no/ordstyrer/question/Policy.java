package no.ordstyrer.question;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What an arena does not publish: its reasons, which moderators choose among, and its words. */
public final class Policy {
  private final Jdbi db;
  private final Arenas arenas;
  private final Site site;

  public Policy(Jdbi db, Arenas arenas, Site site) {
    this.db = db;
    this.arenas = arenas;
    this.site = site;
  }

  /**
   * What an arena does not publish, as it stands.
   *
   * @param words of the arena, Markdown in its own language, or empty
   * @param rev 0 as long as nobody has changed it
   */
  public record Listed(List<Reason> reasons, String words, int rev) {}

  /** Where everybody reads what the arena does not publish. */
  public static String path(Arena arena) {
    return arena.path() + "/question-policy";
  }

  /** Everybody may read it. */
  public Listed of(Arena arena) {
    return db.withHandle(handle -> {
      var store = handle.attach(PolicyStore.class);
      return store
          .head(arena.id())
          .map(head -> new Listed(store.offered(arena.id()), head.words(), head.rev()))
          .orElseGet(() -> new Listed(Reason.usual(site), "", 0));
    });
  }

  /** Answers false when somebody else has changed it since {@code rev}. */
  public boolean change(Viewer viewer, Arena arena, int rev, List<Reason> reasons, String words) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER, Role.ORGANISER);
    return db.inTransaction(handle -> {
      var store = handle.attach(PolicyStore.class);
      var saved = store.change(arena.id(), rev, words);
      if (saved) {
        store.clear(arena.id());
        for (var i = 0; i < reasons.size(); i++) {
          var reason = reasons.get(i);
          store.offer(arena.id(), i + 1, reason.nb(), reason.nn(), reason.en());
        }
        arenas.note(handle, viewer, arena.id(), "arena.policy", "arena:" + arena.id().value(), "");
      }
      return saved;
    });
  }

  /** Offers the usual reasons again; the arena's words stay. */
  public boolean usual(Viewer viewer, Arena arena, int rev) {
    return change(viewer, arena, rev, Reason.usual(site), of(arena).words());
  }

  /**
   * The reason that was chosen, if it is one. What was offered when the page was opened may be
   * chosen, also if it no longer is.
   */
  public Optional<Reason> chosen(Arena arena, String key) {
    return db.withHandle(handle -> ever(handle, arena.id(), site)).stream()
        .filter(reason -> reason.key().equals(key))
        .findFirst();
  }

  /**
   * The reason in the language of a text, then the moderator's own words; empty when there is
   * neither.
   */
  public static String text(Optional<Reason> reason, String language, String words) {
    var spoken = Language.of(language).orElse(Language.NB);
    return (reason.map(one -> one.in(spoken)).orElse("") + " " + words).strip();
  }

  /** All reasons that somebody can have chosen in the arena, those that it offers now first. */
  static List<Reason> ever(Handle handle, ArenaId arena, Site site) {
    var own = handle.attach(PolicyStore.class).ever(arena);
    return Stream.concat(own.stream(), Reason.usual(site).stream()).toList();
  }
}
