package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How js/live.js keeps its connection: what is lost, late, asleep or blocked on the way. */
class LiveScriptTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final double PATIENCE = 25_000;

  /** Notes how long it waits, and does not at first; nothing comes through. */
  private static final String NO_WAY_THROUGH =
      """
      window.waits = [];
      const later = window.setTimeout;
      window.setTimeout = (what, wait, ...more) => {
        const retry = what.name === 'open' && wait <= 20_000;
        if (retry) window.waits.push(wait);
        return later(what, retry && window.waits.length < 9 ? 1 : wait, ...more);
      };
      window.fetch = async () => { throw new TypeError('no network'); };
      window.WebSocket = class {
        constructor() { later(() => this.onclose({ code: 1006 })); }
        close() {}
      };
      """;

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);
  private final List<com.microsoft.playwright.WebSocket> sockets = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    browser.forgive();
    browser.close();
    app.close();
  }

  @Test
  void reconnect_storms_without_jitter_do_not_happen() {
    var waits = waits("() => 0.999");
    // Twice as long each time and never more than 20 s …
    for (var i = 0; i < 8; i++) {
      var most = 500 + Math.min(19_500, 500 * Math.pow(2, i));
      assertThat(waits.get(i)).as("wait " + i).isBetween(most * 0.99, most);
    }
    // … for one; for another, a moment. What lies between is chance.
    assertThat(waits("() => 0").subList(0, 8)).allMatch(wait -> wait == 500.0);
  }

  @Test
  void a_server_that_is_away_for_long_is_come_back_to_by_socket_and_the_page_says_so() {
    var page = guest().go(PART).page();
    assertOpen(page);
    page.context().setOffline(true);
    app.restart();
    assertThat(page.locator(".live__lost")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    // Longer than it takes to believe that sockets are blocked.
    page.waitForTimeout(5_000);
    page.context().setOffline(false);

    assertThat(page.locator(".live [role=status]"))
        .hasText("Forbindelsen er tilbake.", new HasTextOptions().setTimeout(PATIENCE));
    assertThat(page.locator(".live__lost")).isHidden();
    assertOpen(page);
    assertHears(page, 0);
  }

  @Test
  void where_no_socket_comes_through_it_is_told_by_long_poll_and_clocks_are_right() {
    var guest = guest();
    guest
        .page()
        .addInitScript(
            "window.WebSocket = class { constructor() {"
                + " setTimeout(() => this.onclose({ code: 1006 })); } close() {} };");
    var page = guest.go(PART).page();
    assertHears(page, 0);
    var offset = page.evaluate("() => Number(document.documentElement.dataset.clockOffset)");
    var ours = app.clock().millis() - System.currentTimeMillis();
    assertThat(((Number) offset).doubleValue()).isBetween(ours - 60_000.0, ours + 60_000.0);
    page.waitForTimeout(4_500);
    assertThat(page.locator(".live__lost")).isHidden();
  }

  @Test
  void a_page_that_slept_opens_one_socket_anew_and_not_two() {
    var page = guest().go(PART).page();
    assertOpen(page);
    page.evaluate(
        "() => { const now = Date.now; Date.now = () => now() + 3600_000;"
            + " document.dispatchEvent(new Event('visibilitychange'));"
            + " document.dispatchEvent(new Event('visibilitychange'));"
            + " window.dispatchEvent(new Event('online')); }");
    page.waitForCondition(() -> sockets.size() >= 2);
    assertHears(page, 0);
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void a_page_that_is_left_lets_go_and_one_that_is_come_back_to_is_live_again() {
    var page = guest().go(PART).page();
    assertOpen(page);
    page.evaluate(
        "() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    page.waitForCondition(() -> open() == 0);
    var kari = app.signedIn(Cast.MODERATOR);
    turn(kari, "OPEN", 0);
    page.evaluate(
        "() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    assertThat(page.locator("#room"))
        .hasAttribute("data-phase", "OPEN", new HasAttributeOptions().setTimeout(PATIENCE));
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void what_was_held_back_is_there_once_when_it_goes_on() {
    var page = guest().go(PART).page();
    assertOpen(page);
    page.locator(".live__pause").click();
    var kari = app.signedIn(Cast.MODERATOR);
    turn(kari, "OPEN", 0);
    turn(kari, "PAUSED", 1);
    page.waitForTimeout(1_000);
    assertThat(page.locator("#room")).not().hasAttribute("data-phase", "PAUSED");
    page.locator(".live__pause").click();
    assertThat(page.locator("#room")).hasAttribute("data-phase", "PAUSED");
    assertThat(page.locator("#room")).hasCount(1);
  }

  /** How long it waits before each try, when chance is what is said. */
  private List<Double> waits(String chance) {
    var guest = guest();
    guest.page().addInitScript("Math.random = " + chance + ";" + NO_WAY_THROUGH);
    var page = guest.go(PART).page();
    page.waitForFunction("() => window.waits.length >= 8");
    @SuppressWarnings("unchecked")
    var waits = (List<Object>) page.evaluate("() => window.waits.slice(0, 8)");
    return waits.stream().map(wait -> ((Number) wait).doubleValue()).toList();
  }

  private Person guest() {
    var guest = browser.guest();
    guest.page().onWebSocket(sockets::add);
    return guest;
  }

  private void assertOpen(Page page) {
    page.waitForCondition(() -> open() == 1);
  }

  private long open() {
    return sockets.stream().filter(socket -> !socket.isClosed()).count();
  }

  private void assertHears(Page page, int rev) {
    turn(app.signedIn(Cast.MODERATOR), "OPEN", rev);
    assertThat(page.locator("#room"))
        .hasAttribute("data-phase", "OPEN", new HasAttributeOptions().setTimeout(PATIENCE));
  }

  private static void turn(Visitor moderator, String phase, int rev) {
    var turned = moderator.post(PART + "/phase", "phase", phase, "rev", "" + rev);
    assertThat(turned.statusCode()).isEqualTo(303);
  }
}
