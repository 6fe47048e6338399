package no.ordstyrer.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a debate against the clock. Pure: what is, and what could be done about it.
 *
 * @param items in their order
 * @param start when the part was to begin
 * @param hardEnd when the part must be over, or null when it has no time of day
 */
public record RunOfShow(List<RunItem> items, @Nullable Instant start, @Nullable Instant hardEnd) {

  public RunOfShow {
    items = List.copyOf(items);
  }

  public Optional<RunItem> running() {
    return items.stream().filter(RunItem::open).findFirst();
  }

  public Optional<RunItem> next() {
    return items.stream().filter(item -> item.state() == RunItem.State.PLANNED).findFirst();
  }

  /** When it is to begin, as long as it has not and that is ahead. */
  public Optional<Instant> begins(Instant now) {
    var untouched = items.stream().allMatch(item -> item.state() == RunItem.State.PLANNED);
    return Optional.ofNullable(start).filter(at -> untouched && now.isBefore(at));
  }

  /** When it ends if everything that is left takes as long as planned. */
  public Instant expectedEnd(Instant now) {
    return begins(now)
        .orElse(now)
        .plus(items.stream().map(item -> item.ahead(now)).reduce(Duration.ZERO, Duration::plus));
  }

  /** How far over the hard end it runs; zero when it holds or there is none. */
  public Duration overrun(Instant now) {
    if (hardEnd == null || !expectedEnd(now).isAfter(hardEnd)) {
      return Duration.ZERO;
    }
    return Duration.between(hardEnd, expectedEnd(now));
  }

  /**
   * How far behind the first plan it is at this moment: positive is late, negative early. Measured
   * at the running item's planned end, so that it stands still while an item keeps its time.
   */
  public Duration offset(Instant now) {
    if (start == null) {
      return Duration.ZERO;
    }
    var plannedUntil = start;
    var reached = now;
    for (var item : items) {
      if (item.state() == RunItem.State.PLANNED) {
        break;
      }
      plannedUntil = plannedUntil.plusSeconds(item.firstPlannedSeconds());
      reached = item.open() ? now.plus(item.ahead(now)) : reached;
    }
    return Duration.between(plannedUntil, reached);
  }

  /**
   * What each item's planned seconds would have to be for the end to hold: flexible items that have
   * not begun give in proportion to what they can spare, none below its minimum. Empty when nothing
   * is over; the shortest possible plan when even that is not enough.
   */
  public Map<RunItemId, Integer> proposal(Instant now) {
    var over = Math.ceilDiv(overrun(now).toMillis(), 1000);
    var giving =
        items.stream()
            .filter(item -> item.state() == RunItem.State.PLANNED && item.flexible())
            .filter(item -> item.plannedSeconds() > item.minSeconds())
            .toList();
    var spare = giving.stream().mapToLong(RunOfShow::spare).sum();
    var plan = new LinkedHashMap<RunItemId, Integer>();
    if (over <= 0 || spare == 0) {
      return plan;
    }
    var wanted = Math.min(over, spare);
    var givenOf = 0L;
    var given = 0L;
    for (var item : giving) {
      // Cumulative rounding: the shares add up to what is wanted, to the second.
      givenOf += spare(item);
      var share = wanted * givenOf / spare - given;
      given += share;
      plan.put(item.id(), Math.toIntExact(item.plannedSeconds() - share));
    }
    return plan;
  }

  /**
   * How many more questions fit in what is left for the audience, at the pace so far.
   *
   * @param pace how long one question has taken at the median
   */
  public long questionsThatFit(Instant now, Duration pace) {
    var left =
        items.stream()
            .filter(
                item -> item.kind() == RunItem.Kind.AUDIENCE || item.kind() == RunItem.Kind.ROUND)
            .map(item -> item.ahead(now))
            .reduce(Duration.ZERO, Duration::plus);
    return left.dividedBy(pace);
  }

  private static long spare(RunItem item) {
    return (long) item.plannedSeconds() - item.minSeconds();
  }
}
