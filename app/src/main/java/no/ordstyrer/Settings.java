package no.ordstyrer;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the running application must know of its installation.
 *
 * @param publicUrl scheme and host that people use
 * @param secret at least 32 characters; links and cookies are made with it
 * @param accessLog whether each request is written as a line in the log
 * @param organisations the register that arenas may look up names in; asked only where an arena
 *     says so
 */
public record Settings(
    URI publicUrl, String secret, Mail mail, boolean accessLog, URI organisations) {

  /**
   * How letters leave.
   *
   * @param smtp {@code smtp://} or {@code smtps://} with user and password in it when the server
   *     asks for them; null when no letter leaves and people read them on a page of the demo
   * @param from the sender of every letter, an address
   * @param imap where what is sent to {@code from} can be read; null when nobody looks
   */
  public record Mail(@Nullable URI smtp, String from, @Nullable URI imap) {
    public Mail(@Nullable URI smtp, String from) {
      this(smtp, from, null);
    }
  }

  private static final URI ENHETSREGISTERET =
      URI.create("https://data.brreg.no/enhetsregisteret/api");

  public Settings(URI publicUrl, String secret, Mail mail, boolean accessLog) {
    this(publicUrl, secret, mail, accessLog, ENHETSREGISTERET);
  }

  /** For tests and the demo: no letter leaves the machine, no request is logged. */
  public Settings(URI publicUrl, String secret) {
    this(publicUrl, secret, new Mail(null, "ordstyrer@localhost"), false);
  }
}
