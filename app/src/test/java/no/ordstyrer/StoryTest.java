package no.ordstyrer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The main job from end to end, as the people do it: Samhandlingsarena #18 is written and
 * published, people register and get their calendar entries, ask, vote and are answered, the debate
 * is held, and afterwards every question has an outcome. Real browsers, real mail, real sockets.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryTest {
  private static final String SERIES = Cast.SERIES;
  private static final String TITLE =
      "Er styringsstrukturen i forvaltningen et hinder for tverrsektorielt digitalt samarbeid?"
          + " Hva er alternativet?";
  private static final String FROM_ANNE =
      "Hvem eier de felles tjenestene når departementene er uenige?";
  private static final String FROM_BJORN = "Kan fylkeskommunene få en plass i styringsmodellen?";
  private static final String CARRIED = "Hva koster det å la være å samordne?";

  private final Mails mails = new Mails();
  private final TestApp app = new TestApp(mails).withoutSeries();
  private final Browser browser = new Browser(app);

  StoryTest() {
    com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
  }

  @AfterAll
  void close() {
    try {
      browser.close();
    } finally {
      app.close();
      mails.close();
    }
  }

  @Test
  @Order(1)
  void an_organiser_writes_the_series_sees_it_and_publishes_it() {
    var ola = browser.staff(Cast.ORGANISER);
    var page = ola.page();
    ola.go("/studio/samhandlingsarena/new");
    page.fill("#title", TITLE);
    page.fill("#question", "Hva er alternativet?");
    page.fill("#description", "Tre digitale møter. **Alle** er velkomne.");
    page.fill("#themes", "Styring\nFinansiering");
    page.locator("summary", text("nummer")).first().click();
    page.fill("#number", "18");
    page.fill("#slug", "18");
    page.fill("#first", "2030-09-12");
    part(page, 1, "Webinar 1", "Hva er svakheten ved dagens styringsmodell?");
    part(page, 2, "Webinar 2", "Hva er alternative styringsmodeller?");
    part(page, 3, "Webinar 3", "Paneldebatt - digitalisering og styringsstruktur");
    page.fill("#p1-speaker", "Berit Foreleser, professor, Universitetet i Oslo");
    page.fill("#p3-chair", Cast.CHAIR.name() + ", redaktør, NORSTELLA");
    page.fill(
        "#p3-panelist",
        Cast.PANELIST.name()
            + ", direktør, Sametinget\n"
            + Cast.SECOND_PANELIST.name()
            + ", rådmann, Bodø kommune");
    // What is wrong is said, and nothing that was typed is lost.
    page.fill("#p2-video", "http://utrygg.example");
    save(page);
    assertThat(page.locator(".ds-error-summary")).isVisible();
    assertThat(page.locator("#p3-panelist")).hasValue(Pattern.compile("Bodø kommune"));
    page.fill("#p2-video", "https://video.example/del-2");
    ola.shot("studio-new-series");
    save(page);
    ola.check("studio-draft").shot("studio-draft");

    ola.go(SERIES);
    assertThat(page.locator("h1")).containsText("Er styringsstrukturen");
    assertThat(browser.guest().page().request().get(app.origin() + SERIES).status()).isEqualTo(404);
    ola.go("/studio" + SERIES);
    page.locator("main form[action$='/publication'] button").click();
    assertThat(page.locator(".notice")).containsText("publisert");
  }

  @Test
  @Order(2)
  void people_find_it_and_register_once() throws Exception {
    var guest = browser.guest();
    guest.go("/samhandlingsarena").check("arena").shot("arena");
    guest.page().locator("a", text("Er styringsstrukturen")).first().click();
    guest.check("series").shot("series");
    assertThat(guest.page().locator("main"))
        .containsText("torsdag 12. september 2030 kl. 10.00–11.30");
    assertThat(guest.page().content()).doesNotContain("video.example");
    guest.go(SERIES + "/registration").check("registration").shot("registration");
    register(guest, Cast.ATTENDEE);
    guest.check("registered").shot("registered");
    for (var person : new Cast.Person[] {Cast.SECOND_ATTENDEE, Cast.THIRD_ATTENDEE}) {
      guest.go(SERIES + "/registration");
      register(guest, person);
    }
    var confirmation = mails.newest(Cast.ATTENDEE.email(), "/manage/");
    assertThat(Mails.text(confirmation)).contains("kl. 10.00–11.30 (norsk tid)");
    for (var part = 1; part <= 3; part++) {
      var label = "Webinar " + part;
      var invitation =
          mails.await(
              Cast.ATTENDEE.email(),
              mail ->
                  Mails.leaves(mail).stream()
                      .anyMatch(leaf ->
                          leaf.type().startsWith("text/calendar") && leaf.text().contains(label)));
      var read = CalendarReaders.both(Mails.leaf(invitation, "text/calendar").text());
      assertThat(read.method()).isEqualTo("REQUEST");
      assertThat(read.start()).isEqualTo(instant(part).toString());
      assertThat(read.attendee()).contains(Cast.ATTENDEE.email());
    }
  }

  @Test
  @Order(3)
  void she_releases_a_part_and_comes_back_to_it() {
    var anne = browser.guest();
    anne.go(link(mails.newest(Cast.ATTENDEE.email(), "/manage/"), "/manage/"));
    anne.check("manage").shot("manage");
    var page = anne.page();
    assertThat(page.locator("main")).containsText("3 av 3");
    var manage = page.url();
    anne.go(manage + "/del-2/release").check("release");
    page.locator("main form[action$='/del-2/release'] button[type=submit]").click();
    assertThat(page.locator("main")).containsText("2 av 3");
    var cancelled =
        mails.await(Cast.ATTENDEE.email(), mail -> calendar(mail).contains("METHOD:CANCEL"));
    var was = CalendarReaders.both(calendar(cancelled));
    anne.go(manage + "/del-2/return");
    page.locator("main form[action$='/del-2/return'] button[type=submit]").click();
    assertThat(page.locator("main")).containsText("3 av 3");
    var again =
        CalendarReaders.both(
            calendar(
                mails.await(
                    Cast.ATTENDEE.email(),
                    mail ->
                        calendar(mail).contains(was.uid())
                            && CalendarReaders.both(calendar(mail)).sequence() > was.sequence())));
    assertThat(again.method()).isEqualTo("REQUEST");
    assertThat(again.uid()).isEqualTo(was.uid());
  }

  @Test
  @Order(4)
  void in_the_room_a_question_is_asked_moderated_voted_and_answered() {
    app.clock().set(instant(1).minus(Duration.ofMinutes(10)));
    var kari = browser.staff(Cast.MODERATOR);
    kari.go(SERIES + "/del-1");
    kari.page().locator("button[name=phase][value=OPEN]").click();
    var anne = attendee(Cast.ATTENDEE, 1);
    var bjorn = attendee(Cast.SECOND_ATTENDEE, 1);
    anne.shot("room-before");
    ask(anne.page(), FROM_ANNE);
    assertThat(anne.page().locator("#mine")).containsText(FROM_ANNE);
    assertThat(bjorn.page().locator("body")).not().containsText(FROM_ANNE);

    kari.go(SERIES + "/del-1/queue");
    assertThat(kari.page().locator(".card")).hasCount(1);
    kari.page().keyboard().press("j");
    kari.page().keyboard().press("a");
    assertThat(bjorn.page().locator("#questions")).containsText(FROM_ANNE);
    bjorn.page().locator("#questions .vote").first().click();
    assertThat(bjorn.page().locator("#questions .vote").first())
        .hasAttribute("aria-pressed", "true");
    assertThat(anne.page().locator("#questions .vote-count").first()).hasText("1");
    ask(bjorn.page(), FROM_BJORN);
    assertThat(kari.page().locator("main")).containsText(FROM_BJORN);
    act(kari.page(), FROM_BJORN, "approve");
    assertThat(anne.page().locator("#questions")).containsText(FROM_BJORN);
    app.clock().forward(Duration.ofMinutes(1));
    ask(anne.page(), CARRIED);
    assertThat(kari.page().locator("main")).containsText(CARRIED);
    act(kari.page(), CARRIED, "approve");
    kari.check("queue").shot("queue");
    act(kari.page(), FROM_ANNE, "live");
    assertThat(bjorn.page().locator("#now")).containsText(FROM_ANNE);
    bjorn.check("room-live").shot("room-live");
    act(kari.page(), FROM_ANNE, "finish");
    assertThat(bjorn.page().locator("#questions-handled")).containsText(FROM_ANNE);
  }

  @Test
  @Order(5)
  void a_lost_connection_loses_nothing_and_doubles_nothing() {
    var cierva = attendee(Cast.THIRD_ATTENDEE, 1);
    cierva.context().setOffline(true);
    app.clock().forward(Duration.ofMinutes(1));
    var bjorn = attendee(Cast.SECOND_ATTENDEE, 1);
    ask(bjorn.page(), "Kom dette fram?");
    var kari = browser.staff(Cast.MODERATOR);
    kari.go(SERIES + "/del-1/queue");
    act(kari.page(), "Kom dette fram?", "approve");
    assertThat(bjorn.page().locator("#questions")).containsText("Kom dette fram?");
    app.restart();
    cierva.context().setOffline(false);
    var found = cierva.page().locator("#questions li", text("Kom dette fram?"));
    assertThat(found)
        .hasCount(
            1,
            new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions()
                .setTimeout(40_000));
    browser.forgive();
  }

  @Test
  @Order(6)
  void when_the_part_is_over_every_question_gets_an_outcome() {
    app.clock().set(instant(1).plus(Duration.ofMinutes(91)));
    var kari = browser.staff(Cast.MODERATOR);
    kari.go(SERIES + "/del-1/end");
    kari.page().locator("main form[action$='/end'] button").click();
    kari.go(SERIES + "/del-1/outcomes").check("outcomes-open").shot("outcomes-open");
    carry(kari.page(), CARRIED, 3);
    settle(kari.page(), "Kom dette fram?", "Besvart i chatten.");
    carry(kari.page(), FROM_BJORN, 3);
    kari.check("outcomes-done");
    var guest = browser.guest();
    guest.go(SERIES + "/del-1").check("part-ended").shot("part-ended");
    assertThat(guest.page().locator("main")).containsText(FROM_ANNE);
    assertThat(guest.page().locator("main")).containsText("Besvart i chatten.");
  }

  @Test
  @Order(7)
  void the_panel_answers_what_was_carried_to_the_debate() {
    app.clock().set(instant(3).minus(Duration.ofMinutes(5)));
    var kari = browser.staff(Cast.MODERATOR);
    kari.go(SERIES + "/del-3");
    kari.page().locator("button[name=phase][value=OPEN]").click();
    kari.go(SERIES + "/del-3/queue");
    assertThat(kari.page().locator("main")).containsText(CARRIED);
    assign(kari.page(), CARRIED, Cast.PANELIST);
    kari.go(SERIES + "/del-3/queue");
    assertThat(row(kari.page(), CARRIED)).containsText(Cast.PANELIST.name());
    var stage = browser.guest();
    stage.go(stageLink(kari));
    stage.check("stage-idle").shot("stage-idle");
    var bjorn = attendee(Cast.SECOND_ATTENDEE, 3);
    act(kari.page(), CARRIED, "live");
    assertThat(stage.page().locator("main")).containsText(CARRIED);
    assertThat(stage.page().locator("img, svg").first()).isVisible();
    assertThat(bjorn.page().locator("#now")).containsText(CARRIED);
    stage.check("stage-question").shot("stage-question");
    bjorn.shot("debate-room");
    act(kari.page(), CARRIED, "finish");
    assertThat(stage.page().locator("main")).not().containsText(CARRIED);
    var guest = browser.guest();
    guest.go(SERIES + "/del-1");
    assertThat(guest.page().locator("main"))
        .containsText(Pattern.compile("besvart", Pattern.CASE_INSENSITIVE));
  }

  private static void part(Page page, int number, String label, String theme) {
    page.fill("#p" + number + "-label", label);
    page.fill("#p" + number + "-theme", theme);
    page.fill("#p" + number + "-video", "https://video.example/del-" + number);
  }

  private static void save(Page page) {
    page.locator("main form button[type=submit]:not([name])").first().click();
  }

  private static void register(Person who, Cast.Person person) {
    who.page().fill("#name", person.name());
    who.page().fill("#email", person.email());
    who.page().fill("#organisation", "Etat for prøver");
    who.page().locator("button[name=scope][value=all]").click();
    assertThat(who.page().locator("main")).containsText("Webinar 3");
  }

  /** Opens the join link of her letter: that is how people come into the room. */
  private Person attendee(Cast.Person person, int part) {
    var guest = browser.guest();
    guest.go(link(mails.newest(person.email(), "/manage/"), "/manage/"));
    guest.go(SERIES + "/del-" + part);
    assertThat(guest.page().locator("#ask")).isVisible();
    return guest;
  }

  private static void ask(Page page, String question) {
    page.fill("#ask textarea", question);
    page.locator("#ask button[type=submit]").click();
    assertThat(page.locator("#mine")).containsText(question);
  }

  private static Locator row(Page page, String question) {
    return page.locator("main li", text(question)).first();
  }

  private static void act(Page page, String question, String word) {
    row(page, question).locator("[data-act=" + word + "]").first().click();
  }

  private static void carry(Page page, String question, int part) {
    row(page, question)
        .locator("form[action$='/carry']:has([name=part][value='" + part + "']) button")
        .click();
    assertThat(page.locator("main li", text(question))).hasCount(0);
  }

  private static void settle(Page page, String question, String reason) {
    var form = row(page, question).locator("details:has(form[action$='/close'])");
    form.locator("summary").click();
    form.locator("[name=reason]").fill(reason);
    form.locator("button").click();
    assertThat(page.locator("main li", text(question))).hasCount(0);
  }

  private static void assign(Page page, String question, Cast.Person panelist) {
    row(page, question).locator("a.card-number").click();
    page.getByLabel(panelist.name()).check();
    page.locator("form[action$='/assign'] button").click();
  }

  private static String stageLink(Person kari) {
    kari.go(SERIES + "/del-3/panel").check("panel").shot("panel");
    var link = kari.page().locator("a[href*='/stage/']").first().getAttribute("href");
    kari.go(SERIES + "/del-3/queue");
    return link;
  }

  private static Page.LocatorOptions text(String words) {
    return new Page.LocatorOptions().setHasText(words);
  }

  private static String calendar(jakarta.mail.internet.MimeMessage mail) {
    return Mails.leaves(mail).stream()
        .filter(leaf -> leaf.type().startsWith("text/calendar"))
        .map(Mails.Leaf::text)
        .findFirst()
        .orElse("");
  }

  private static String link(jakarta.mail.internet.MimeMessage mail, String path) {
    return Mails.text(mail).replaceAll("(?s).*?(" + path + "[A-Za-z0-9_-]+).*", "$1");
  }

  private static java.time.Instant instant(int part) {
    return LocalDateTime.parse("2030-09-12T10:00")
        .plusDays(14L * (part - 1))
        .atZone(Cast.OSLO)
        .toInstant();
  }
}
