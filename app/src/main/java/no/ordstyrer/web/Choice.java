package no.ordstyrer.web;

/**
 * One alternative of a select, a group of radio buttons or of check boxes.
 *
 * @param hint a line below the label, or empty
 * @param closed shown, but cannot be chosen
 */
public record Choice(String value, String label, String hint, boolean closed) {
  public static Choice of(Object value, String label) {
    return new Choice(value.toString(), label, "", false);
  }

  public static Choice of(Object value, String label, String hint) {
    return new Choice(value.toString(), label, hint, false);
  }
}
