package no.ordstyrer.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two people with a phone each at the same door. */
class CheckInBrowserTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String DOOR = "/checkin" + PART;
  private static final String FORM = Cast.SERIES + "/registration";

  /**
   * Chromium on a machine without a screen has no detector of its own: this one finds a code in
   * every picture of the camera, as the real one would in the right one.
   */
  private static final String DETECTOR =
      """
      window.BarcodeDetector = class {
        static async getSupportedFormats() { return ['qr_code']; }
        async detect(video) {
          return video.videoWidth > 0 ? [{ rawValue: location.origin + '/checkin/code/CODE' }] : [];
        }
      };
      """;

  private final TestApp app = new TestApp();
  private final List<Long> first = app.cast().parts().subList(0, 1);
  private final Browser browser = new Browser(app);

  CheckInBrowserTest() {
    execute("update part set venue = 'PLACE', place = 'Storgata 1' where number = 1");
  }

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void what_one_does_the_other_sees_and_nobody_is_in_twice() {
    Attendees.register(app, Cast.ATTENDEE, first);
    Attendees.register(app, Cast.SECOND_ATTENDEE, first);
    var ola = door(Cast.ORGANISER);
    var ingrid = door(Cast.OWNER);
    ola.check("check-in").shot("check-in");

    ola.page().fill("#q", "bjør");
    assertThat(ola.page().locator("#found li")).hasCount(1);
    app.clock().forward(Duration.ofMinutes(12));
    ola.page().click("text=Sjekk inn >> nth=0");
    assertThat(ola.page().locator("#check-in-said")).hasText("Bjørn Å. Lie er sjekket inn.");
    for (var one : List.of(ola, ingrid)) {
      assertThat(one.page().locator("#check-in")).hasText("1 av 2 er her");
      assertThat(row(one, "Bjørn")).containsText("Inne siden kl. 10.12 av Ola Arrangør");
    }
    ola.check("check-in-done").shot("check-in-done");

    ingrid.page().click("[aria-label^='Angre innsjekkingen av Bjørn']");
    assertThat(ola.page().locator("#check-in")).hasText("0 av 2 er her");
    assertThat(row(ola, "Bjørn").locator("button")).hasText("Sjekk inn");
    ola.page().fill("#q", "ingen heter dette");
    assertThat(ola.page().locator("#found [data-status]")).containsText("Ingen treff");
    ola.check("check-in-none");
  }

  /** Her phone was away when the other let her in: she is told who did, and when. */
  @Test
  void what_is_pressed_without_a_network_is_kept_and_sent_when_it_is_back() {
    Attendees.register(app, Cast.ATTENDEE, first);
    Attendees.register(app, Cast.SECOND_ATTENDEE, first);
    var ola = door(Cast.ORGANISER);
    var ingrid = door(Cast.OWNER);

    ola.context().setOffline(true);
    row(ola, "Bjørn").locator("button").click();
    assertThat(row(ola, "Bjørn")).containsText("Ikke sendt ennå");
    row(ola, "Anne").locator("button").click();
    assertThat(row(ola, "Anne")).containsText("Ikke sendt ennå");
    ola.axe();
    ola.shot("check-in-offline");
    assertThat(count()).isZero();
    row(ingrid, "Anne").locator("button").click();
    assertThat(ingrid.page().locator("#check-in")).hasText("1 av 2 er her");

    app.clock().forward(Duration.ofMinutes(3));
    ola.context().setOffline(false);
    assertThat(ola.page().locator("#check-in-said"))
        .hasText("Anne Deltaker ble sjekket inn før, kl. 10.00, av Ingrid Eier.");
    for (var one : List.of(ola, ingrid)) {
      assertThat(one.page().locator("#check-in")).hasText("2 av 2 er her");
      assertThat(row(one, "Bjørn")).containsText("av Ola Arrangør");
      assertThat(row(one, "Anne")).containsText("av Ingrid Eier");
    }
    assertThat(count()).isEqualTo(2);
    browser.forgive();
    ola.check("check-in-again").shot("check-in-again");
  }

  @Test
  void a_code_is_typed_where_no_camera_reads_it_and_read_where_one_does() {
    var code = code("Anne", "anne@etat.example");
    var other = code("Bo", "bo@etat.example");
    var ola = door(Cast.ORGANISER);
    assertThat(ola.page().locator("[data-scan]")).isHidden();
    ola.page().fill("#code", "XXXX-XXX");
    ola.page().press("#code", "Enter");
    assertThat(ola.page().locator("#door-code")).containsText("Koden gjelder ikke denne delen");
    ola.check("check-in-wrong-code").shot("check-in-wrong-code");
    ola.page().fill("#code", code.toLowerCase(java.util.Locale.ROOT));
    ola.page().press("#code", "Enter");
    assertThat(ola.page().locator("#check-in-said")).hasText("Anne er sjekket inn.");

    ola.context().addInitScript(DETECTOR.replace("CODE", other));
    ola.context().grantPermissions(List.of("camera"));
    ola.go(DOOR);
    ola.page().click("[data-scan]");
    assertThat(ola.page().locator("#check-in-said")).containsText("Bo er sjekket inn.");
    ola.check("check-in-camera").shot("check-in-camera");
    ola.page().click("[data-stop]");
    assertThat(ola.page().locator("[data-camera]")).isHidden();
    assertThat(ola.page().locator("[data-scan]")).isFocused();
  }

  @Test
  void who_waits_is_found_by_name_and_let_in_with_a_reason() {
    execute("update part set capacity = 0 where number = 1");
    register("Vera Venter", "vera@etat.example");
    execute("update series set approval = true");
    register("Unni Venter", "unni@etat.example");
    var ola = door(Cast.ORGANISER);
    assertThat(ola.page().locator("#found")).not().containsText("Vera");
    ola.page().fill("#q", "venter");
    assertThat(ola.page().locator("#found")).containsText("På venteliste");
    assertThat(ola.page().locator("#found")).containsText("Venter på godkjenning");
    ola.check("check-in-hopefuls").shot("check-in-hopefuls");

    ola.page().click("[aria-label='Slipp inn Vera Venter']");
    ola.check("check-in-let-in").shot("check-in-let-in");
    ola.page().click("main form button");
    assertThat(ola.page().locator("#errors")).containsText("Delen er full");
    ola.check("check-in-full").shot("check-in-full");
    ola.page().fill("#overruled", "Skal innlede");
    ola.page().click("main form button");
    assertThat(ola.page().locator("#check-in-said")).hasText("Vera Venter er sjekket inn.");

    execute("update part set capacity = 10 where number = 1");
    ola.page().fill("#q", "unni");
    ola.page().click("[aria-label='Slipp inn Unni Venter']");
    assertThat(ola.page().locator("#overruled")).isVisible();
    ola.page().click("main form button");
    assertThat(ola.page().locator("#errors")).containsText("ikke svart på påmeldingen");
    ola.page().fill("#overruled", "Avtalt med arrangøren");
    ola.page().click("main form button");
    assertThat(ola.page().locator("#check-in")).hasText("2 av 2 er her");
    assertThat(number("select count(*) from registration")).isEqualTo(2);
    assertThat(number("select count(*) from walk_in where overruled is not null")).isEqualTo(2);
  }

  @Test
  void who_is_on_no_list_is_registered_at_the_door() {
    var ola = door(Cast.ORGANISER);
    var ingrid = door(Cast.OWNER);
    ola.check("check-in-empty").shot("check-in-empty");
    ola.page().click("text=Registrer en som ikke er påmeldt");
    ola.page().click("main form button");
    assertThat(ola.page().locator("#errors")).containsText("Navn");
    ola.check("walk-in-refused").shot("walk-in-refused");
    ola.page().fill("#name", "Gunnar Gjest");
    ola.page().click("main form button");
    assertThat(ola.page().locator("#check-in-said")).hasText("Gunnar Gjest er sjekket inn.");
    assertThat(ingrid.page().locator("#check-in")).hasText("1 av 1 er her");
  }

  private Person door(Cast.Person person) {
    var one = browser.staff(person).go(DOOR);
    assertThat(one.page().locator("#check-in")).isVisible();
    return one;
  }

  private static com.microsoft.playwright.Locator row(Person one, String name) {
    return one.page().locator(".door__guest", new Page.LocatorOptions().setHasText(name));
  }

  /** The code for the door that she was sent. */
  private String code(String name, String address) {
    register(name, address);
    return Inbox.of(app, address)
        .first("REGISTERED")
        .textBody()
        .replaceAll("(?s).*Kode til døra for Webinar 1: (\\S+).*", "$1");
  }

  private void register(String name, String address) {
    app.stranger().post(FORM, "scope", "all", "name", name, "email", address);
  }

  private long count() {
    return number("select count(*) from check_in where undone_at is null");
  }

  private void execute(String sql) {
    app.db().useHandle(handle -> handle.execute(sql));
  }

  private long number(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }
}
