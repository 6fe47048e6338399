package no.ordstyrer.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A room that comes back all at once, to a database that is slow to say who each of them is: one
 * after the other they would be through long before anybody gives up, all together nobody would.
 */
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StormTest {
  private static final long PART = 7;
  private static final int PAGES = 200;
  private static final int CONNECTIONS = 8;

  /** How long one waits for a connection: a fraction of what all of them take. */
  private static final long PATIENCE_MILLIS = 1_000;

  private static final String WHO_IS_SHE = "select 1 from pg_sleep(0.05)";

  private final HikariDataSource source = pool();
  private final Jdbi db = Database.open(source);
  private final Live live = new Live(db, new SettableClock(Instant.parse("2030-09-12T08:00:00Z")));

  /** Opens when all have knocked. */
  private final CountDownLatch allHere = new CountDownLatch(1);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private final Javalin javalin =
      Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.routes.wsBeforeUpgrade("/live", ctx -> live.admit(ctx, _ -> listening()));
        config.routes.ws("/live", live::socket);
        config.routes.get("/changes", ctx -> live.changes(ctx, _ -> listening()));
        config.routes.get("/page", ctx -> ctx.result(ask(WHO_IS_SHE)));
      });

  private static HikariDataSource pool() {
    var config = new HikariConfig();
    config.setDataSource(TestDatabase.fresh());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    return new HikariDataSource(config);
  }

  private Optional<Listening> listening() {
    try {
      allHere.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Optional.of(
        new Listening(PART, Audience.ATTENDEES, null, null, Language.NB, null, ask(WHO_IS_SHE)));
  }

  private String ask(String sql) {
    return db.withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }

  @BeforeEach
  void start() {
    ask("select 1");
    var pool = Objects.requireNonNull(source.getHikariPoolMXBean());
    while (pool.getTotalConnections() < CONNECTIONS) {
      Thread.onSpinWait(); // Opened before anybody comes: what is tried is the wait for one.
    }
    javalin.start(0);
    live.start(source);
  }

  @AfterEach
  void close() {
    live.close();
    javalin.stop();
    http.close();
    source.close();
  }

  @Test
  void a_room_that_comes_back_at_once_is_all_let_in_and_keeps_nobody_else_waiting()
      throws Exception {
    var pages = new ArrayList<RawSocket>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < PAGES; i++) {
        pages.add(new RawSocket(javalin.port()));
      }
      for (var page : pages) {
        page.say(RawSocket.handshake("/live"));
      }
      allHere.countDown();
      var others = new ArrayList<Future<String>>();
      for (var i = 0; i < 20; i++) {
        others.add(threads.submit(() -> get("/page")));
      }
      others.add(threads.submit(() -> get("/changes?since=0")));
      for (var page : pages) {
        assertThat(page.head()).startsWith("HTTP/1.1 101");
        assertThat(page.next(RawSocket.TEXT).text()).contains("{\"now\":");
      }
      assertThat(live.pages()).isGreaterThanOrEqualTo(PAGES);
      for (var other : others) {
        assertThat(other.get()).startsWith("200");
      }
    } finally {
      for (var page : pages) {
        page.close();
      }
    }
  }

  private String get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + javalin.port() + path))
            .timeout(Duration.ofSeconds(40))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
