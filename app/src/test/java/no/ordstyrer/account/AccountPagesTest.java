package no.ordstyrer.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountPagesTest {
  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_link_signs_in_once_in_the_browser_that_asked() {
    var kari = app.stranger();
    kari.post("/sign-in", "email", Cast.MODERATOR.email());
    var link = link();

    assertThat(kari.get(link).statusCode()).isEqualTo(200);
    assertThat(app.stranger().post(link).statusCode()).isEqualTo(422);
    assertThat(kari.post(link).statusCode()).isEqualTo(303);
    assertThat(kari.post(link).statusCode()).isEqualTo(422);
  }

  @Test
  void a_link_is_over_after_ten_minutes() {
    var kari = app.stranger();
    kari.post("/sign-in", "email", Cast.MODERATOR.email());
    var link = link();
    app.clock().forward(Duration.ofMinutes(11));

    assertThat(kari.post(link).body()).contains("Be om en ny lenke");
  }

  @Test
  void a_known_and_an_unknown_address_are_told_the_same() {
    var known = app.stranger().post("/sign-in", "email", Cast.MODERATOR.email());
    var unknown = app.stranger().post("/sign-in", "email", "nobody@samhandling.example");

    assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
    assertThat(unknown.body().replace("nobody", "kari")).isEqualTo(known.body());
  }

  @Test
  void another_site_cannot_post() {
    var visitor = app.stranger();
    assertThat(visitor.post("/sign-in", "email", "a@b.example").statusCode()).isEqualTo(200);
    assertThat(
            visitor
                .postFrom("https://evil.example", "/sign-in", "email", "a@b.example")
                .statusCode())
        .isEqualTo(403);
  }

  private String link() {
    return app.letter("SIGN_IN", Cast.MODERATOR.email())
        .replaceAll("(?s).*(/sign-in/[A-Za-z0-9_-]+).*", "$1");
  }
}
