package no.ordstyrer.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that letters are handed to, from one address: {@code
 * smtp://user:password@host:587?tls=required&rate=20&domain-rate=10&connections=2&verp=on}, {@code
 * smtps://…} for TLS from the first octet. With {@code dkim=selector:/path/to/key.pem} letters are
 * signed here.
 *
 * @param rate letters per second in all; log-in links do not wait for it
 * @param domainRate letters per second to one recipient domain; shapes only what is sent to many
 * @param connections over which letters leave at once; log-in links have one of their own beside
 *     them. Some servers take three from one sender
 * @param verp whether the envelope sender names the letter ({@code arena+b12-…@example.no}), so
 *     that a bounce tells whose it is; the server must take such addresses
 * @param dkim signs letters; null when a relay does, or nobody
 */
public record Smtp(
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    Tls tls,
    double rate,
    double domainRate,
    int connections,
    boolean verp,
    @Nullable Dkim dkim) {

  private static final Set<String> KNOWN =
      Set.of("tls", "rate", "domain-rate", "connections", "verp", "dkim");

  /** How the connection is kept from being read. */
  public enum Tls {
    /** Never asked for: a relay on the same machine. */
    NONE,
    /** STARTTLS when the server offers it. */
    OFFERED,
    /** STARTTLS, or no letter leaves. */
    REQUIRED,
    /** TLS from the first octet ({@code smtps:}, RFC 8314). */
    IMPLICIT
  }

  /** Throws {@link IllegalArgumentException}, with words for the operator, when it is none. */
  public static Smtp of(URI url) {
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!Set.of("smtp", "smtps").contains(scheme) || url.getHost() == null) {
      throw new IllegalArgumentException("must look like smtp://user:password@host:587");
    }
    var secure = scheme.equals("smtps");
    var options = options(url);
    var user = url.getRawUserInfo() == null ? null : url.getRawUserInfo().split(":", 2);
    var tls =
        secure
            ? Tls.IMPLICIT
            : Tls.valueOf(
                options
                    .getOrDefault("tls", user == null ? "offered" : "required")
                    .toUpperCase(Locale.ROOT));
    return new Smtp(
        url.getHost(),
        url.getPort() > 0 ? url.getPort() : secure ? 465 : user == null ? 25 : 587,
        user == null ? null : decoded(user[0]),
        user == null || user.length < 2 ? null : decoded(user[1]),
        tls,
        Double.parseDouble(options.getOrDefault("rate", "20")),
        Double.parseDouble(options.getOrDefault("domain-rate", "10")),
        Integer.parseInt(options.getOrDefault("connections", "2")),
        !options.getOrDefault("verp", "on").equals("off"),
        options.containsKey("dkim") ? Dkim.of(options.get("dkim")) : null);
  }

  public Smtp {
    if (!(rate > 0) || !(domainRate > 0)) {
      throw new IllegalArgumentException("rate and domain-rate are letters per second, above 0");
    }
    if (connections < 1 || connections > 20) {
      throw new IllegalArgumentException("connections are from 1 to 20");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port + " (" + tls + ")";
  }

  private static Map<String, String> options(URI url) {
    var options = new HashMap<String, String>();
    Arrays.stream(Objects.requireNonNullElse(url.getRawQuery(), "").split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> options.put(pair[0], pair.length < 2 ? "" : decoded(pair[1])));
    if (!KNOWN.containsAll(options.keySet())) {
      throw new IllegalArgumentException(
          "knows only the options tls, rate, domain-rate, connections, verp and dkim");
    }
    return options;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
