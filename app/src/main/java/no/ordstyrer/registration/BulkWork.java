package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Contention;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.registration.OrganiserActs.Deed;
import no.ordstyrer.registration.OrganiserActs.Outcome;
import no.ordstyrer.registration.OrganiserActs.Scene;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Does what was confirmed for many, some people at a time, so that nobody who registers meanwhile
 * waits for long. What was interrupted goes on where it stopped: each person's outcome is stored
 * with what was done for her.
 */
public final class BulkWork {
  private static final int BATCH = 50;

  /** What nobody has confirmed for so long is forgotten. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Jdbi db;
  private final Parts parts;
  private final WaitingList waiting;
  private final RegistrationLetters letters;
  private final Outbox outbox;
  private final OrganiserActs acts;
  private final Clock clock;

  public BulkWork(
      Jdbi db,
      Parts parts,
      WaitingList waiting,
      RegistrationLetters letters,
      Outbox outbox,
      Clock clock) {
    this.db = db;
    this.parts = parts;
    this.waiting = waiting;
    this.letters = letters;
    this.outbox = outbox;
    this.acts = new OrganiserActs(letters);
    this.clock = clock;
  }

  /** For the clock. */
  public void sweep() {
    db.useExtension(BulkActStore.class, store -> store.dropDrafts(clock.instant().minus(PATIENCE)));
    for (var act : db.withExtension(BulkActStore.class, BulkActStore::running)) {
      boolean more;
      do {
        more = Contention.inTransaction(db, handle -> batch(handle, act)).orElse(false);
      } while (more);
    }
  }

  private boolean batch(Handle handle, BulkActId id) {
    var store = handle.attach(BulkActStore.class);
    var locked = store.lock(id);
    return locked.isPresent() && batch(handle, locked.get());
  }

  private boolean batch(Handle handle, BulkAct act) {
    var store = handle.attach(BulkActStore.class);
    var seen = parts.seriesSeenBy(Viewer.GUEST, act.seriesId());
    var series = Locked.take(handle, act.seriesId());
    var scene = new Scene(handle, seen, series, act.madeBy(), clock.instant());
    waiting.lapse(handle, seen, series);
    var done = act.kind() == BulkAct.Kind.IMPORT ? enrol(scene, act) : work(scene, act);
    if (act.kind() == BulkAct.Kind.CANCEL) {
      waiting.settle(handle, seen, series);
    }
    if (done < BATCH) {
      store.end(act.id(), clock.instant());
      PeopleImports.end(handle, act.id());
      return false;
    }
    return true;
  }

  private int enrol(Scene scene, BulkAct act) {
    var lines = scene.handle().attach(ImportStore.class).next(act.id(), BATCH);
    lines.forEach(line -> PeopleImports.register(acts, scene, act, line));
    return lines.size();
  }

  private int work(Scene scene, BulkAct act) {
    var store = scene.handle().attach(BulkActStore.class);
    var people = store.next(act.id(), BATCH);
    for (var next : people) {
      var deed = deed(scene, act, next);
      store.note(
          act.id(),
          next.id(),
          deed.outcome(),
          deed.parts().stream().map(PartId::value).sorted().toList());
    }
    return people.size();
  }

  private Deed deed(Scene scene, BulkAct act, BulkActStore.Next next) {
    var whose = scene.handle().attach(OrganiserStore.class).find(act.seriesId(), next.id());
    if (whose.isEmpty()) {
      return Deed.none(Outcome.GONE);
    }
    var concerned = next.parts().stream().map(PartId::new).collect(Collectors.toSet());
    return switch (act.kind()) {
      case CANCEL -> acts.cancel(scene, whose.get(), concerned, act.writes());
      case ADD, IMPORT -> acts.add(scene, whose.get(), concerned, act.writes());
      case LINK -> acts.link(scene, whose.get());
      case LETTER -> write(scene, act, whose.get());
    };
  }

  private Deed write(Scene scene, BulkAct act, Registration whose) {
    var story = scene.story(whose);
    if (!story.stands()) {
      return Deed.none(Outcome.GONE);
    }
    var t = letters.words(story);
    var prose =
        letters
            .hello(story)
            .markdown(act.body())
            .paragraph(t.say("bulk.letter.why", story.seen().series().title()))
            .link(t.say("registration.letter.manage"), letters.links().manage(whose));
    outbox.post(
        scene.handle(),
        Letter.plain(
                "bulk:" + act.id().value() + ":" + whose.id().value(),
                "MESSAGE",
                Letter.Priority.MANY,
                whose.email(),
                whose.speaks(),
                act.subject(),
                prose)
            .about(new Letter.About(whose.seriesId().value(), whose.id().value()))
            .replyTo(story.seen().arena().contact()));
    return new Deed(Outcome.DONE, Set.of());
  }
}
