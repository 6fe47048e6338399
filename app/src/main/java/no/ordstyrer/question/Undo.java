package no.ordstyrer.question;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.UndoStore.Before;
import no.ordstyrer.question.UndoStore.Last;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes back what the viewer herself did last to a question, with all that it reached. */
public final class Undo {
  /** How long an act can be taken back. */
  public static final Duration TIME = Duration.ofSeconds(10);

  static final String WORD = "undo";

  /** What the network may need on top of {@link #TIME}. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Jdbi db;
  private final Steps steps;
  private final Carrying carrying;
  private final Clock clock;

  public Undo(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.steps = new Steps(live, clock);
    this.carrying = new Carrying(live, clock);
    this.clock = clock;
  }

  /** The question, when the viewer may still take back what was done last to it. */
  public Optional<Moved> offered(Viewer viewer, Seen seen, int number) {
    Queue.mustWork(seen);
    return db.withHandle(handle -> {
      var question = Steps.find(handle, seen.part().id(), number);
      return handle
          .attach(UndoStore.class)
          .last(question.id())
          .flatMap(last -> deed(last, viewer.mustBeStaff()))
          .map(_ -> new Moved.Done(question));
    });
  }

  /** {@code rev} is what the viewer's page showed. Taking the same act back twice is one undo. */
  public Moved undo(Viewer viewer, Seen seen, int number, int rev) {
    Queue.mustWork(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = Steps.find(handle, seen.part().id(), number);
      var last = handle.attach(UndoStore.class).last(question.id());
      if (rev != question.rev()) {
        var twice = rev == question.rev() - 1 && last.filter(did -> undone(did, by)).isPresent();
        return twice ? new Moved.Done(question) : Moved.Stale.of(question);
      }
      var deed = last.flatMap(did -> deed(did, by));
      if (deed.isPresent() && last.get().act().equals(Editing.WORD)) {
        return Editing.replaced(handle, question)
            ? new Moved.Done(
                Editing.takeBack(handle, steps, question, WORD, steps.begin(handle, question, by)))
            : new Moved.Impossible(question);
      }
      if (deed.isPresent() && last.get().act().equals(Carrying.WORD)) {
        return carrying
            .takeBack(handle, question, by)
            .orElseGet(() -> restore(handle, question, deed.get(), by));
      }
      return deed.isPresent()
          ? restore(handle, question, deed.get(), by)
          : new Moved.Impossible(question);
    });
  }

  private Moved restore(Handle handle, Question question, long deed, AccountId by) {
    var store = handle.attach(UndoStore.class);
    var moved = store.before(deed);
    var live = handle.attach(QuestionStore.class).live(question.partId());
    var first = moved.getFirst();
    if (first.overtaken() || (first.handling() == Handling.LIVE && live.isPresent())) {
      return new Moved.Impossible(question);
    }
    for (var before : moved) {
      restore(handle, question, before, by);
    }
    return new Moved.Done(Steps.find(handle, question.partId(), question.number()));
  }

  /** What somebody has changed since stays as she made it. */
  private void restore(Handle handle, Question on, Before before, AccountId by) {
    var now = Steps.find(handle, on.partId(), before.number());
    if (now.rev() == before.rev()) {
      steps.restore(handle, now, before, by);
    }
  }

  private Optional<Long> deed(Last last, AccountId by) {
    var soon = clock.instant().isBefore(last.at().plus(TIME).plus(GRACE));
    var hers = by.equals(last.accountId()) && last.leads() && !last.act().equals(WORD);
    return soon && hers ? Optional.ofNullable(last.deed()) : Optional.empty();
  }

  private static boolean undone(Last last, AccountId by) {
    return last.act().equals(WORD) && by.equals(last.accountId());
  }
}
