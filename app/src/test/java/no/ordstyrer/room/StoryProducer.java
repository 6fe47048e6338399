package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.Producers;
import no.ordstyrer.TestApp;

/** The producer in the story of the debate: she runs the screen that the audience looks at. */
final class StoryProducer {
  private final Person desk;
  private final Person stage;

  StoryProducer(TestApp app, Browser browser, String part, Person stage) {
    this.stage = stage;
    desk = browser.as(Producers.signedIn(app)).go(part + "/producer");
    assertThat(desk.page().locator("#producer-health")).containsText("Skjermen er koblet til");
  }

  /** Another scene and back, a name at the foot, the pause picture; then it is as it was. */
  void runsTheScreen(String asked) {
    var screen = stage.page().locator("#stage");
    var keys = desk.page().keyboard();
    keys.press("2");
    assertThat(screen).hasAttribute("data-scene", "join");
    assertThat(desk.page().locator("#scene-JOIN")).hasAttribute("aria-pressed", "true");
    keys.press("u");
    assertThat(stage.page().locator(".stage-text")).hasText(asked);
    desk.page().locator(".producer-people button").getByText(Cast.PANELIST.name()).click();
    assertThat(desk.page().locator("#strip-show")).isVisible();
    assertThat(stage.page().locator(".stage-strip")).hasCount(0);
    keys.press("s");
    assertThat(stage.page().locator(".stage-strip")).containsText(Cast.PANELIST.name());
    assertThat(stage.page().locator(".stage-text")).hasText(asked);
    ChairBrowserTest.assertFitsOneScreen(desk);
    desk.check("debate-producer").shot("debate-producer");
    keys.press("h");
    assertThat(screen).hasAttribute("data-scene", "held");
    assertThat(stage.page().locator(".stage-strip")).hasCount(0);
    assertThat(desk.page().locator(".producer-state").first()).containsText("Pausebilde");
    keys.press("h");
    assertThat(stage.page().locator(".stage-text")).hasText(asked);
    keys.press("d");
    assertThat(stage.page().locator(".stage-strip")).hasCount(0);
  }
}
