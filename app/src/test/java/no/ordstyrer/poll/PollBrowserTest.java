package no.ordstyrer.poll;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A moderator, an attendee with a phone and the audience's screen, all at once. */
class PollBrowserTest {
  private static final String PART = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void a_poll_is_written_opened_answered_and_revealed_before_three_screens() {
    kari.post(PART + "/phase", "phase", "OPEN", "rev", "0");
    var moderator = browser.as(kari).go(PART + "/polls");
    moderator.check("polls-empty").shot("polls-empty");
    var phone = browser.as(anne).go(PART);
    phone.page().setViewportSize(375, 812);
    var stage = browser.guest().go(stage());

    moderator.page().locator("main .actions a").click();
    moderator.check("poll-new").shot("poll-new");
    moderator.page().fill("#question", "Hvem bør eie de felles registrene?");
    moderator.page().fill("#options", "Staten\nKommunene\nEn egen virksomhet");
    moderator.page().locator("main button[type=submit]").click();
    assertThat(moderator.page().locator("#polldesk-1")).containsText("Utkast");
    assertThat(phone.page().locator("#poll-1")).hasCount(0);
    moderator.page().locator("#polldesk-1 form[action$=open] button").click();
    assertThat(moderator.page().locator("#polldesk-1")).containsText("Åpen");

    assertThat(phone.page().locator("#poll-1")).isVisible();
    assertThat(phone.page().locator(".live__status")).containsText("En avstemning er åpen");
    assertThat(stage.page().locator(".stage-poll")).containsText("Kommunene");
    phone.check("poll-open").shot("poll-open");
    stage.check("poll-stage").shot("poll-stage");
    phone.page().locator("#poll-1 button[type=submit]").click();
    assertThat(phone.page().locator("#ballot-1-problem")).isVisible();
    phone.page().getByLabel("Kommunene").check();
    phone.page().locator("#poll-1 button[type=submit]").click();
    assertThat(phone.page().locator("#poll-1 .ballot__own")).isVisible();
    assertThat(phone.page().locator(".live__status")).containsText("registrert");
    phone.check("poll-answered").shot("poll-answered");
    assertThat(moderator.page().locator("#polldesk-1 strong")).hasText("1");
    assertThat(stage.page().locator("[data-count=poll-1]")).hasText("1");

    // The other answers without a script.
    var other = bjorn.post(PART + "/polls/1/ballot", "round", "1", "counter", "1", "choice", "1");
    org.assertj.core.api.Assertions.assertThat(other.statusCode()).isEqualTo(303);
    moderator.page().locator("#polldesk-1 form[action$=close] button").click();
    assertThat(phone.page().locator("#poll-1")).containsText("Resultatet kommer her");
    assertThat(moderator.page().locator("#polldesk-1")).containsText("Stengt");
    assertThat(moderator.page().locator("#polldesk-1")).isFocused();
    assertThat(phone.page().locator("#poll-1 .chart")).hasCount(0);
    assertThat(stage.page().locator(".chart")).hasCount(0);
    moderator.check("polls").shot("polls");
    moderator.page().locator("#polldesk-1 form[action$=reveal] button").click();
    assertThat(phone.page().locator("#poll-1 .chart")).isVisible();
    assertThat(stage.page().locator(".chart")).isVisible();
    phone.check("poll-revealed").shot("poll-revealed");
    stage.check("poll-stage-result").shot("poll-stage-result");
  }

  private String stage() {
    return kari.get(PART + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }
}
