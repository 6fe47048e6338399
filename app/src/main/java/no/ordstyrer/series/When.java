package no.ordstyrer.series;

import java.time.Instant;
import java.time.LocalDate;

/** When a part happens, as exactly as anybody knows. */
public sealed interface When {
  /** From one minute to another. */
  record At(Instant start, Instant end) implements When {}

  /** On a day, at an hour not yet set. */
  record On(LocalDate day) implements When {}

  /** In words, such as «12. februar». */
  record InWords(String words) implements When {}

  /** Nobody knows yet. */
  record Open() implements When {}
}
