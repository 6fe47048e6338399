package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody came to a part, and how we know (ADR 230). The database says what follows from
 * the evidence: the view {@code attendance}.
 *
 * @param mark what an organiser says; it wins over everything else
 * @param checkedIn when she was checked in where the part is held; null when she was not
 * @param joins how often she pressed the button that leads in
 * @param present for how long the room or a report of the video meeting saw her, each moment
 *     counted once
 */
public record Attendance(
    State state, Mark mark, @Nullable Instant checkedIn, int joins, Duration present) {
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
}
