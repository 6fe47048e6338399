package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of a part in a real browser: what js/live.js makes of what the room tells. */
class RoomBrowserTest {
  private static final String PART = Cast.SERIES + "/del-1";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void what_happens_in_the_room_is_seen_without_reload() {
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    var anne = attendee(Cast.ATTENDEE).go(PART);
    var page = anne.page();
    page.evaluate("() => { window.notReloaded = true; }");
    anne.check("room-before").shot("room-before");

    turn("OPEN", 0);
    assertThat(page.locator("#room")).hasAttribute("data-phase", "OPEN");
    page.locator("button[value=CLAP]").click();
    assertThat(page.locator("button[value=CLAP] .reactions__sum")).hasText("1");
    assertThat(page.locator("#reactions-said")).hasText("Klapp er talt.");
    anne.check("room-open-empty");
    ask(bjorn, "Hvem har ansvaret når to etater deler en tjeneste?");
    assertThat(page.locator("#question-1")).hasCount(0);
    approve(1);
    assertThat(page.locator("#question-1")).containsText("Hvem har ansvaret");
    assertThat(page.locator("#live [role=status]")).hasText("1 nytt spørsmål");
    assertThat(page.locator("[data-count=present]")).hasText("1");
    anne.check("room-open").shot("room-open");
    vote(bjorn, 1);
    assertThat(page.locator("#question-1 .vote-count")).hasText("1");
    page.fill("#text", "Hvem betaler?");
    page.locator("#ask [type=submit]").click();
    assertThat(page.locator("#live [role=status]")).hasText("Spørsmål 2: Venter på møtelederen");
    assertThat(page.locator("#text")).isFocused();
    assertThat((Boolean) page.evaluate("() => window.notReloaded")).isTrue();
  }

  /** A question that was drawn before a vote may be told after that vote's number. */
  @Test
  void a_number_that_was_told_is_not_undone_by_what_was_drawn_before_it() {
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    turn("OPEN", 0);
    ask(bjorn, "Hvem har ansvaret når to etater deler en tjeneste?");
    var anne = attendee(Cast.ATTENDEE);
    var page = anne.page();
    var drawn = new ArrayList<String>();
    var held = new ArrayList<Runnable>();
    var counted = new AtomicBoolean();
    page.routeWebSocket(
        url -> url.contains("/live"),
        socket ->
            socket
                .connectToServer()
                .onMessage(frame -> {
                  var early = !counted.get() && frame.text().contains("\"question-1\"");
                  counted.compareAndSet(false, frame.text().contains("\"votes-1\":1"));
                  if (early) {
                    drawn.add(frame.text());
                    held.add(() -> socket.send(frame.text()));
                  } else {
                    socket.send(frame.text());
                  }
                }));
    anne.go(PART);
    assertThat(page.locator("[data-count=present]")).hasText("1");
    approve(1);
    page.waitForCondition(() -> !drawn.isEmpty());
    assertThat(drawn.getFirst()).contains("votes-1\\\">0<");
    vote(bjorn, 1);
    page.waitForCondition(counted::get);
    assertThat(page.locator("#question-1")).hasCount(0);
    held.getFirst().run();
    assertThat(page.locator("#question-1 .vote-count")).hasText("1");
  }

  @Test
  void what_comes_does_not_disturb_one_who_writes() {
    var anne = attendee(Cast.ATTENDEE).go(PART);
    var page = anne.page();
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    turn("OPEN", 0);
    assertThat(page.locator("#room")).hasAttribute("data-phase", "OPEN");
    page.locator("#text").fill("Et halvt spørsm");
    ask(bjorn, "Et helt spørsmål?");
    approve(1);
    assertThat(page.locator("#question-1")).isVisible();
    page.keyboard().type("ål");

    assertThat(page.locator("#text")).hasValue("Et halvt spørsmål");
    assertThat(page.locator("#text")).isFocused();
  }

  @Test
  void after_a_lost_connection_nothing_is_missing_and_nothing_is_there_twice() {
    var anne = attendee(Cast.ATTENDEE).go(PART);
    var page = anne.page();
    turn("OPEN", 0);
    assertThat(page.locator("#room")).hasAttribute("data-phase", "OPEN");
    page.context().setOffline(true);
    app.restart();
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    for (var number = 1; number <= 3; number++) {
      ask(bjorn, "Spørsmål nummer " + number);
      approve(number);
      app.clock().forward(Duration.ofSeconds(31));
    }
    page.context().setOffline(false);

    for (var number = 1; number <= 3; number++) {
      assertThat(page.locator("#questions > li")).hasCount(3);
      assertThat(page.locator("#question-" + number)).hasCount(1);
    }
    anne.forgive();
  }

  @Test
  void without_sockets_the_same_comes_by_long_poll() {
    var anne = attendee(Cast.ATTENDEE);
    anne.page()
        .addInitScript(
            "delete window.WebSocket; window.WebSocket = class {"
                + " constructor() { setTimeout(() => this.onclose({ code: 1006 })); } close() {} };");
    anne.go(PART);
    turn("OPEN", 0);
    assertThat(anne.page().locator("#room"))
        .hasAttribute("data-phase", "OPEN", new HasAttributeOptions().setTimeout(20_000));
  }

  @Test
  void a_moderator_runs_the_room() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set video_url = 'https://video.example/rom', description ="
                    + " 'Vi ser på hvem som bestemmer når flere etater skal levere én tjeneste.'"));
    var kari = browser.staff(Cast.MODERATOR).go(PART);
    kari.check("room-moderator-before");
    kari.page().locator(".room-turn button[value=OPEN]").click();
    assertThat(kari.page().locator("#room")).hasAttribute("data-phase", "OPEN");
    kari.check("room-moderator-open").shot("room-moderator-open");
    kari.page().locator("[data-confirm=end-part]").click();
    kari.page().locator("#end-part button").first().click();
    assertThat(kari.page().locator("h1")).hasText("Hva ble det av spørsmålene?");
    kari.go(PART);
    assertThat(kari.page().locator("#room")).hasAttribute("data-phase", "ENDED");
    kari.check("room-moderator-ended").shot("room-moderator-ended");
  }

  @Test
  void without_script_the_page_is_whole() {
    var guest = browser.withoutScript().go(PART);
    assertThat(guest.page().locator("#room")).isVisible();
    assertThat(guest.page().locator(".live noscript a")).isVisible();
  }

  private Person attendee(Cast.Person person) {
    var visitor = Attendees.confirmed(app, person);
    var cookie = visitor.cookieHeader().split("=", 2);
    var guest = browser.guest();
    guest
        .page()
        .context()
        .addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(app.origin())));
    return guest;
  }

  private void turn(String phase, int rev) {
    assertThat(kari.post(PART + "/phase", "phase", phase, "rev", "" + rev).statusCode())
        .isEqualTo(303);
  }

  private void ask(Visitor visitor, String text) {
    assertThat(
            visitor
                .post(
                    PART + "/questions",
                    "text",
                    text,
                    "language",
                    "nb",
                    "command",
                    "c-" + text.hashCode())
                .statusCode())
        .isEqualTo(303);
  }

  private void approve(int number) {
    assertThat(kari.post(PART + "/queue/" + number + "/approve", "rev", "1").statusCode())
        .isLessThan(400);
  }

  private void vote(Visitor visitor, int number) {
    assertThat(
            visitor
                .post(PART + "/questions/" + number + "/vote", "voted", "true", "counter", "1")
                .statusCode())
        .isEqualTo(303);
  }
}
