package no.ordstyrer.question;

import java.time.Clock;
import java.time.Instant;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;

/**
 * What attendees report of published questions. When as many as the part's rules say have reported
 * one, it goes back to the queue, and leaves the stage with that.
 */
public final class Reports {
  /** The longest reason, in code points. */
  public static final int LONGEST = 300;

  private final Jdbi db;
  private final Registrations registrations;
  private final Queue queue;
  private final Steps steps;
  private final Clock clock;

  public Reports(Jdbi db, Registrations registrations, Queue queue, Live live, Clock clock) {
    this.db = db;
    this.registrations = registrations;
    this.queue = queue;
    this.steps = new Steps(live, clock);
    this.clock = clock;
  }

  /** What somebody wrote of a question; never who. */
  public record Told(String reason, Instant at) {}

  /** A published question that the viewer may report. */
  public Question open(Viewer viewer, Seen seen, int number) {
    if (registrations.attending(viewer, seen.part()).isEmpty()) {
      throw new NotFound();
    }
    return db.withExtension(QuestionStore.class, store -> store.find(seen.part().id(), number))
        .filter(Question::published)
        .orElseThrow(NotFound::new);
  }

  /** Reporting twice is reporting once, also after a moderator has answered. */
  public Reported report(Viewer viewer, Seen seen, int number, String reason) {
    var attendee = registrations.attending(viewer, seen.part());
    if (attendee.isEmpty()) {
      return new Reported.NotAttending();
    }
    return db.inTransaction(handle -> {
      var rules = handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = Steps.find(handle, seen.part().id(), number);
      var store = handle.attach(ReportStore.class);
      var whose = attendee.get().id();
      if (store.has(question.id(), whose)) {
        return new Reported.Received(question);
      }
      if (!question.published()) {
        throw new NotFound();
      }
      if (whose.equals(question.registrationId())) {
        return new Reported.Own();
      }
      store.insert(question.id(), whose, reason, clock.instant());
      store.counted(question.id());
      var now = Steps.find(handle, seen.part().id(), number);
      if (now.reports() >= rules.reportThreshold()) {
        queue.act(handle, now, now.rev(), new Act.Report(), null);
      } else {
        steps.tell(handle, now);
      }
      return new Reported.Received(now);
    });
  }
}
