package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.question.QuestionScenes;
import org.junit.jupiter.api.Test;

class ChairBrowserTest {
  private static final String DESK = Cast.SERIES + "/del-3/chair";

  @Test
  void the_chair_runs_the_floor_with_the_keyboard() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      app.clock().set(Instant.parse("2030-10-10T08:06:00Z"));
      var turid = browser.staff(Cast.CHAIR);
      turid.go(DESK).check("chair-empty").shot("chair-empty");
      turid.page().locator("form[action$='/debate'] button").click();
      var desk = turid.page();
      assertThat(desk.locator(".bars tbody tr")).hasCount(2);
      turid.check("chair-ready");
      // Six minutes late, and one key mends it.
      assertThat(desk.locator(".run")).containsText("Vi går 6 minutter over");
      assertFitsOneScreen(turid);
      turid.check("chair-late").shot("chair-late");
      desk.keyboard().press("r");
      assertThat(desk.locator(".run")).not().containsText("Vi går");
      desk.keyboard().press("m");
      assertThat(desk.locator(".lines [aria-current=step]")).containsText("Innledning");
      desk.keyboard().press("1");
      assertThat(desk.locator(".speaker")).containsText(Cast.PANELIST.name());
      app.clock().forward(Duration.ofSeconds(50));
      desk.keyboard().press("2");
      assertThat(desk.locator(".speaker")).containsText(Cast.SECOND_PANELIST.name());
      assertThat(desk.locator(".bars tbody tr").first()).containsText("0:50");
      turid.check("chair-speaking").shot("chair-speaking");
      assertFitsOneScreen(turid);
      desk.keyboard().press("f");
      assertThat(desk.locator(".speaker")).containsText("Ingen har ordet");
      // Somebody who cannot say herself where she is.
      desk.locator(".seat-moves summary").first().click();
      turid.check("chair-seat").shot("chair-seat");
      assertFitsOneScreen(turid);
      desk.locator(".seat-moves__to").first().locator("button").last().click();
      assertThat(desk.locator(".seat-moves summary").first())
          .hasAttribute("title", "er sjekket inn");
    }
  }

  @Test
  void the_chair_brings_a_question_up_and_says_when_it_is_answered() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      QuestionScenes.debate(app, 0);
      var turid = browser.staff(Cast.CHAIR);
      turid.go(DESK).page().locator("form[action$='/debate'] button").click();
      var chosen = turid.page().locator("#chosen");
      var listed = turid.page().locator("#shortlist");
      assertThat(chosen.locator(".live-question"))
          .hasText("Hvem skal betale når gevinsten kommer i en annen sektor enn kostnaden?");
      assertThat(listed.locator("ol li")).hasCount(2);
      turid.check("chair-question").shot("chair-question");
      assertFitsOneScreen(turid);

      app.db()
          .useHandle(handle -> {
            handle.execute("update part set live_at = null");
            handle.execute("update room set phase = 'COLLECTING'");
          });
      var anne = browser.guest().go(Cast.SERIES + "/del-3");
      // Nobody has opened the room, and it is no lie that something is being answered.
      assertThat(anne.page().locator("#room")).hasAttribute("data-phase", "COLLECTING");
      assertThat(anne.page().getByText("Ikke begynt ennå")).isHidden();
      assertThat(anne.page().getByText("Et spørsmål blir besvart nå.")).isVisible();
      anne.check("room-answering").shot("room-answering");
      turid.page().keyboard().press("a");
      assertThat(chosen).containsText("Ingen spørsmål besvares akkurat nå.");
      assertThat(anne.page().getByText("Ikke begynt ennå")).isVisible();
      turid.page().keyboard().press("l");
      assertThat(chosen.locator(".live-question"))
          .hasText("Hvorfor er det fortsatt slik at hver etat eier sine egne registre?");
      assertThat(listed.locator("ol li")).hasCount(1);
      assertThat(anne.page().locator("#now")).containsText("hver etat eier sine egne registre");

      // Somebody else puts one on the list that the public does not see: it is there, and cannot be
      // brought up.
      app.signedIn(Cast.MODERATOR).post(Cast.SERIES + "/del-3/queue/11/shortlist", "rev", "1");
      assertThat(listed.locator("li[data-pending]")).containsText("ikke publisert ennå");
      assertThat(listed.locator("li[data-pending] button")).hasCount(0);
      // A word to the moderators, who see it where they work.
      var kari = browser.staff(Cast.MODERATOR).go(Cast.SERIES + "/del-3/queue");
      assertThat(kari.page().locator("#heard")).containsText("Beskjeder fra ordstyreren");
      turid.page().locator("#cue-to").selectOption("MODERATORS");
      turid.page().locator("#cue-words").fill("Hold køen kort");
      turid.page().locator("#cue-words").press("Enter");
      assertThat(kari.page().locator(".cue")).containsText("Hold køen kort");
      kari.check("queue-cue").shot("queue-cue");
      kari.page().locator(".cue button").click();
      assertThat(kari.page().locator(".cue")).hasCount(0);
      turid.page().locator("h1").click();
      assertThat(turid.page().locator("#cues ol")).containsText("sett av " + Cast.MODERATOR.name());
      turid.check("chair-question-pending").shot("chair-question-pending");
      turid.page().keyboard().press("b");
      assertThat(listed.locator("ol li")).hasCount(3);
    }
  }

  @Test
  void only_the_chair_has_a_desk_and_two_keys_move_on_once() {
    try (var app = new TestApp()) {
      var turid = app.signedIn(Cast.CHAIR);
      assertThat(turid.get(DESK).statusCode()).isEqualTo(200);
      assertThat(app.signedIn(Cast.PANELIST).get(DESK).statusCode()).isEqualTo(404);
      assertThat(app.signedIn(Cast.MODERATOR).get(DESK).statusCode()).isEqualTo(404);
      assertThat(app.stranger().get(DESK).statusCode()).isEqualTo(404);

      turid.post(Cast.SERIES + "/del-3/debate");
      var run = Cast.SERIES + "/del-3/run/next";
      assertThat(turid.post(run, "believed", "").headers().firstValue("Location").orElse(""))
          .doesNotContain("stale");
      assertThat(turid.post(run, "believed", "").headers().firstValue("Location").orElse(""))
          .contains("stale");
      assertThat(app.signedIn(Cast.PANELIST).post(run, "believed", "").statusCode()).isEqualTo(404);
    }
  }

  /** One page, nothing to scroll at 1280 by 800. */
  static void assertFitsOneScreen(no.ordstyrer.Person chair) {
    chair.page().setViewportSize(1280, 800);
    var height =
        ((Number) chair.page().evaluate("() => document.scrollingElement.scrollHeight")).intValue();
    assertThat(height).isLessThanOrEqualTo(800);
  }
}
