package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.db.Contention;
import no.ordstyrer.registration.Managed.Ways;
import no.ordstyrer.registration.Registration.Details;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What a person does with her own registration. She has shown who she is by her manage link: the
 * {@link Story} that {@link Registrations#managed} gave for it.
 */
public final class PartRegistrations {
  private final Jdbi db;
  private final WaitingList waiting;
  private final RegistrationLetters letters;
  private final Clock clock;

  public PartRegistrations(Jdbi db, WaitingList waiting, RegistrationLetters letters, Clock clock) {
    this.db = db;
    this.waiting = waiting;
    this.letters = letters;
    this.clock = clock;
  }

  /** What came of coming back to a part. */
  public sealed interface Return {
    record Taken(Place place) implements Return {}

    /** Registration is closed, or the part is over. */
    record Shut() implements Return {}

    record Busy() implements Return {}
  }

  /** Lets one part go. Answers false when there was nothing to let go. */
  public boolean release(Story story, PartId part) {
    return end(story, List.of(story.line(part)), Occasion.RELEASED);
  }

  /** Lets every part go that is still ahead. */
  public boolean withdraw(Story story) {
    return end(story, story.lines(), Occasion.WITHDRAWN);
  }

  /** A place in a part she has let go or never asked for, or a place in its queue. */
  public Return comeBack(Story story, PartId part) {
    return Contention.inTransaction(db, handle -> comeBack(handle, story, part))
        .orElseGet(Return.Busy::new);
  }

  /** Changes who she says she is; when she wants her calendar otherwise, it follows. */
  public void change(Story story, Details details) {
    db.useTransaction(handle -> {
      var before = story.registration();
      var now = clock.instant();
      var row = RegistrationStore.Row.of(before.email(), details);
      var moves = before.calendar() != details.calendar();
      var ahead =
          inOrder(story.confirmed()).filter(line -> moves && line.part().ahead(now)).toList();
      var places = handle.attach(PartRegistrationStore.class);
      ahead.forEach(line -> places.restamp(story.place(line.part().id()).id(), now));
      var whose = handle.attach(RegistrationStore.class).update(before.id(), row, now);
      if (moves) {
        letters.tell(handle, read(handle, story, whose, now), Occasion.CHANGED, ids(ahead));
      }
    });
  }

  /** Sends the summary again. */
  public void resend(Story story) {
    db.useTransaction(handle -> {
      var now = clock.instant();
      var whose = handle.attach(RegistrationStore.class).touch(story.registration().id(), now);
      letters.tell(handle, read(handle, story, whose, now), Occasion.LINK, Set.of());
    });
  }

  /** The addresses that her own page shows her. */
  public Ways waysOf(Story story) {
    return letters.ways(story);
  }

  /** The parts whose rooms moderators have closed to her, and why. */
  Map<PartId, String> shutTo(Story story) {
    return Sanctions.shut(db, story.registration().id());
  }

  /** Withdrawal is stored first; what it frees is offered afterwards, and again by the clock. */
  private boolean end(Story story, List<Line> lines, Occasion why) {
    var ended =
        Contention.inTransaction(
                db,
                handle -> {
                  var now = clock.instant();
                  var gone = end(handle, lines, now);
                  if (!gone.isEmpty()) {
                    var store = handle.attach(RegistrationStore.class);
                    var whose = store.touch(story.registration().id(), now);
                    letters.tell(handle, read(handle, story, whose, now), why, ids(gone));
                  }
                  return !gone.isEmpty();
                })
            .orElse(false);
    if (ended) {
      waiting.settle(story.registration().seriesId());
    }
    return ended;
  }

  private static List<Line> end(Handle handle, List<Line> lines, Instant now) {
    var places = handle.attach(PartRegistrationStore.class);
    var offers = handle.attach(OfferStore.class);
    return inOrder(lines)
        .filter(line -> line.releasable(now))
        .filter(line -> {
          var id = Objects.requireNonNull(line.place()).id();
          if (!places.end(id, PartRegistration.State.WITHDRAWN, now)) {
            return false;
          }
          offers.end(id, Offer.Outcome.DECLINED, now);
          places.note(id, PartRegistration.State.WITHDRAWN, null, now);
          return true;
        })
        .toList();
  }

  /**
   * A person's rows are taken in this order everywhere, places first and then her registration, so
   * that nobody waits for each other in a ring.
   */
  private static Stream<Line> inOrder(List<Line> lines) {
    return lines.stream().sorted(Comparator.comparingLong(line -> line.part().id().value()));
  }

  private Return comeBack(Handle handle, Story story, PartId part) {
    var now = clock.instant();
    var locked = Locked.take(handle, story.registration().seriesId());
    if (!Door.of(locked.series(), locked.parts(), now).asks()) {
      return new Return.Shut();
    }
    waiting.lapse(handle, story.seen(), locked);
    var before = Story.read(handle, story.seen(), story.registration(), locked.parts(), now);
    if (before.line(part).stands()) {
      return new Return.Taken(before.line(part).standing());
    }
    var wanted = locked.parts().stream().filter(one -> one.id().equals(part)).toList();
    var told =
        new Allotment(handle, locked, now).take(story.registration().id(), wanted).getFirst();
    var place = told.place();
    if (place instanceof Place.Over) {
      return new Return.Shut();
    }
    var whose = handle.attach(RegistrationStore.class).touch(story.registration().id(), now);
    var after = Story.read(handle, story.seen(), whose, locked.parts(), now);
    letters.tell(handle, after, Occasion.ADDED, Set.of(part));
    return new Return.Taken(place);
  }

  private static Story read(Handle handle, Story before, Registration whose, Instant now) {
    var all = before.lines().stream().map(Line::part).toList();
    return Story.read(handle, before.seen(), whose, all, now);
  }

  private static Set<PartId> ids(List<Line> lines) {
    return lines.stream().map(Line::part).map(Part::id).collect(Collectors.toSet());
  }
}
