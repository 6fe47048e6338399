package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of a video meeting, as it was read in.
 *
 * @param source TEAMS or ZOOM
 * @param takenAt since when it counts; null while it is a trial
 */
public record AttendanceReport(
    AttendanceReportId id, String source, String zone, Instant readAt, @Nullable Instant takenAt) {

  /**
   * Somebody whom it names, and whose place that is.
   *
   * @param seconds between her first coming and her last leaving, what she was away not counted
   * @param holder the name of the one whose place it is; null as long as nobody knows
   * @param matchedBy EMAIL, NAME or HAND; null likewise
   */
  public record Person(
      String name,
      String email,
      long seconds,
      @Nullable String holder,
      @Nullable String matchedBy) {}

  /**
   * How many people it names, and whom of them we know.
   *
   * @param enough how many of those known were there for long enough to have attended
   * @param near how many were there at any moment of the part
   */
  public record Figures(int people, int byEmail, int byName, int byHand, int enough, int near) {
    public int unknown() {
      return people - byEmail - byName - byHand;
    }
  }

  /** With those whom nobody knows, and a page of the others. */
  public record Opened(
      AttendanceReport report, Figures figures, List<Person> unknown, List<Person> known) {}
}
