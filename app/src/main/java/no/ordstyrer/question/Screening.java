package no.ordstyrer.question;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What in a text lets a moderator look at it first, whatever the room's rules. It holds; it never
 * rejects, and never changes the text.
 */
final class Screening {
  /** Before a word of the arena's list in what {@link #of} answers. */
  static final String WORD = "WORD:";

  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\p{Mn}\\u115f\\u1160\\u3164\\u2800]");
  private static final Pattern LINK =
      Pattern.compile(
          "https?://|www\\.|[\\p{L}\\p{N}-]+\\.(?:no|com|org|net|eu|io|info|se|dk|me|co)(?![\\p{L}\\p{N}@])");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]{2,}");
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:(?:19|20)\\d\\d ?[-–] ?(?:19|20)\\d\\d|(?:19|20)\\d\\d[.-]\\d\\d[.-]\\d\\d|\\d\\d?[.-]\\d\\d?[.-](?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern AMOUNT =
      Pattern.compile("(?<!\\d)(?<!\\d[ .])\\d{1,3}(?:[ .]\\d{3})+(?![ .]?\\d)");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\d+])(?:[+]|00)\\d(?:[ .-]?\\d){7,14}(?!\\d)|(?<![\\d+])[2-9]\\d(?:[ .-]?\\d){6}(?![ .-]?\\d)");
  private static final Pattern ELEVEN = Pattern.compile("(?<!\\d)(\\d{6})[ .-]?(\\d{5})(?!\\d)");
  private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
  private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

  private Screening() {}

  /**
   * {@code LINK}, {@code EMAIL}, {@code PHONE}, {@code IDENTITY} and the arena's own words that
   * were found; empty when nothing holds the text. A word that ends with {@code *} holds whatever
   * begins like it.
   */
  static List<String> of(String text, List<String> words) {
    var read = normal(text);
    var found = new ArrayList<String>();
    if (EMAIL.matcher(read).find()) {
      found.add("EMAIL");
    }
    if (LINK.matcher(EMAIL.matcher(read).replaceAll(" ")).find()) {
      found.add("LINK");
    }
    if (ELEVEN.matcher(read).results().anyMatch(one -> isIdentity(one.group(1) + one.group(2)))) {
      found.add("IDENTITY");
    }
    if (PHONE.matcher(AMOUNT.matcher(DATE.matcher(read).replaceAll(" ")).replaceAll(" ")).find()) {
      found.add("PHONE");
    }
    words.stream()
        .filter(word -> holds(read, normal(word)))
        .forEach(word -> found.add(WORD + word));
    return List.copyOf(found);
  }

  /** As it is compared: compatible forms (NFKC), lower case, nothing that is not seen. */
  static String normal(String text) {
    var decomposed = UNSEEN.matcher(text).replaceAll("");
    return Normalizer.normalize(decomposed, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static boolean holds(String read, String word) {
    var begins = word.endsWith("*");
    var stem = begins ? word.substring(0, word.length() - 1) : word;
    var end = begins ? "" : "(?![\\p{L}\\p{N}])";
    return !stem.isEmpty()
        && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(stem) + end).matcher(read).find();
  }

  /** National identity numbers and D-numbers: two check digits, modulo 11. */
  static boolean isIdentity(String digits) {
    return sum(digits, FIRST) % 11 == 0 && sum(digits, SECOND) % 11 == 0;
  }

  private static int sum(String digits, int[] weights) {
    var sum = 0;
    for (var i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum;
  }
}
