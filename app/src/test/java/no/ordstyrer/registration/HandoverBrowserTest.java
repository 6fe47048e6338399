package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Mails;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A registration moves between two mailboxes, in a real browser with real mail. */
class HandoverBrowserTest {
  private static final String ANNE = Cast.ATTENDEE.email();
  private static final String NEW = "anne@nydirektorat.example";

  private final Mails mails = new Mails();
  private final TestApp app = new TestApp(mails);
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
    mails.close();
  }

  @Test
  void a_change_of_address_between_two_mailboxes() {
    app.stranger()
        .post(Cast.SERIES + "/registration", "scope", "all", "name", "Anne", "email", ANNE);
    var anne = browser.guest();
    anne.go(link(ANNE, "/manage/"));
    anne.page().click("text=Bytt e-postadresse");
    anne.check("address").shot("address");
    anne.page().fill("#email", ANNE);
    send(anne);
    anne.page().waitForSelector("#errors");
    anne.check("address-own").shot("address-own");
    anne.page().fill("#email", NEW);
    send(anne);
    anne.page().waitForURL("**/manage/*handover.asked");
    assertThat(anne.page().textContent("main")).contains("Bekreft den nye adressen", NEW);
    anne.check("address-asked").shot("address-asked");

    var old = browser.guest();
    old.go(link(ANNE, "/handover/stop/")).check("address-stop").shot("address-stop");
    var there = browser.guest();
    var confirm = link(NEW, "/handover/");
    there.go(confirm).check("address-confirm").shot("address-confirm");
    send(there);
    there.page().waitForURL("**/manage/*handover.done");
    assertThat(there.page().textContent("main")).contains(NEW, "Du er påmeldt 3 av 3 deler");
    there.check("address-moved").shot("address-moved");
    there.go(confirm).check("address-over").shot("address-over");
    old.page().click("main form button");
    old.check("address-stop-late").shot("address-stop-late");
    mails.newest(ANNE, "er flyttet til en annen e-postadresse");
    mails.newest(NEW, "Her er de nye lenkene dine");
  }

  @Test
  void a_colleague_takes_over() {
    app.stranger()
        .post(Cast.SERIES + "/registration", "scope", "all", "name", "Anne", "email", ANNE);
    var anne = browser.guest();
    anne.go(link(ANNE, "/manage/"));
    anne.page().click("text=Gi plassen til en kollega");
    anne.check("transfer").shot("transfer");
    anne.page().fill("#name", Cast.SECOND_ATTENDEE.name());
    anne.page().fill("#email", Cast.SECOND_ATTENDEE.email());
    send(anne);
    anne.page().waitForURL("**/manage/*handover.asked");
    anne.check("transfer-asked").shot("transfer-asked");

    var bjorn = browser.withoutScript();
    bjorn.go(link(Cast.SECOND_ATTENDEE.email(), "/handover/"));
    assertThat(bjorn.page().inputValue("#name")).isEqualTo(Cast.SECOND_ATTENDEE.name());
    var seen = browser.guest();
    seen.go(link(Cast.SECOND_ATTENDEE.email(), "/handover/"))
        .check("taking-over")
        .shot("taking-over");
    bjorn.page().click("#send");
    bjorn.page().waitForURL("**/manage/*handover.done");
    assertThat(bjorn.page().textContent("main")).contains("Du er påmeldt 3 av 3 deler");
    anne.page().reload();
    anne.check("passed-on").shot("passed-on");
  }

  private static void send(Person person) {
    person.page().click("main form.form button[type=submit] >> nth=0");
  }

  private String link(String address, String prefix) {
    var text = Mails.text(mails.newest(address, prefix));
    return text.replaceAll("(?s).*?(" + prefix + "[A-Za-z0-9_-]{38}).*", "$1");
  }
}
