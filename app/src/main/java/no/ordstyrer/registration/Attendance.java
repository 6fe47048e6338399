package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether somebody came to a part, and how we know.
 *
 * @param mark what an organiser says; it wins over everything else
 * @param present for how long she had the part's page open while the part was live, each moment
 *     counted once
 */
public record Attendance(Mark mark, Duration present) {
  /** Who was there for so long has attended, unless an organiser says otherwise. */
  public static final Duration ENOUGH = Duration.ofMinutes(5);

  /** What is known. Nobody is absent only because we have not seen her. */
  public enum State {
    UNKNOWN,
    ATTENDED,
    ABSENT
  }

  /** What an organiser says. */
  public enum Mark {
    NONE,
    ATTENDED,
    ABSENT
  }

  /** From one moment until another that is not before it. */
  public record Stretch(Instant from, Instant until) {}

  static Attendance of(Mark mark, List<Stretch> stretches) {
    return new Attendance(
        mark,
        united(stretches).stream()
            .map(one -> Duration.between(one.from(), one.until()))
            .reduce(Duration.ZERO, Duration::plus));
  }

  public State state() {
    return switch (mark) {
      case ATTENDED -> State.ATTENDED;
      case ABSENT -> State.ABSENT;
      case NONE -> present.compareTo(ENOUGH) < 0 ? State.UNKNOWN : State.ATTENDED;
    };
  }

  /** The same moments in order, without overlaps; what touches is one. */
  static List<Stretch> united(List<Stretch> stretches) {
    var united = new ArrayList<Stretch>();
    stretches.stream()
        .sorted(Comparator.comparing(Stretch::from))
        .forEach(next -> {
          if (united.isEmpty() || next.from().isAfter(united.getLast().until())) {
            united.add(next);
          } else if (next.until().isAfter(united.getLast().until())) {
            united.add(new Stretch(united.removeLast().from(), next.until()));
          }
        });
    return List.copyOf(united);
  }
}
