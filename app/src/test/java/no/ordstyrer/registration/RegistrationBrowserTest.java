package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.i18n.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registering in a real browser, from the form to the withdrawal. */
class RegistrationBrowserTest {
  private static final String PATH = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void from_the_form_to_the_withdrawal() {
    var anne = browser.guest();
    anne.go(PATH).check("register").shot("register");
    anne.page().click("main form .actions >> nth=0 >> button");
    anne.page().waitForSelector("#errors");
    assertThat(anne.page().evaluate("() => document.activeElement.id")).isEqualTo("errors");
    assertThat(anne.page().textContent("#errors")).contains("Navn: Fyll ut dette feltet.");
    anne.check("register-error").shot("register-error");
    anne.page().fill("#name", Cast.ATTENDEE.name());
    anne.page().fill("#email", Cast.ATTENDEE.email());
    anne.page().click("main form .actions >> nth=0 >> button");
    anne.page().waitForURL("**/received**");
    anne.check("registered").shot("registered");

    var manage =
        java.net
            .URI
            .create(Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/manage/"))
            .getPath();
    anne.go(manage).check("manage").shot("manage");
    anne.go(manage + "/details").check("details");
    anne.go(manage + "/del-2/release").check("release").shot("release");
    anne.page().click("main form button");
    anne.check("released").shot("released");
    anne.go(manage + "/withdrawal").check("withdrawal");
    anne.page().click("main form button");
    anne.check("withdrawn").shot("withdrawn");
  }

  @Test
  void the_waiting_list_from_the_queue_to_the_place() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1 where number = 3"));
    app.stranger()
        .post(PATH, "scope", "all", "name", "Bjørn", "email", Cast.SECOND_ATTENDEE.email());
    var anne = browser.guest();
    anne.go(PATH).check("register-full").shot("register-full");
    anne.page().click("details:has(input[name=part]) > summary");
    anne.page().check("input[name=part][value='3']");
    anne.check("register-some").shot("register-some");
    anne.page().fill("#name", Cast.ATTENDEE.name());
    anne.page().fill("#email", Cast.ATTENDEE.email());
    anne.page().click("button[name=scope][value=some]");
    anne.page().waitForURL("**/received**");
    assertThat(anne.page().textContent("main")).contains("Du er nummer 1 på ventelisten");
    anne.check("received-waiting").shot("received-waiting");

    var bjorn = Inbox.of(app, Cast.SECOND_ATTENDEE.email()).first("REGISTERED").link("/manage/");
    app.stranger().post(bjorn + "/del-3/release");
    var inbox = Inbox.of(app, Cast.ATTENDEE.email());
    anne.go(inbox.first("REGISTERED").link("/manage/"))
        .check("manage-offered")
        .shot("manage-offered");
    anne.page().click("text=Svar på tilbudet");
    anne.check("offer").shot("offer");
    anne.page().click("text=Ja takk, jeg tar plassen");
    anne.check("offer-claimed").shot("offer-claimed");
    assertThat(anne.page().textContent("main")).contains("Du har tatt imot plassen");
    var join = Inbox.of(app, Cast.ATTENDEE.email()).first("CLAIMED").link("/join/");
    app.stranger().post(inbox.first("REGISTERED").link("/manage/") + "/del-3/release");
    anne.go(join).check("join-without-place").shot("join-without-place");
  }

  @Test
  void several_colleagues_in_one_form() {
    var ola = browser.guest();
    ola.go(PATH).page().click("text=Meld på flere kolleger");
    ola.check("colleagues").shot("colleagues");
    ola.page().fill("#by", "Ola Sjef");
    ola.page().click("button[name=more]");
    assertThat(ola.page().evaluate("() => document.activeElement.id")).isEqualTo("name-4");
    ola.page().fill("#name-4", "Čierva");
    ola.page().fill("#email-4", "cierva(a)sametinget");
    ola.page()
        .evaluate(
            """
            () => {
              const data = new DataTransfer();
              data.setData('text', 'Anne Deltaker <anne@etat.example>; Bjørn Lie <bjorn@fylke.example>');
              document.querySelector('#name-1').dispatchEvent(
                new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
    assertThat(ola.page().inputValue("#email-2")).isEqualTo("bjorn@fylke.example");
    ola.page().click("form.form > .actions button");
    ola.page().waitForSelector("#errors");
    ola.check("colleagues-error").shot("colleagues-error");
    ola.page().fill("#email-4", "cierva@sametinget.example");
    ola.page().click("form.form > .actions button");
    ola.page().waitForSelector(".places");
    ola.check("colleagues-told").shot("colleagues-told");
    assertThat(ola.page().textContent("main")).contains("Anne Deltaker", "Bjørn Lie", "Čierva");

    var kari = browser.withoutScript();
    kari.go(PATH + "/colleagues").page().click("button[name=more]");
    assertThat(kari.page().locator(".colleague").count()).isEqualTo(6);
  }

  /** The design's figure for this page, and that no script is needed on the way. */
  @Test
  void light_and_without_script() {
    assertThat(browser.guest().weigh(PATH)).isLessThanOrEqualTo(60_000);

    var bjorn = browser.withoutScript().go(PATH);
    bjorn.page().fill("#name", Cast.SECOND_ATTENDEE.name());
    bjorn.page().fill("#email", Cast.SECOND_ATTENDEE.email());
    bjorn.page().click("main form .actions >> nth=0 >> button");
    bjorn.page().waitForURL("**/received**");
    assertThat(bjorn.page().locator("h1").textContent()).isEqualTo("Du er påmeldt");
  }

  @Test
  void in_every_language() {
    for (var language : Language.values()) {
      var guest = browser.guest(language);
      guest.go(PATH).check(language.tag() + "-register");
      guest.go(PATH + "/link").check(language.tag() + "-link");
    }
  }
}
