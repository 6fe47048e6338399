package no.ordstyrer.calendar;

import java.util.regex.Pattern;

/** Content lines (RFC 5545 3.1): what may stand in them, and how they are folded. */
final class Lines {
  /** A line is at most so many octets, without its CRLF. */
  private static final int OCTETS = 75;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");
  private static final Pattern CONTROL_BUT_NEWLINE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029&&[^\\n]]");
  private static final Pattern NEWLINE = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");

  private static final Pattern BARE_EQUALS =
      Pattern.compile(
          "(?<=^(?:ATTENDEE|ORGANIZER));CN=([^\";:,\\r\\n]*=[^\";:,\\r\\n]*)", Pattern.MULTILINE);

  private Lines() {}

  /** One line: no control characters, no line ends, no halves of a surrogate pair. */
  static String clean(String typed) {
    return CONTROL.matcher(NEWLINE.matcher(typed).replaceAll(" ")).replaceAll("");
  }

  /**
   * For a CN. A backslash means nothing in a parameter (RFC 5545 3.2, RFC 6868), yet readers take
   * {@code \n} there for a line end: it is written as a stroke.
   */
  static String cleanName(String typed) {
    return clean(typed).replace('\\', '/');
  }

  /**
   * A CN with an equals sign in quotation marks. It needs none (RFC 5545 3.1), yet there are
   * readers that take the second sign for the end of the object.
   *
   * @param unfolded content lines, each ended by CRLF
   */
  static String quoteNames(String unfolded) {
    return BARE_EQUALS.matcher(unfolded).replaceAll(";CN=\"$1\"");
  }

  /** Several lines, apart by {@code \n} alone. */
  static String cleanText(String typed) {
    return CONTROL_BUT_NEWLINE.matcher(NEWLINE.matcher(typed).replaceAll("\n")).replaceAll("");
  }

  /**
   * Folds by octets of UTF-8, never inside a code point. ical4j folds by characters, so that its
   * lines of Norwegian text grow longer than the 75 octets allowed.
   *
   * @param unfolded content lines, each ended by CRLF
   */
  static String fold(String unfolded) {
    var folded = new StringBuilder(unfolded.length() + unfolded.length() / 40);
    var octets = 0;
    for (var i = 0; i < unfolded.length(); ) {
      var codePoint = unfolded.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == '\r' || codePoint == '\n') {
        octets = 0;
      } else {
        var width = octets(codePoint);
        if (octets + width > OCTETS) {
          folded.append("\r\n ");
          octets = 1;
        }
        octets += width;
      }
      folded.appendCodePoint(codePoint);
    }
    return folded.toString();
  }

  private static int octets(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
