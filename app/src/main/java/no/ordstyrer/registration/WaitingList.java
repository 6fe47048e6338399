package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens.Purpose;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Contention;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The queues of full parts. A freed place is kept for a while for the one who has waited longest;
 * who declines, or lets the time pass, leaves the queue to the next.
 */
public final class WaitingList {
  private final Jdbi db;
  private final Parts parts;
  private final RegistrationLetters letters;
  private final Clock clock;

  public WaitingList(Jdbi db, Parts parts, RegistrationLetters letters, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.letters = letters;
    this.clock = clock;
  }

  /** An offer with what its page must show. */
  public record Offered(Offer offer, Line line, Story story, boolean stands) {}

  /** What came of answering an offer. */
  public enum Answer {
    DONE,
    /** It has lapsed, or has been answered already. */
    OVER,
    /** Too many at the same moment; nothing was changed. */
    BUSY
  }

  /** The offer that a link is for. */
  public Offered offered(String token) {
    var claim = letters.links().read(Purpose.OFFER, token);
    var now = clock.instant();
    var found = db.withHandle(handle -> Found.read(handle, claim.id(), claim.generation(), now));
    var seen = parts.seriesSeenBy(Viewer.GUEST, found.whose().seriesId());
    var all = parts.of(seen.series().id());
    var story = db.withHandle(handle -> Story.read(handle, seen, found.whose(), all, now));
    var line = story.line(found.place().partId());
    var stands = found.offer().stands(now) && line.status() == Line.Status.OFFERED;
    return new Offered(found.offer(), line, story, stands);
  }

  /** Takes the kept place. */
  public Answer claim(Offered offered) {
    return answer(
        offered,
        Occasion.CLAIMED,
        handle -> {
          var id = offered.offer().partRegistrationId();
          var now = clock.instant();
          var offers = handle.attach(OfferStore.class);
          var places = handle.attach(PartRegistrationStore.class);
          if (!offers.standing(offered.offer().id(), now) || !places.confirm(id, now)) {
            return false;
          }
          offers.end(id, Offer.Outcome.CLAIMED, now);
          places.note(id, PartRegistration.State.CONFIRMED, null, now);
          return true;
        });
  }

  /** Leaves the queue; the place is kept for the next. */
  public Answer decline(Offered offered) {
    return answer(
        offered,
        Occasion.RELEASED,
        handle -> {
          var id = offered.offer().partRegistrationId();
          var now = clock.instant();
          var offers = handle.attach(OfferStore.class);
          var places = handle.attach(PartRegistrationStore.class);
          if (!offers.standing(offered.offer().id(), now)
              || !places.end(id, PartRegistration.State.WITHDRAWN, now)) {
            return false;
          }
          offers.end(id, Offer.Outcome.DECLINED, now);
          places.note(id, PartRegistration.State.WITHDRAWN, null, now);
          return true;
        });
  }

  /**
   * Notes what the clock has ended and offers what is free: after a place was let go, after the
   * capacity was changed, and by the clock. Answers false when others were in its way: the next
   * sweep does it.
   */
  public boolean settle(SeenSeries seen) {
    return Contention.inTransaction(
            db,
            handle -> {
              settle(handle, seen, Locked.take(handle, seen.series().id()));
              return true;
            })
        .orElse(false);
  }

  boolean settle(SeriesId series) {
    return settle(parts.seriesSeenBy(Viewer.GUEST, series));
  }

  /** Settles every series in which somebody waits. For the clock. */
  public void sweep() {
    db.withExtension(OfferStore.class, OfferStore::seriesWithQueues).forEach(this::settle);
  }

  /** The same within a transaction that has locked the series. */
  void settle(Handle handle, SeenSeries seen, Locked locked) {
    lapse(handle, seen, locked);
    var now = clock.instant();
    for (var made : new Allotment(handle, locked, now).offer()) {
      var whose = handle.attach(RegistrationStore.class).get(made.registration());
      letters.offer(handle, Story.read(handle, seen, whose, locked.parts(), now), made);
    }
  }

  /** Notes what the clock has ended, and says so to whom it concerns. */
  void lapse(Handle handle, SeenSeries seen, Locked locked) {
    var now = clock.instant();
    for (var lapsed : handle.attach(OfferStore.class).lapse(locked.series().id(), now)) {
      handle
          .attach(PartRegistrationStore.class)
          .note(lapsed.id(), PartRegistration.State.EXPIRED, null, now);
      tell(handle, seen, locked, lapsed.registrationId(), Occasion.LAPSED, lapsed.partId());
    }
  }

  private Answer answer(Offered offered, Occasion why, Predicate<Handle> verb) {
    var seen = offered.story().seen();
    var part = offered.line().part().id();
    var whose = offered.story().registration().id();
    return Contention.inTransaction(
            db,
            handle -> {
              var locked = Locked.take(handle, seen.series().id());
              if (!verb.test(handle)) {
                settle(handle, seen, locked);
                return Answer.OVER;
              }
              tell(handle, seen, locked, whose, why, part);
              settle(handle, seen, locked);
              return Answer.DONE;
            })
        .orElse(Answer.BUSY);
  }

  private void tell(
      Handle handle, SeenSeries seen, Locked locked, RegistrationId id, Occasion why, PartId part) {
    var now = clock.instant();
    var whose = handle.attach(RegistrationStore.class).touch(id, now);
    var story = Story.read(handle, seen, whose, locked.parts(), now);
    letters.tell(handle, story, why, Set.of(part));
  }

  private record Found(Offer offer, PartRegistration place, Registration whose) {
    static Found read(Handle handle, long id, int generation, Instant now) {
      return handle
          .attach(OfferStore.class)
          .find(id)
          .flatMap(offer -> found(handle, offer, generation, now))
          .orElseThrow(NotFound::new);
    }

    private static Optional<Found> found(Handle handle, Offer offer, int generation, Instant now) {
      return handle
          .attach(PartRegistrationStore.class)
          .find(offer.partRegistrationId().value(), now)
          .flatMap(place ->
              handle
                  .attach(RegistrationStore.class)
                  .find(place.registrationId().value(), generation)
                  .map(whose -> new Found(offer, place, whose)));
    }
  }
}
