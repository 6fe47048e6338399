package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The organiser at her browser: from nothing to a published series, and every page on the way. */
class StudioBrowserTest {
  private static final String ARENA = "/studio/samhandlingsarena";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void a_series_from_template_to_public() {
    var ola = browser.staff(Cast.ORGANISER);
    ola.go(ARENA).check("studio-arena").shot("studio-arena");
    ola.page().locator(".templates a").first().click();
    ola.check("studio-new").shot("studio-new");

    press(ola, "Lagre utkast");
    assertThat(ola.page().locator(".ds-error-summary a").count()).isEqualTo(1);
    ola.check("studio-new-error").shot("studio-new-error");

    ola.page().fill("#title", "Hvem eier dataene i samhandlingen?");
    ola.page().fill("#question", "Og hvem bør bestemme hva de brukes til?");
    ola.page().fill("#p1-theme", "Hva er eierskap til data?");
    ola.page().fill("#p1-speaker", "Kari Nordmann, seniorrådgiver, Digdir\nOle Li, KS");
    ola.page().fill("#p3-chair", "Turid Ordstyrer, NORSTELLA");
    ola.page().fill("#p3-panelist", "Máret Ánne Sara, direktør, Sametinget\nJon Bjørnøy, KS");
    press(ola, "Lagre utkast");
    assertThat(ola.page().locator(".notice").innerText()).contains("Utkastet er lagret");
    ola.check("studio-draft").shot("studio-draft");
    ola.page().locator("main a", has("Forhåndsvis")).click();
    ola.check("series-draft").shot("series-draft");
    ola.page().goBack();
    press(ola, "Publiser");
    assertThat(ola.page().locator(".notice").innerText()).contains("Serien er publisert");
    ola.check("studio-published").shot("studio-published");

    var guest = browser.guest();
    guest.go("/samhandlingsarena/19");
    assertThat(guest.page().locator("h1").innerText()).contains("Hvem eier dataene");
    guest.check("series").shot("series");
    guest.go("/samhandlingsarena").check("arena").shot("arena");
    guest.go("/").check("front").shot("front");
  }

  @Test
  void every_other_page_of_the_studio() {
    var ingrid = browser.staff(Cast.OWNER);
    ingrid.go("/studio").check("studio").shot("studio");
    ingrid.go("/studio/new").check("studio-new-arena").shot("studio-new-arena");
    ingrid.go(ARENA + "/settings").check("studio-settings").shot("studio-settings");
    ingrid.go(ARENA + "/members").check("studio-members").shot("studio-members");
    ingrid.go(ARENA + "/18/edit").check("studio-edit").shot("studio-edit");
    ingrid.go(ARENA + "/log").check("studio-log").shot("studio-log");
    ingrid.go(ARENA + "/18/log").check("studio-series-log").shot("studio-series-log");
    ingrid.go(ARENA + "/18/new-part").check("studio-new-part");
    ingrid.go(ARENA + "/18/del-3").check("studio-part").shot("studio-part");
    ingrid.go(ARENA + "/18/del-1/time").check("studio-time").shot("studio-time");
    ingrid.go(ARENA + "/18/del-3/crew").check("studio-crew").shot("studio-crew");
    ingrid.go(ARENA + "/18/cancellation").check("studio-cancel").shot("studio-cancel");
    ingrid.go(ARENA + "/18/deletion").check("studio-delete");
    browser.staff(Cast.PANELIST).go("/studio").check("studio-panelist").shot("studio-panelist");
  }

  private static void press(Person who, String words) {
    who.page().locator("main button", has(words)).first().click();
  }

  private static com.microsoft.playwright.Page.LocatorOptions has(String words) {
    return new com.microsoft.playwright.Page.LocatorOptions().setHasText(words);
  }
}
