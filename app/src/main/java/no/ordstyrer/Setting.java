package no.ordstyrer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an operator sets: as {@code ORDSTYRER_PUBLIC_URL} in the environment or as {@code
 * public-url} in the properties file. The environment wins. Together with the file's own name there
 * are twelve, and there shall not be more.
 */
enum Setting {
  PUBLIC_URL(null, "scheme and host that people use, such as https://ordstyrer.example"),
  SECRET(null, "at least 32 random characters; links and cookies are made with it"),
  DATABASE_URL(null, "jdbc:postgresql://host:5432/ordstyrer"),
  DATABASE_USER("ordstyrer", "who signs in to PostgreSQL"),
  DATABASE_PASSWORD("", "the password for that, if PostgreSQL asks for one"),
  SMTP_URL(
      null,
      "smtp://user:password@host:587 or smtps://user:password@host:465, with options such as"
          + " ?tls=required&rate=20&domain-rate=10&connections=2&verp=on&dkim=selector:/path/to/key.pem"),
  MAIL_FROM(null, "the address that letters come from"),
  IMAP_URL(
      "",
      "imaps://user:password@host/INBOX: where what is sent to that address is read, so that bounces"
          + " and answers of calendars are noted; nobody looks when it is not set"),
  HOST("127.0.0.1", "the network address to listen on"),
  PORT("8080", "the port to listen on"),
  ACCESS_LOG("on", "on or off: one line per request, without tokens and addresses");

  /** Where the properties file is: the only setting that cannot stand in it. */
  static final String FILE = "ORDSTYRER_SETTINGS";

  private final @Nullable String fallback;
  private final String meaning;

  Setting(@Nullable String fallback, String meaning) {
    this.fallback = fallback;
    this.meaning = meaning;
  }

  /** What holds when nothing is set; null when it must be set. */
  @Nullable String fallback() {
    return fallback;
  }

  String meaning() {
    return meaning;
  }

  String variable() {
    return "ORDSTYRER_" + name();
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
