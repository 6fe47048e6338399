package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An invitation from the organiser's file to the answers of those who are invited. */
class InvitationBrowserTest {
  private static final String DESK = "/studio" + Cast.SERIES + "/invitations";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void a_list_is_sent_and_answered() {
    app.db().useHandle(handle -> handle.execute("update series set registration = 'INVITED'"));
    var ola = browser.staff(Cast.ORGANISER);
    ola.go(DESK).check("invitations-empty").shot("invitations-empty");
    press(ola, "Inviter fra en fil");
    press(ola, "Les filen");
    ola.check("invitations-import-error").shot("invitations-import-error");
    var file =
        """
        Navn;E-post;Virksomhet
        Anne Deltaker;anne@etat.example;Etat for øl
        Bjørn Å. Lie;bjorn@fylke.example;
        Feil;feil(a)fylke.example;
        """;
    ola.page()
        .setInputFiles(
            "#file",
            new FilePayload("liste.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
    press(ola, "Les filen");
    assertThat(ola.page().innerText("main")).contains("2 personer blir invitert");
    ola.check("invitations-preview").shot("invitations-preview");
    press(ola, "Send 2 invitasjoner");
    ola.check("invitations-writing").shot("invitations-writing");
    app.clock().forward(Duration.ofSeconds(6));
    app.app().jobs().runDue();
    ola.page().waitForSelector("#progress[data-progress=done]", hidden());

    var anne = browser.guest();
    anne.go(link("anne@etat.example")).check("invitation").shot("invitation");
    press(anne, "Ja takk, meld meg på");
    assertThat(anne.page().locator("#email").getAttribute("readonly")).isNotNull();
    anne.check("invitation-registration").shot("invitation-registration");
    press(anne, "Meld meg på hele serien");
    assertThat(anne.page().innerText("h1")).contains("Du er påmeldt");
    anne.go(link("anne@etat.example")).check("invitation-accepted");

    var bjorn = browser.guest();
    bjorn.go(link("bjorn@fylke.example"));
    press(bjorn, "Nei takk");
    assertThat(bjorn.page().innerText(".notice")).contains("Takk for svaret");
    bjorn.check("invitation-declined").shot("invitation-declined");
    bjorn.go(link("bjorn@fylke.example") + "/erasure").check("invitation-erasure");

    var stranger = browser.guest();
    stranger.go(Cast.SERIES + "/registration").check("invitation-door").shot("invitation-door");
    stranger.go(Cast.SERIES + "/registration/received").check("invitation-received");

    ola.go(DESK).check("invitations").shot("invitations");
    assertThat(ola.page().innerText("#found")).contains("Takket ja", "Takket nei");
    ola.go(DESK + "/new").check("invitations-new").shot("invitations-new");
    ola.go(DESK + "/2/renewal").check("invitations-renewal").shot("invitations-renewal");
    ola.go(DESK + "/2/revocation").check("invitations-revocation");
    ola.go(DESK + "/reminders").check("invitations-reminders").shot("invitations-reminders");
    ola.go("/studio" + Cast.SERIES + "/visibility").check("visibility").shot("visibility");
  }

  private static Page.WaitForSelectorOptions hidden() {
    return new Page.WaitForSelectorOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }

  private String link(String email) {
    return Inbox.of(app, email).first("INVITATION").link("/invitation/");
  }

  private static void press(Person who, String words) {
    who.page()
        .locator("main button, main a", new Page.LocatorOptions().setHasText(words))
        .first()
        .click();
  }
}
