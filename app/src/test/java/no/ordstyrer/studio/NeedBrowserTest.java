package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people need, at the browser: asked, seen to, and answered. */
class NeedBrowserTest {
  private static final String NEEDS = "/studio" + Cast.SERIES + "/needs";
  private static final String REGISTRATION = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void a_need_is_said_seen_to_and_answered() {
    app.db().useHandle(handle -> handle.execute("update part set venue = 'HYBRID'"));
    var ola = browser.staff(Cast.ORGANISER);
    ola.go(NEEDS).check("needs-empty").shot("needs-empty");

    var anne = browser.guest();
    anne.go(REGISTRATION);
    var folded = anne.page().locator("details", has("Trenger du noe")).first();
    assertThat(folded.getAttribute("open")).isNull();
    folded.locator("summary").focus();
    anne.page().keyboard().press("Enter");
    anne.check("registration-needs").shot("registration-needs");
    anne.page().fill("#name", Cast.ATTENDEE.name());
    anne.page().getByLabel("Teksting").check();
    anne.page().fill("#needs-words", "Plass til førerhund");
    anne.page().locator("main button[name=scope][value=all]").click();
    assertThat(anne.page().locator("details[open] #needs-words").inputValue())
        .as("the form comes back with what she said in sight")
        .isEqualTo("Plass til førerhund");
    anne.check("registration-needs-error").shot("registration-needs-error");
    anne.page().fill("#email", Cast.ATTENDEE.email());
    anne.page().locator("main button[name=scope][value=all]").click();
    anne.page().waitForURL("**/received**");

    ola.go(NEEDS).check("needs-open").shot("needs-open");
    ola.page().selectOption("#owner", new SelectOption().setLabel(Cast.ORGANISER.name()));
    ola.page().locator("form.need-owner button").click();
    ola.page().waitForURL("**done=needs.assigned**");

    var manage = Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/manage/");
    anne.go(manage + "/needs").check("manage-needs").shot("manage-needs");
    anne.page().getByLabel("tegnspråk").check();
    press(anne, "Lagre");
    assertThat(anne.page().locator(".notice").innerText()).isNotBlank();

    ola.page().fill("#done-1", "Teksting er bestilt");
    press(ola, "Merk som ordnet");
    assertThat(ola.page().locator(".ds-error-summary").count()).isEqualTo(1);
    ola.check("needs-stale").shot("needs-stale");
    press(ola, "Merk som ordnet");
    ola.page().waitForURL("**done=needs.handled**");
    ola.check("needs-handled").shot("needs-handled");
    anne.go(manage + "/needs").check("manage-needs-handled").shot("manage-needs-handled");

    press(ola, "Slutt å spørre");
    ola.page().waitForURL("**done=needs.unasked**");
    ola.check("needs-off").shot("needs-off");
  }

  private static void press(Person who, String words) {
    who.page().locator("main button", has(words)).last().click();
  }

  private static Page.LocatorOptions has(String words) {
    return new Page.LocatorOptions().setHasText(words);
  }
}
