package no.ordstyrer.series;

import org.jspecify.annotations.Nullable;

/**
 * How people are let in to a series.
 *
 * @param capacity how many may hold a place in any part of it; null for no limit
 * @param offerHours how long a freed place is kept for who is offered it, 1 to 168
 * @param approval whether an organiser answers everybody who registers
 * @param pendingHolds whether who waits for that answer holds a place meanwhile
 */
public record Admission(
    @Nullable Integer capacity, int offerHours, boolean approval, boolean pendingHolds) {
  /** Everybody who comes, as long as the parts have room. */
  public static final Admission FREE = new Admission(null, 24, false, false);
}
