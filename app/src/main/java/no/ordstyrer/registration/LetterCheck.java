package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import no.ordstyrer.mail.Outgoing;
import no.ordstyrer.mail.StillWanted;
import org.jdbi.v3.core.Handle;

/**
 * Looks once more before a letter leaves: nobody who has been forgotten is written to, and nobody
 * is invited to a place she no longer has or to a part that is over, reminded of a time that has
 * been changed, or offered what was withdrawn.
 */
public final class LetterCheck implements StillWanted {
  private static final Pattern THREAD = Pattern.compile("calendar:(\\d{1,18})(?:\\.\\d{1,9})?");

  private static final Pattern REMINDER =
      Pattern.compile("reminder:[A-Z]+:(\\d{1,18}):(\\d{1,12})");

  private static final Pattern OFFER = Pattern.compile("offer:(\\d{1,18})");

  private static final Pattern INVITATION =
      Pattern.compile("invitation:(\\d{1,18}):(\\d{1,9}):\\d+");

  private final Clock clock;

  public LetterCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean check(Handle handle, Outgoing letter) {
    var store = handle.attach(LetterCheckStore.class);
    if (letter.registrationId() != null && !store.stands(letter.registrationId())) {
      return false;
    }
    var reminder = REMINDER.matcher(letter.dedupeKey());
    if (reminder.matches()) {
      return store.awaits(
          Long.parseLong(reminder.group(1)),
          Instant.ofEpochSecond(Long.parseLong(reminder.group(2))));
    }
    var offer = OFFER.matcher(letter.dedupeKey());
    if (offer.matches()) {
      return store.offers(Long.parseLong(offer.group(1)), clock.instant());
    }
    var invitation = INVITATION.matcher(letter.dedupeKey());
    if (invitation.matches()) {
      return store.awaitsAnswer(
          Long.parseLong(invitation.group(1)),
          Integer.parseInt(invitation.group(2)),
          clock.instant());
    }
    var thread = letter.thread() == null ? "" : letter.thread();
    var place = THREAD.matcher(thread);
    var invitesOnly =
        "REQUEST".equals(letter.calendarMethod()) && letter.dedupeKey().startsWith(thread);
    return !place.matches()
        || !invitesOnly
        || store.holds(Long.parseLong(place.group(1)), clock.instant());
  }
}
