package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Producers;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.question.QuestionScenes;
import org.junit.jupiter.api.Test;

/** The producer at her desk and the audience's screen, each in a browser of its own. */
class ProducerBrowserTest {
  private static final String PART = Cast.SERIES + "/del-3";

  /** Who was away comes back after a while of its own. */
  private static final LocatorAssertions.ContainsTextOptions PATIENT =
      new LocatorAssertions.ContainsTextOptions().setTimeout(40_000);

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
      var per = browser.as(Producers.signedIn(app)).go(PART + "/producer");
      var desk = per.page();
      assertThat(desk.locator("#producer-health")).containsText("Ingen skjerm er koblet til");
      var screen = browser.guest();
      screen.go(stage(app.signedIn(Cast.MODERATOR)));
      var stage = screen.page().locator("#stage");
      assertThat(desk.locator("#producer-health")).containsText("Skjermen er koblet til");
      assertThat(desk.locator("#health-status")).hasText("Skjermen er koblet til");

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
      per.check("producer").shot("producer");
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
      assertThat(desk.locator(".producer-ready")).containsText("Vises ikke");

      // Without a mouse: typed, made ready, shown.
      desk.focus("#name");
      desk.keyboard().type("Direkte fra Tromsø");
      desk.keyboard().press("Tab");
      desk.keyboard().type("Nordnorsk debatt");
      desk.keyboard().press("Enter");
      assertThat(desk.locator(".producer-ready")).containsText("Direkte fra Tromsø");
      assertThat(desk.locator("#name")).isEmpty();
      desk.keyboard().press("s");
      assertThat(stage.locator(".stage-strip")).containsText("Nordnorsk debatt");
      assertThat(desk.locator("#strip-hide")).isVisible();
      desk.keyboard().press("d");
      assertThat(stage.locator(".stage-strip")).hasCount(0);

