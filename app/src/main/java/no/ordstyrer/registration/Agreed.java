package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.series.Locked;
import org.jdbi.v3.core.Handle;

/**
 * A handover that was said yes to, within a transaction that has locked the series.
 *
 * @param story of the one whom it leaves
 * @param known the registration that the address has of its own
 */
record Agreed(
    Handle handle,
    Locked locked,
    Story story,
    Handover handover,
    Optional<Registration> known,
    Instant now) {
  Registration giver() {
    return story.registration();
  }

  Story read(Registration whose) {
    return Story.read(handle, story.seen(), whose, locked.parts(), now);
  }
}
