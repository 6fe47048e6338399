package no.ordstyrer.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The chair, an attendee with a phone and the audience's screen: before, after, and what moved. */
class StanceBrowserTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String QUESTION = "Bør styringsmodellen endres?";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void where_people_stand_is_asked_before_and_after_before_three_screens() {
    var ola = browser.staff(Cast.ORGANISER).go(PART + "/stance/edit");
    ola.check("stance-new").shot("stance-new");
    ola.page().fill("#question", QUESTION);
    ola.page().fill("#options", "Ja");
    ola.page().locator("main form.form button[type=submit]").click();
    ola.check("stance-wrong");
    ola.page().fill("#options", "Ja\nNei\nVet ikke");
    ola.page().locator("main form.form button[type=submit]").click();
    assertThat(ola.page().locator(".stance-run")).containsText("Før debatten");
    ola.check("stance-edit").shot("stance-edit");

    app.clock().set(Instant.parse("2030-10-10T08:06:00Z"));
    var phone = browser.as(Attendees.confirmed(app, Cast.ATTENDEE)).go(PART);
    phone.page().setViewportSize(375, 812);
    phone.check("stance-room").shot("stance-room");
    var ballot = phone.page().locator("#stance");
    ballot.locator("button").click();
    assertThat(ballot.locator("[role=alert]")).containsText("Velg et av svarene");
    phone.page().getByLabel("Nei").focus();
    phone.page().keyboard().press("Space");
    phone.page().keyboard().press("Enter");
    assertThat(ballot.locator(".ballot__own")).isVisible();
    phone.check("stance-answered").shot("stance-answered");

    var chair = browser.staff(Cast.CHAIR).go(PART + "/chair");
    var desk = chair.page();
    assertThat(desk.locator("#stance")).containsText("1 av 1 har svart");
    chair.check("chair-stance").shot("chair-stance");
    desk.keyboard().press("c");
    assertThat(desk.locator("#stance")).containsText("stengt");
    assertThat(ballot).containsText("Det er stengt for svar");
    desk.keyboard().press("o");
    assertThat(ballot).containsText("Hvor står du etter debatten?");
    assertThat(phone.page().locator(".live__status")).containsText("Du kan svare på hvor du står");
    phone.page().getByLabel("Ja").check();
    ballot.locator("button").click();
    assertThat(ballot.locator(".ballot__own")).isVisible();
    assertThat(desk.locator("[data-count^=stance]")).hasText("1");
    desk.keyboard().press("c");
    assertThat(desk.locator("#stance")).containsText("Vis resultatet");
    chair.check("chair-stance-ready").shot("chair-stance-ready");
    StanceScenes.crowd(app, 1, 12, 2);
    StanceScenes.crowd(app, 1, 8, 1);
    StanceScenes.move(app, 6, 2, 1);
    var stage =
        browser
            .guest()
            .go(
                app.signedIn(Cast.MODERATOR)
                    .get(PART + "/panel")
                    .body()
                    .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1"));
    assertThat(stage.page().locator(".flow")).hasCount(0);
    desk.keyboard().press("v");
    assertThat(desk.locator("main")).containsText("Det kan ikke angres");
    chair.check("stance-reveal").shot("stance-reveal");
    desk.locator("main form button").click();
    assertThat(ballot.locator(".flow__lines")).isVisible();
    assertThat(stage.page().locator(".flow__lines")).isVisible();
    assertThat(desk.locator("#stance")).containsText("Se resultatet");
    phone.check("stance-result").shot("stance-result");
    ola.go(PART + "/stance/edit").check("stance-frozen").shot("stance-frozen");
    phone.go(PART + "/stance").check("stance-alone").shot("stance-alone");
    wide(phone, "stance-alone");
    phone.go(Cast.SERIES + "/catch-up").check("stance-catch-up");
    stage.check("stance-stage").shot("stance-stage");
    wide(stage, "stance-stage");
  }

  /** On a large screen too, "before" and "after" stand over the two sides of their picture. */
  private static void wide(Person person, String name) {
    person.page().setViewportSize(1920, 1080);
    person
        .page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + "-1920.png"))
                .setFullPage(true));
    var beside =
        (List<?>)
            person
                .page()
                .evaluate(
                    """
                    () => [...document.querySelectorAll('.flow__sides')].map((sides) => {
                      const edges = (e) => e.getBoundingClientRect();
                      const bars = [...sides.parentElement.querySelectorAll('.flow__lines rect')].map(edges);
                      const [before, after] = [...sides.children].map(edges);
                      return Math.max(
                        Math.abs(before.left - Math.min(...bars.map((bar) => bar.left))),
                        Math.abs(after.right - Math.max(...bars.map((bar) => bar.right))));
                    })
                    """);
    assertThat(beside)
        .isNotEmpty()
        .allSatisfy(off -> assertThat(((Number) off).doubleValue()).isLessThan(4));
  }
}
