package no.ordstyrer.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A real PostgreSQL out of the jar, for demo and tests. Production brings its own. */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** In bytes. */
  private static final long ENOUGH = 4L << 30;

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** A server whose data stay in {@code folder} from one start to the next. */
  public static EmbeddedDatabase keptIn(Path folder) {
    endWhatWasLeft(folder);
    return start(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setServerConfig("max_connections", "100"));
  }

  /** A server that is gone when it is closed; it never waits for the disk. */
  public static EmbeddedDatabase passing() {
    var builder = EmbeddedPostgres.builder();
    memory().ifPresent(builder::setDataDirectory);
    return start(
        builder
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("max_connections", "300"));
  }

  /** A new folder in memory, where there is enough of it. */
  private static Optional<Path> memory() {
    try {
      if (Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH) {
        return Optional.of(Files.createTempDirectory(MEMORY, "ordstyrer"));
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public DataSource database(String name) {
    return postgres.getDatabase("postgres", name);
  }

  public int port() {
    return postgres.getPort();
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After a crash of ours the server still runs: it would refuse to start twice in one folder. */
  private static void endWhatWasLeft(Path folder) {
    var pid = folder.resolve("postmaster.pid");
    if (!Files.exists(pid)) {
      return;
    }
    try (var lines = Files.lines(pid)) {
      lines
          .findFirst()
          .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
          .filter(process -> process.info().command().orElse("").endsWith("postgres"))
          .ifPresent(process -> {
            process.destroy();
            process.onExit().join();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedDatabase start(EmbeddedPostgres.Builder builder) {
    try {
      return new EmbeddedDatabase(
          builder
              .setPGStartupWait(Duration.ofSeconds(60))
              .setLocaleConfig("locale", "C.UTF-8")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
    }
  }
}
