package no.ordstyrer.registration;

import java.time.Instant;
import no.ordstyrer.series.PartId;
import org.jspecify.annotations.Nullable;

/**
 * That the holders of a part are to hear of it.
 *
 * @param notedAt when it was first changed
 * @param changedAt when it was last changed
 * @param dueAt from when on the letters are written
 * @param words the organiser's own line
 * @param reached the last place whose holder has been written to; 0 for none
 * @param follows the notice that this one cut short
 */
public record PartNotice(
    PartNoticeId id,
    PartId partId,
    Instant notedAt,
    Instant changedAt,
    Instant dueAt,
    String words,
    long reached,
    @Nullable PartNoticeId follows) {}
