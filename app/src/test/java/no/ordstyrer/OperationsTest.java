package no.ordstyrer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.ordstyrer.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an operator relies on. */
class OperationsTest {
  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void it_says_that_it_lives_and_that_it_is_ready() {
    assertThat(app.stranger().get("/healthz").statusCode()).isEqualTo(200);
    assertThat(app.stranger().get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void on_a_database_without_its_schema_it_lives_and_is_not_ready() {
    try (var bare = new App(TestDatabase.empty(), app.settings(), Clock.systemUTC()).start(0)) {
      var visitor = new Visitor("http://localhost:" + bare.port());
      assertThat(visitor.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(visitor.get("/readyz").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void without_its_database_it_lives_and_is_not_ready() {
    var source = Database.pool(TestDatabase.fresh(), 2);
    try (var alone = new App(source, app.settings(), Clock.systemUTC()).start(0)) {
      var visitor = new Visitor("http://localhost:" + alone.port());
      assertThat(visitor.get("/readyz").statusCode()).isEqualTo(200);
      source.close();
      assertThat(visitor.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(visitor.get("/readyz").statusCode()).isEqualTo(503);
      var failed = visitor.postFrom(app.origin(), "/sign-in", "email", "ola@etat.example");
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body()).contains(failed.headers().firstValue("X-Request-Id").orElseThrow());
    }
  }

  @Test
  void what_is_too_large_is_refused_with_a_page() {
    var visitor = app.stranger();
    assertThat(visitor.post("/sign-in", "email", "x".repeat(60_000)).statusCode()).isEqualTo(422);
    var answer = visitor.post("/sign-in", "email", "x".repeat(70_000));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("<main", "for stort");
  }

  @Test
  void what_is_too_large_is_refused_when_its_length_is_not_told() {
    var visitor = app.stranger();
    var endless =
        BodyPublishers.fromPublisher(BodyPublishers.ofString("email=" + "x".repeat(70_000)));
    var answer =
        visitor.send(
            visitor
                .request("/sign-in")
                .header("Origin", app.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(endless));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void every_answer_has_a_number_of_its_own() {
    var first = app.stranger().get("/sign-in").headers().firstValue("X-Request-Id");
    var second = app.stranger().get("/nowhere/at/all").headers().firstValue("X-Request-Id");
    assertThat(first).isPresent().isNotEqualTo(second);
    assertThat(second).isPresent();
  }

  @Test
  void a_page_that_has_not_changed_is_not_sent_again() {
    var visitor = app.stranger();
    var page = visitor.get("/sign-in");
    var tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(page.headers().allValues("Vary").toString()).contains("Accept-Encoding", "Cookie");
    var again = visitor.send(visitor.request("/sign-in").header("If-None-Match", tag).GET());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    var english =
        visitor.send(visitor.request("/sign-in?lang=en").header("If-None-Match", tag).GET());
    assertThat(english.statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_behind_a_token_is_kept_by_nobody() {
    var page = app.stranger().get("/sign-in/some-token");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void the_access_log_holds_no_token() {
    var log = new Lines();
    log.start();
    var access = (Logger) LoggerFactory.getLogger("access");
    access.setLevel(Level.INFO);
    access.setAdditive(false);
    access.addAppender(log);
    try (var logged = logging()) {
      var visitor = new Visitor("http://localhost:" + logged.port());
      visitor.get("/sign-in/S0me-t0ken?from=somebody%40etat.example");
      visitor.get("/sign-in?done=x");
      visitor.get("/nothing-here/S0me-t0ken/at-all/ever");
    } finally {
      access.detachAppender(log);
    }
    assertThat(log.lines)
        .anyMatch(line -> line.contains("route=\"/sign-in/{token}\""))
        .anyMatch(line -> line.contains("route=\"/sign-in\"") && line.contains("status=\"200\""))
        .anyMatch(line -> line.contains("route=\"-\"") && line.contains("status=\"404\""))
        .noneMatch(line -> line.contains("S0me") || line.contains("etat"))
        .allMatch(line -> line.contains("{request="));
  }

  /** The request has begun when the server asks for its body (RFC 9110, section 10.1.1). */
  @Test
  void what_has_begun_when_the_server_is_told_to_stop_is_answered() throws Exception {
    // Asked before: a server that has stopped has no port to tell.
    var port = app.app().port();
    try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
      connection.setSoTimeout(20_000);
      var answer = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
      write(
          connection,
          "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: "
              + app.origin()
              + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
              + "Content-Length: 12\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n");
      assertThat(answer.readLine()).startsWith("HTTP/1.1 100");
      assertThat(answer.readLine()).isEmpty();

      var stopping = Thread.ofVirtual().start(() -> app.app().close());
      while (listens(port)) {
        Thread.onSpinWait();
      }
      write(connection, "email=nobody");
      assertThat(answer.readLine()).startsWith("HTTP/1.1 422");
      assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
    }
    app.restart();
  }

  private static boolean listens(int port) {
    try (var attempt = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return attempt.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(UTF_8));
    connection.getOutputStream().flush();
  }

  private App logging() {
    var quiet = app.settings();
    var settings = new Settings(URI.create(app.origin()), quiet.secret(), quiet.mail(), true);
    return new App(TestDatabase.fresh(), settings, Clock.systemUTC()).start(0);
  }

  /** What stands in the log, with the number of the request. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getMessage() + event.getKeyValuePairs() + event.getMDCPropertyMap());
    }
  }
}
