package no.ordstyrer.registration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is sought among the people of a series.
 *
 * @param words a piece of name, address or organisation, or empty
 * @param part the number of a part she has to do with, or 0
 * @param state where she stands there, or in any part; the name of a state, or empty
 * @param organisation whole, in any letters; or empty
 * @param field the number of a field that she answered, or 0
 * @param answer one of the words that she answered it with
 * @param alike only those who may be registered twice
 */
public record PeopleSearch(
    String words,
    int part,
    String state,
    String organisation,
    long field,
    String answer,
    boolean alike,
    Order order) {
  public static final PeopleSearch EVERYBODY =
      new PeopleSearch("", 0, "", "", 0, "", false, Order.NAME);

  /** What the list begins with. */
  public enum Order {
    NAME,
    ORGANISATION,
    NEWEST,
    OLDEST
  }

  /** By words alone; what is longer than anybody types is cut. */
  public static PeopleSearch of(String words) {
    var typed = words.length() > 200 ? words.substring(0, 200) : words;
    return new PeopleSearch(typed, 0, "", "", 0, "", false, Order.NAME);
  }

  public PeopleSearch withOrder(Order other) {
    return new PeopleSearch(words, part, state, organisation, field, answer, alike, other);
  }

  public @Nullable String pattern() {
    return pattern(words);
  }

  /** For {@code like}: what stands for something else there stands for itself. */
  static @Nullable String pattern(String words) {
    return words.isBlank() ? null : "%" + plain(words).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  /** As organisations are compared; null for any. */
  public @Nullable String from() {
    return organisation.isBlank() ? null : plain(organisation).replaceAll("\\s+", " ");
  }

  private static String plain(String typed) {
    return typed.replaceAll("\\p{Cntrl}", " ").strip().toLowerCase(Locale.ROOT);
  }
}
