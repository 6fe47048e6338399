package no.ordstyrer.question;

import java.time.ZoneId;

/**
 * Where a question is shown: the part's address and the arena's zone, for a renderer that has only
 * the part's key.
 *
 * @param path {@code /samhandlingsarena/18/del-1}
 */
public record Place(String path, String timezone) {
  public ZoneId zone() {
    return ZoneId.of(timezone);
  }
}
