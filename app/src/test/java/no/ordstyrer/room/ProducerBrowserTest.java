package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Instant;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.question.QuestionScenes;
import org.junit.jupiter.api.Test;

/** The producer at her desk and the audience's screen, each in a browser of its own. */
class ProducerBrowserTest {
  private static final String PART = Cast.SERIES + "/del-3";

  @Test
  void the_producer_runs_the_screen_with_the_keyboard() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      QuestionScenes.debate(app, 0);
      app.clock().set(Instant.parse("2030-10-10T08:06:00Z"));
      var turid = app.signedIn(Cast.CHAIR);
      turid.post(PART + "/debate");
      turid.post(PART + "/run/next", "believed", "");
      programme(app);
      var per = browser.as(ProducerPagesTest.producer(app)).go(PART + "/producer");
      var desk = per.page();
      assertThat(desk.locator("#producer-health")).containsText("Ingen skjerm er koblet til");
      var screen = browser.guest();
      screen.go(stage(app.signedIn(Cast.MODERATOR)));
      var stage = screen.page().locator("#stage");
      assertThat(desk.locator("#producer-health")).containsText("Skjermen er koblet til");
      assertThat(desk.locator("#desk-status")).containsText("Skjermen er koblet til");

      assertThat(desk.locator(".producer-more .programme__line")).hasCount(3);

      // Each scene by its key; the small picture goes along.
      var scenes =
          new String[] {
            "question", "join", "agenda", "speaker", "question", "idle", "idle", "blank"
          };
      for (var key = scenes.length; key > 0; key--) {
        desk.keyboard().press("" + key);
        assertThat(desk.locator("button[data-key='" + key + "']"))
            .hasAttribute("aria-pressed", "true");
        shows(stage, scenes[key - 1]);
        screen.axe();
        if (key > 1 && key < 6) {
          screen.shot("stage-scene-" + scenes[key - 1]);
        }
      }
      shows(desk.frameLocator(".producer-frame >> nth=0").locator("#stage"), "question");
      desk.keyboard().press("4");
      shows(stage, "speaker");
      turid.post(PART + "/turns", "seat", seat(app), "kind", "ANSWER");
      assertThat(desk.locator("#producer-run [aria-current=step]")).containsText("Innledning");
      assertThat(stage.locator("#floor")).containsText(Cast.PANELIST.name());
      screen.shot("stage-scene-speaking").axe();
      desk.keyboard().press("u");
      shows(stage, "question");

      // A name: made ready, seen in the second picture, shown over nothing.
      desk.locator(".producer-people button").getByText(Cast.PANELIST.name()).click();
      assertThat(desk.locator(".producer-ready")).containsText("Vises ikke");
      desk.selectOption("#next-scene", "BLANK");
      assertThat(desk.frameLocator("#next-frame").locator(".stage-strip"))
          .containsText(Cast.PANELIST.name());
      assertThat(stage.locator(".stage-strip")).hasCount(0);
      desk.keyboard().press("s");
      assertThat(stage.locator(".stage-strip")).containsText(Cast.PANELIST.name());
      per.check("debate-producer").shot("debate-producer");
      ChairBrowserTest.assertFitsOneScreen(per);
      assertThat(desk.locator("#keys dl")).isHidden();
      desk.keyboard().press("?");
      assertThat(desk.locator("#keys dl")).isVisible();
      desk.keyboard().press("?");
      screen.shot("stage-strip").axe();
      desk.keyboard().press("8");
      shows(stage, "blank");
      assertThat(stage.locator(".stage-strip")).isVisible();
      screen.shot("stage-scene-blank").axe();
      desk.keyboard().press("d");
      assertThat(stage.locator(".stage-strip")).hasCount(0);

      // The pause picture with words, taken away by the chair.
      desk.fill("#words", "Vi er tilbake kl. 11.10");
      desk.locator("#hold-act").click();
      shows(stage, "held");
      assertThat(stage).containsText("Vi er tilbake kl. 11.10");
      screen.shot("stage-scene-held").axe();
      assertThat(desk.locator(".producer-state").first()).containsText("Pausebilde");
      turid.post(PART + "/debate/hold", "held", "false");
      shows(stage, "blank");
      assertThat(desk.locator("#hold-act")).containsText("Vis pausebilde");
    }
  }

  private static void shows(Locator stage, String scene) {
    assertThat(stage).hasAttribute("data-scene", scene);
  }

  private static void programme(TestApp app) {
    var ola = app.signedIn(Cast.ORGANISER);
    for (var line : new String[] {"Velkommen", "Panelet svarer", "Oppsummering"}) {
      var added =
          ola.post("/studio" + PART + "/programme/items/new", "title", line, "minutes", "20");
      org.assertj.core.api.Assertions.assertThat(added.statusCode()).isEqualTo(303);
    }
  }

  private static String seat(TestApp app) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select s.id from seat s join part_person p on p.id = s.person_id where p.name = ?",
                    Cast.PANELIST.name())
                .mapTo(String.class)
                .one());
  }

  private static String stage(Visitor moderator) {
    return moderator
        .get(PART + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }
}
