package no.ordstyrer.registration;

import java.util.Optional;

/**
 * The number of an organisation in Enhetsregisteret: nine digits, of which the last guards the
 * others (MOD11 with the weights 3 2 7 6 5 4 3 2).
 */
public record OrganisationNumber(String digits) {
  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

  /** Whether the text can be meant for nothing but a number: nine digits, however spaced. */
  public static boolean looksLikeOne(String text) {
    return compact(text).matches("[0-9]{9}");
  }

  /** Empty when a digit is wrong. */
  public static Optional<OrganisationNumber> of(String text) {
    var digits = compact(text);
    return looksLikeOne(text) && guarded(digits)
        ? Optional.of(new OrganisationNumber(digits))
        : Optional.empty();
  }

  private static boolean guarded(String digits) {
    var sum = 0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
    }
    var guard = (11 - sum % 11) % 11;
    return guard == Character.digit(digits.charAt(8), 10);
  }

  private static String compact(String text) {
    return text.replaceAll("[\\s\\u00a0.]", "");
  }

  /** In threes, as people read it: {@code 991 825 827}. */
  public String spaced() {
    return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
  }
}
