package no.ordstyrer.registration;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.Sanction.Kind;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Muting, holding and shutting out, in the room of one part; and lifting it again. */
public final class Sanctions {
  /** What she is told of it, on her own pages. */
  public static final String SUBJECT = "standing";

  /** Before the number of a participant: her line in the list of the people in the room. */
  public static final String CROWD = "crowd:";

  private final Jdbi db;
  private final Arenas arenas;
  private final Live live;
  private final Clock clock;

  public Sanctions(Jdbi db, Arenas arenas, Live live, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Puts a sanction upon a participant. She is told at once; her pages are closed when it shuts her
   * out.
   *
   * @param rev the participant's, as the moderator saw it
   * @param reason in her language, not empty
   */
  public Sanctioned impose(
      Viewer viewer, Seen seen, int number, int rev, Kind kind, String reason) {
    return change(viewer, seen, number, rev, kind, reason);
  }

  /** Takes it back; she is told at once. */
  public Sanctioned lift(Viewer viewer, Seen seen, int number, int rev, Kind kind) {
    return change(viewer, seen, number, rev, kind, null);
  }

  private Sanctioned change(
      Viewer viewer, Seen seen, int number, int rev, Kind kind, @Nullable String reason) {
    mustModerate(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var store = handle.attach(SanctionStore.class);
      var who = held(store, seen, number);
      var history = store.history(who);
      var last = history.stream().filter(one -> one.kind() == kind).findFirst().orElse(null);
      var stands = last != null && last.stands();
      if (stands == (reason != null)) {
        return new Sanctioned.Same(who, last);
      }
      if (who.rev() != rev) {
        return new Sanctioned.Stale(who, history.isEmpty() ? null : history.getFirst());
      }
      if (who.staff() && reason != null) {
        return new Sanctioned.Staff(who);
      }
      write(store, who, kind, reason, by);
      tell(handle, who, kind, reason != null);
      var act = "room." + (reason == null ? "lift" : "sanction") + "." + kind;
      arenas.note(
          handle,
          viewer,
          seen.arena().id(),
          act,
          "part:" + who.partId().value(),
          "participant:" + who.number());
      return new Sanctioned.Done(store.find(who.partId(), number).orElseThrow());
    });
  }

  private void write(
      SanctionStore store, Participant who, Kind kind, @Nullable String reason, AccountId by) {
    if (reason == null) {
      store.lift(who, kind, by, clock.instant());
    } else {
      store.impose(who, kind, reason, by, clock.instant());
    }
    store.changed(who);
  }

  private void tell(Handle handle, Participant who, Kind kind, boolean imposed) {
    var part = who.partId().value();
    var me = Audience.me(who.registrationId().value());
    live.changed(handle, part, Audience.CROWD, CROWD + who.number());
    if (kind == Kind.BAN && imposed) {
      live.recheck(handle, part, me);
    } else {
      live.changed(handle, part, me, SUBJECT);
    }
  }

  private static Participant held(SanctionStore store, Seen seen, int number) {
    var part = seen.part().id();
    return store
        .hold(part, number)
        .flatMap(_ -> store.find(part, number))
        .orElseThrow(NotFound::new);
  }

  /** A participant of the part, for its moderators. */
  public Participant find(Seen seen, int number) {
    mustModerate(seen);
    return db.withExtension(SanctionStore.class, store -> store.find(seen.part().id(), number))
        .orElseThrow(NotFound::new);
  }

  /** What was ever put upon a participant, the last change first; for moderators. */
  public List<Sanction> history(Seen seen, Participant who) {
    mustModerate(seen);
    return db.withExtension(SanctionStore.class, store -> store.history(who));
  }

  /** What stands upon somebody in a part; for herself, and for the rooms that heed it. */
  public static List<Sanction> standing(Handle handle, PartId part, RegistrationId whose) {
    return handle.attach(SanctionStore.class).standing(part, whose);
  }

  /** The parts whose rooms are closed to somebody, and why; for her own page and her links. */
  static Map<PartId, String> shut(Jdbi db, RegistrationId whose) {
    return db.withExtension(SanctionStore.class, store -> store.shut(whose)).stream()
        .collect(
            Collectors.toMap(
                SanctionStore.Shut::partId, SanctionStore.Shut::reason, (last, _) -> last));
  }

  /** Gives those who take part a number for the moderators, if they have none yet. */
  public static void takePart(Jdbi db, PartId part, Collection<RegistrationId> people) {
    if (!people.isEmpty()) {
      db.useExtension(
          SanctionStore.class,
          store ->
              store.takePart(
                  part, people.stream().map(RegistrationId::value).toArray(Long[]::new), null));
    }
  }

  private static void mustModerate(Seen seen) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
  }
}
