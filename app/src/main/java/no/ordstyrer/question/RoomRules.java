package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How a part takes questions, as those who run it decide. */
public final class RoomRules {
  /** What an attendee's form says of the rules. */
  static final String SUBJECT = "rules";

  /** What the queue says of them. */
  static final String QUEUE_SUBJECT = "queue-rules";

  /** Whether people may react, and how often they have. */
  public static final String REACTIONS = "reactions";

  private final Jdbi db;
  private final Arenas arenas;
  private final Live live;

  public RoomRules(Jdbi db, Arenas arenas, Live live) {
    this.db = db;
    this.arenas = arenas;
    this.live = live;
  }

  /**
   * The rules as they are.
   *
   * @param rev raised by every change; a change says which one it saw
   * @param pending how many questions wait in the queue: other rules publish none of them
   */
  public record Current(Rules rules, int rev, int pending) {}

  /** What became of a change. */
  public sealed interface Changed {
    record Done() implements Changed {}

    /** Somebody else was first: this is how it stands, and nothing was stored. */
    record Stale(Current now) implements Changed {}
  }

  public Current of(Seen seen) {
    mustKeep(seen);
    return db.withHandle(handle -> current(handle, seen));
  }

  /** Decides anew; the phase is none of it. What waits in the queue goes on waiting. */
  public Changed change(Viewer viewer, Seen seen, int rev, Rules rules) {
    mustKeep(seen);
    viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var part = seen.part().id();
      var before = handle.attach(QuestionStore.class).hold(part);
      var now = current(handle, seen);
      if (now.rev() != rev) {
        return new Changed.Stale(now);
      }
      if (!same(before, rules)) {
        handle.attach(RuleStore.class).change(part, rules);
        List.of(Audience.ATTENDEES, Audience.MODERATORS, Audience.PANEL)
            .forEach(audience -> live.changed(handle, part.value(), audience, SUBJECT));
        live.changed(handle, part.value(), Audience.MODERATORS, QUEUE_SUBJECT);
        if (before.reactions() != rules.reactions()) {
          List.of(Audience.ATTENDEES, Audience.MODERATORS, Audience.PANEL, Audience.STAGE)
              .forEach(audience -> live.changed(handle, part.value(), audience, REACTIONS));
        }
        arenas.note(
            handle, viewer, seen.arena().id(), "room.rules", "part:" + part.value(), told(rules));
      }
      return new Changed.Done();
    });
  }

  private static Current current(Handle handle, Seen seen) {
    var part = seen.part().id();
    var store = handle.attach(RuleStore.class);
    return new Current(
        handle.attach(QuestionStore.class).rules(part).orElse(Rules.USUAL),
        store.rev(part).orElse(0),
        store.pending(part));
  }

  private static boolean same(Rules before, Rules after) {
    return before.moderation() == after.moderation()
        && before.naming() == after.naming()
        && before.questionLimit() == after.questionLimit()
        && before.reactions() == after.reactions()
        && before.reportThreshold() == after.reportThreshold();
  }

  private static String told(Rules rules) {
    return rules.moderation() + " " + rules.naming() + " " + rules.questionLimit();
  }

  private static void mustKeep(Seen seen) {
    if (!seen.standing().keepsRoom()) {
      throw new NotFound();
    }
  }
}
