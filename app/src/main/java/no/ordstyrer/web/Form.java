package no.ordstyrer.web;

import io.javalin.http.Context;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import no.ordstyrer.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, and what is wrong with it. The values stay as they came, so that the page
 * can show them again; each reader gives the cleaned value, or notes a problem under the field.
 */
public final class Form {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

  /** Controls, format characters, halves of pairs, and letters without a shape (Hangul fillers). */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\u115f\\u1160\\u3164\\uffa0&&[^\\n\\t\\u200d\\u00ad]]");

  /** Blank, whatever the script; a blank that does not break may stand between words. */
  private static final Pattern ENDS =
      Pattern.compile("^[\\s\\p{Z}\\u200d\\u00ad\\u2800]+|[\\s\\p{Z}\\u200d\\u00ad\\u2800]+$");

  private static final Pattern ROW = Pattern.compile("(.+)-([0-9]+)");
  private static final Pattern LINK = Pattern.compile("(?i)://|\\bwww\\.");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@,;:<>\"()\\[\\]\\\\]{1,64}@[^\\s@,;:<>\"()\\[\\]\\\\]+\\.[^\\s@.]{2,}");

  private final Messages t;
  private final Map<String, List<String>> values;
  private final Map<String, String> problems = new LinkedHashMap<>();

  private Form(Messages t, Map<String, List<String>> values) {
    this.t = t;
    this.values = new LinkedHashMap<>(values);
  }

  public static Form of(Context ctx, Messages t) {
    return new Form(t, ctx.formParamMap());
  }

  public static Form empty(Messages t) {
    return new Form(t, Map.of());
  }

  /** A form that opens filled in. */
  public Form put(String name, Object value) {
    values.put(name, List.of(value.toString()));
    return this;
  }

  public Form putAll(String name, List<String> several) {
    values.put(name, List.copyOf(several));
    return this;
  }

  /** As typed, for showing again. */
  public String value(String name) {
    var all = values(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  public List<String> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  public boolean has(String name, String value) {
    return values(name).contains(value);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** A line that must be there, of at most {@code max} characters (code points). */
  public String required(String name, int max) {
    var text = optional(name, max);
    if (text.isEmpty()) {
      problem(name, "web.problem.required");
    }
    return text;
  }

  /** Somebody's name: no link, for it stands in letters that go to strangers. */
  public String personName(String name) {
    var typed = required(name, 200);
    if (LINK.matcher(typed).find()) {
      problem(name, "web.problem.link");
    }
    return typed;
  }

  /** A line, or empty. */
  public String optional(String name, int max) {
    return limited(name, clean(value(name)).replaceAll("\\s+", " "), max);
  }

  /** Several lines, or empty. */
  public String text(String name, int max) {
    return limited(name, clean(value(name)), max);
  }

  /** An address that a letter can be sent to, as typed but trimmed. */
  public String email(String name) {
    var typed = required(name, 254);
    if (!typed.isEmpty() && problem(name).isEmpty() && !isEmail(typed)) {
      problem(name, "web.problem.email");
    }
    return typed;
  }

  public Optional<LocalDate> date(String name) {
    return read(name, "web.problem.date", LocalDate::parse);
  }

  public Optional<LocalTime> time(String name) {
    return read(name, "web.problem.time", LocalTime::parse);
  }

  public OptionalInt whole(String name, int min, int max) {
    var typed = value(name).strip();
    if (typed.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      var number = Integer.parseInt(typed);
      if (number >= min && number <= max) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException _) {
      // The same words serve both.
    }
    problem(name, "web.problem.whole", min, max);
    return OptionalInt.empty();
  }

  /** An https address, or empty. */
  public Optional<String> https(String name) {
    var typed = optional(name, 2000);
    if (typed.isEmpty() || !problem(name).isEmpty()) {
      return Optional.empty();
    }
    try {
      var uri = new URI(typed);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return Optional.of(typed);
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    problem(name, "web.problem.https");
    return Optional.empty();
  }

  /** One of the constants of {@code type}; anything else was not typed but forged or left out. */
  public <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
    for (var constant : Set.of(type.getEnumConstants())) {
      if (constant.name().equals(value(name))) {
        return Optional.of(constant);
      }
    }
    problem(name, "web.problem.choose");
    return Optional.empty();
  }

  /** Notes what is wrong; the first problem of a field stands. */
  public void problem(String name, String key, Object... filled) {
    problems.putIfAbsent(name, t.say(key, filled));
  }

  public String problem(String name) {
    return problems.getOrDefault(name, "");
  }

  /**
   * For {@code aria-describedby}: the ids of the hint, the problem and the counter that the form
   * partials render for the field, or null when there are none.
   */
  public @Nullable String describedBy(String name, boolean hint, boolean counter) {
    var ids = new ArrayList<String>();
    if (hint) {
      ids.add(name + "-hint");
    }
    if (!problem(name).isEmpty()) {
      ids.add(name + "-problem");
    }
    if (counter) {
      ids.add(name + "-counter");
    }
    return ids.isEmpty() ? null : String.join(" ", ids);
  }

  /** The words of the visitor's language, for the form partials. */
  public Messages t() {
    return t;
  }

  /**
   * The problem of a field, led by the field's label when {@code of}, a dot and its name (a dot for
   * each dash) have words. A number at the end of the name is the number of its row.
   */
  public String told(String of, String name) {
    var row = ROW.matcher(name);
    if (row.matches() && t.has(of + "." + row.group(1))) {
      return t.say(
          "web.errors.numbered", t.say(of + "." + row.group(1)), row.group(2), problem(name));
    }
    var label = of + "." + name.replace('-', '.');
    return !of.isEmpty() && t.has(label)
        ? t.say("web.errors.line", t.say(label), problem(name))
        : problem(name);
  }

  public Map<String, String> problems() {
    return problems;
  }

  public boolean ok() {
    return problems.isEmpty();
  }

  public static boolean isEmail(String address) {
    if (!EMAIL.matcher(address).matches()) {
      return false;
    }
    try {
      return !IDN.toASCII(address.substring(address.lastIndexOf('@') + 1)).isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** How addresses are compared: trimmed, lower-cased, the domain in ASCII (RFC 5891). */
  public static String emailKey(String address) {
    var trimmed = address.strip().toLowerCase(java.util.Locale.ROOT);
    var at = trimmed.lastIndexOf('@');
    return trimmed.substring(0, at + 1) + IDN.toASCII(trimmed.substring(at + 1));
  }

  private <T> Optional<T> read(
      String name, String key, java.util.function.Function<String, T> parse) {
    var typed = value(name).strip();
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(typed));
    } catch (DateTimeException _) {
      problem(name, key);
      return Optional.empty();
    }
  }

  private String limited(String name, String text, int max) {
    var length = text.codePointCount(0, text.length());
    if (length > max) {
      problem(name, "web.problem.long", max, length - max);
    }
    return text;
  }

  /** Composed (NFC), without what nobody sees; a joiner may stand in an emoji. */
  public static String clean(String typed) {
    var lines = LINE_END.matcher(typed).replaceAll("\n");
    var seen = INVISIBLE.matcher(Normalizer.normalize(lines, Normalizer.Form.NFC)).replaceAll("");
    return ENDS.matcher(seen).replaceAll("");
  }
}
