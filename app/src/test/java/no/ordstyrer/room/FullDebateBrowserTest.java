package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import no.ordstyrer.i18n.Language;
import org.junit.jupiter.api.Test;

/** The chair's desk and a panelist's page when there is most of everything, on every screen. */
class FullDebateBrowserTest {
  private static final int[][] SCREENS = {
    {1280, 800}, {1180, 820}, {1024, 768}, {768, 1024}, {375, 812}
  };

  /** What the chair looks at all the time. */
  private static final List<String> ALWAYS =
      List.of(
          ".speaker", ".speaking > .clock", ".offset", ".live-question", ".next", "#requests li");

  /** Which of these are not wholly on the screen: beside it, scrolled away, or under another. */
  private static final String HIDDEN =
      """
      (wanted) => wanted.flatMap((selector) => {
        const all = [...document.querySelectorAll(selector)];
        if (all.length === 0) return [selector + ' is not there'];
        return all.filter((e) => {
          const box = e.getBoundingClientRect();
          const inside = (r) => box.top >= r.top - 1 && box.bottom <= r.bottom + 1
            && box.left >= r.left - 1 && box.right <= r.right + 1;
          if (!inside({ top: 0, left: 0, bottom: innerHeight, right: innerWidth })) return true;
          for (let up = e.parentElement; up; up = up.parentElement) {
            const cuts = getComputedStyle(up).overflowY !== 'visible' && up !== document.body;
            if (cuts && !inside(up.getBoundingClientRect())) return true;
          }
          const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
          return !e.contains(top) && !top?.contains(e);
        }).map((e) => selector + ' is hidden: ' + e.textContent.trim().slice(0, 60));
      })
      """;

  /** What reaches out of its card, buttons of two lines, and more than two rows of buttons. */
  private static final String UNTIDY =
      """
      () => {
        const found = [];
        for (const card of document.querySelectorAll('.desk section')) {
          const edge = card.getBoundingClientRect().right + 1;
          for (const e of card.querySelectorAll('*')) {
            if (e.checkVisibility() && e.getBoundingClientRect().right > edge) found.push('out of its card: ' + e.outerHTML.slice(0, 90));
          }
        }
        const shown = [...document.querySelectorAll('.desk .ds-button')].filter((b) => b.checkVisibility());
        for (const button of shown) {
          if (button.offsetHeight > 50) found.push('a button of two lines: ' + button.textContent);
        }
        for (const acts of document.querySelectorAll('.desk :is(.acts, .bars-acts)')) {
          const rows = new Set(shown.filter((b) => acts.contains(b)).map((b) => b.offsetTop));
          if (rows.size > 2) found.push('a tower of buttons: ' + acts.textContent.replace(/\\s+/g, ' '));
        }
        return found;
      }
      """;

  @Test
  void the_desk_and_the_seat_hold_a_full_debate() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      FullDebate.of(app);
      var turid = browser.staff(Cast.CHAIR).go(FullDebate.PART + "/chair");
      var desk = turid.page();
      assertThat(desk.locator("#requests li")).hasCount(3);
      assertThat(desk.locator(".offset")).containsText("6 minutter etter planen");
      tidy(turid, "full-desk");
      for (var language : List.of(Language.NN, Language.EN)) {
        var she = browser.carry(app.signedIn(Cast.CHAIR), browser.guest(language));
        tidy(she.go(FullDebate.PART + "/chair"), "full-desk-" + language.tag());
      }
      // A telephone shows in the order in which it is read, and that is the order of the page.
      desk.setViewportSize(375, 812);
      assertThat(
              List.of(
                  ".speaker",
                  ".speaking > .clock",
                  ".live-question",
                  "#requests",
                  "#shortlist",
                  "#run"))
          .isSortedAccordingTo(
              Comparator.comparingDouble(piece -> desk.locator(piece).boundingBox().y));
      assertThat(told(desk, HIDDEN, List.of(".speaker", ".speaking > .clock"))).isEmpty();
      desk.locator("#debate-state summary").click();
      assertThat(told(desk, HIDDEN, List.of(".debate-state__moves button"))).isEmpty();
      desk.locator("#debate-state summary").click();
      turid.check("full-desk");
      // Where somebody is can be said of the first and of the last of them.
      desk.setViewportSize(1024, 768);
      for (var row : new int[] {0, 3}) {
        var moves = desk.locator(".seat-moves").nth(row);
        moves.locator("summary").click();
        moves.locator("button").first().scrollIntoViewIfNeeded();
        assertThat(told(desk, HIDDEN, List.of("[open] > .seat-moves__to button"))).isEmpty();
        moves.locator("summary").click();
      }
      // How the time is shared is a piece of its own, and follows.
      desk.keyboard().press("4");
      assertThat(desk.locator(".speaker")).containsText("Ahmed Yusuf Abdirahman");
      assertThat(desk.locator(".bars tbody tr").nth(3).locator("[data-key='4']")).isDisabled();

      var jon = browser.staff(Cast.SECOND_PANELIST).go(FullDebate.PART + "/seat");
      desk.keyboard().press("2");
      assertThat(jon.page().locator(".own-turn")).hasText("Du har ordet");
      for (var screen : new int[][] {{768, 1024}, {375, 812}}) {
        picture(jon, "full-seat", screen);
        assertThat(
                told(jon.page(), HIDDEN, List.of(".cue", ".own-turn", ".own .speaking > .clock")))
            .as("At %d", screen[0])
            .isEmpty();
      }
      jon.check("full-seat");
      jon.page().locator(".settled summary").click();
      picture(jon, "full-seat-settled", new int[] {375, 812});
      jon.check("full-seat-settled");
    }
  }

  /** Nothing is cut, covered or wider than its place; held lengthwise nothing scrolls either. */
  private static void tidy(Person chair, String name) {
    var desk = chair.page();
    for (var screen : SCREENS) {
      picture(chair, name, screen);
      assertThat(number(desk, "document.documentElement.scrollWidth"))
          .as("Width of %s at %d", name, screen[0])
          .isLessThanOrEqualTo(screen[0]);
      assertThat(told(desk, UNTIDY, List.of())).as("%s at %d", name, screen[0]).isEmpty();
      assertThat(
              number(
                  desk,
                  "document.querySelector('.speaking > .clock').getBoundingClientRect().height"))
          .as("Clock of %s at %d", name, screen[0])
          .isGreaterThanOrEqualTo(64);
      if (screen[0] > screen[1]) {
        assertThat(number(desk, "document.documentElement.scrollHeight"))
            .as("Height of %s at %d", name, screen[0])
            .isLessThanOrEqualTo(screen[1]);
        assertThat(told(desk, HIDDEN, ALWAYS)).as("%s at %d", name, screen[0]).isEmpty();
        chair.axe();
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> told(Page page, String script, List<String> wanted) {
    return (List<String>) page.evaluate(script, wanted);
  }

  private static double number(Page page, String script) {
    return ((Number) page.evaluate("() => " + script)).doubleValue();
  }

  private static void picture(Person who, String name, int[] screen) {
    who.page().setViewportSize(screen[0], screen[1]);
    who.page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + "-" + screen[0] + ".png"))
                .setFullPage(true));
  }
}
