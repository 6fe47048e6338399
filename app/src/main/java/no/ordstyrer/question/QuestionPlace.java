package no.ordstyrer.question;

import java.time.ZoneId;

/**
 * Where a question is shown: the part's address and the arena's zone, for a renderer that has only
 * the part's key.
 *
 * @param path {@code /samhandlingsarena/18/del-1}
 */
public record QuestionPlace(String path, String timezone) {
  public ZoneId zone() {
    return ZoneId.of(timezone);
  }

  /** Another part of the same series. */
  public String part(int number) {
    return path.substring(0, path.lastIndexOf('-') + 1) + number;
  }
}
