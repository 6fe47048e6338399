package no.ordstyrer.calendar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Feeds that are fetched again and again. Calendars do so for years, and mostly nothing is new:
 * what the rows behind a feed were when it was last read is remembered, and while they are the same
 * it is not read again. Forgetting costs time only.
 */
public final class FeedAnswers {
  private static final int REMEMBERED = 20_000;

  private final Map<String, Known> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
              return size() > REMEMBERED;
            }
          });

  private record Known(String state, String tag) {}

  /** What an answer is made of; the text is written when it is asked for. */
  public record Answer(String tag, Supplier<String> text) {}

  /**
   * The feed at a path of ours.
   *
   * @param had the validator of what the other side has (RFC 9110 13.1.2); null when it has nothing
   * @param state of the rows that decide the feed, read before it; empty when there are none
   */
  public Answer answer(
      String path, @Nullable String had, Optional<String> state, Supplier<Feed> feed) {
    if (state.isPresent() && had != null && new Known(state.get(), had).equals(known.get(path))) {
      return new Answer(had, () -> feed.get().text());
    }
    var now = feed.get();
    state.ifPresent(rows -> known.put(path, new Known(rows, now.tag())));
    return new Answer(now.tag(), now::text);
  }
}
