package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ordstyrer.registration.PartRegistration.State;
import no.ordstyrer.series.Admission;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Series;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the places of a locked series, within one transaction. A place is held by who is
 * confirmed, by who has an offer that still stands, and, where the series says so, by who waits for
 * an organiser's answer. While anybody waits in the queue, a newcomer waits too.
 */
final class Allotment {
  /** A place that is kept for somebody from now on. */
  record Made(OfferId id, RegistrationId registration, Part part, Instant expiresAt) {}

  private final Handle handle;
  private final Locked locked;
  private final Instant now;
  private final PartRegistrationStore places;
  private final OfferStore offers;
  private final Admission admission;

  Allotment(Handle handle, Locked locked, Instant now) {
    this.handle = handle;
    this.locked = locked;
    this.now = now;
    places = handle.attach(PartRegistrationStore.class);
    offers = handle.attach(OfferStore.class);
    admission = locked.series().admission();
  }

  /**
   * A place in each of the parts, or a place in its queue, in the order of the parts' ids; where an
   * organiser answers first, neither until then.
   */
  List<Registered.Told> take(RegistrationId one, List<Part> wanted) {
    var asks = Approvals.asks(handle, locked.series(), one);
    var vacancies = places.vacancies(locked.series().id(), now);
    var told = new ArrayList<Registered.Told>();
    for (var part : locked.parts()) {
      if (wanted.contains(part)) {
        told.add(new Registered.Told(part, take(one, part, vacancy(vacancies, part), asks)));
      }
    }
    return told;
  }

  private Place take(RegistrationId one, Part part, Vacancy vacancy, boolean asks) {
    if (!part.ahead(now)) {
      return new Place.Over();
    }
    var admitted = hasRoom(one, vacancy);
    var given = admitted ? State.CONFIRMED : State.WAITLISTED;
    var state = asks ? State.PENDING_APPROVAL : given;
    var holds = asks && admitted && admission.pendingHolds();
    var uid = UUID.randomUUID().toString();
    places
        .place(one, part.id(), state, holds, uid, now)
        .ifPresent(id -> places.note(id, state, null, now));
    if (asks) {
      return new Place.Pending(!admitted);
    }
    return admitted ? new Place.Confirmed() : new Place.Waitlisted(vacancy.waiting() + 1);
  }

  /** The organiser has let her in: what she waited for becomes a place, or one in the queue. */
  void admit(RegistrationId one, List<PartRegistration> pending, @Nullable Long by) {
    var vacancies = places.vacancies(locked.series().id(), now);
    for (var place : pending) {
      var part = locked.part(place.partId());
      var vacancy = vacancy(vacancies, part);
      var admitted = place.holdsPlace() || hasRoom(one, vacancy);
      var given = admitted ? State.CONFIRMED : State.WAITLISTED;
      var state = part.ahead(now) ? given : State.EXPIRED;
      if (places.answer(place.id(), state, now)) {
        places.note(place.id(), state, by, now);
      }
    }
  }

  Vacancy vacancy(Part part) {
    return vacancy(places.vacancies(locked.series().id(), now), part);
  }

  /** Whether somebody who comes now gets a place in the part and overtakes nobody. */
  boolean hasRoom(RegistrationId one, Vacancy vacancy) {
    return vacancy.admits() && admits(one);
  }

  /** Whether the series, as a whole, has room for her. */
  private boolean admits(RegistrationId one) {
    return admission.capacity() == null
        || offers.holds(one, now)
        || offers.othersHolding(locked.series().id(), one, now) < admission.capacity();
  }

  /** Keeps every free place for the one who has waited longest for it. */
  List<Made> offer() {
    var made = new ArrayList<Made>();
    var vacancies = places.vacancies(locked.series().id(), now);
    for (var part : locked.parts()) {
      var vacancy = vacancy(vacancies, part);
      if (vacancy.waiting() > 0 && vacancy.free() > 0) {
        deadline(part)
            .ifPresent(deadline -> {
              for (var head :
                  offers.queue(part.id(), Math.min(vacancy.free(), vacancy.waiting()))) {
                if (!admits(head.registrationId())) {
                  break;
                }
                var id = offers.make(head.id(), deadline, now);
                made.add(new Made(id, head.registrationId(), part, deadline));
              }
            });
      }
    }
    return made;
  }

  /** Until when an offer made now is kept; empty when it is too late for one. */
  private Optional<Instant> deadline(Part part) {
    if (!part.ahead(now)
        || part.state() == Part.State.LIVE
        || locked.series().state() != Series.State.PUBLISHED) {
      return Optional.empty();
    }
    var latest = now.plus(Duration.ofHours(admission.offerHours()));
    var start = part.startsAt();
    if (start == null || part.state() == Part.State.POSTPONED || latest.isBefore(start)) {
      return Optional.of(latest);
    }
    return now.isBefore(start) ? Optional.of(start) : Optional.empty();
  }

  private static Vacancy vacancy(List<Vacancy> all, Part part) {
    return all.stream().filter(one -> one.partId().equals(part.id())).findFirst().orElseThrow();
  }
}
