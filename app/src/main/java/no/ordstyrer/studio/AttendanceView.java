package no.ordstyrer.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.Attendance;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Paging;

/**
 * The people of a part, and whether they came.
 *
 * @param words a piece of name or organisation, or empty
 * @param state the name of a state, or empty
 * @param page counts from 1
 */
public record AttendanceView(
    Seen seen, Attendances.Found found, String words, String state, int page) {

  public String path() {
    return "/studio" + seen.path() + "/attendance";
  }

  /** {@code q=anne&state=ATTENDED}, for the links of the page. */
  public String query() {
    return "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&state=" + state;
  }

  public int pages() {
    return Paging.pages(found.total(), Attendances.PAGE);
  }

  /** Where a part is held where people come in by a door. */
  public boolean hasDoor() {
    return seen.part().venue() != Part.Venue.ONLINE;
  }

  public List<Choice> stateChoices(Messages t) {
    return Arrays.stream(Attendance.State.values())
        .map(one -> Choice.of(one, t.name("attendance.state", one)))
        .toList();
  }

  public static long enough() {
    return Attendance.ENOUGH.toMinutes();
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
