package no.ordstyrer.registration;

import java.time.Clock;
import no.ordstyrer.series.Part;
import org.jdbi.v3.core.Handle;

/**
 * Follows a part that is moved, postponed, edited or cancelled: its holders hear of it, and nobody
 * else; their calendars follow. Called within the transaction of the change, which only notes it:
 * {@link PartNotices} writes the letters.
 */
public final class PartChanges {
  private final PartNotices notices;
  private final Clock clock;

  public PartChanges(PartNotices notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  /** It has another time, or none for now. */
  public void moved(Handle handle, Part before, Part after) {
    var now = clock.instant();
    var store = handle.attach(PartChangeStore.class);
    store.restamp(after.id(), now);
    if (after.startsAt() != null) {
      store.shortenOffers(after.id(), after.startsAt());
    }
    notices.note(handle, before, after, now);
  }

  /** Its places end, its offers are withdrawn, its entries are taken out. */
  public void cancelled(Handle handle, Part before, Part after) {
    var now = clock.instant();
    var store = handle.attach(PartChangeStore.class);
    store.restamp(after.id(), now);
    store.revokeOffers(after.id(), now);
    store.cancel(after.id(), now);
    notices.note(handle, before, after, now);
  }

  /** Another place is told; other words are for the calendars that ask. */
  public void edited(Handle handle, Part before, Part after) {
    var now = clock.instant();
    var elsewhere = PartNews.elsewhere(before, after);
    if (elsewhere || !PartWords.title(before).equals(PartWords.title(after))) {
      handle.attach(PartChangeStore.class).restamp(after.id(), now);
    }
    if (elsewhere) {
      notices.note(handle, before, after, now);
    }
  }
}
