package no.ordstyrer.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a place, as whoever stands at the door sees her.
 *
 * @param checkedIn since when she is in; null as long as she is not
 * @param checkedInBy who let her in; null when nobody knows any more
 * @param walkIn whether she got her place at the door
 */
public record Arrival(
    PartRegistrationId id,
    String name,
    String organisation,
    @Nullable Instant checkedIn,
    @Nullable String checkedInBy,
    boolean walkIn) {}
