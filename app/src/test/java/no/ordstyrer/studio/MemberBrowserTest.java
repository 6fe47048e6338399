package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An owner at her browser: gives roles, takes them, and reads who did what. */
class MemberBrowserTest {
  private static final String ARENA = "/studio/samhandlingsarena";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void roles_are_given_and_taken_with_a_question_first() {
    var ingrid = browser.staff(Cast.OWNER);
    ingrid.go(ARENA + "/members").check("members").shot("members");
    ingrid.page().fill("#name", "Ny Person");
    ingrid.page().locator("main button[type=submit]").last().click();
    ingrid.check("members-error");
    ingrid.page().fill("#email", "ny@etat.example");
    ingrid.page().locator("input[name=role][value=VIEWER]").check();
    ingrid.page().locator("main button[type=submit]").last().click();
    ingrid.check("role-give").shot("role-give");
    ingrid.page().locator("main button[type=submit]").click();
    assertThat(ingrid.page().locator("#members").innerText()).contains("Ny Person");

    var remove = ingrid.page().locator("#members li:has-text('Ny Person') a[data-confirm]");
    remove.click();
    assertThat(ingrid.page().locator("dialog[open]").innerText())
        .contains("Fjerne Ny Person som Innsyn?");
    ingrid.axe();
    ingrid.page().locator("dialog[open] form[action] button").click();
    assertThat(ingrid.page().locator(".notice").innerText()).contains("Rollen er fjernet");

    ingrid.go(ARENA + "/18/del-3/crew").check("crew").shot("crew");
    ingrid.go(ARENA + "/log").check("log").shot("log");
    ingrid.page().selectOption("#kind", "member");
    ingrid.page().locator("main form[method=get] button").click();
    assertThat(ingrid.page().locator("table").innerText()).contains("Ga rollen innsyn");
  }

  @Test
  void without_script_the_question_has_a_page_of_its_own() {
    var ingrid = browser.as(app.signedIn(Cast.OWNER));
    ingrid.go(ARENA + "/members");
    var href = ingrid.page().locator("#members a[data-confirm]").first().getAttribute("href");
    ingrid.go(href).check("role-take").shot("role-take");
  }
}
