package no.ordstyrer.panel;

import java.time.Instant;
import no.ordstyrer.access.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A name and who it is, low on the audience's screen (a lower third).
 *
 * @param name made ready, and seen by those who run the screen alone; empty for nobody
 * @param shownName on the screen now; empty for nobody
 * @param rev raised by every change, so that two producers cannot overwrite each other
 * @param changer who changed it last, or null
 * @param changedBy her name
 * @param changedAt when; null as long as nobody has
 */
public record StageStrip(
    String name,
    String title,
    String shownName,
    String shownTitle,
    int rev,
    @Nullable AccountId changer,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {

  public boolean ready() {
    return !name.isEmpty();
  }

  public boolean shown() {
    return !shownName.isEmpty();
  }

  /** Whether the one that is made ready is on the screen already. */
  public boolean showsReady() {
    return shown() && shownName.equals(name) && shownTitle.equals(title);
  }

  /** Whether the words are the same, whoever wrote them. */
  boolean sameAs(StageStrip other) {
    return name.equals(other.name)
        && title.equals(other.title)
        && shownName.equals(other.shownName)
        && shownTitle.equals(other.shownTitle);
  }

  /** As the screen would be if what is made ready were shown. */
  public StageStrip asShown() {
    return new StageStrip(name, title, name, title, rev, changer, changedBy, changedAt);
  }
}
