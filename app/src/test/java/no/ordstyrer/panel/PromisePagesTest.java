package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromisePagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String HERE = PART + "/promises";
  private static final String BOARD = Cast.SERIES + "/promises";

  private final TestApp app = new TestApp();

  @BeforeEach
  void debate() {
    app.signedIn(Cast.CHAIR).post(PART + "/debate");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void what_is_promised_is_on_the_board_until_it_is_done_and_whoever_comes_second_is_told() {
    var turid = app.signedIn(Cast.CHAIR);
    var guest = app.stranger();
    assertThat(guest.get(BOARD).body()).contains("Ingen løfter ennå");
    var due = app.clock().instant().plus(Duration.ofDays(30)).toString().substring(0, 10);
    assertThat(
            turid
                .post(HERE, "words", "Felles regler innen jul", "owner", "Digdir", "due", due)
                .statusCode())
        .isEqualTo(303);
    assertThat(guest.get(BOARD).body())
        .contains("Felles regler innen jul")
        .contains("Digdir")
        .contains("Ikke gjort ennå");
    app.clock().forward(Duration.ofDays(40));
    assertThat(guest.get(BOARD).body()).contains("Fristen er ute");

    var id =
        app.db()
            .withHandle(
                handle -> handle.createQuery("select id from promise").mapTo(Long.class).one());
    var kari = app.signedIn(Cast.MODERATOR);
    turid = app.signedIn(Cast.CHAIR); // Nobody stays signed in for forty days.
    assertThat(
            location(kari.post(HERE + "/" + id + "/kept", "outcome", "Reglene gjelder fra mars.")))
        .endsWith("promise.keep");
    assertThat(location(turid.post(HERE + "/" + id + "/kept", "outcome", "Noe annet")))
        .endsWith("promise.stale");
    assertThat(guest.get(BOARD).body())
        .contains("Reglene gjelder fra mars.")
        .doesNotContain("Noe annet")
        .doesNotContain("Fristen er ute");
    turid.post(HERE + "/" + id + "/reopen");
    assertThat(guest.get(BOARD).body()).doesNotContain("Reglene gjelder");
    turid.post(HERE + "/" + id + "/removal");
    assertThat(guest.get(BOARD).body()).contains("Ingen løfter ennå");
  }

  @Test
  void what_is_not_good_comes_back_as_it_was_typed() {
    var turid = app.signedIn(Cast.CHAIR);
    var back =
        turid.post(HERE, "words", "Løftet mitt", "owner", "", "due", "i morgen", "question", "x");
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body()).contains("Løftet mitt").contains("i morgen");
    turid.post(HERE, "words", "Et løfte", "owner", "Digdir");
    var id =
        app.db()
            .withHandle(
                handle -> handle.createQuery("select id from promise").mapTo(Long.class).one());
    var long_ = turid.post(HERE + "/" + id + "/kept", "outcome", "Å".repeat(1001));
    assertThat(long_.statusCode()).isEqualTo(422);
    assertThat(long_.body()).contains("Å".repeat(1001));
    assertThat(turid.get(BOARD).body()).contains("Ikke gjort ennå");
  }

  @Test
  void it_looks_like_this() {
    try (var browser = new Browser(app)) {
      var turid = browser.staff(Cast.CHAIR).go(HERE).check("promises-none");
      turid.page().locator("#words").fill("Vi legger fram felles regler for deling av data");
      turid.page().locator("#owner").fill("Máret Ánne Sara");
      turid.page().locator("#due").fill("2031-01-15");
      turid.page().locator("main form button[type=submit]").first().click();
      turid.check("promises").shot("promises");
      turid.page().locator("a[data-confirm]").click();
      turid.axe();
      turid
          .go(
              HERE
                  + "/"
                  + turid.page().locator("dialog[id^=remove-]").getAttribute("id").substring(7)
                  + "/removal")
          .check("promise-removal");
      browser.guest().go(BOARD).check("promise-board").shot("promise-board");
    }
  }

  private static String location(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
