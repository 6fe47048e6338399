package no.ordstyrer.studio;

import java.util.List;
import java.util.Locale;
import no.ordstyrer.registration.Attendance;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.series.Seen;

/**
 * The people of a part, and whether they came.
 *
 * @param all everybody with a place
 * @param words a piece of name or organisation, or empty
 */
public record AttendanceView(Seen seen, List<Attendances.Holder> all, String words) {
  /** How many are shown at once. */
  public static final int MOST = 100;

  public String path() {
    return "/studio" + seen.path() + "/attendance";
  }

  public long enough() {
    return Attendance.ENOUGH.toMinutes();
  }

  public long count(Attendance.State state) {
    return all.stream().filter(one -> one.attendance().state() == state).count();
  }

  public List<Attendances.Holder> found() {
    var sought = words.strip().toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(one ->
            (one.name() + " " + one.organisation()).toLowerCase(Locale.ROOT).contains(sought))
        .toList();
  }

  /** A colour that helps; the words carry the meaning. */
  public static String colour(Attendance.State state) {
    return switch (state) {
      case ATTENDED -> "success";
      case ABSENT -> "warning";
      case UNKNOWN -> "neutral";
    };
  }
}
