package no.ordstyrer.question;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What becomes of the questions once their part is over: every published one gets an outcome. */
public final class Outcomes {
  private final Jdbi db;
  private final Parts parts;
  private final Queue queue;
  private final Carrying carrying;

  public Outcomes(Jdbi db, Parts parts, Queue queue, Live live, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.queue = queue;
    this.carrying = new Carrying(live, clock);
  }

  /** Published questions of which nobody has said what became, the most wanted first. */
  public List<Question> lacking(Viewer viewer, Seen seen) {
    return queue.all(viewer, seen).stream()
        .filter(Question::lacksOutcome)
        .sorted(Order.TOP.comparator())
        .toList();
  }

  /** What somebody has promised to follow up and nobody has answered, the most urgent first. */
  public List<Question> followedUp(Viewer viewer, Seen seen) {
    return queue.all(viewer, seen).stream()
        .filter(Question::published)
        .filter(question -> question.handling() == Handling.DEFERRED && question.toPart() == null)
        .sorted(
            Comparator.comparing(
                    Question::followUpDue, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparingInt(Question::number))
        .toList();
  }

  /** The later parts of the series that a question can be carried to. */
  public List<Part> later(Seen seen) {
    return parts.of(seen.series().id()).stream()
        .filter(part -> part.number() > seen.part().number())
        .filter(part -> part.state() != Part.State.ENDED && part.state() != Part.State.CANCELLED)
        .toList();
  }

  /** The part is over: what was live waits for its outcome like the others. */
  public void partEnded(Handle handle, PartId part) {
    var store = handle.attach(QuestionStore.class);
    store.hold(part);
    store
        .live(part)
        .ifPresent(live -> queue.act(handle, live, live.rev(), new Act.PutBack(), null));
  }

  /** Asks the question again in a later part, with its votes. Carrying it twice carries it once. */
  public Moved carry(Viewer viewer, Seen seen, int number, int rev, PartId to) {
    if (!seen.standing().moderates() || later(seen).stream().noneMatch(p -> p.id().equals(to))) {
      throw new NotFound();
    }
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var store = handle.attach(QuestionStore.class);
      // Always the earlier part first, so that two who carry never wait for each other.
      store.hold(seen.part().id());
      store.hold(to);
      var question = store.find(seen.part().id(), number).orElseThrow(NotFound::new);
      var carried = handle.attach(CarryStore.class).carried(question.id(), to);
      if (carried.isPresent()) {
        return new Moved.Done(question);
      }
      var moved = queue.act(handle, question, rev, new Act.Carry(), by);
      if (moved instanceof Moved.Done(var now) && now.rev() != question.rev()) {
        carrying.carry(handle, now, to, by);
        return new Moved.Done(store.find(seen.part().id(), number).orElseThrow());
      }
      // A follow-up is no carrying, though both are put off.
      return moved instanceof Moved.Done(var as) ? new Moved.Impossible(as) : moved;
    });
  }
}
