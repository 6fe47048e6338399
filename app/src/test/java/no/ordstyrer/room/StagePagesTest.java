package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audience's screen and the panel's page. */
class StagePagesTest {
  private static final String PART = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void two_published_questions() {
    for (var text :
        new String[] {
          "Hvem skal betale når gevinsten kommer i en annen sektor enn kostnaden?",
          "Hvem bestemmer?"
        }) {
      anne.post(PART + "/questions", "text", text);
      app.clock().forward(java.time.Duration.ofSeconds(31));
    }
    act(1, "approve", 1);
    act(2, "approve", 1);
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_screen_shows_the_live_question_and_how_to_come_in() throws Exception {
    var screen = app.stranger();
    assertThat(screen.get(stage()).body()).contains("data-scene=\"idle\"", "qr.svg", "localhost");
    var code = screen.get(stage() + "/qr.svg");
    assertThat(code.headers().firstValue("Content-Type")).hasValue("image/svg+xml");

    try (var page = new OpenPage(app.origin() + stage() + "/live", screen.handshake(), 0, null)) {
      page.open();
      act(1, "live", 2);
      page.await("the question", () -> page.element("stage").contains("Hvem skal betale"));
      assertThat(page.element("stage")).contains(Cast.ATTENDEE.name(), "Spørsmål 1");
      act(1, "finish", 3);
      page.await("idle again", () -> page.element("stage").contains("data-scene=\"idle\""));
    }
  }

  @Test
  void a_renewed_link_sends_the_old_screen_away() throws Exception {
    var old = stage();
    assertThat(app.stranger().get(old).statusCode()).isEqualTo(200);
    try (var page =
        new OpenPage(app.origin() + old + "/live", app.stranger().handshake(), 0, null)) {
      page.open();
      kari.post(PART + "/stage-link");
      page.await("closed", () -> page.closedWith() != 0);
    }
    for (var path : new String[] {old, old + "/qr.svg", old + "/changes?since=0"}) {
      assertThat(app.stranger().get(path).statusCode()).isEqualTo(404);
    }
    assertThat(stage()).isNotEqualTo(old);
    assertThat(app.stranger().get(stage()).statusCode()).isEqualTo(200);
    assertThat(app.signedIn(Cast.PANELIST).post(PART + "/stage-link").statusCode()).isEqualTo(404);
  }

  @Test
  void another_site_and_a_forged_link_open_no_socket() {
    var forged = stage().replaceFirst(".$", "A").replaceFirst("/stage/.", "/stage/B");
    assertThat(app.stranger().get(forged).statusCode()).isEqualTo(404);
    for (var refused : Map.of(forged, app.origin(), stage(), "https://evil.example").entrySet()) {
      var page =
          new OpenPage(
              app.origin() + refused.getKey() + "/live",
              Map.of("Origin", refused.getValue()),
              0,
              null);
      org.assertj.core.api.Assertions.assertThatThrownBy(page::open).isInstanceOf(Exception.class);
    }
  }

  @Test
  void the_panel_sees_the_shortlist_and_what_is_put_to_each() {
    act(2, "shortlist", 2);
    var maret =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery("select id from part_person where name = ?")
                    .bind(0, Cast.PANELIST.name())
                    .mapTo(String.class)
                    .one());
    kari.post(PART + "/queue/1/assign", "rev", "2", "person", maret);
    act(2, "live", 3);

    var page = app.signedIn(Cast.PANELIST).get(PART + "/panel").body();
    assertThat(page).contains("Hvem bestemmer?", "Hvem skal betale", "data-mine=\"true\"");
    assertThat(app.signedIn(Cast.SECOND_PANELIST).get(PART + "/panel").body())
        .contains("Hvem skal betale")
        .doesNotContain("data-mine");
    assertThat(anne.get(PART + "/panel").statusCode()).isEqualTo(404);
  }

  @Test
  void they_look_right() {
    act(2, "shortlist", 2);
    try (var browser = new Browser(app)) {
      var screen = browser.guest();
      screen.go(stage()).check("stage-idle");
      act(1, "live", 2);
      screen.page().waitForSelector("[data-scene=question]");
      screen.check("stage").shot("stage");
      var turid = browser.staff(Cast.CHAIR);
      turid.go(PART + "/panel").check("panel").shot("panel");
      act(2, "live", 3);
      turid.page().waitForSelector("#now:has-text('Hvem bestemmer?')");
      turid.page().waitForSelector("#panel-1");
    }
  }

  @Test
  void ending_the_part_clears_the_stage_and_shows_what_became_of_the_questions() {
    kari.post(PART + "/phase", "phase", "OPEN", "rev", "1");
    act(1, "live", 2);
    assertThat(kari.post(PART + "/end").statusCode()).isEqualTo(303);

    assertThat(app.stranger().get(stage()).body()).contains("data-scene=\"idle\"");
    assertThat(kari.get(PART + "/outcomes").body())
        .contains("2 publiserte spørsmål mangler utfall");
    assertThat(app.stranger().get(PART).body())
        .contains("Spørsmålene, og hva det ble av dem", "Venter på svar.");
  }

  private String stage() {
    return kari.get(PART + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }

  private void act(int number, String act, int rev) {
    var done = kari.post(PART + "/queue/" + number + "/" + act, "rev", "" + rev);
    assertThat(done.statusCode()).isEqualTo(303);
  }
}
