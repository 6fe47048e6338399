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
  void another_moderator_sees_it_in_her_list_where_it_stands() {
    app.db()
        .useHandle(handle ->
            handle.execute("insert into room (part_id, phase) select id, 'OPEN' from part"));
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    bjorn.post(PART + "/questions", "text", "Det første");
    app.clock().forward(java.time.Duration.ofMinutes(1));
    bjorn.post(PART + "/questions", "text", "Det andre");
    anne.post(PART + "/questions", "text", "Det tredje");
    var owner = browser.staff(Cast.OWNER);
    owner.go(PART + "/people");
    var rows = owner.page().locator("#crowd .crowd__line");
    assertThat(rows.nth(1)).containsText(Cast.ATTENDEE.name());
    owner.page().locator("#crowd .crowd__line:nth-child(2) a[href$='/ban']").focus();

    var kari = browser.staff(Cast.MODERATOR);
    kari.go(PART + "/people");
    kari.page().locator("#crowd .crowd__line:nth-child(2) a[href$='/mute']").click();
    kari.page().fill("#why-words", "Det samme er spurt mange ganger.");
    kari.page().locator("main form button[type=submit]").click();
    assertThat(rows.nth(1)).containsText("Dempet");
    assertThat(rows.nth(1)).containsText(Cast.ATTENDEE.name());
    assertThat(owner.page().locator(":focus"))
        .hasAttribute("href", java.util.regex.Pattern.compile("/ban$"));

    app.clock().forward(java.time.Duration.ofMinutes(1));
    bjorn.post(PART + "/questions", "text", "Det fjerde");
    assertThat(rows.nth(0)).containsText("3 venter");
    Attendees.confirmed(app, new Cast.Person("Ny Deltaker", "ny@etat.example"), app.cast().parts())
        .post(PART + "/questions", "text", "Det femte");
    assertThat(owner.page().locator("[data-count=crowd]")).hasText("3");
    assertThat(rows.nth(2)).containsText("Ny Deltaker");
    owner.check("crowd-live").shot("crowd-live");
  }

  @Test
  void who_comes_and_who_goes_is_seen_where_the_list_stands() {
    app.db()
        .useHandle(handle ->
            handle.execute("insert into room (part_id, phase) select id, 'OPEN' from part"));
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    bjorn.post(PART + "/questions", "text", "Det første");
    var kari = browser.staff(Cast.MODERATOR).go(PART + "/people");
    var here = kari.page().locator("#here-now strong");
    var rows = kari.page().locator("#crowd .crowd__line");
    assertThat(here).hasText("0");
    assertThat(rows).hasCount(1);
    rows.first().locator("a[href$='/mute']").focus();

    // She only listens.
    var anne = browser.as(Attendees.confirmed(app, Cast.ATTENDEE)).go(PART);
    assertThat(rows).hasCount(2);
    assertThat(rows.nth(1)).containsText("Her nå");
    assertThat(rows.first()).not().containsText("Her nå");
    assertThat(here).hasText("1");
    assertThat(kari.page().locator("[data-count=crowd]")).hasText("2");
    assertThat(kari.page().locator(":focus"))
        .hasAttribute("href", java.util.regex.Pattern.compile("/mute$"));
    kari.check("crowd-here").shot("crowd-here");

    anne.go("/privacy");
    app.clock().forward(Presence.GRACE.plusSeconds(1));
    assertThat(here).hasText("0");
    assertThat(rows.nth(1)).not().containsText("Her nå");
    anne.go(PART);
    assertThat(rows.nth(1)).containsText("Her nå");
    assertThat(rows).hasCount(2);
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
