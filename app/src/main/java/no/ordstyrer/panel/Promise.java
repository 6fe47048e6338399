package no.ordstyrer.panel;

import java.time.Instant;
import java.time.LocalDate;
import no.ordstyrer.series.PartId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said in a debate would be done.
 *
 * @param owner who answers for it: a person or an organisation, as it is shown to everybody
 * @param question the number of the question it answers, in the same part; null for none
 * @param keptAt when somebody wrote that it is done, or null
 * @param keptWords what came of it
 */
public record Promise(
    PromiseId id,
    PartId partId,
    String words,
    String owner,
    @Nullable LocalDate due,
    @Nullable Integer question,
    Instant madeAt,
    @Nullable Instant keptAt,
    String keptWords) {

  public boolean kept() {
    return keptAt != null;
  }

  /** Whether its day has passed and nobody has said that it is done. */
  public boolean overdue(LocalDate today) {
    return !kept() && due != null && due.isBefore(today);
  }

  /** A promise as it is written down. {@code question}: null for none. */
  public record Draft(
      String words, String owner, @Nullable LocalDate due, @Nullable Integer question) {}
}