      // The pause picture with words, taken away by the chair.
      desk.fill("#words", "Vi er tilbake kl. 11.10");
      desk.keyboard().press("Escape");
      desk.keyboard().press("2"); // Redraws the form; what is typed in it stays.
      shows(stage, "join");
      assertThat(desk.locator("#scene-JOIN")).hasAttribute("aria-pressed", "true");
      assertThat(desk.locator("#words")).hasValue("Vi er tilbake kl. 11.10");
      desk.keyboard().press("8");
      shows(stage, "blank");
      assertThat(desk.locator("#scene-BLANK")).hasAttribute("aria-pressed", "true");
      desk.keyboard().press("h");
      shows(stage, "held");
      assertThat(stage).containsText("Vi er tilbake kl. 11.10");
      screen.shot("stage-scene-held").axe();
      assertThat(desk.locator(".producer-state").first()).containsText("Pausebilde");
      turid.post(PART + "/debate/hold", "held", "false");
      shows(stage, "blank");
      assertThat(desk.locator("#hold-act")).containsText("Vis pausebilde");
    }
  }

  @Test
  void ballot_and_result_fill_the_screen_and_tell_nothing_too_early() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      var kari = app.signedIn(Cast.MODERATOR);
      var turid = app.signedIn(Cast.CHAIR);
      var room = new AskingRoom(app, kari, turid);
      room.opens();
      var desk = browser.as(Producers.signedIn(app)).go(PART + "/producer").page();
      assertThat(desk.locator("#producer-health")).containsText("Ingen skjerm er koblet til");
      var screen = browser.guest();
      screen.go(stage(kari));
      var stage = screen.page().locator("#stage");

      room.poll("open");
      room.poll("stage");
      room.votes();
      desk.keyboard().press("6");
      shows(stage, "poll");
      assertThat(stage).containsText("3 av 3 har svart");
      assertThat(screen.page().locator(".stage-reactions")).isVisible();
      room.fills(screen, "stage-ballot");
      desk.keyboard().press("7");
      assertThat(desk.locator("#scene-RESULT")).hasAttribute("aria-pressed", "true");
      room.poll("close");
      assertThat(stage).containsText("Stengt");
      assertThat(stage.locator(".stage-result")).hasCount(0);
      room.poll("reveal");
      assertThat(stage.locator(".stage-result")).isVisible();
      assertThat(desk.frameLocator(".producer-frame >> nth=0").locator(".stage-result"))
          .isVisible();
      room.fills(screen, "stage-result");
      screen.axe();
      desk.keyboard().press("6");
      assertThat(stage.locator(".stage-result")).hasCount(0);

      // Where people stand: the same, and newer than the poll.
      room.stance();
      assertThat(stage).containsText(AskingRoom.STANCE);
      assertThat(stage.locator(".flow")).hasCount(0);
      room.fills(screen, "stage-stance-ballot");
      desk.keyboard().press("7");
      shows(stage, "poll"); // Of the stance there is no result yet.
      room.closesStance();
      assertThat(stage.locator(".flow")).hasCount(0);
      turid.post(PART + "/stance/reveal");
      assertThat(stage.locator(".flow__lines")).isVisible();
      room.fills(screen, "stage-stance-result");
      screen.axe();

      // Over a camera picture, in a size of its own.
      screen.page().setViewportSize(1920, 1080);
      screen.go(stage(kari) + "?background=transparent&base=15");
      assertThat(screen.page().locator("html")).hasCSS("font-size", "15px");
      assertThat(screen.page().locator("body")).hasCSS("background-color", "rgba(0, 0, 0, 0)");
      room.fills(screen, "stage-transparent");

      // Nothing at all is nothing at all.
      for (var nothing : new String[] {"8", "h"}) {
        desk.keyboard().press(nothing);
        shows(stage, nothing.equals("8") ? "blank" : "held");
        assertThat(screen.page().locator(".stage-reactions")).isHidden();
      }
    }
  }

  @Test
  void two_at_once_then_a_server_that_goes_away_then_a_void_link() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      var kari = app.signedIn(Cast.MODERATOR);
      var ola = app.signedIn(Cast.ORGANISER);
      var desks =
          List.of(
              browser.as(Producers.signedIn(app)).go(PART + "/producer").page(),
              browser.as(ola).go(PART + "/producer").page());
      var desk = desks.getFirst();
      var screen = browser.guest().page();
      var sockets = new ArrayList<WebSocket>();
      screen.onWebSocket(sockets::add);
      screen.navigate(stage(kari));
      var stage = screen.locator("#stage");

      // One of them is quicker, and the other is told who.
      var pressed = new ArrayList<Route>();
      for (var n = 0; n < 2; n++) {
        var number = n + 1;
        desks.get(n).route("**/producer/scene", pressed::add);
        desks.get(n).keyboard().press(n == 0 ? "2" : "8");
        desks.get(n).waitForCondition(() -> pressed.size() == number);
      }
      pressed.getFirst().resume();
      shows(stage, "join");
      pressed.getLast().resume();
      assertThat(desks.getLast().locator("#desk-status")).containsText("Per Produsent var raskere");
      assertThat(desks.getLast().locator("#scene-JOIN")).hasAttribute("aria-pressed", "true");
      shows(stage, "join");
      desks.forEach(one -> one.unroute("**/producer/scene"));

      // Without a server the screen stands as it stood; the producer is told.
      assertThat(desk.locator("#producer-health")).containsText("Skjermen er koblet til");
      var before = screen.innerText("body");
      var had = sockets.size();
      app.away(() -> {
        screen.waitForCondition(() -> sockets.size() > had + 1);
        assertThat(desk.locator("#producer-health")).containsText("Tjeneren svarer ikke", PATIENT);
        desk.keyboard().press("3");
        assertThat(desk.locator("#desk-status")).containsText("er kanskje ikke gjort");
        shows(stage, "join");
        org.assertj.core.api.Assertions.assertThat(screen.innerText("body")).isEqualTo(before);
      });
      assertThat(desk.locator("#producer-health")).containsText("Skjermen er koblet til", PATIENT);
      desk.keyboard().press("3");
      shows(stage, "agenda");

      // The link is void: the open screen is empty at once.
      ola.post(PART + "/stage-link", "back", "producer");
      assertThat(stage).hasCount(0);
      org.assertj.core.api.Assertions.assertThat(screen.innerText("body")).isBlank();
      screen.navigate(stage(kari));
      shows(stage, "agenda");
      browser.forgive();
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
                    "select s.id from seat s join part_person p on p.id = s.person_id where p.name"
                        + " = ?",
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
