package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The programme with the keyboard alone, and the copy of a series to its next edition. */
class ProgrammeBrowserTest {
  private static final String DESK = "/studio" + Cast.SERIES;

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void a_programme_is_put_in_order_with_the_keyboard() {
    var ola = browser.staff(Cast.ORGANISER);
    ola.go(DESK + "/del-3/programme").check("programme-empty").shot("programme-empty");
    item(ola, "Velkommen", "10");
    item(ola, "Innledninger fra panelet", "35");
    item(ola, "Debatt", "60");
    ola.check("programme").shot("programme");

    ola.page().locator("#item-3-up").focus();
    ola.page().keyboard().press("Enter");
    ola.page().waitForURL("**/programme#item-3-up");
    assertThat(focused(ola)).isEqualTo("item-3-up");
    assertThat(ola.page().locator("#item-3-up").innerText()).contains("Debatt, nå nummer 2 av 3");
    ola.page().keyboard().press("Enter");
    ola.page().waitForURL("**/programme#item-3-down");
    assertThat(focused(ola)).isEqualTo("item-3-down");
    assertThat(ola.page().locator("#items ~ ol li").first().innerText()).contains("Debatt");

    ola.go(DESK + "/del-3/programme/people/new").check("programme-person");
    ola.go(DESK + "/del-3/programme/items/1").check("programme-item").shot("programme-item");
    ola.go(DESK + "/del-3/programme/items/1/removal").check("programme-removal");
    browser.guest().go(Cast.SERIES).check("programme-series").shot("programme-series");
    browser.guest().go(Cast.SERIES + "/del-3").check("programme-room").shot("programme-room");
  }

  @Test
  void a_series_is_copied_to_its_next_edition() {
    var ola = browser.staff(Cast.ORGANISER);
    ola.go(DESK + "/del-1/programme");
    item(ola, "Velkommen", "10");
    ola.go(DESK);
    ola.page().locator("main a", has("Lag neste utgave")).click();
    ola.check("edition").shot("edition");
    ola.page().fill("#first", "2031-03-20");
    press(ola, "Regn ut datoene");
    assertThat(ola.page().inputValue("#p2-day")).isEqualTo("2031-04-03");
    assertThat(ola.page().inputValue("#p2-from")).isEqualTo("10:00");
    ola.page().fill("#title", "Neste spørsmål");
    ola.page().uncheck("#p3-taken");
    press(ola, "Lagre utkast");
    assertThat(ola.page().locator(".notice").innerText()).contains("Utkastet er lagret");
    assertThat(ola.page().url()).contains("/samhandlingsarena/19");
    assertThat(ola.page().locator("main").innerText())
        .contains("torsdag 3. april 2031 kl. 10.00–11.30")
        .doesNotContain("Webinar 3");
    ola.go("/samhandlingsarena/19");
    assertThat(ola.page().locator("#del-1").innerText()).contains("Velkommen");
  }

  private static void item(Person who, String title, String minutes) {
    who.page().locator("main a", has("Legg til et punkt")).click();
    who.page().fill("#title", title);
    who.page().fill("#minutes", minutes);
    press(who, "Lagre");
  }

  private static String focused(Person who) {
    return (String) who.page().evaluate("() => document.activeElement.id");
  }

  private static void press(Person who, String words) {
    who.page().locator("main button", has(words)).first().click();
  }

  private static com.microsoft.playwright.Page.LocatorOptions has(String words) {
    return new com.microsoft.playwright.Page.LocatorOptions().setHasText(words);
  }
}
