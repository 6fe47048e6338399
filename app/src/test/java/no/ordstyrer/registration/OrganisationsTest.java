package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import no.ordstyrer.App;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of organisations, from a register of our own that speaks as Enhetsregisteret does. */
class OrganisationsTest {
  private static final String ONE =
      "{\"organisasjonsnummer\":\"991825827\",\"navn\":\"DIGITALISERINGSDIREKTORATET\",\"x\":1}";
  private static final String WRONG = "{\"organisasjonsnummer\":\"991825828\",\"navn\":\"FALSK\"}";
  private static final String MARKUP =
      "{\"organisasjonsnummer\":\"974760673\",\"navn\":\"<b>BRØNNØY\\nSUND</b>\"}";

  private final TestApp app = new TestApp();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch slowIsOver = new CountDownLatch(1);
  private HttpServer register;
  private App node;
  private Visitor visitor;

  @BeforeEach
  void open() throws IOException {
    register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    register.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    register.createContext("/api/enheter", this::answer);
    register.start();
    var port = TestApp.freePort();
    node =
        app.nodeWithRegister(
            port, URI.create("http://localhost:" + register.getAddress().getPort() + "/api"));
    visitor = app.strangerAt(port);
  }

  @AfterEach
  void close() {
    slowIsOver.countDown();
    node.close();
    register.stop(0);
    app.close();
  }

  @Test
  void nothing_is_looked_up_unless_the_arena_says_so() {
    assertThat(options("digital")).isEmpty();
    assertThat(asked).isEmpty();
    assertThat(form()).doesNotContain("<datalist");

    suggesting();
    assertThat(options("digital")).contains("DIGITALISERINGSDIREKTORATET", "991 825 827");
    assertThat(form()).contains("<datalist id=\"organisations\"", "list=\"organisations\"");
  }

  @Test
  void the_register_is_asked_once_for_the_same_words() {
    suggesting();
    assertThat(options("Digital")).isNotEmpty();
    assertThat(options("  digital ")).contains("DIGITALISERINGSDIREKTORATET");
    assertThat(asked).hasSize(1);

    app.clock().forward(Duration.ofDays(31));
    assertThat(options("digital")).isNotEmpty();
    assertThat(asked).hasSize(2);
    app.clock().forward(Duration.ofDays(31));
    node.retention().night();
    assertThat(no.ordstyrer.Dump.of(app.db()).get("organisation_answer")).isEmpty();
  }

  @Test
  void what_the_register_says_is_only_text_and_its_numbers_are_checked() {
    suggesting();
    assertThat(options("brønnøy"))
        .contains("&lt;b>BRØNNØY SUND&lt;/b>")
        .doesNotContain("<b>", "FALSK");
    assertThat(options("974 760 673")).contains("974 760 673");
    assertThat(asked).last().asString().endsWith("/enheter/974760673");
    assertThat(options("123456789")).isEmpty();
    assertThat(asked).hasSize(2);
    assertThat(options("nul\u0000l")).isNotEmpty();
  }

  @Test
  void a_register_that_is_slow_or_broken_holds_nobody_up() {
    suggesting();
    var begin = System.nanoTime();
    assertThat(options("slow")).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    assertThat(options("digital")).as("left alone for a while").isEmpty();
    assertThat(asked).hasSize(1);

    app.clock().forward(Duration.ofMinutes(2));
    assertThat(options("broken")).isEmpty();
    app.clock().forward(Duration.ofMinutes(2));
    assertThat(options("digital")).isNotEmpty();
  }

  @Test
  void any_text_is_an_organisation_but_a_number_must_be_right() {
    suggesting();
    assertThat(register("Et lag som ikke står noe sted")).isEqualTo(303);
    assertThat(register("991 825 827")).isEqualTo(303);
    assertThat(register("991 825 828")).isEqualTo(422);
    var manage = Inbox.of(app, "a" + "991 825 827".hashCode() + "@b.example").first("REGISTERED");
    assertThat(app.stranger().get(manage.link("/manage/") + "/details").body())
        .contains("list=\"organisations\"", "/registration/organisations\"");
  }

  @Test
  void in_a_browser_the_list_fills_while_one_types() {
    suggesting();
    try (var browser = new Browser(app)) {
      var guest = browser.guest();
      guest.go(visitor.address(Cast.SERIES + "/registration")).check("registration-suggestions");
      guest.page().locator("#organisation").pressSequentially("digital");
      guest
          .page()
          .waitForCondition(() -> guest.page().locator("#organisations option").count() == 1);
      guest.check("registration-suggestions-filled");
    }
  }

  private void suggesting() {
    app.db().useHandle(handle -> handle.execute("update arena set suggests_organisations = true"));
  }

  private String form() {
    return visitor.get(Cast.SERIES + "/registration").body();
  }

  private String options(String words) {
    var path = Cast.SERIES + "/registration/organisations?q=";
    return visitor
        .get(path + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8))
        .body()
        .strip();
  }

  private int register(String organisation) {
    return app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "name",
            "Anne",
            "email",
            "a" + organisation.hashCode() + "@b.example",
            "organisation",
            organisation,
            "scope",
            "all")
        .statusCode();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI().toString();
    asked.add(uri);
    if (uri.contains("slow")) {
      try {
        slowIsOver.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    var body =
        uri.contains("/enheter/")
            ? MARKUP
            : "{\"_embedded\":{\"enheter\":["
                + (uri.contains("digital") ? ONE : MARKUP + "," + WRONG)
                + "]}}";
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(uri.contains("broken") ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
