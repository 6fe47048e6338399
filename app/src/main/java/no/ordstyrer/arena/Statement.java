package no.ordstyrer.arena;

import java.util.List;
import java.util.Objects;
import no.ordstyrer.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What we say about privacy or accessibility: of the whole site, or of one arena, whose organiser
 * is then named as the one who answers for it.
 *
 * @param own the arena's own words on the matter, Markdown, or empty
 */
public record Statement(String title, String lead, String own, List<Section> sections) {
  private static final List<String> PRIVACY =
      List.of("who", "what", "why", "seen", "cookies", "others", "how-long", "rights");
  private static final List<String> ACCESSIBILITY =
      List.of("goal", "how", "limits", "content", "tell", "complain");

  /** One heading and its text, in Markdown. */
  public record Section(String name, String heading, String text) {}

  static Statement privacy(Messages t, @Nullable Arena arena) {
    var own = arena == null ? "" : arena.privacy();
    return of("statement.privacy", PRIVACY, own, t, arena);
  }

  static Statement accessibility(Messages t, @Nullable Arena arena) {
    return of("statement.accessibility", ACCESSIBILITY, "", t, arena);
  }

  private static Statement of(
      String key, List<String> names, String own, Messages t, @Nullable Arena arena) {
    var sections =
        names.stream()
            .map(name -> key + "." + name)
            .map(name ->
                new Section(
                    name.substring(name.lastIndexOf('.') + 1), t.say(name), text(name, t, arena)))
            .toList();
    return new Statement(t.say(key), t.say(key + ".lead"), own, sections);
  }

  /** Some sections say something else, or more, where an arena and its contact are known. */
  private static String text(String name, Messages t, @Nullable Arena arena) {
    if (arena == null || !t.has(name + ".arena")) {
      return t.say(name + ".text");
    }
    var contact = Objects.requireNonNullElse(arena.contact(), "");
    return contact.isEmpty()
        ? t.say(name + ".arena", arena.organiser(), arena.name())
        : t.say(name + ".arena", arena.organiser(), arena.name())
            + " "
            + t.say("statement.contact", contact);
  }
}
