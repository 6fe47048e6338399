package no.ordstyrer.studio;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PartNews;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Seen;
import org.jspecify.annotations.Nullable;

/**
 * A change of a part before it is confirmed: whom it reaches and what they are told.
 *
 * @param act the last word of its address: {@code time}, {@code postponement}, {@code cancellation}
 * @param typed the names of the fields that say what is to be done
 * @param after the part as it would be
 * @param told the letter they get; null when the part will be as they know it
 * @param now when the page is shown
 * @param due when the letters would be written
 */
public record ChangeView(
    Seen seen,
    String act,
    List<String> typed,
    Part after,
    Figures.OfPart reached,
    PartNews.@Nullable Sample told,
    Instant now,
    Instant due) {

  /** {@code /studio/samhandlingsarena/18/del-2}. */
  public String path() {
    return "/studio" + seen.path();
  }

  /** Whether there is time to think better of it before anybody hears. */
  public boolean undoable() {
    return now.isBefore(due);
  }

  /** How many letters are written. */
  public long letters() {
    return told == null ? 0 : reached.reached();
  }

  public boolean cancels() {
    return act.equals("cancellation");
  }
}
