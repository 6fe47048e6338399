package no.ordstyrer.bench;

import java.util.function.IntFunction;

/**
 * How a server is spoken to.
 *
 * @param path of the socket, with its query
 * @param hello what is said first, or empty
 * @param counted how the lines begin that are counted
 * @param answered how the lines begin that are answered with a sign of life; empty for none
 * @param greeted whether it says something to each newcomer that has come in
 * @param more lines of the request of the socket with that number
 */
record Manner(
    int port,
    String path,
    String hello,
    String counted,
    String answered,
    boolean greeted,
    IntFunction<String> more) {
  Manner(int port, String path, String hello, String counted) {
    this(port, path, hello, counted, "", false, _ -> "");
  }

  /** Of a room: each is told the time when it is in. */
  Manner greeting() {
    return new Manner(port, path, hello, counted, answered, true, more);
  }

  /** Answers our heartbeats, as a page does ({@code js/live.js}). */
  Manner lively() {
    return new Manner(port, path, hello, counted, "{\"no", greeted, more);
  }

  Manner each(IntFunction<String> more) {
    return new Manner(port, path, hello, counted, answered, greeted, more);
  }

  Manner at(String path) {
    return new Manner(port, path, hello, counted, answered, greeted, more);
  }
}
