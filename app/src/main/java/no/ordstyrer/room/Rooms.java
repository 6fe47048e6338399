package no.ordstyrer.room;

import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.RoomRules;
import no.ordstyrer.question.Rules.Phase;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Progress;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Opens, pauses, closes and ends the room of a part. */
public final class Rooms {
  /** What the room's banner is called in the log. */
  static final String SUBJECT = "room";

  private static final List<Audience> EVERYBODY =
      List.of(Audience.ATTENDEES, Audience.MODERATORS, Audience.PANEL);

  private final Jdbi db;
  private final Arenas arenas;
  private final BiConsumer<Handle, PartId> whenEnded;
  private final Live live;
  private final Clock clock;

  public Rooms(
      Jdbi db, Arenas arenas, BiConsumer<Handle, PartId> whenEnded, Live live, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.whenEnded = whenEnded;
    this.live = live;
    this.clock = clock;
  }

  public Room of(PartId part) {
    return db.withExtension(RoomStore.class, store -> store.find(part)).orElseThrow(NotFound::new);
  }

  /** {@code inside}: confirmed in the part, or one of those who run it. */
  public Video video(Part part, boolean inside) {
    return Video.of(part, inside, clock.instant());
  }

  /**
   * Sets the phase. Opening a room for the first time begins the part.
   *
   * @param rev the one that the moderator saw
   */
  public Turned turn(Viewer viewer, Seen seen, Phase to, int rev) {
    mustModerate(seen);
    return db.inTransaction(handle -> {
      var part = seen.part().id();
      var room = hold(handle, part);
      if (room.phase() == to) {
        return new Turned.Done(room);
      }
      if (room.rev() != rev) {
        return new Turned.Stale(room);
      }
      if (!room.mayBecome(to)) {
        return new Turned.NotNow(room);
      }
      turn(handle, viewer, seen, to);
      return new Turned.Done(read(handle, part));
    });
  }

  /**
   * The debate of the part begins, in the transaction in which it does: a part that nobody has
   * begun begins with it, whoever set it going. A room that a moderator has paused or closed stays.
   */
  public void openWith(Handle handle, Viewer viewer, Seen seen) {
    var part = seen.part().id();
    var room = hold(handle, part);
    if (room.state() != Part.State.SCHEDULED) {
      return;
    }
    if (room.phase() == Phase.CLOSED) {
      Progress.begin(handle, part, clock.instant());
      // Begun, and still closed: everybody is told.
      turn(handle, part, Phase.CLOSED);
    } else {
      turn(handle, viewer, seen, Phase.OPEN);
    }
  }

  /** Ends the part, and closes its room. Ending what has ended is done already. */
  public Turned end(Viewer viewer, Seen seen) {
    mustModerate(seen);
    return db.inTransaction(handle -> {
      var part = seen.part().id();
      var room = hold(handle, part);
      if (room.endedAt() != null) {
        return new Turned.Done(room);
      }
      if (!Progress.end(handle, part, clock.instant())) {
        return new Turned.NotNow(room);
      }
      whenEnded.accept(handle, part);
      turn(handle, part, Phase.CLOSED);
      arenas.note(handle, viewer, seen.arena().id(), "part.end", subject(part), "");
      return new Turned.Done(read(handle, part));
    });
  }

  /** Ends the parts that were left live; for a recurring job. Answers how many. */
  public int endForgotten() {
    return db.inTransaction(handle -> {
      var forgotten = Progress.left(handle, clock.instant());
      for (var part : forgotten) {
        hold(handle, part);
        if (Progress.end(handle, part, clock.instant())) {
          whenEnded.accept(handle, part);
          turn(handle, part, Phase.CLOSED);
        }
      }
      return forgotten.size();
    });
  }

  private void turn(Handle handle, Viewer viewer, Seen seen, Phase to) {
    var part = seen.part().id();
    if (to == Phase.OPEN) {
      Progress.begin(handle, part, clock.instant());
    }
    turn(handle, part, to);
    arenas.note(handle, viewer, seen.arena().id(), "room." + to, subject(part), "");
  }

  private void turn(Handle handle, PartId part, Phase to) {
    handle.attach(RoomStore.class).turn(part, to);
    EVERYBODY.forEach(audience -> live.changed(handle, part.value(), audience, SUBJECT));
    live.changed(handle, part.value(), Audience.STAGE, RoomRules.REACTIONS);
  }

  private static Room hold(Handle handle, PartId part) {
    var store = handle.attach(RoomStore.class);
    store.ensure(part);
    store.hold(part);
    return read(handle, part);
  }

  private static Room read(Handle handle, PartId part) {
    return handle.attach(RoomStore.class).find(part).orElseThrow(NotFound::new);
  }

  private static void mustModerate(Seen seen) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
  }

  private static String subject(PartId part) {
    return "part:" + part.value();
  }
}
