package no.ordstyrer.panel;

import java.time.Instant;
import java.time.LocalDate;
import no.ordstyrer.db.Id;
import org.jspecify.annotations.Nullable;

/**
 * What somebody on the panel said would be done.
 *
 * @param owner who does it, in words
 * @param keptWords what was done, when it was
 */
public record Promise(
    PromiseId id,
    String words,
    String owner,
    @Nullable LocalDate due,
    Instant madeAt,
    @Nullable Instant keptAt,
    String keptWords) {

  public record PromiseId(long value) implements Id {}
}
