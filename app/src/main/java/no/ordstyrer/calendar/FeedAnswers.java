package no.ordstyrer.calendar;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.ordstyrer.web.CalendarFile;

/**
 * How feeds travel over HTTP. Calendars fetch them again and again, and mostly nothing is new: what
 * the rows behind a feed were when it was last read is remembered, and while they are the same it
 * is not read again. Forgetting costs time only.
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

  /**
   * Answers with the feed, or with 304 to whoever has it.
   *
   * @param state of the rows that decide the feed, read before it; empty: not told
   * @param visibility {@code private} or {@code public} (RFC 9111 5.2.2)
   */
  public void send(Context ctx, Optional<String> state, Supplier<Feed> feed, String visibility) {
    var had = ctx.header("If-None-Match");
    if (state.isPresent()
        && had != null
        && new Known(state.get(), had).equals(known.get(ctx.path()))) {
      CalendarFile.send(ctx, had, () -> feed.get().text(), visibility);
      return;
    }
    var now = feed.get();
    state.ifPresent(rows -> known.put(ctx.path(), new Known(rows, now.tag())));
    CalendarFile.send(ctx, now.tag(), now::text, visibility);
  }
}
