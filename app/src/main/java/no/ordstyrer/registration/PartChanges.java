package no.ordstyrer.registration;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.series.Holders;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;

/**
 * Follows a part that is moved, postponed, edited or cancelled: its holders hear of it, and nobody
 * else; their calendars follow. Called within the transaction of the change, which only notes it:
 * {@link PartNotices} writes the letters.
 */
public final class PartChanges implements Holders {
  private final PartNotices notices;
  private final Clock clock;

  public PartChanges(PartNotices notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public void moved(Handle handle, Part before, Part after, String words) {
    var now = clock.instant();
    var store = handle.attach(PartChangeStore.class);
    store.restamp(after.id(), now);
    if (after.startsAt() != null) {
      store.shortenOffers(after.id(), after.startsAt());
    }
    notices.note(handle, before, after, now);
    notices.say(handle, after.id(), words);
  }

  /** Its places end, its offers are withdrawn, its entries are taken out. */
  @Override
  public void cancelled(Handle handle, Part before, Part after) {
    var then = Objects.requireNonNull(after.cancelledAt());
    var store = handle.attach(PartChangeStore.class);
    store.restamp(after.id(), then);
    store.revokeOffers(after.id(), then);
    store.cancel(after.id(), then);
    notices.note(handle, before, after, then);
  }

  @Override
  public Optional<Known> known(Handle handle, PartId part) {
    return notices.known(handle, part, clock.instant());
  }

  /** Who came while it was changed is told, as she may have seen it; nobody else. */
  @Override
  public void restored(Handle handle, Part before, Part after) {
    var now = clock.instant();
    var store = handle.attach(PartChangeStore.class);
    // Places before offers, as everybody takes them who changes both.
    if (before.cancelledAt() != null) {
      store.restore(after.id(), before.cancelledAt(), now);
    }
    store.restamp(after.id(), now);
    if (before.cancelledAt() != null) {
      store.restoreOffers(after.id(), before.cancelledAt());
    }
    store.lengthenOffers(after.id());
    notices.note(handle, before, after, now);
    notices.say(handle, after.id(), "");
  }

  /** Another place is told; other words are for the calendars that ask. */
  public void edited(Handle handle, Part before, Part after) {
    var now = clock.instant();
    var elsewhere = PartNews.elsewhere(before, after);
    if (elsewhere || !PartWords.title(before).equals(PartWords.title(after))) {
      handle.attach(PartChangeStore.class).restamp(after.id(), now);
    }
    if (elsewhere && after.cancelledAt() == null) {
      notices.note(handle, before, after, now);
    }
  }
}
