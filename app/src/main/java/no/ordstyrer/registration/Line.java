package no.ordstyrer.registration;

import java.time.Instant;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/**
 * One part of the series as it stands for one person.
 *
 * @param place null when she never asked for it
 */
public record Line(Part part, @Nullable PartRegistration place) {

  /** What the screen and the letters call it. */
  public enum Status {
    CONFIRMED,
    OFFERED,
    WAITING,
    PENDING,
    OUT
  }

  public Status status() {
    if (place == null) {
      return Status.OUT;
    }
    return switch (place.state()) {
      case CONFIRMED -> Status.CONFIRMED;
      case WAITLISTED -> place.offerUntil() == null ? Status.WAITING : Status.OFFERED;
      case UNVERIFIED, PENDING_APPROVAL -> Status.PENDING;
      case WITHDRAWN, CANCELLED, REJECTED, EXPIRED -> Status.OUT;
    };
  }

  public boolean confirmed() {
    return status() == Status.CONFIRMED;
  }

  /** Whether she has a door to come in by. */
  public boolean hasDoor(Instant now) {
    return confirmed() && part.venue() != Part.Venue.ONLINE && part.ahead(now);
  }

  public boolean stands() {
    return place != null && place.state().stands();
  }

  /** Whether she may still let it go. */
  public boolean releasable(Instant now) {
    return stands() && part.ahead(now);
  }

  /** Whether she may still come to it. */
  public boolean addable(Instant now) {
    return !stands() && part.ahead(now);
  }

  /** Whether it is over, and she never had a place in it. */
  public boolean missed() {
    return !stands() && part.state() == Part.State.ENDED;
  }

  /** Whether the place ended so, at that moment. */
  boolean endedBy(PartRegistration.State state, Instant then) {
    return place != null && place.state() == state && place.since().equals(then);
  }

  public int number() {
    return place == null ? 0 : place.number();
  }

  /** What she would be told of a place that stands. */
  Place standing() {
    return switch (status()) {
      case CONFIRMED -> new Place.Confirmed();
      case PENDING -> new Place.Pending(false);
      case WAITING, OFFERED, OUT -> new Place.Waitlisted(number());
    };
  }

  public @Nullable Instant offerUntil() {
    return place == null ? null : place.offerUntil();
  }
}
