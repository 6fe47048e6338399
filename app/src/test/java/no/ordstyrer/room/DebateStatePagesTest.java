package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The debate is moved on by those who run it, who are told what that means. */
class DebateStatePagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String HERE = PART + "/debate/state";

  private final TestApp app = new TestApp();
  private final Visitor turid = app.signedIn(Cast.CHAIR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_organiser_moves_it_too_and_of_two_the_later_is_told() {
    assertThat(turid.get(HERE).statusCode()).as("no debate yet").isEqualTo(404);
    turid.post(PART + "/debate");
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(app.signedIn(Cast.PANELIST).get(HERE).statusCode()).isEqualTo(404);
    assertThat(ola.get(HERE).body()).contains("Åpne før sending").doesNotContain("Publiser");
    assertThat(move(ola, "DRAFT", "GREEN_ROOM")).endsWith(HERE);
    assertThat(move(ola, "GREEN_ROOM", "LIVE")).endsWith(HERE);
    assertThat(move(turid, "GREEN_ROOM", "DRAFT")).endsWith("?done=debate.stale");
    assertThat(move(turid, "LIVE", "PUBLISHED")).endsWith("?done=debate.impossible");
    assertThat(move(turid, "LIVE", "ENDED")).endsWith("?done=debate.impossible");
    assertThat(move(turid, "LIVE", "CLOSING")).endsWith(HERE);
    assertThat(ola.get(HERE).body()).contains("Angre: tilbake til debatten");
    assertThat(move(ola, "CLOSING", "LIVE")).endsWith(HERE);
    assertThat(move(turid, "LIVE", "CLOSING")).endsWith(HERE);
    assertThat(move(turid, "CLOSING", "ENDED")).endsWith(HERE);
    assertThat(ola.get(HERE).body()).contains("Det kan ikke tas tilbake");
    assertThat(ola.get(PART + "/debate/publication").body())
        .contains("hvem som snakket", "kan ikke tas tilbake", "Publiser nå");
    assertThat(move(ola, "ENDED", "PUBLISHED")).endsWith(HERE);
    assertThat(ola.get(HERE).body()).contains("kan ikke flyttes videre");
  }

  /** The chair is no moderator, and the audience is let in all the same. */
  @Test
  void a_debate_that_begins_opens_a_room_that_nobody_has_opened() {
    turid.post(PART + "/debate");
    var kari = app.signedIn(Cast.MODERATOR);
    move(turid, "DRAFT", "GREEN_ROOM");
    assertThat(app.stranger().get(PART).body()).contains("data-phase=\"COLLECTING\"");
    assertThat(turid.post(PART + "/phase", "phase", "OPEN", "rev", "0").statusCode())
        .isEqualTo(404);
    move(turid, "GREEN_ROOM", "LIVE");
    assertThat(app.stranger().get(PART).body())
        .contains("Direkte nå", "data-phase=\"OPEN\"")
        .doesNotContain("Ikke begynt ennå");
    // What a moderator does with the room stays hers, also when the debate goes on.
    kari.post(PART + "/phase", "phase", "PAUSED", "rev", "1");
    move(turid, "LIVE", "INTERMISSION");
    move(turid, "INTERMISSION", "LIVE");
    assertThat(app.stranger().get(PART).body()).contains("data-phase=\"PAUSED\"");
  }

  @Test
  void a_room_that_a_moderator_closed_stays_closed_when_the_debate_begins() {
    turid.post(PART + "/debate");
    app.signedIn(Cast.MODERATOR).post(PART + "/phase", "phase", "CLOSED", "rev", "0");
    assertThat(app.stranger().get(PART).body()).contains("data-phase=\"SHUT\"");
    move(turid, "DRAFT", "GREEN_ROOM");
    move(turid, "GREEN_ROOM", "LIVE");
    assertThat(app.stranger().get(PART).body())
        .contains("data-phase=\"CLOSED\"")
        .doesNotContain("Ikke begynt ennå");
    assertThat(number("select count(*) from part where live_at is not null")).isOne();
  }

  @Test
  void whoever_speaks_when_it_ends_has_spoken_until_then() {
    turid.post(PART + "/debate");
    move(turid, "DRAFT", "GREEN_ROOM");
    move(turid, "GREEN_ROOM", "LIVE");
    turid.post(PART + "/run/next", "believed", "");
    var seat =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery("select min(id) from seat where role = 'PANELIST'")
                    .mapTo(String.class)
                    .one());
    turid.post(PART + "/turns", "seat", seat, "kind", "OPENING", "believed", "");
    app.clock().forward(Duration.ofSeconds(75));
    // Nobody's clock stands still while the house is opened again.
    app.restart();
    app.clock().forward(Duration.ofSeconds(30));
    move(turid, "LIVE", "CLOSING");
    move(turid, "CLOSING", "ENDED");
    assertThat(number("select sum(millis) from time_ledger")).isEqualTo(105_000);
    assertThat(number("select count(*) from turn where state <> 'DONE'")).isZero();
    assertThat(number("select count(*) from run_item where state = 'DONE'")).isOne();
  }

  @Test
  void the_desk_says_where_it_stands_and_moves_it_with_two_clicks() {
    turid.post(PART + "/debate");
    try (var browser = new Browser(app)) {
      var chair = browser.staff(Cast.CHAIR).go(PART + "/chair");
      var state = chair.page().locator("#debate-state");
      assertThat(state.locator("summary")).containsText("Kladd");
      state.locator("summary").click();
      chair.check("chair-state").shot("chair-state");
      state.locator("button").first().click();
      assertThat(chair.page().locator("#debate-state summary")).containsText("Før sending");
      browser.staff(Cast.ORGANISER).go(HERE).check("debate-state").shot("debate-state");
      app.db().useHandle(handle -> handle.execute("update debate set state = 'ENDED'"));
      chair.go(PART + "/debate/publication").check("debate-publish").shot("debate-publish");
      chair.page().locator("main form button").click();
      assertThat(chair.page().locator("#debate-state summary")).containsText("Publisert");
    }
  }

  private String move(Visitor who, String from, String to) {
    return who.post(HERE, "from", from, "to", to, "back", "state")
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private long number(String sql) {
    return app.db().withHandle(handle -> handle.createQuery(sql).mapTo(long.class).one());
  }
}
