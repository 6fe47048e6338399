package no.ordstyrer.registration;

import java.util.List;
import java.util.UUID;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.series.Seen;
import org.jspecify.annotations.Nullable;

/**
 * The page of those who stand at the door.
 *
 * @param words a piece of a name, or empty
 * @param checked who was just checked in, or null
 */
public record CheckInView(
    Seen seen,
    String words,
    List<Arrival> guests,
    List<Hopeful> hopefuls,
    CheckIns.Count count,
    CheckIns.@Nullable Checked checked,
    Subscription subscription) {

  public static String path(Seen seen) {
    return "/checkin" + seen.path();
  }

  public String path() {
    return path(seen);
  }

  public boolean cut() {
    return guests.size() == CheckIns.MOST;
  }

  /** For a form that must be obeyed once. */
  public static String command() {
    return UUID.randomUUID().toString();
  }
}
