package no.ordstyrer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo tells: the five arenas, and what is said in the one that is live.
 *
 * @param people of each part, a line each: name, title, organisation
 * @param questions of each part, in the order in which they are asked
 */
record DemoContent(
    String description,
    List<String> themes,
    List<List<String>> people,
    List<Staff> staff,
    List<Guest> attendees,
    List<List<Asked>> questions) {

  /**
   * Somebody who signs in.
   *
   * @param role of the arena, or of the debate
   */
  record Staff(String name, String email, String role) {}

  /** Somebody who registers. */
  record Guest(String name, String email, String organisation, String language) {}

  /**
   * A question, and what becomes of it.
   *
   * @param by the place of the asker among the attendees, from 0
   * @param theme its place among the themes, from 0, or null
   * @param language a tag; null for bokmål
   * @param answer in writing, where it is answered so
   */
  record Asked(
      int by,
      String text,
      int votes,
      Fate fate,
      boolean anonymous,
      @Nullable Integer theme,
      @Nullable String language,
      @Nullable String answer) {}

  /** What becomes of a question. */
  enum Fate {
    PENDING,
    REJECTED,
    PUBLISHED,
    SHORTLISTED,
    LIVE,
    ANSWERED,
    FOLLOW_UP,
    CARRIED
  }

  static DemoContent debate() {
    return read("/demo/debate.json", DemoContent.class);
  }

  static DemoPast.Script past() {
    return read("/demo/past.json", DemoPast.Script.class);
  }

  static DemoPolls.Script polls() {
    return read("/demo/polls.json", DemoPolls.Script.class);
  }

  /** The arenas with their series, as facts from public pages. */
  static JsonNode arenas() {
    return read("/demo/arenas.json", JsonNode.class).path("arenas");
  }

  private static <T> T read(String file, Class<T> as) {
    try (var stream = DemoContent.class.getResourceAsStream(file)) {
      return new ObjectMapper().readValue(stream, as);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
