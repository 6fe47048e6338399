package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import no.ordstyrer.question.QuestionScenes;
import org.junit.jupiter.api.Test;

class SeatBrowserTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String SEAT = PART + "/seat";

  @Test
  void a_panelist_comes_in_asks_for_the_floor_has_it_and_gives_it_back() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      app.clock().set(Instant.parse("2030-10-10T08:00:00Z"));
      QuestionScenes.debate(app, 0);
      var maret = browser.staff(Cast.PANELIST).go(SEAT);
      assertThat(maret.page().locator("main")).containsText("Debatten er ikke satt opp ennå");
      maret.check("seat-none");
      var turid = browser.staff(Cast.CHAIR).go(PART + "/chair");
      turid.page().locator("form[action$='/debate'] button").click();

      maret.go(SEAT);
      press(maret, "Sjekk inn");
      assertThat(maret.page().locator("#errors")).containsText("Prøv mikrofonen først.");
      maret.check("seat-green-room-refused");
      maret.page().getByLabel("Mikrofonen min virker").check();
      maret.page().getByLabel("Slik sies navnet mitt").fill("Máret, med trykk på første stavelse");
      press(maret, "Sjekk inn");
      assertThat(maret.page().locator(".own-state")).containsText("Du er sjekket inn.");
      // Before she speaks, on a desk that was open all the time.
      assertThat(turid.page().locator(".bars"))
          .containsText("sies «Máret, med trykk på første stavelse»");
      assertThat(turid.page().locator(".bars")).containsText("ikke opptak");
      press(maret, "Jeg er klar");
      press(maret, "Jeg er på plass");
      assertThat(maret.page().locator(".own-state")).containsText("Du er på scenen.");
      assertThat(maret.page().locator("#now")).containsText("Hvem skal betale");
      maret.check("seat-quiet").shot("seat-quiet");

      // She has thought better of it, and again.
      maret.page().locator(".settled summary").click();
      maret.page().getByLabel("Jeg samtykker til at debatten tas opp").check();
      maret.check("seat-settled").shot("seat-settled");
      press(maret, "Lagre navn og opptak");
      assertThat(maret.page().locator(".settled summary"))
          .containsText("Du har samtykket til opptak");
      assertThat(turid.page().locator(".bars")).not().containsText("ikke opptak");
      assertThat(turid.page().locator(".bars")).containsText("sies «Máret");
      maret.page().locator(".settled summary").click();
      maret.page().getByLabel("Jeg samtykker til at debatten tas opp").uncheck();
      press(maret, "Lagre navn og opptak");
      assertThat(turid.page().locator(".bars")).containsText("ikke opptak");

      press(maret, "Replikk");
      assertThat(turid.page().locator("#requests")).containsText(Cast.PANELIST.name());
      maret.page().getByLabel("Hva gjelder det? (Replikk)").fill("Om kostnadene i kommunene");
      maret.page().locator(".own-note button").click();
      assertThat(turid.page().locator("#requests")).containsText("Om kostnadene i kommunene");
      maret.page().locator("h1").click();
      turid.page().keyboard().press("g");
      assertThat(maret.page().locator(".own-turn")).hasText("Du har ordet");
      assertThat(maret.page().locator("#floor")).containsText(Cast.PANELIST.name());
      assertThat(turid.page().locator("#floor"))
          .containsText("sies «Máret, med trykk på første stavelse»");
      maret.check("seat-speaking").shot("seat-speaking");
      app.clock().forward(Duration.ofSeconds(40));
      press(maret, "Jeg er ferdig");
      assertThat(maret.page().locator(".own-turn")).hasText("Du står ikke for tur");
      assertThat(maret.page().locator(".own-time")).containsText("0:40");
      assertThat(turid.page().locator(".speaker")).containsText("Ingen har ordet");

      turid
          .page()
          .getByLabel(
              "Beskjed", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
          .fill("To minutter igjen");
      turid.page().locator("#cues button").click();
      assertThat(maret.page().locator(".cue")).containsText("To minutter igjen");
      maret.check("seat-cue").shot("seat-cue");
      press(maret, "Sett");
      assertThat(maret.page().locator(".cue")).hasCount(0);
      turid.page().locator("#cues h2").click();
      assertThat(turid.page().locator("#cues ol")).containsText("sett av " + Cast.PANELIST.name());
      turid.check("chair-cues").shot("chair-cues");

      press(maret, "Jeg er borte en stund");
      assertThat(turid.page().locator(".bars")).containsText("er ute");
      assertThat(turid.page().locator(".bars tr[data-state=AWAY] button").first()).isDisabled();
    }
  }

  @Test
  void she_prepares_and_only_she_sees_what_she_wrote() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      QuestionScenes.debate(app, 0);
      var maret = browser.staff(Cast.PANELIST).go(SEAT);
      var question = maret.page().locator("#brief-2");
      question.getByLabel("Jeg tar det").check();
      question.locator("summary").click();
      question.getByLabel("Stikkord til svar").fill("Fordi lovene er skrevet sektor for sektor.");
      question.getByLabel("Notat til deg selv").fill("Nevn Nav-saken. " + "x".repeat(5000));
      question.getByRole(AriaRole.BUTTON).click();
      assertThat(maret.page().locator("#brief-2 [role=alert]")).containsText("5000");
      assertThat(maret.page().locator("#brief-2").getByLabel("Stikkord til svar"))
          .hasValue("Fordi lovene er skrevet sektor for sektor.");
      maret.check("seat-brief-refused");
      maret.page().locator("#brief-2").getByLabel("Notat til deg selv").fill("Nevn Nav-saken.");
      maret.page().locator("#brief-2").getByRole(AriaRole.BUTTON).click();
      assertThat(maret.page().locator("#brief-2").getByLabel("Jeg tar det")).isChecked();
      maret.check("seat-brief").shot("seat-brief");

      var turid = app.signedIn(Cast.CHAIR);
      assertThat(turid.get(PART + "/chair").body()).doesNotContain(" tar det");
      turid.post(PART + "/debate");
      assertThat(turid.get(PART + "/chair").body()).contains(Cast.PANELIST.name() + " tar det");
      var jon = app.signedIn(Cast.SECOND_PANELIST);
      for (var other : List.of(jon, turid, app.signedIn(Cast.MODERATOR))) {
        for (var page : new String[] {"/seat", "/chair", "/panel", "/queue/2", ""}) {
          assertThat(other.get(PART + page).body()).doesNotContain("Nav-saken");
        }
      }
    }
  }

  private static void press(Person person, String name) {
    person
        .page()
        .getByRole(
            AriaRole.BUTTON,
            new com.microsoft.playwright.Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }
}
