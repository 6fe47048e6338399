package no.ordstyrer.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one language. The key {@code question.ask} is in {@code i18n/question_nb.properties}
 * (UTF-8), under its whole name; {@code {0}}, {@code {1}} … stand for what is filled in.
 */
public final class Messages {
  private final Language language;
  private final Map<String, Properties> rooms = new ConcurrentHashMap<>();

  public Messages(Language language) {
    this.language = language;
  }

  public Language language() {
    return language;
  }

  /** The words under {@code key}. A key that is not there is a fault of ours, found by a test. */
  public String say(String key, Object... filled) {
    var words = room(key).getProperty(key);
    if (words == null) {
      throw new IllegalArgumentException("No words in " + language.tag() + " for " + key);
    }
    for (var i = 0; i < filled.length; i++) {
      words = words.replace("{" + i + "}", String.valueOf(filled[i]));
    }
    return words;
  }

  /**
   * The words for {@code n} of something: {@code key.one} or {@code key.other}; n is {@code {0}}.
   */
  public String count(String key, long n, Object... more) {
    var filled = new Object[more.length + 1];
    filled[0] = n;
    System.arraycopy(more, 0, filled, 1, more.length);
    return say(key + (n == 1 ? ".one" : ".other"), filled);
  }

  /** The word for a constant: {@code part.kind.PANEL_DEBATE}. */
  public String name(String key, Enum<?> constant) {
    return say(key + "." + constant.name());
  }

  /** {@code 20 000}, with a space that does not break; {@code 20,000}. */
  public String number(long n) {
    return NumberFormat.getIntegerInstance(language.locale()).format(n);
  }

  /** {@code 3,4}: with one decimal. */
  public String decimal(double n) {
    return String.format(language.locale(), "%.1f", n);
  }

  public boolean has(String key) {
    return room(key).containsKey(key);
  }

  private Properties room(String key) {
    return rooms.computeIfAbsent(key.substring(0, Math.max(0, key.indexOf('.'))), this::load);
  }

  private Properties load(String room) {
    var words = new Properties();
    try (var stream =
        Messages.class.getResourceAsStream(
            "/i18n/" + room + "_" + language.tag() + ".properties")) {
      if (stream != null) {
        words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
