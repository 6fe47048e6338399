package no.ordstyrer;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.db.Database;
import no.ordstyrer.db.EmbeddedDatabase;

/** The whole of it on one machine, with content, for looking around. */
final class DemoServer {
  /**
   * What the operator chose.
   *
   * @param folder where data and secret are kept
   */
  record Options(boolean fresh, int port, Path folder) {

    /** Empty when a word is not understood. */
    static Optional<Options> read(List<String> words, Map<String, String> environment) {
      var options = new Options(false, 8080, home(environment));
      for (var i = 0; i < words.size(); i++) {
        var value = i + 1 < words.size() ? words.get(i + 1) : "";
        if (words.get(i).equals("--fresh")) {
          options = new Options(true, options.port, options.folder);
        } else if (words.get(i).equals("--port") && value.matches("[0-9]{1,5}")) {
          options = new Options(options.fresh, Integer.parseInt(value), options.folder);
          i++;
        } else if (words.get(i).equals("--data") && !value.isEmpty()) {
          options = new Options(options.fresh, options.port, Path.of(value));
          i++;
        } else {
          return Optional.empty();
        }
      }
      return Optional.of(options);
    }

    /** The XDG base directory specification's place for a user's data. */
    private static Path home(Map<String, String> environment) {
      var data = environment.getOrDefault("XDG_DATA_HOME", "");
      var base =
          data.isBlank()
              ? Path.of(environment.getOrDefault("HOME", "."), ".local", "share")
              : Path.of(data);
      return base.resolve("ordstyrer");
    }
  }

  private final Options options;
  private final PrintStream out;

  DemoServer(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  int run() {
    try {
      Files.createDirectories(options.folder());
      var channel =
          FileChannel.open(
              options.folder().resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new Main.Failure("A demo is running already in " + options.folder(), null);
      }
      if (options.fresh()) {
        empty(options.folder().resolve("postgres"));
        Files.deleteIfExists(options.folder().resolve("secret"));
      }
      return serve();
    } catch (IOException e) {
      throw Main.Failure.because("The folder " + options.folder() + " cannot be used", e);
    }
  }

  private int serve() throws IOException {
    var postgres = EmbeddedDatabase.keptIn(options.folder().resolve("postgres"));
    var source = Database.pool(postgres.database("postgres"), 8);
    Database.migrate(source);
    var port = options.port() == 0 ? freePort() : options.port();
    var url = "http://localhost:" + port;
    var settings = new Settings(URI.create(url), secret());
    var guests = Demo.load(source, settings, Clock.systemUTC());
    var app = new App(source, settings, Clock.systemUTC());
    try {
      app.start("127.0.0.1", port);
      app.jobs().start();
    } catch (RuntimeException e) {
      postgres.close();
      throw Main.Failure.because("Cannot listen on port " + port, e);
    }
    out.printf("Ordstyrer's demo is at %s%nIts data are in %s%n", url, options.folder());
    out.printf("%nWho may come in, each by a link that signs in once:%n");
    guests.forEach(
        guest -> out.printf("  %-18s %-11s %s%n", guest.name(), guest.does(), guest.link()));
    return Serve.untilTold(() -> {
      app.close();
      source.close();
      postgres.close();
    });
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Kept with the data, so that links in letters of yesterday still open today. */
  private String secret() throws IOException {
    var file = options.folder().resolve("secret");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Tokens.random() + Tokens.random());
    }
    return Files.readString(file);
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
