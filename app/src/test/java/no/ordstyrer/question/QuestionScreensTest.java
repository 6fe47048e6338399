package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The questions' pages in a real browser. */
class QuestionScreensTest {
  private static final String PART = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @BeforeEach
  void a_debate() {
    QuestionScenes.debate(app, 0);
  }

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void the_audience() {
    browser.guest().go(PART + "/questions").check("questions-guest");
    var anne = attendee();
    anne.go(PART + "/questions").check("questions").shot("questions");
    anne.go(PART).check("room-questions").shot("room");
    anne.page().fill("#text", "Hva?".repeat(100));
    anne.page().locator("#ask button[type=submit]").click();
    anne.page().waitForSelector("#ask .ds-validation-message");
    anne.check("questions-too-long");
    anne.go(PART + "/questions/10/edit").check("question-edit");
  }

  @Test
  void the_moderators() {
    var kari = browser.staff(Cast.MODERATOR);
    kari.go(PART + "/queue").check("queue").shot("queue");
    kari.go(PART + "/queue/2").check("question-desk").shot("question-desk");
    kari.go(PART + "/outcomes").check("outcomes").shot("outcomes");
    kari.go(PART + "/answers").check("answers-none");
    kari.go(PART + "/answers/2").check("answering-empty");
    kari.page().fill("#answer", "Den som får gevinsten, skal bære kostnaden.");
    kari.page().locator("main form button[type=submit]").click();
    kari.check("answering-drafted").shot("answering");
    kari.go(PART + "/answers").check("answers").shot("answers");
    kari.go(PART + "/queue/5/merge").check("question-merge").shot("question-merge");
    kari.page().locator("main form button[type=submit]").click();
    kari.page().waitForSelector("main .ds-validation-message");
    kari.check("question-merge-refused");
    kari.go(PART + "/queue/10/edit").check("question-rewording").shot("question-rewording");
    kari.page().fill("main textarea", "Hva?".repeat(100));
    kari.page().locator("main form button[type=submit]").click();
    kari.page().waitForSelector("main .ds-validation-message");
    kari.check("question-rewording-refused");
  }

  @Test
  void an_outcome_is_taken_back_by_a_key() {
    var kari = browser.staff(Cast.MODERATOR).go(PART + "/outcomes");
    var page = kari.page();
    var first = page.locator(".settle").first().getAttribute("id");
    page.locator("#" + first + " form[action$=answered] button").click();
    page.waitForSelector("[data-told=done] form[action*=outcomes]");
    assertThat(page.locator("#" + first).count()).isZero();
    kari.check("outcomes-told").shot("outcomes-told");
    page.keyboard().press("u");
    page.waitForSelector(".notice:has-text('Det er angret.')");
    assertThat(page.locator("#" + first).count()).isEqualTo(1);
  }

  @Test
  void the_queue_is_worked_by_keys() {
    var kari = browser.staff(Cast.MODERATOR).go(PART + "/queue").page();
    kari.locator("#queue-10").focus();
    kari.keyboard().press("a");
    kari.waitForSelector("#queue-published #queue-10");
    assertThat(kari.locator("#queue-11").evaluate("card => card === document.activeElement"))
        .as("the focus goes on to the next")
        .isEqualTo(true);

    kari.keyboard().press("r");
    kari.keyboard().press("4");
    kari.waitForSelector("#queue-handled #queue-11");
    kari.keyboard().press("u");
    kari.waitForSelector("#queue-pending #queue-11");

    kari.locator("#queue-2").focus();
    kari.keyboard().press("l");
    kari.waitForSelector("#queue-live #queue-2");
    assertThat(kari.locator("#queue-live .card").count()).isGreaterThanOrEqualTo(1);
    kari.keyboard().press("?");
    kari.waitForSelector("#keys[open]");
  }

  @Test
  void a_question_goes_from_one_browser_through_the_queue_to_another() {
    app.clock().forward(java.time.Duration.ofMinutes(5));
    var kari = browser.staff(Cast.MODERATOR).go(PART + "/queue").page();
    var bjorn = browser.guest().go(PART).page();
    var anne = attendee().go(PART).page();

    anne.fill("#text", "Hvem rydder opp?");
    anne.locator("#ask button[type=submit]").click();
    anne.waitForSelector("#mine #mine-13");
    anne.waitForFunction("() => document.getElementById('text').value === ''");
    anne.fill("#text", "Og");
    anne.waitForSelector("#text-counter:has-text('298 tegn igjen')");
    kari.waitForSelector("#queue-pending #queue-13");

    kari.locator("#queue-13").focus();
    kari.keyboard().press("a");
    anne.waitForSelector("#mine-13:has-text('Publisert')");
    bjorn.waitForSelector("#questions #question-13");

    anne.locator("#vote-13 button").click();
    anne.waitForSelector("#vote-13 [aria-pressed=true]");
    bjorn.waitForSelector("#question-13 [data-count]:has-text('1')");
    kari.waitForSelector("#queue-13 [data-count]:has-text('1')");

    kari.locator("#queue-13").focus();
    kari.keyboard().press("l");
    bjorn.waitForSelector("#now:has-text('Hvem rydder opp?')");
    kari.waitForSelector("#queue-shortlist #queue-1");
    anne.waitForSelector("#question-13 .vote-over");
  }

  @Test
  void two_hundred_pending_are_calm() {
    app.db().useHandle(handle -> handle.execute("truncate question, room cascade"));
    app.db().useHandle(handle -> handle.execute("delete from part_registration"));
    app.db().useHandle(handle -> handle.execute("delete from registration"));
    QuestionScenes.debate(app, 200);
    var kari = browser.staff(Cast.MODERATOR).go(PART + "/queue").page();

    kari.locator("#queue-10").focus();
    for (var number = 10; number < 20; number++) {
      kari.keyboard().press("a");
      kari.waitForSelector("#queue-published #queue-" + number);
    }
    assertThat(kari.locator("#queue-pending .card").count()).isEqualTo(193);
    assertThat(kari.locator("#queue-20").evaluate("card => card === document.activeElement"))
        .isEqualTo(true);
  }

  private Person attendee() {
    var id =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery("select id from registration where name = ?")
                    .bind(0, Cast.ATTENDEE.name())
                    .mapTo(long.class)
                    .one());
    return browser.as(Attendees.holding(app, id));
  }
}
