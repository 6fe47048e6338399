package no.ordstyrer.poll;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static no.ordstyrer.poll.PollScene.PART;
import static no.ordstyrer.poll.PollScene.answer;

import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polls of every kind in a real browser: with keys alone, without script, and each result. */
class PollKindsBrowserTest {
  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final PollScene scene = new PollScene(app, kari);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void every_kind_open_and_revealed() {
    everyKind("LIVE");
    browser.as(anne).go(PART).check("polls-open").shot("polls-open");
    browser.guest().go(PART).check("polls-guest").shot("polls-guest");
    answerAll(anne, "Tillit");
    answerAll(bjorn, "TILLIT");
    var moderator = browser.as(kari).go(PART + "/polls");
    moderator.check("polls-desk-open").shot("polls-desk-open");
    for (var show = moderator.page().locator("form[action$=show] button"); show.count() > 0; ) {
      var left = show.count();
      show.first().click();
      assertThat(show).hasCount(left - 1);
    }
    for (var number = 1; number <= 7; number++) {
      scene.act(number, "close");
      scene.act(number, "reveal");
    }
    var phone = browser.as(anne).go(PART);
    assertThat(phone.page().locator("#poll-7 .poll__cloud")).containsText("Tillit");
    phone.check("polls-revealed").shot("polls-revealed");
    moderator.go(PART + "/polls").check("polls-desk").shot("polls-desk");
    scene.act(4, "stage");
    browser.guest().go(scene.stage()).check("poll-stage-scale").shot("poll-stage-scale");
    scene.act(7, "stage");
    browser.guest().go(scene.stage()).check("poll-stage-cloud").shot("poll-stage-cloud");
    kari.post(PART + "/phase", "phase", "OPEN", "rev", "0");
    kari.post(PART + "/end");
    browser.guest().go(PART).check("polls-ended").shot("polls-ended");
    browser.guest().go(Cast.SERIES + "/catch-up").check("polls-catch-up").shot("polls-catch-up");
    moderator.go(PART + "/polls/new").page().locator("main button[type=submit]").click();
    moderator.check("poll-refused").shot("poll-refused");
  }

  @Test
  void a_result_grows_while_people_answer() {
    var number = scene.single("LIVE");
    var watching = browser.as(bjorn).go(PART);
    answer(anne, number, 1, 1, "choice", "2");
    // One who has not answered keeps an empty ballot, and sees the bars.
    assertThat(watching.page().locator("#poll-1 [data-count=poll-1]")).hasText("1");
    assertThat(watching.page().locator("#poll-1 .chart__sum").nth(1)).hasText("1");
    var third = Attendees.confirmed(app, Cast.THIRD_ATTENDEE);
    answer(third, number, 1, 1, "choice", "1");
    assertThat(watching.page().locator("#poll-1 .chart__sum").nth(0)).hasText("1");
    assertThat(watching.page().locator("#poll-1 .chart__bar rect").nth(0))
        .hasAttribute("width", "1000");
  }

  @Test
  void with_keys_alone_and_her_answer_survives_what_everybody_is_told() {
    var number = scene.single("ON_REVEAL");
    var person = browser.as(anne).go(PART);
    person.page().locator("#ballot-1-choice-1").focus();
    person.page().keyboard().press("ArrowDown");
    person.page().keyboard().press("Tab");
    person.page().keyboard().press("Enter");
    assertThat(person.page().locator("#poll-1 .ballot__own")).isVisible();
    // Everybody is told of the poll anew; hers stays as she has answered.
    scene.act(number, "stage");
    scene.act(number, "unstage");
    assertThat(person.page().locator("#ballot-1-choice-2")).isChecked();
    assertThat(person.page().locator("#poll-1 .ballot__own")).isVisible();
    scene.act(number, "close");
    assertThat(person.page().locator("#poll-1 .ballot")).hasCount(0);
  }

  @Test
  void without_script() {
    scene.single("AFTER_VOTING");
    var person = browser.withoutScript();
    for (var pair : anne.cookieHeader().split("; ", -1)) {
      var at = pair.indexOf('=');
      person
          .context()
          .addCookies(
              List.of(
                  new com.microsoft.playwright.options.Cookie(
                          pair.substring(0, at), pair.substring(at + 1))
                      .setUrl(app.origin())));
    }
    person.go(PART);
    person.page().locator("#ballot-1 button").click();
    assertThat(person.page().locator("#errors")).isVisible();
    person.page().locator("#ballot-1-choice-3").check();
    person.page().locator("#ballot-1 button").click();
    assertThat(person.page().locator("#poll-1 .ballot__own")).isVisible();
    assertThat(person.page().locator("#poll-1 .chart")).isVisible();
    person.shot("poll-without-script");
  }

  private void everyKind(String visibility) {
    scene.open("SINGLE", visibility, "options", "Staten\nKommunene\nEn egen virksomhet");
    scene.open(
        "MULTIPLE",
        visibility,
        "options",
        "Avklare mandat\nSkaffe penger\nJuridiske spørsmål og avklaringer av hjemmel for deling\nTid",
        "least",
        "1",
        "most",
        "3");
    scene.open("SCALE_5", visibility, "options", "Helt uenig\nHelt enig");
    scene.open("SCALE_10", visibility);
    scene.open("RANKING", visibility, "options", "Program\nEgen virksomhet\nSamstyring");
    scene.open("OPEN_TEXT", visibility);
    scene.open("CLOUD", visibility);
  }

  private static void answerAll(Visitor who, String word) {
    answer(who, 1, 1, 1, "choice", "2");
    answer(who, 2, 1, 1, "choice", "1", "choice", "3");
    answer(who, 3, 1, 1, "choice", "4");
    answer(who, 4, 1, 1, "choice", "7");
    answer(who, 5, 1, 1, "place-1", "2", "place-2", "1", "place-3", "3");
    answer(who, 6, 1, 1, "text", "Vi trenger et felles budsjett for felles løsninger.");
    answer(who, 7, 1, 1, "text", word, "text", "Mandat");
  }
}
