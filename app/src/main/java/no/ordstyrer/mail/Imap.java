package no.ordstyrer.mail;

import jakarta.mail.Session;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox that bounces and answers come to: {@code imaps://user:password@host/INBOX}, or {@code
 * imap://} for a server on this machine.
 */
public record Imap(
    String protocol, String host, int port, String user, String password, String folder) {
  private static final String TIMEOUT_MILLIS = "20000";

  /** Throws {@link IllegalArgumentException}, with words for the operator, when it is none. */
  public static Imap of(URI url) {
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    var user = Objects.requireNonNullElse(url.getRawUserInfo(), "").split(":", 2);
    if (!Set.of("imap", "imaps").contains(scheme) || url.getHost() == null || user.length < 2) {
      throw new IllegalArgumentException("must look like imaps://user:password@host/INBOX");
    }
    var folder = Objects.requireNonNullElse(url.getPath(), "").replaceFirst("^/", "");
    return new Imap(
        scheme,
        url.getHost(),
        url.getPort() > 0 ? url.getPort() : scheme.equals("imaps") ? 993 : 143,
        decoded(user[0]),
        decoded(user[1]),
        folder.isEmpty() ? "INBOX" : folder);
  }

  /** Which mailbox it is, without the password. */
  String name() {
    return user + "@" + host + "/" + folder;
  }

  Session session() {
    var properties = new Properties();
    for (var limit : Set.of("connectiontimeout", "timeout", "writetimeout")) {
      properties.put("mail." + protocol + "." + limit, TIMEOUT_MILLIS);
    }
    // Reading marks nothing as read: what people write is for people.
    properties.put("mail." + protocol + ".peek", "true");
    properties.put("mail.imaps.ssl.checkserveridentity", "true");
    return Session.getInstance(properties);
  }

  @Override
  public String toString() {
    return name();
  }

  private static String decoded(@Nullable String text) {
    return URLDecoder.decode(
        Objects.requireNonNullElse(text, "").replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
