package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The waiting list as those who wait see it, each in a browser of her own. */
class WaitingListBrowserTest {
  private static final String PATH = Cast.SERIES + "/registration";
  private static final Cast.Person ANNE = Cast.ATTENDEE;
  private static final Cast.Person BJORN = Cast.SECOND_ATTENDEE;
  private static final Cast.Person CIERVA = Cast.THIRD_ATTENDEE;

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void one_declines_the_next_is_offered_at_once_and_takes_the_place() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1 where number = 3"));
    app.stranger().post(PATH, "scope", "all", "name", CIERVA.name(), "email", CIERVA.email());
    var anne = browser.guest();
    var bjorn = browser.guest();

    register(anne, ANNE);
    assertThat(text(anne)).contains("Du er påmeldt 2 av 3 deler", "Du er nummer 1 på ventelisten");
    look(anne, "waiting-received");
    register(bjorn, BJORN);
    assertThat(text(bjorn)).contains("Du er nummer 2 på ventelisten");
    bjorn.go(manage(BJORN));
    assertThat(text(bjorn)).contains("Du er påmeldt 2 av 3 deler", "Du er nummer 2");
    look(bjorn, "waiting-manage");

    app.stranger().post(manage(CIERVA) + "/del-3/release");

    bjorn.go(manage(BJORN));
    assertThat(text(bjorn)).contains("Du er nummer 1 på ventelisten");
    anne.go(manage(ANNE));
    assertThat(text(anne)).contains("Du har fått tilbud om plass", "Svar på tilbudet");
    look(anne, "waiting-offered");
    anne.go(offer(ANNE));
    look(anne, "waiting-offer");
    anne.page().click("text=Nei takk, gi den til neste");
    assertThat(text(anne)).contains("Du har takket nei");
    look(anne, "waiting-declined");

    bjorn.go(offer(BJORN));
    assertThat(text(bjorn)).contains("du står for tur");
    bjorn.page().click("text=Ja takk, jeg tar plassen");
    assertThat(text(bjorn)).contains("Du har tatt imot plassen");
    look(bjorn, "waiting-claimed");
    bjorn.go(manage(BJORN));
    assertThat(text(bjorn)).contains("Du er påmeldt 3 av 3 deler", "Bli med på Webinar 3");
    look(bjorn, "waiting-confirmed");
    anne.go(manage(ANNE));
    assertThat(text(anne)).contains("Du er påmeldt 2 av 3 deler", "Meld meg på Webinar 3");
    look(anne, "waiting-left");
  }

  @Test
  void who_is_too_late_is_told_so_and_may_come_back() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1 where number = 3"));
    app.stranger().post(PATH, "scope", "all", "name", CIERVA.name(), "email", CIERVA.email());
    var anne = browser.guest();
    register(anne, ANNE);
    app.stranger().post(manage(CIERVA) + "/del-3/release");
    anne.go(offer(ANNE));
    app.clock().forward(Duration.ofHours(25));

    // The page was open all the time: the answer comes too late.
    anne.page().click("text=Ja takk, jeg tar plassen");
    assertThat(text(anne)).contains("Fristen er gått ut");
    look(anne, "waiting-lapsed");
    anne.go(manage(ANNE) + "/del-3/return");
    look(anne, "waiting-return");
    anne.page().click("main form button");
    // Nobody else waits any more.
    assertThat(text(anne)).contains("Du er påmeldt 3 av 3 deler");
  }

  private static void register(Person who, Cast.Person as) {
    who.go(PATH);
    who.page().fill("#name", as.name());
    who.page().fill("#email", as.email());
    who.page().click("main form .actions >> nth=0 >> button");
    who.page().waitForURL("**/received**");
  }

  /** Every state passes axe wide, narrow and on a common phone, and has its picture taken. */
  private static void look(Person who, String name) {
    who.check(name).shot(name);
    who.page().setViewportSize(375, 812);
    who.axe();
    who.page().setViewportSize(1280, 900);
  }

  private static String text(Person who) {
    return who.page().textContent("main");
  }

  private String manage(Cast.Person who) {
    return Inbox.of(app, who.email()).first("REGISTERED").link("/manage/");
  }

  private String offer(Cast.Person who) {
    return Inbox.of(app, who.email()).first("OFFERED").link("/offer/");
  }
}
