package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The form of a series at the browser: made, put in order, answered, changed afterwards. */
class FormBuilderBrowserTest {
  private static final String FORM = "/studio" + Cast.SERIES + "/form";
  private static final String REGISTRATION = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void a_form_is_made_answered_and_changed() {
    var ola = browser.staff(Cast.ORGANISER);
    make(ola);
    order(ola);
    var anne = browser.guest();
    answer(anne);
    change(ola);
    answerAnew(anne);
  }

  private static void make(Person ola) {
    ola.go(FORM).check("form-empty").shot("form-empty");
    ola.page().locator("main a", has("Legg til")).first().click();
    ola.check("form-new").shot("form-new");
    press(ola, "Lagre");
    assertThat(ola.page().locator(".ds-error-summary a").count()).isPositive();
    ola.check("form-new-error").shot("form-new-error");

    add(ola, "SHORT", "Hva jobber du med?", "", "", false);
    add(ola, "LONG", "Hva vil du at panelet skal ta opp?", "", "", false);
    add(ola, "CHOICE", "Hvilken sektor kommer du fra?", "Stat\nKommune\nNæringsliv", "", true);
    add(ola, "SEVERAL", "Hvilke bord vil du sitte ved?", "Vest\nØst\nNord", "3", true);
    add(ola, "YES_NO", "Har du vært med før?", "", "", false);
    add(ola, "CONSENT", "Jeg godtar at spørsmålene mine siteres", "", "", true);
    ola.check("form").shot("form");
  }

  /** By keyboard alone: the button is reached, pressed, and what it did is said. */
  private static void order(Person ola) {
    var names = ola.page().locator(".desk-row__name");
    assertThat(names.first().innerText()).isEqualTo("Hva jobber du med?");
    ola.page()
        .getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Flytt ned Hva jobber du med?"))
        .focus();
    ola.page().keyboard().press("Enter");
    ola.page().waitForURL("**done=fields.moved**");
    assertThat(names.allInnerTexts().subList(0, 2))
        .containsExactly("Hva vil du at panelet skal ta opp?", "Hva jobber du med?");
    assertThat(ola.page().locator(".notice").innerText()).isNotBlank();
    ola.check("form-moved").shot("form-moved");
  }

  private void answer(Person anne) {
    anne.go(REGISTRATION).check("registration-fields").shot("registration-fields");
    anne.page().fill("#name", Cast.ATTENDEE.name());
    anne.page().fill("#email", Cast.ATTENDEE.email());
    anne.page().getByLabel("Hva jobber du med?").fill("Arkiv");
    anne.page().locator("main button[name=scope][value=all]").click();
    assertThat(anne.page().locator(".ds-error-summary a").allInnerTexts())
        .anyMatch(words -> words.contains("Hvilken sektor"))
        .anyMatch(words -> words.contains("Hvilke bord"))
        .anyMatch(words -> words.contains("siteres"));
    assertThat(anne.page().getByLabel("Hva jobber du med?").inputValue()).isEqualTo("Arkiv");
    anne.check("registration-fields-error").shot("registration-fields-error");
    anne.page().getByLabel("Kommune").check();
    anne.page().getByLabel("Øst").check();
    anne.page().getByLabel("Jeg godtar").check();
    anne.page().locator("main button[name=scope][value=all]").click();
    anne.page().waitForURL("**/received**");
  }

  private static void change(Person ola) {
    ola.go(FORM);
    ola.page().locator("main a", has("Hvilken sektor kommer du fra?")).click();
    assertThat(ola.page().locator(".ds-alert").innerText()).contains("1");
    ola.check("form-edit-answered").shot("form-edit-answered");
    ola.page().fill("#options", "Stat\nFylke og kommune\nNæringsliv");
    press(ola, "Lagre");
    ola.page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Slutt å spørre Har du vært med før?"))
        .click();
    ola.page().waitForURL("**done=fields.retired**");
    ola.check("form-retired").shot("form-retired");
  }

  private void answerAnew(Person anne) {
    var manage = Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/manage/");
    anne.go(manage + "/answers").check("answers").shot("answers");
    press(anne, "Lagre svarene");
    assertThat(anne.page().locator(".ds-error-summary a").allInnerTexts())
        .containsExactly("Svar på «Hvilken sektor kommer du fra?».");
    anne.check("answers-error").shot("answers-error");
    anne.page().getByLabel("Fylke og kommune").check();
    press(anne, "Lagre svarene");
    assertThat(anne.page().locator(".notice").innerText()).isNotBlank();
  }

  private static void add(
      Person ola, String kind, String label, String options, String part, boolean required) {
    ola.go(FORM + "/new");
    ola.page().selectOption("#kind", kind);
    ola.page().selectOption("#part", part);
    ola.page().fill("#label", label);
    ola.page().fill("#options", options);
    ola.page().locator("#required").setChecked(required);
    press(ola, "Lagre");
    ola.page().waitForURL("**done=fields.added**");
  }

  private static void press(Person who, String words) {
    who.page().locator("main button", has(words)).last().click();
  }

  private static Page.LocatorOptions has(String words) {
    return new Page.LocatorOptions().setHasText(words);
  }
}
