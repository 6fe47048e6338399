package no.ordstyrer.mail;

import java.util.regex.Pattern;

/** Who letters are from: {@code Ordstyrer <arena@example.no>}. Never a person that typed it. */
public record Sender(String name, String address) {
  private static final Pattern FORM =
      Pattern.compile("(?:([^<>\\p{Cntrl}]*?)\\s*<)?([^<>\\s@]+@[^<>\\s@]+?)>?");

  public Sender {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A name in a header has no control characters");
    }
  }

  /** Reads {@code name <address>} or an address alone. */
  public static Sender of(String written) {
    var form = FORM.matcher(written.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a sender: write Name <address@domain>");
    }
    var name = form.group(1);
    return new Sender(name == null || name.isBlank() ? "Ordstyrer" : name.strip(), form.group(2));
  }

  String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  String local() {
    return address.substring(0, address.lastIndexOf('@'));
  }
}
