package no.ordstyrer.poll;

import java.time.ZoneId;

/**
 * Where a poll is, for a renderer that has only the part's key.
 *
 * @param path {@code /samhandlingsarena/18/del-1}
 */
public record PollPlace(String path, String timezone) {
  ZoneId zone() {
    return ZoneId.of(timezone);
  }
}
