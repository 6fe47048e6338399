package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A part is moved: what the organiser sees first, what the attendee gets, and how it is undone. */
class PartChangeBrowserTest {
  private static final String DESK = "/studio" + Cast.SERIES;

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void a_part_is_moved_and_another_move_is_undone() {
    var manage = register();
    app.clock().forward(Duration.ofMinutes(1));
    var ola = browser.staff(Cast.ORGANISER);
    ola.go(DESK + "/del-2/time").check("change-time");
    ola.page().fill("#day", "2030-09-27");
    press(ola, "Se hvem som får beskjed");
    assertThat(ola.page().locator("main").innerText())
        .contains("1 person har plass")
        .contains("Før: torsdag 26. september 2030 kl. 10.00–11.30");
    ola.page().fill("#line", "Salen var opptatt.");
    press(ola, "Oppdater brevet");
    assertThat(ola.page().locator(".told").innerText()).contains("Salen var opptatt.");
    ola.check("change-preview").shot("change-preview");
    press(ola, "Flytt delen og skriv til 1 person");
    assertThat(ola.page().locator(".notice").innerText()).contains("Tiden er lagret");
    ola.check("change-unheard").shot("change-unheard");

    app.clock().forward(Duration.ofMinutes(3));
    app.app().jobs().runDue();
    var anne = Inbox.of(app, "anne@etat.example");
    assertThat(anne.last().subject()).startsWith("Nytt tidspunkt: Webinar 2");
    assertThat(anne.last().textBody()).contains("Arrangøren skriver: Salen var opptatt.");
    var attendee = browser.guest();
    attendee.go(manage);
    assertThat(attendee.page().locator("main").innerText()).contains("fredag 27. september 2030");
    attendee.go(Cast.SERIES);
    assertThat(attendee.page().locator("#del-2").innerText())
        .contains("Flyttet fra torsdag 26. september 2030");

    ola.go(DESK + "/del-2/postponement").check("change-postpone").shot("change-postpone");
    press(ola, "Utsett delen og skriv til 1 person");
    attendee.go(manage);
    assertThat(attendee.page().locator("main").innerText())
        .doesNotContain("fredag 27. september 2030");
    press(ola, "Angre");
    assertThat(ola.page().locator(".notice").innerText()).contains("Endringen er angret");
    attendee.go(manage);
    assertThat(attendee.page().locator("main").innerText()).contains("fredag 27. september 2030");
    app.clock().forward(Duration.ofMinutes(3));
    app.app().jobs().runDue();
    assertThat(Inbox.of(app, "anne@etat.example").size()).isEqualTo(anne.size());
  }

  @Test
  void a_cancellation_is_seen_before_it_is_done() {
    register();
    var ola = browser.staff(Cast.ORGANISER);
    ola.go(DESK + "/del-1");
    ola.page().locator("main details summary").click();
    ola.page().fill("#place", "Rådhuset i Oslo");
    press(ola, "Lagre");
    assertThat(ola.page().locator("main").innerText()).contains("Nytt sted: Webinar 1");
    ola.check("change-place").shot("change-place");
    press(ola, "Lagre og skriv til 1 person");
    assertThat(ola.page().locator(".notice").innerText()).contains("Lagret");
    ola.go(DESK + "/del-2/cancellation").check("change-why");
    ola.page().fill("#why", "Innlederen er syk.");
    press(ola, "Se hvem som får beskjed");
    assertThat(ola.page().locator(".told").innerText()).contains("Innlederen er syk.");
    ola.check("change-cancel").shot("change-cancel");
    press(ola, "Avlys delen og skriv til 1 person");
    ola.go(DESK + "/del-2/undo").check("change-undo").shot("change-undo");
    app.clock().forward(Duration.ofMinutes(3));
    app.app().jobs().runDue();
    press(ola, "Angre");
    assertThat(ola.page().locator("#errors").innerText()).contains("Det er for sent å angre");
    ola.check("change-undo-late");
  }

  /** The path of her manage page. */
  private String register() {
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "scope",
            "all",
            "name",
            "Anne Deltaker",
            "email",
            "anne@etat.example",
            "calendar",
            "INVITATIONS");
    var manage = Inbox.of(app, "anne@etat.example").first("REGISTERED").link("/manage/");
    Inbox.deliver(app);
    return manage;
  }

  private static void press(Person who, String words) {
    who.page()
        .locator(
            "main button", new com.microsoft.playwright.Page.LocatorOptions().setHasText(words))
        .first()
        .click();
  }
}
