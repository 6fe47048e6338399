package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong is told in the frame of the site, in the visitor's language. */
class ProblemsTest {
  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void absent() {
    assertTold(app.stranger().get("/no/such/page/anywhere"), 404, "Vi finner ikke siden");
    assertTold(app.stranger().get("/no-such-arena"), 404, "Vi finner ikke siden");
    assertTold(app.stranger().get("/no-such-arena/privacy"), 404, "Vi finner ikke siden");
  }

  @Test
  void from_another_site() {
    assertTold(
        app.stranger().postFrom("https://evil.example", "/sign-in", "email", "a@b.example"),
        403,
        "Forespørselen kom fra et annet nettsted");
  }

  @Test
  void too_large() {
    assertTold(
        app.stranger().post("/sign-in", "email", "a".repeat(70_000)),
        413,
        "Det du sendte, er for stort");
  }

  /** A fault of ours is told with the number under which it stands in the log. */
  @Test
  void broken() {
    assertThat(app.stranger().get("/").statusCode()).isEqualTo(200);
    app.db().useHandle(handle -> handle.execute("drop table arena cascade"));

    var told = app.stranger().get("/");
    assertTold(told, 500, "Noe gikk galt hos oss");
    assertThat(told.body()).containsPattern("Nummer: \\S+").doesNotContain("Exception", "select");
  }

  @Test
  void in_the_language_of_the_visitor() {
    var visitor = app.stranger();
    assertThat(visitor.get("/nowhere?lang=nn").body()).contains("Vi finn ikkje sida");
    assertThat(visitor.get("/nowhere").body()).contains("<html lang=\"nn\">");
    assertThat(visitor.get(Cast.SERIES + "?lang=en").body()).contains("<html lang=\"en\">");
  }

  private static void assertTold(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(words, "site-header", "site-footer", "noindex");
  }
}
