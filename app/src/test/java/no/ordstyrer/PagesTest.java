package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.i18n.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every page in every language and state, in a real browser. Add yours: visit it, {@link
 * Person#check}, and {@link Person#shot} what README shows.
 */
class PagesTest {
  /** Those that a guest opens by their address alone. */
  private static final List<String> ADDRESSES =
      List.of(
          "/",
          "/sign-in",
          "/privacy",
          "/accessibility",
          "/samhandlingsarena",
          "/samhandlingsarena/privacy",
          "/samhandlingsarena/accessibility",
          Cast.SERIES);

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void pages_for_everybody() {
    for (var language : Language.values()) {
      var guest = browser.guest(language);
      for (var path : ADDRESSES) {
        guest.go(path).check(language.tag() + path);
      }
      guest.go("/sign-in");
      guest.page().fill("#email", "no address");
      guest.page().evaluate("() => { document.querySelector('main form').noValidate = true; }");
      guest.page().locator("main button[type=submit]").click();
      guest.check(language.tag() + "-sign-in-error");
      guest.go("/no-such-page").check(language.tag() + "-not-found");
    }
  }

  /** Whoever is too quick, or meets a fault of ours, sends the same once more: nothing is lost. */
  @Test
  void what_was_typed_outlives_a_refusal_and_a_fault() {
    var guest = browser.guest();
    for (var i = 0; i < 6; i++) {
      ask(guest, Cast.MODERATOR.email());
    }
    assertThat(guest.page().locator("h1").textContent()).contains("For mange forsøk");
    guest.check("too-many");
    app.clock().forward(Duration.ofMinutes(3));
    guest.page().locator("main button[type=submit]").click();
    assertThat(guest.page().locator("main").textContent()).contains(Cast.MODERATOR.email());

    app.db().useHandle(handle -> handle.execute("alter table rate_bucket rename to away"));
    ask(guest, Cast.CHAIR.email());
    assertThat(guest.page().locator("h1").textContent()).contains("Noe gikk galt hos oss");
    guest.check("fault").forgive();
    app.db().useHandle(handle -> handle.execute("alter table away rename to rate_bucket"));
    guest.page().locator("main button[type=submit]").click();
    assertThat(guest.page().locator("main").textContent()).contains(Cast.CHAIR.email());
  }

  private static void ask(Person guest, String email) {
    guest.go("/sign-in");
    guest.page().fill("#email", email);
    guest.page().locator("main button[type=submit]").click();
  }

  /** The figures of first loads, compressed (design: bar 10). */
  @Test
  void pages_are_light() {
    assertThat(browser.guest().weigh(Cast.SERIES)).isLessThanOrEqualTo(60_000);
    assertThat(browser.guest().weigh("/sign-in")).isLessThanOrEqualTo(60_000);
    var anne = browser.as(Attendees.confirmed(app, Cast.ATTENDEE));
    assertThat(anne.weigh(Cast.SERIES + "/del-1")).isLessThanOrEqualTo(110_000);
  }

  /** The checks themselves can fail: a page that is spoilt on purpose does not pass. */
  @Test
  void a_fault_is_found() {
    var guest = browser.guest().go("/");
    guest.axe();
    guest.page().evaluate("() => document.documentElement.removeAttribute('lang')");

    assertThatThrownBy(guest::axe).hasMessageContaining("html-has-lang");
  }

  @Test
  void pictures() {
    var guest = browser.guest();
    guest.go("/").shot("front");
    guest.go("/samhandlingsarena").shot("arena");
    guest.go(Cast.SERIES).shot("series");
    guest.go("/sign-in").shot("sign-in");
    guest.go("/samhandlingsarena/privacy").shot("privacy");
    assertThat(guest.page().title()).isNotEmpty();
  }
}
