package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asking and voting in a real browser: with script, without, and by ear. */
class AskingBrowserTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String QUESTIONS = PART + "/questions";
  private static final String ASKED = "Hvem finansierer fellesløsningene i kommunene?";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private int asked;

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void what_is_like_it_appears_while_she_types_and_a_press_votes_for_it() {
    published(ASKED);
    var person = browser.as(bjorn).go(PART);
    var page = person.page();
    page.fill("#text", "Hvem finansierer fellesløsninger?");
    page.waitForSelector("#similar .similar-list:has-text('Spørsmål 1')");
    assertThat(page.locator("#similar [role=status]").innerText()).contains("1 spørsmål ligner");
    person.check("question-similar").shot("question-similar");

    page.locator("#similar button").click();
    page.waitForSelector("#similar .ds-tag:has-text('Du har stemt')");
    page.waitForSelector("#vote-1 [aria-pressed=true]");
    assertThat(page.inputValue("#text")).as("her text stays").startsWith("Hvem finansierer");

    page.fill("#text", "Noe helt annet om personvern");
    page.waitForFunction("() => !document.querySelector('#similar .similar-list')");
    assertThat(page.locator("#similar [role=status]").innerText()).isEmpty();
  }

  @Test
  void who_is_faster_than_the_hint_gets_it_with_the_form() {
    published(ASKED);
    var page = browser.as(bjorn).go(PART).page();
    page.fill("#text", ASKED);
    page.locator("#ask button[type=submit]").last().click();
    page.waitForSelector("#ask button:has-text('Send spørsmålet likevel')");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("similar");

    page.locator("#ask button:has-text('likevel')").click();
    page.waitForSelector("#mine #mine-2");
  }

  @Test
  void asking_voting_and_changing_ones_mind_need_no_script() {
    published(ASKED);
    var person = withoutScript(bjorn).go(QUESTIONS);
    var page = person.page();
    page.locator("#vote-1 button").click();
    page.waitForURL(Pattern.compile(".*" + PART + "#question-1"));
    assertThat(page.locator("#vote-1 button").getAttribute("aria-pressed")).isEqualTo("true");
    page.locator("#vote-1 button").click();
    assertThat(page.locator("#vote-1 button").getAttribute("aria-pressed")).isEqualTo("false");

    page.fill("#text", "Hvem finansierer fellesløsningene?");
    page.locator("#ask > .actions button").click();
    assertThat(page.locator("h1").innerText()).isEqualTo("Noen har spurt om noe lignende");
    assertThat(page.inputValue("#text")).isEqualTo("Hvem finansierer fellesløsningene?");
    person.shot("question-alike");
    page.locator("#similar button").click();
    assertThat(page.locator("#vote-1 button").getAttribute("aria-pressed")).isEqualTo("true");

    page.fill("#text", "Hva med personvernet?");
    page.locator("#ask > .actions button").click();
    assertThat(page.locator("#mine-2").innerText()).contains("Hva med personvernet?", "Venter");
    page.locator("#mine-2 a").click();
    page.fill("#text", "Hva med personvernet i kommunene?");
    page.locator("main form button[type=submit]").click();
    assertThat(page.locator("#mine-2").innerText()).contains("i kommunene?");
    page.locator("#mine-2 button").click();
    assertThat(page.locator("#mine-2").innerText()).contains("Du har trukket det");
    page.locator(".sorting a").nth(1).click();
    assertThat(page.locator("#questions li").count()).isEqualTo(1);
  }

  @Test
  void the_page_of_what_is_like_it_is_for_everybody() {
    published(ASKED);
    var person = browser.as(bjorn).go(QUESTIONS);
    // The page without the room has no line: its forms are sent as they are.
    person.page().fill("#text", ASKED);
    person.page().locator("#ask > .actions button").click();
    person.page().waitForSelector("#ask button:has-text('likevel')");
    person.check("question-alike");
  }

  @Test
  void votes_that_come_too_fast_are_told_beside_the_list() {
    published(ASKED);
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into question (part_id, number, registration_id, anonymous, text, asked_at, moderation,
                                      published_at, changed_at)
                select part_id, number + i, registration_id, true, text, asked_at, moderation,
                       published_at, changed_at
                  from question, generate_series(1, 30) i
                """));
    for (var number = 1; number <= 30; number++) {
      bjorn.fragment(QUESTIONS + "/" + number + "/vote", "voted", "true", "counter", "1");
    }
    var person = browser.as(bjorn).go(PART);
    person.page().locator("#vote-31 button").click();
    person.page().waitForSelector("#vote-problem:has-text('fortere enn vi kan telle')");
    assertThat(person.page().locator("#vote-31 button").getAttribute("aria-pressed"))
        .isEqualTo("false");
    person.check("questions-too-fast");
    app.clock().forward(java.time.Duration.ofSeconds(11));
    person.page().locator("#vote-31 button").click();
    person.page().waitForSelector("#vote-31 [aria-pressed=true]");
    assertThat(person.page().locator("#vote-problem").innerText()).isEmpty();
  }

  @Test
  void themes_are_kept_by_the_organiser_and_read_by_everybody() {
    var themes = "/studio" + Cast.SERIES + "/themes";
    var ola = browser.staff(Cast.ORGANISER).go(themes).check("themes-none");
    for (var name : new String[] {"Styring og ledelse", "Finansiering", "Styring og ledelse"}) {
      ola.page().fill("#name", name);
      ola.page().locator("main form:has(#name) button[type=submit]").click();
    }
    ola.check("themes-taken").shot("themes");
    var person = browser.as(bjorn).go(QUESTIONS);
    assertThat(person.page().locator("#theme option").allInnerTexts())
        .containsExactly("Ikke valgt", "Styring og ledelse", "Finansiering");
    published("Hvem styrer?");
    published(ASKED);
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update question set theme_id = (select max(id) from theme) where number = 2"));
    person.go(QUESTIONS + "?sort=theme").check("questions-by-theme").shot("questions-by-theme");
    assertThat(person.page().locator("#questions h3").allInnerTexts())
        .containsExactly("Finansiering", "Uten tema");
  }

  @Test
  void a_screen_reader_flooded_by_the_list() {
    var page = browser.as(bjorn).page();
    page.clock().install();
    page.navigate(PART);
    page.waitForFunction("() => document.documentElement.dataset.clockOffset");
    // From here on time passes only when it is told to.
    page.clock().pauseAt(System.currentTimeMillis() + 5_000);
    var status = page.locator("[data-live] [role=status]");
    for (var text : new String[] {"Første?", "Andre?", "Tredje?"}) {
      published(text);
    }
    page.waitForSelector("#questions #question-3");
    page.clock().runFor(1_000);
    assertThat(status.innerText()).isEqualTo("3 nye spørsmål");

    published("Fjerde?");
    published("Femte?");
    page.waitForSelector("#questions #question-5");
    page.clock().runFor(15_000);
    assertThat(status.innerText()).as("not yet").isEqualTo("3 nye spørsmål");
    page.clock().runFor(6_000);
    assertThat(status.innerText()).isEqualTo("2 nye spørsmål");
    assertThat(inLiveRegion(page)).as("the list itself says nothing").isEqualTo(false);
  }

  private static Object inLiveRegion(Page page) {
    return page.evaluate(
        "() => !!document.getElementById('questions').closest('[aria-live], [role=status], [role=alert], [role=log]')");
  }

  private Person withoutScript(Visitor visitor) {
    return browser.carry(visitor, browser.withoutScript());
  }

  private void published(String text) {
    asked++;
    assertThat(anne.post(QUESTIONS, "text", text).statusCode()).isEqualTo(303);
    var done = kari.post(PART + "/queue/" + asked + "/approve", "rev", "1");
    assertThat(done.statusCode()).isEqualTo(303);
    app.clock().forward(Questions.PAUSE);
  }
}
