package no.ordstyrer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.ordstyrer.mail.Imap;
import no.ordstyrer.mail.Smtp;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The settings of this installation, read and checked. The first wrong one is told by its name. */
final class Installation {
  /** A setting is missing or wrong: one line that names it and says what it should be. */
  static final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongSetting(String line) {
      super(line);
    }
  }

  private final Map<String, String> environment;
  private final Properties file;

  private Installation(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
  }

  static Installation of(Map<String, String> environment) {
    return new Installation(environment, file(environment));
  }

  Settings settings() {
    return new Settings(publicUrl(), secret(), mail(), accessLog());
  }

  /** Not a pool. What the server says about single rows is left out: it may name people. */
  DataSource database() {
    var url = text(Setting.DATABASE_URL);
    var source = new PGSimpleDataSource();
    try {
      source.setUrl(url);
    } catch (IllegalArgumentException _) {
      throw wrong(Setting.DATABASE_URL);
    }
    source.setUser(text(Setting.DATABASE_USER));
    source.setPassword(text(Setting.DATABASE_PASSWORD));
    source.setApplicationName("ordstyrer");
    source.setTcpKeepAlive(true);
    source.setLogServerErrorDetail(false);
    return source;
  }

  String host() {
    return text(Setting.HOST);
  }

  int port() {
    return checked(Setting.PORT, Integer::valueOf, port -> port >= 0 && port <= 65_535);
  }

  URI publicUrl() {
    return checked(
        Setting.PUBLIC_URL,
        URI::create,
        url ->
            List.of("http", "https").contains(String.valueOf(url.getScheme()))
                && url.getHost() != null
                && Set.of("", "/").contains(url.getPath())
                && url.getQuery() == null
                && url.getUserInfo() == null);
  }

  private String secret() {
    return checked(Setting.SECRET, Function.identity(), secret -> secret.length() >= 32);
  }

  private Settings.Mail mail() {
    var smtp =
        checked(
            Setting.SMTP_URL,
            URI::create,
            // Throws where the address or one of its options is none.
            url -> Smtp.of(url).port() > 0);
    var from =
        checked(
            Setting.MAIL_FROM,
            Function.identity(),
            address -> address.matches("[^\\s@<>]+@[^\\s@<>]+"));
    return new Settings.Mail(smtp, from, imap());
  }

  private @Nullable URI imap() {
    return text(Setting.IMAP_URL).isEmpty()
        ? null
        : checked(Setting.IMAP_URL, URI::create, url -> Imap.of(url).port() > 0);
  }

  private boolean accessLog() {
    return checked(
            Setting.ACCESS_LOG, Function.identity(), word -> Set.of("on", "off").contains(word))
        .equals("on");
  }

  private <T> T checked(Setting setting, Function<String, T> read, Predicate<T> right) {
    var given = text(setting);
    try {
      var value = read.apply(given);
      if (right.test(value)) {
        return value;
      }
    } catch (IllegalArgumentException _) {
      // Told below, in the same words.
    }
    throw wrong(setting);
  }

  private String text(Setting setting) {
    var found = environment.getOrDefault(setting.variable(), file.getProperty(setting.key()));
    if (found == null || found.isBlank()) {
      found = setting.fallback();
    }
    if (found == null) {
      throw new WrongSetting("%s is missing: %s".formatted(setting.variable(), setting.meaning()));
    }
    return found.strip();
  }

  /** The value is not repeated: it may be a secret. */
  private static WrongSetting wrong(Setting setting) {
    return new WrongSetting("%s is wrong: %s".formatted(setting.variable(), setting.meaning()));
  }

  private static Properties file(Map<String, String> environment) {
    var properties = new Properties();
    var path = environment.get(Setting.FILE);
    if (path == null || path.isBlank()) {
      return properties;
    }
    try (var reader = Files.newBufferedReader(Path.of(path))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException _) {
      throw new WrongSetting("%s is wrong: %s cannot be read".formatted(Setting.FILE, path));
    }
    var known = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
    var unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new WrongSetting(
          "%s is wrong: %s in it is no setting".formatted(Setting.FILE, unknown.first()));
    }
    return properties;
  }
}
