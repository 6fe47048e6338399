package no.ordstyrer.arena;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The arenas and who may do what in them. */
public final class Arenas {
  /** Words that begin addresses of ours and so can name no arena. */
  private static final Set<String> RESERVED =
      Set.of(
          "static",
          "studio",
          "new",
          "sign-in",
          "sign-out",
          "manage",
          "join",
          "offer",
          "handover",
          "calendar",
          "dev",
          "api",
          "healthz",
          "readyz",
          "robots",
          "favicon",
          "privacy",
          "accessibility",
          "stage",
          "confirm",
          "unsubscribe",
          "invitation",
          "certificate",
          "checkin");

  private final Jdbi db;
  private final Clock clock;
  private final WhenRights whenRights;

  /** Is told, in the transaction of the change, that somebody's rights are others now. */
  @FunctionalInterface
  public interface WhenRights {
    void changed(Handle handle, AccountId account);
  }

  public Arenas(Jdbi db, Clock clock) {
    this(db, clock, (_, _) -> {});
  }

  public Arenas(Jdbi db, Clock clock, WhenRights whenRights) {
    this.db = db;
    this.clock = clock;
    this.whenRights = whenRights;
  }

  public List<Arena> all() {
    return db.withExtension(ArenaStore.class, ArenaStore::all);
  }

  /** The only way from an address to an arena. Arenas are public. */
  public Arena seenBy(Viewer viewer, String slug) {
    return db.withExtension(ArenaStore.class, store -> store.bySlug(slug))
        .orElseThrow(NotFound::new);
  }

  public Arena find(ArenaId id) {
    return db.withExtension(ArenaStore.class, store -> store.find(id)).orElseThrow(NotFound::new);
  }

  /** The arenas in which the viewer has any role. */
  public List<Arena> of(Viewer viewer) {
    return db.withExtension(ArenaStore.class, store -> store.of(viewer.mustBeStaff()));
  }

  /** As it is now: a role given or taken works at once. */
  public Set<Role> roles(Viewer viewer, ArenaId arena) {
    return viewer
        .staff()
        .map(account -> db.withExtension(ArenaStore.class, store -> store.roles(arena, account)))
        .filter(roles -> !roles.isEmpty())
        .<Set<Role>>map(EnumSet::copyOf)
        .orElse(Set.of());
  }

  /** The arena, if the viewer has one of the roles there; else there is nothing. */
  public Arena ruledBy(Viewer viewer, String slug, Role... oneOf) {
    var arena = seenBy(viewer, slug);
    var roles = roles(viewer, arena.id());
    if (List.of(oneOf).stream().noneMatch(roles::contains)) {
      throw new NotFound();
    }
    return arena;
  }

  public List<Member> members(ArenaId arena) {
    return db.withExtension(ArenaStore.class, store -> store.members(arena));
  }

  /** Empty when the address is taken or reserved. */
  public Optional<ArenaId> found(
      Handle handle, String slug, String name, String organiser, String language, String timezone) {
    return RESERVED.contains(slug)
        ? Optional.empty()
        : handle
            .attach(ArenaStore.class)
            .insert(slug, name, organiser, language, timezone, clock.instant());
  }

  /** A new arena, with the viewer as its owner. Any member of staff may found one. */
  public Founded found(Viewer viewer, String slug, ArenaPlan plan) {
    var owner = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var id = found(handle, slug, plan.name(), plan.organiser(), plan.language(), plan.timezone());
      if (id.isEmpty()) {
        return new Founded.AddressTaken();
      }
      handle.attach(ArenaStore.class).update(id.get(), 1, plan);
      give(handle, viewer, id.get(), owner, Role.OWNER);
      note(handle, viewer, id.get(), "arena.found", "arena:" + id.get().value(), "");
      return new Founded.Done(id.get());
    });
  }

  /** Answers false when somebody else has changed it since {@code rev}: nothing is stored. */
  public boolean edit(Viewer viewer, Arena arena, int rev, ArenaPlan plan) {
    ruledBy(viewer, arena.slug(), Role.OWNER, Role.ORGANISER);
    return db.inTransaction(handle -> {
      var saved = handle.attach(ArenaStore.class).update(arena.id(), rev, plan);
      if (saved) {
        note(handle, viewer, arena.id(), "arena.edit", "arena:" + arena.id().value(), "");
      }
      return saved;
    });
  }

  /** Who did something to the subject last. */
  public Optional<Change> lastChange(ArenaId arena, String subject) {
    return db.withExtension(ArenaStore.class, store -> store.lastChange(arena, subject));
  }

  /**
   * Gives a role; giving it twice is giving it once, and answers false. {@code by} is a guest for
   * the operator.
   */
  public boolean give(Handle handle, Viewer by, ArenaId arena, AccountId account, Role role) {
    var store = handle.attach(ArenaStore.class);
    var given = store.give(arena, account, role, clock.instant(), by.account());
    if (given) {
      note(handle, by, arena, "member.give." + role, "account:" + account.value(), "");
      rightsChanged(handle, account);
    }
    return given;
  }

  /** Takes a role away. The last owner stays: answers false. */
  public boolean take(Handle handle, Viewer by, ArenaId arena, AccountId account, Role role) {
    var store = handle.attach(ArenaStore.class);
    handle.execute("select from arena where id = ? for update", arena.value());
    var owners =
        store.members(arena).stream().filter(member -> member.role() == Role.OWNER).count();
    if (role == Role.OWNER && owners <= 1) {
      return false;
    }
    if (store.take(arena, account, role)) {
      note(handle, by, arena, "member.take." + role, "account:" + account.value(), "");
      rightsChanged(handle, account);
    }
    return true;
  }

  /** Somebody's rights here, or on a part of a series here, are others now. */
  public void rightsChanged(Handle handle, AccountId account) {
    whenRights.changed(handle, account);
  }

  /** Writes who did what. {@code subject} is a pointer such as {@code series:4}. */
  public void note(
      Handle handle, Viewer by, ArenaId arena, String act, String subject, String detail) {
    handle
        .attach(ArenaStore.class)
        .note(arena, by.account(), act, subject, detail, clock.instant());
  }

  /** Forgets who did what before {@code moment}. */
  public static int forgetNotes(Handle handle, Instant moment) {
    return handle.attach(ArenaStore.class).forgetNotes(moment);
  }

  /** Who changed something, and when; the name is empty for the operator. */
  public record Change(String name, Instant at) {}

  /** What came of founding an arena. */
  public sealed interface Founded {
    record Done(ArenaId id) implements Founded {}

    /** The address is somebody else's, or one of ours. */
    record AddressTaken() implements Founded {}
  }
}
