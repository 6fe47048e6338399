package no.ordstyrer.registration;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import no.ordstyrer.registration.PartRegistration.State;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Series;
import org.jdbi.v3.core.Handle;

/**
 * Gives the places that are still ahead to somebody else, within a transaction that has locked the
 * series: nobody who waits can come between. What lies behind stays with who was there.
 */
final class Succession {
  private final Handle handle;
  private final Series series;
  private final HandoverStore handovers;
  private final PartRegistrationStore places;
  private final OfferStore offers;
  private final Instant now;

  Succession(Handle handle, Series series, Instant now) {
    this.handle = handle;
    this.series = series;
    this.now = now;
    handovers = handle.attach(HandoverStore.class);
    places = handle.attach(PartRegistrationStore.class);
    offers = handle.attach(OfferStore.class);
  }

  /**
   * Which parts changed hands.
   *
   * @param left those that the giver no longer has
   * @param taken those of them that the heir had none in
   */
  record Passed(Set<PartId> left, Set<PartId> taken) {}

  Passed pass(Story giver, RegistrationId heir) {
    var asks = Approvals.asks(handle, series, heir);
    var left = new HashSet<PartId>();
    var taken = new HashSet<PartId>();
    for (var line : giver.lines()) {
      if (line.releasable(now)) {
        var place = Objects.requireNonNull(line.place());
        if (pass(place, heir, asks)) {
          taken.add(line.part().id());
        }
        left.add(line.part().id());
      }
    }
    return new Passed(left, taken);
  }

  /** {@code asks}: an organiser answers the heir too; meanwhile nobody else gets her place. */
  private boolean pass(PartRegistration place, RegistrationId heir, boolean asks) {
    var state = asks ? State.PENDING_APPROVAL : place.state();
    var holds = place.holdsPlace() || (asks && place.state() == State.CONFIRMED);
    var inherited =
        handovers.inherit(place.id(), heir, state, holds, UUID.randomUUID().toString(), now);
    inherited.ifPresent(to -> {
      if (state == State.WAITLISTED) {
        handovers.offer(place.id(), to, now);
      }
      places.note(to, state, null, now);
    });
    offers.end(place.id(), Offer.Outcome.REVOKED, now);
    places.end(place.id(), State.WITHDRAWN, now);
    places.note(place.id(), State.WITHDRAWN, null, now);
    return inherited.isPresent();
  }
}
