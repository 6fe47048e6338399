package no.ordstyrer.registration;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import no.ordstyrer.calendar.Entry;

/**
 * A link that opens somebody else's calendar on the web with an entry filled in. The templates are
 * in {@code calendar-links.properties}, for they change without asking us.
 */
public record AddLink(String calendar, String href) {
  private static final Properties TEMPLATES = load();
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  static List<AddLink> to(Entry entry) {
    return TEMPLATES.stringPropertyNames().stream()
        .sorted()
        .map(key ->
            new AddLink(
                key.replace('-', ' '),
                filled(Objects.requireNonNull(TEMPLATES.getProperty(key)), entry)))
        .toList();
  }

  private static String filled(String template, Entry entry) {
    return template
        .replace("{title}", encoded(entry.title()))
        .replace("{details}", encoded(entry.url() + "\n\n" + entry.description()))
        .replace("{location}", encoded(entry.location().isEmpty() ? entry.url() : entry.location()))
        .replace("{start}", BASIC.format(entry.start()))
        .replace("{end}", BASIC.format(entry.end()))
        .replace("{start-iso}", iso(entry.start()))
        .replace("{end-iso}", iso(entry.end()));
  }

  private static String iso(Instant at) {
    return encoded(DateTimeFormatter.ISO_INSTANT.format(at));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Properties load() {
    var templates = new Properties();
    try (var stream =
        new InputStreamReader(
            Objects.requireNonNull(AddLink.class.getResourceAsStream("/calendar-links.properties")),
            StandardCharsets.UTF_8)) {
      templates.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return templates;
  }
}
