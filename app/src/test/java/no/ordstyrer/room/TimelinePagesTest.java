package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.question.QuestionScenes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a part leaves behind, and who sees it when. */
class TimelinePagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String HERE = PART + "/timeline";

  private final TestApp app = new TestApp();
  private @Nullable Visitor turid;

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void nothing_is_public_before_the_debate_is_published_and_everything_after() {
    debated();
    assertThat(app.stranger().get(HERE).statusCode()).isEqualTo(404);
    assertThat(app.signedIn(Cast.PANELIST).get(HERE).statusCode()).isEqualTo(404);
    assertThat(turid().get(HERE).statusCode()).as("still live").isEqualTo(404);
    end();
    assertThat(app.stranger().get(HERE).statusCode()).isEqualTo(404);
    assertThat(turid().get(HERE).body()).contains("Resultatene er ikke offentlige ennå");
    assertThat(app.signedIn(Cast.ORGANISER).get(HERE).statusCode()).isEqualTo(200);
    move("PUBLISHED");
    assertThat(app.stranger().get(HERE).body())
        .doesNotContain("ikke offentlige ennå")
        .contains(Cast.PANELIST.name())
        .contains("Hvem skal betale når gevinsten kommer i en annen sektor")
        .contains("Innledning")
        .contains("1:30")
        .contains("0:40");
  }

  /** On A4, 15 mm from its edges, at 96 pixels an inch: all that can be read, nothing to press. */
  private static void printed(Person guest) {
    var page = guest.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.setViewportSize(680, 1010);
    PlaywrightAssertions.assertThat(page.locator("#run-h")).isVisible();
    for (var away : List.of(".part-timeline__take", ".chart summary", ".site-bar")) {
      PlaywrightAssertions.assertThat(page.locator(away).first()).isHidden();
    }
    assertThat(page.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots/timeline-print.png")));
  }

  @Test
  void the_plan_stands_beside_what_became_of_it() {
    debated();
    turid().post(PART + "/run/next", "believed", newestRunning());
    app.clock().forward(Duration.ofMinutes(8));
    end();
    var page = turid().get(HERE).body().replaceAll("\\s+", " ");
    // Introduction 3 minutes, lasted 2:10; closing of the stance 2 minutes, lasted 8.
    assertThat(page)
        .contains(">3:00</td><td class=\"figure\">2:10</td><td class=\"figure\">−0:50<")
        .contains(">2:00</td><td class=\"figure\">8:00</td><td class=\"figure\">+6:00<")
        .contains("ikke kjørt", "varte 10:10", "kortere enn planlagt");
  }

  private String newestRunning() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select id from run_item where state = 'RUNNING'")
                .mapTo(String.class)
                .one());
  }

  @Test
  void what_was_annulled_is_given_back_in_the_open_and_not_on_the_timeline() {
    debated();
    turid().post(PART + "/turns/" + newest("turn") + "/annul");
    end();
    move("PUBLISHED");
    var page = app.stranger().get(HERE).body();
    assertThat(page).contains("Taletid per person").contains("Panelet snakket i 1:30 til sammen");
    assertThat(page.substring(page.indexOf("id=\"timeline-h\"")))
        .contains(Cast.PANELIST.name())
        .doesNotContain(Cast.SECOND_PANELIST.name());
  }

  @Test
  void the_files_tell_the_same_and_nothing_before_it_is_published() throws IOException {
    debated();
    turid().post(PART + "/turns/" + newest("turn") + "/annul");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part_person set organisation = '=1+1' where name = ?",
                Cast.PANELIST.name()));
    end();
    for (var file : List.of("turns.csv", "ledger.json", "run.xlsx")) {
      assertThat(app.stranger().get(HERE + "/export/" + file).statusCode()).isEqualTo(404);
      assertThat(turid().get(HERE + "/export/" + file).statusCode()).isEqualTo(200);
    }
    move("PUBLISHED");
    assertThat(app.stranger().get(HERE + "/export/turns.csv").body())
        .contains("Begynte (Europe/Oslo)")
        .contains(Cast.PANELIST.name() + ";'=1+1;Åpning;ferdig;2030-10-10 10:06")
        .contains("strøket");
    var ledger =
        new ObjectMapper().readTree(app.stranger().get(HERE + "/export/ledger.json").body());
    assertThat(ledger.findValuesAsText("why")).containsExactly("SPOKEN", "SPOKEN", "VOIDED");
    assertThat(ledger.findValues("seconds").stream().mapToDouble(JsonNode::asDouble).sum())
        .isEqualTo(90);
    assertThat(app.stranger().get(HERE + "/export/run.csv").body()).contains("Innledning;");
    assertThat(app.stranger().get(HERE + "/export/run.xlsx").body()).startsWith("PK");
    assertThat(app.stranger().get(HERE + "/export/run.exe").statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(HERE + "/export/run").statusCode()).isEqualTo(404);
  }

  @Test
  void each_line_leads_to_its_second_of_the_recording_when_somebody_says_where_it_begins() {
    debated();
    end();
    move("PUBLISHED");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set ended_at = ?, recording_url = 'https://video.example/opptak' where"
                    + " id = ?",
                app.clock().instant(),
                app.cast().parts().get(2)));
    assertThat(app.stranger().get(HERE).body()).doesNotContain("#t=");
    assertThat(app.stranger().post(HERE + "/recording", "begins", "10:00").statusCode())
        .isEqualTo(404);
    var wrong = turid().post(HERE + "/recording", "begins", "ti");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"ti\"");
    assertThat(turid().post(HERE + "/recording", "begins", "10:00:15").statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(HERE).body())
        .contains("href=\"https://video.example/opptak#t=345\"")
        .contains("Hopp til 5:45 i opptaket");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update question set live_at = ? where number = 8", app.clock().instant()));
    assertThat(app.stranger().get(PART + "/questions").body())
        .contains("href=\"" + HERE + "#asked-8\"", "Se svaret i opptaket");
    assertThat(app.stranger().get(HERE).body()).contains("id=\"asked-8\"");
    assertThat(app.signedIn(Cast.ORGANISER).get("/studio/samhandlingsarena/log").body())
        .contains("Sa når opptaket begynner");
    try (var browser = new Browser(app)) {
      var guest = browser.guest().go(HERE).check("timeline").shot("timeline");
      printed(guest);
      browser.staff(Cast.CHAIR).go(HERE).check("timeline-chair").shot("timeline-chair");
    }
    turid().post(HERE + "/recording", "begins", "");
    assertThat(app.stranger().get(HERE).body()).doesNotContain("#t=");
    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("i opptaket");
  }

  @Test
  void a_part_without_a_debate_has_its_timeline_when_it_is_over() {
    var webinar = Cast.SERIES + "/del-1/timeline";
    assertThat(app.stranger().get(webinar).statusCode()).isEqualTo(404);
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set live_at = ?, ended_at = ? where id = ?",
                app.clock().instant(),
                app.clock().instant(),
                app.cast().parts().get(0)));
    assertThat(app.stranger().get(webinar).body()).contains("Ingenting er ført på tidslinjen");
    try (var browser = new Browser(app)) {
      browser.guest().go(webinar).check("timeline-empty");
    }
  }

  /**
   * Two turns, one of a minute and a half and one of forty seconds, and a question that is live.
   */
  private void debated() {
    app.clock().set(Instant.parse("2030-10-10T08:06:00Z"));
    QuestionScenes.debate(app, 0);
    turid().post(PART + "/debate");
    move("GREEN_ROOM");
    move("LIVE");
    turid().post(PART + "/run/next", "believed", "");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update question set live_at = ? where handling = 'LIVE'", app.clock().instant()));
    speaks("min", "", 90);
    speaks("max", newest("turn"), 40);
    turid().post(PART + "/turns/" + newest("turn") + "/finish");
  }

  private void speaks(String which, String believed, int seconds) {
    var seat =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery("select " + which + "(id) from seat where role = 'PANELIST'")
                    .mapTo(String.class)
                    .one());
    turid().post(PART + "/turns", "seat", seat, "kind", "OPENING", "believed", believed);
    app.clock().forward(Duration.ofSeconds(seconds));
  }

  private void end() {
    move("CLOSING");
    move("ENDED");
  }

  private void move(String to) {
    assertThat(
            turid()
                .post(PART + "/debate/state", "to", to)
                .headers()
                .firstValue("Location")
                .orElse(""))
        .endsWith("/chair");
  }

  private String newest(String table) {
    return app.db()
        .withHandle(
            handle -> handle.createQuery("select max(id) from " + table).mapTo(String.class).one());
  }

  private Visitor turid() {
    if (turid == null) {
      turid = app.signedIn(Cast.CHAIR);
    }
    return turid;
  }
}
