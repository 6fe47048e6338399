package no.ordstyrer.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a page is told: each is one line of JSON, and one write may hold several lines. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Message {

  /**
   * A subject as it is now.
   *
   * @param v the topic's version after it
   * @param after the version that this line goes on from, when that is not the one before
   * @param me true when it is of the listener's own topic, which has versions of its own
   * @param id the element; null when the version moves and nothing else
   * @param html the element, or null when it is gone
   */
  record Changed(
      long v,
      @Nullable Long after,
      @Nullable Boolean me,
      @Nullable String id,
      @Nullable String html,
      @Nullable Boolean gone)
      implements Message {}

  /** Numbers by the key of the elements that show them. */
  record Counts(SortedMap<String, Long> counts) implements Message {}

  /** The server's clock, in milliseconds since 1970; also the heartbeat. */
  record Now(long now) implements Message {}

  /** Too much was missed: read the page anew. */
  record Reload(boolean reload) implements Message {}

  /** The server goes down: come back after {@code bye} milliseconds. */
  record Bye(long bye) implements Message {}

  /** Writes messages. */
  final class Json {
    private final ObjectMapper mapper = new ObjectMapper();

    Lines lines(Message message) {
      return new Lines(line(message));
    }

    String line(Message message) {
      try {
        return mapper.writeValueAsString(message) + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    Lines counts(Map<String, Long> numbers) {
      return lines(new Counts(new java.util.TreeMap<>(numbers)));
    }
  }
}
