package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of the questions in a real browser, empty and full. */
class QuestionBrowserTest {
  private static final String PART = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor cierva = Attendees.confirmed(app, Cast.THIRD_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void empty() {
    browser.guest().go(PART + "/questions").check("questions-guest-empty");
    browser.as(anne).go(PART + "/questions").check("questions-empty");
    browser.as(kari).go(PART + "/queue").check("queue-empty");
    assertThat(browser.as(anne).go(PART + "/questions").page().locator("#ask").isVisible())
        .isTrue();
  }

  @Test
  void full() {
    ask(anne, "Hvem skal ha ansvaret når et tiltak går på tvers av tre departement?");
    ask(
        cierva,
        "Mo galgá Sámediggi leat mielde go stáhta ođđasit organisere digitála bálvalusaid?");
    app.clock().forward(Questions.PAUSE);
    ask(anne, "Har kommunene råd til dette?");
    ask(
        cierva,
        "Kan panelet si noe om felles finansiering av fellesløsninger, og hvem som betaler for drift etter at prosjektperioden er over?");
    app.clock().forward(Questions.PAUSE);
    ask(anne, "Hva med personvernet?");
    ask(cierva, "Kommer opptaket til å bli lagt ut?");
    act(1, "approve", 1);
    act(2, "approve", 1);
    act(3, "approve", 1);
    act(5, "approve", 1);
    act(1, "shortlist", 2);
    act(2, "live", 2);
    act(5, "finish", 2);
    kari.post(PART + "/queue/6/reject", "rev", "1", "reason", "answered");
    anne.post(PART + "/questions/2/vote", "voted", "true");
    cierva.post(PART + "/questions/1/vote", "voted", "true");

    browser.guest().go(PART + "/questions").check("questions-guest");
    browser.as(anne).go(PART + "/questions").check("questions").shot("questions");
    var moderator = browser.as(kari);
    moderator.go(PART + "/queue").check("queue").shot("queue");
    moderator.go(PART + "/queue/4").check("queue-one").shot("queue-one");
    moderator.go(PART + "/outcomes").check("outcomes").shot("outcomes");
    assertThat(moderator.page().title()).isNotEmpty();
  }

  @Test
  void a_refused_question() {
    var asking = browser.as(anne).go(PART + "/questions");
    asking.page().fill("#text", "Hvorfor? ".repeat(60));
    asking.page().locator("#ask button[type=submit]").click();
    asking.page().waitForSelector("#errors");
    asking.check("questions-refused").shot("questions-refused");
    assertThat(asking.page().inputValue("#text")).startsWith("Hvorfor?");
  }

  private void ask(Visitor who, String text) {
    assertThat(who.post(PART + "/questions", "text", text).statusCode()).isEqualTo(303);
  }

  private void act(int number, String act, int rev) {
    kari.post(PART + "/queue/" + number + "/" + act, "rev", "" + rev);
  }
}
