package no.ordstyrer.live;

import java.util.Optional;

/** Which versions a page was rendered at, or has come to; empty for "from now on". */
record Since(Optional<Long> main, Optional<Long> me) {

  static Since of(String main, String me) {
    return new Since(number(main), number(me));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
