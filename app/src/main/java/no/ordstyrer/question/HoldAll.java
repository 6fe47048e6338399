package no.ordstyrer.question;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The switch for a raid: every new question of the part waits, whatever the rules say. */
public final class HoldAll {
  private final Jdbi db;
  private final Arenas arenas;
  private final Live live;
  private final Clock clock;

  public HoldAll(Jdbi db, Arenas arenas, Live live, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.live = live;
    this.clock = clock;
  }

  /** It is on. {@code byName}: who turned it on; null when that is forgotten. */
  public record On(Instant at, @Nullable String byName) {}

  /** Empty while it is off. */
  static Optional<On> of(Jdbi db, PartId part) {
    return db.withExtension(RuleStore.class, store -> store.heldAll(part));
  }

  /** Sets it; as it is already, nothing happens. What waits in the queue goes on waiting. */
  public void set(Viewer viewer, Seen seen, boolean on) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
    var by = viewer.mustBeStaff();
    db.useTransaction(handle -> {
      var part = seen.part().id();
      handle.attach(QuestionStore.class).hold(part);
      var store = handle.attach(RuleStore.class);
      var changed = on ? store.holdAll(part, by, clock.instant()) : store.holdNoMore(part);
      if (changed) {
        live.changed(handle, part.value(), Audience.MODERATORS, RoomRules.QUEUE_SUBJECT);
        arenas.note(
            handle,
            viewer,
            seen.arena().id(),
            on ? "room.hold-all" : "room.hold-no-more",
            "part:" + part.value(),
            "");
      }
    });
  }
}
