package no.ordstyrer;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import no.ordstyrer.db.Database;
import org.flywaydb.core.api.FlywayException;

/** Production: an external PostgreSQL, letters by SMTP, an end in good order. */
final class Serve {
  private static final int CONNECTIONS = 8;

  private Serve() {}

  /** Returns when the program has been told to stop and everything is closed. */
  static int run(Installation installation) {
    var settings = installation.settings();
    var host = installation.host();
    var port = installation.port();
    var source = open(installation);
    var app = new App(source, settings, Clock.systemUTC());
    try {
      app.start(host, port);
      app.jobs().start();
    } catch (RuntimeException e) {
      throw Main.Failure.because("Cannot listen on " + host + " port " + port, e);
    }
    return untilTold(() -> {
      app.close();
      source.close();
    });
  }

  static int migrate(Installation installation) {
    open(installation).close();
    return 0;
  }

  /** The database, brought up to date. */
  static HikariDataSource open(Installation installation) {
    HikariDataSource source;
    try {
      source = Database.pool(installation.database(), CONNECTIONS);
    } catch (HikariPool.PoolInitializationException e) {
      throw Main.Failure.because("The database does not answer", e);
    }
    try {
      Database.migrate(source);
    } catch (FlywayException e) {
      source.close();
      throw Main.Failure.because("The database cannot be brought up to date", e);
    }
    return source;
  }

  /** Waits for SIGTERM or Ctrl-C, then closes. */
  static int untilTold(Runnable close) {
    var closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  try {
                    close.run();
                  } finally {
                    closed.countDown();
                  }
                }));
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
