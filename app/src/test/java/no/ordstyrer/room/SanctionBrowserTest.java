package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A moderator mutes and shuts out; the attendee's open page says so at once, and why. */
class SanctionBrowserTest {
  private static final String PART = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void she_is_told_on_the_page_that_she_has_open() {
    app.db()
        .useHandle(handle ->
            handle.execute("insert into room (part_id, phase) select id, 'OPEN' from part"));
    var visitor = Attendees.confirmed(app, Cast.ATTENDEE);
    visitor.post(PART + "/questions", "text", "Hvem har rotet dette til?", "anonymous", "yes");
    var anne = browser.as(visitor).go(PART);
    var kari = browser.staff(Cast.MODERATOR);
    kari.go(PART + "/people").check("crowd").shot("crowd");
    kari.go(PART + "/queue").check("queue-with-people");
    kari.page().locator("#queue-1 .person").click();
    kari.check("crowd-person");

    kari.page().locator("a[href$='/mute']").click();
    kari.check("crowd-mute");
    kari.page().fill("#why-words", "Det samme er spurt mange ganger.");
    kari.page().locator("main form button[type=submit]").click();
    assertThat(kari.page().locator(".history")).containsText("Det samme er spurt mange ganger.");
    assertThat(anne.page().locator("#standing")).containsText("Det samme er spurt mange ganger.");
    assertThat(anne.page().locator("#ask [type=submit]")).isHidden();
    anne.check("room-muted").shot("room-muted");
    kari.page().locator("form[action$='/mute/lifting'] button").click();
    assertThat(anne.page().locator("#standing .ds-alert")).hasCount(0);
    assertThat(anne.page().locator("#ask [type=submit]")).isVisible();

    anne.page().fill("#text", "Jeg er ikke ferdig");
    kari.page().locator("a[href$='/ban']").click();
    kari.check("crowd-ban").shot("crowd-ban");
    kari.page().fill("#why-words", "Sjikane");
    kari.page().locator("main form button[type=submit]").click();
    assertThat(anne.page().locator(".live__shut")).isVisible();
    assertThat(anne.page().locator("#text")).hasValue("Jeg er ikke ferdig");
    browser.forgive();
    anne.page().locator(".live__shut a").click();
    assertThat(anne.page().locator(".shut")).containsText("Sjikane");
    anne.check("room-shut").shot("room-shut");
    kari.shot("crowd-person");
    kari.page().locator("form[action$='/ban/lifting'] button").click();
    assertThat(kari.page().locator("form[action$='/lifting']")).hasCount(0);
    anne.page().locator("main a[href$='/del-3']").last().click();
    assertThat(anne.page().locator("#ask")).isVisible();
  }
}
