package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.panel.StanceScenes;
import org.junit.jupiter.api.Test;

/** The debate of Samhandlingsarena #18 from the green room to the end, everybody in a browser. */
class DebateStoryTest {
  private static final String FIRST = Cast.SERIES + "/del-1";
  private static final String SECOND = Cast.SERIES + "/del-2";
  private static final String DEBATE = Cast.SERIES + "/del-3";
  private static final Instant TEN = Instant.parse("2030-10-10T08:00:00Z");

  /** Presses the button without waiting for the answer. */
  private static final String NEXT =
      "() => document.querySelector('button[data-key=n]').form.requestSubmit()";

  private final TestApp app = new TestApp();

  @Test
  void the_whole_debate() {
    try (app;
        var browser = new Browser(app)) {
      // A stance question is there before anybody registers, and is answered at registration.
      StanceScenes.write(app.signedIn(Cast.ORGANISER), DEBATE);
      var first = registered(browser);
      first.page().locator("#stance").getByLabel("Nei").check();
      first.page().locator("#stance button[type=submit]").click();
      assertThat(first.page().locator("#stance .ballot__own")).isVisible();
      first.shot("debate-registered");

      // What parts 1 and 2 left.
      var anne = Attendees.holding(app, number("select max(id) from registration"));
      var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
      var cierva = Attendees.confirmed(app, Cast.THIRD_ATTENDEE);
      var kari = app.signedIn(Cast.MODERATOR);
      carried(
          FIRST,
          "Hvem betaler når gevinsten kommer et annet sted?",
          anne,
          List.of(bjorn, cierva),
          kari);
      carried(SECOND, "Hva skal til for å samordne tildelingsbrevene?", bjorn, List.of(anne), kari);
      secondChair();
      app.clock().set(TEN.minus(Duration.ofMinutes(20)));

      // The green room.
      var turid = browser.staff(Cast.CHAIR).go(DEBATE + "/chair");
      assertThat(turid.page().locator(".lines li")).hasCount(11);
      step(turid, "Åpne før sending", "Før sending");
      var maret = browser.staff(Cast.PANELIST).go(DEBATE + "/seat");
      var jon = browser.staff(Cast.SECOND_PANELIST).go(DEBATE + "/seat");
      for (var panelist : List.of(maret, jon)) {
        panelist.page().getByLabel("Mikrofonen min virker").check();
        for (var step : List.of("Sjekk inn", "Jeg er klar", "Jeg er på plass")) {
          press(panelist, step);
        }
        assertThat(panelist.page().locator(".own-state")).containsText("Du er på scenen.");
      }
      var moderator = browser.staff(Cast.MODERATOR).go(DEBATE + "/queue");
      var stage = browser.guest().go(stageLink(app.signedIn(Cast.MODERATOR)));
      var producer = new StoryProducer(app, browser, DEBATE, stage);
      var phones =
          Stream.concat(Stream.of(first), Stream.of(bjorn, cierva).map(browser::as))
              .map(one -> one.go(DEBATE))
              .toList();
      assertThat(moderator.page().locator("#queue-published"))
          .containsText("Stilt i del 1, 2 stemmer");
      assertThat(phones.getFirst().page().locator("main")).containsText("Stilt i del 2, 1 stemme");

      // Six minutes late: one key mends the plan.
      app.clock().set(TEN.plus(Duration.ofMinutes(6)));
      turid.go(DEBATE + "/chair");
      step(turid, "Sett i gang debatten", "Pågår");
      assertThat(turid.page().locator(".run")).containsText("Vi går 6 minutter over");
      turid.page().keyboard().press("r");
      assertThat(turid.page().locator(".run")).not().containsText("Vi går");
      turid.page().keyboard().press("m");
      assertThat(turid.page().locator(".lines [aria-current=step]")).containsText("Innledning");

      // Opening statements. With the last of them the first stance round closes by itself.
      for (var line : List.of("Standpunkt før debatten", "Åpningsinnlegg")) {
        turid.page().keyboard().press("m");
        assertThat(turid.page().locator(".lines [aria-current=step]")).containsText(line);
      }
      assertThat(turid.page().locator("#stance")).containsText("1 av 3 har svart");
      turid.page().keyboard().press("1");
      assertThat(maret.page().locator(".own-turn")).hasText("Du har ordet");
      assertThat(jon.page().locator("#floor")).containsText(Cast.PANELIST.name());
      app.clock().forward(Duration.ofSeconds(90));
      press(maret, "Jeg er ferdig");
      assertThat(turid.page().locator(".speaker")).containsText("Ingen har ordet");
      turid.page().keyboard().press("2");
      assertThat(jon.page().locator(".own-turn")).hasText("Du har ordet");
      assertThat(turid.page().locator(".speaker")).containsText(Cast.SECOND_PANELIST.name());
      app.clock().forward(Duration.ofSeconds(100));
      turid.page().keyboard().press("f");
      assertThat(jon.page().locator(".own-turn")).hasText("Du står ikke for tur");

      turid.page().keyboard().press("m");
      assertThat(turid.page().locator("#stance")).containsText("stengt. 1 av 3 svarte");
      assertThat(phones.getFirst().page().locator("#stance")).containsText("stengt for svar");
      StanceScenes.crowd(app, 1, 12, 2);
      StanceScenes.crowd(app, 1, 8, 1);

      // Máret is away for four minutes: nobody can give her the floor by mistake.
      press(maret, "Jeg er borte en stund");
      assertThat(turid.page().locator(".bars tr[data-state=AWAY] button").first()).isDisabled();
      app.clock().forward(Duration.ofMinutes(4));
      press(maret, "Jeg er på plass");
      assertThat(turid.page().locator(".bars tr[data-state=AWAY]")).hasCount(0);

      // A question of the audience, interrupted by a point of order that costs Máret nothing.
      moderator.page().locator("#queue-published button[data-act=shortlist]").first().click();
      assertThat(turid.page().locator("#shortlist li")).hasCount(1);
      turid.page().keyboard().press("l");
      assertThat(turid.page().locator("#chosen .live-question")).containsText("?");
      var asked = turid.page().locator("#chosen .live-question").textContent();
      assertThat(stage.page().locator(".stage-text")).hasText(asked);
      for (var phone : phones) {
        assertThat(phone.page().locator("#now")).containsText(asked);
      }
      assertThat(maret.page().locator("#now")).containsText(asked);
      turid.page().keyboard().press("1");
      assertThat(maret.page().locator(".own-turn")).hasText("Du har ordet");
      app.clock().forward(Duration.ofSeconds(30));
      press(jon, "Til dagsorden");
      assertThat(turid.page().locator("#requests")).containsText("til dagsorden");
      turid.page().keyboard().press("g");
      assertThat(jon.page().locator(".own-turn")).hasText("Du har ordet");
      assertThat(turid.page().locator(".speaker")).containsText(Cast.SECOND_PANELIST.name());
      app.clock().forward(Duration.ofSeconds(45));
      ChairBrowserTest.assertFitsOneScreen(turid);
      turid.check("debate-chair").shot("debate-chair");
      maret.check("debate-panelist").shot("debate-panelist");
      moderator.check("debate-moderator").shot("debate-moderator");
      assertThat(stage.page().locator("#floor")).containsText(Cast.SECOND_PANELIST.name());
      stage.shot("debate-stage").axe();
      turid.page().keyboard().press("h");
      assertThat(stage.page().locator("#stage[data-scene=held]")).containsText("Vi tar en pause");
      assertThat(stage.page().locator("#stage")).not().containsText(asked);
      stage.shot("debate-stage-held").axe();
      assertThat(turid.page().locator("button[data-key=h]")).containsText("Vis storskjermen igjen");
      turid.page().keyboard().press("h");
      assertThat(stage.page().locator(".stage-text")).hasText(asked);
      producer.runsTheScreen(asked);
      phones.getFirst().check("debate-attendee").shot("debate-attendee");
      turid.page().keyboard().press("f");
      assertThat(turid.page().locator(".speaker")).containsText(Cast.PANELIST.name());
      turid.page().keyboard().press("p");
      assertThat(turid.page().locator(".speaking[data-state=SPEAKING]")).hasCount(1);
      assertThat(maret.page().locator(".own-turn")).hasText("Du har ordet");
      app.clock().forward(Duration.ofSeconds(30));
      press(maret, "Jeg er ferdig");
      turid.page().keyboard().press("a");
      assertThat(turid.page().locator("#chosen"))
          .containsText("Ingen spørsmål besvares akkurat nå.");
      assertThat(maret.page().locator(".own-time")).containsText("2:30");
      assertThat(jon.page().locator(".own-time")).containsText("1:40");

      // Two chairs press "next" at once: one of them moves on, the other is told.
      var per = browser.staff(Cast.SECOND_MODERATOR).go(DEBATE + "/chair");
      for (var n = 0; n < 2; n++) {
        turid.page().locator(".bars tr").nth(n + 1).getByRole(AriaRole.BUTTON).nth(1).click();
        assertThat(per.page().locator("#floor .next li")).hasCount(n + 1);
      }
      var pressed = new ArrayList<Route>();
      for (var chair : List.of(turid, per)) {
        chair.page().route("**/turns/next", pressed::add);
        chair.page().evaluate(NEXT);
      }
      turid.page().waitForCondition(() -> pressed.size() == 2);
      pressed.forEach(Route::resume);
      assertThat(turid.page().locator("#floor .next li")).hasCount(1);
      assertThat(per.page().locator("#floor .next li")).hasCount(1);
      turid.page().waitForCondition(() -> !(said(turid) + said(per)).isEmpty());
      assertThat(List.of(turid, per).stream().map(DebateStoryTest::said))
          .containsExactlyInAnyOrder("", "Noen andre var raskere. Slik står det nå.");
      List.of(turid, per).forEach(Person::forgive);

      turid.page().keyboard().press("f");

      // The closing: where does everybody stand now? Nobody sees anything before it is revealed.
      step(turid, "Gå til avslutning", "Avslutning");
      for (var phone : phones) {
        phone.page().locator("#stance").getByLabel("Ja").check();
        phone.page().locator("#stance button[type=submit]").click();
        assertThat(phone.page().locator("#stance .ballot__own")).isVisible();
      }
      StanceScenes.move(app, 6, 2, 1);
      turid.page().keyboard().press("c");
      for (var screen : List.of(phones.getLast(), stage, maret)) {
        assertThat(screen.page().locator(".flow")).hasCount(0);
      }
      assertThat(turid.page().locator("#stance")).containsText("Vis resultatet");
      turid.page().keyboard().press("v");
      assertThat(turid.page().locator("main")).containsText("Det kan ikke angres");
      press(turid, "Vis resultatet nå");
      assertThat(turid.page().locator("#stance")).containsText("Se resultatet");
      for (var screen : List.of(phones.getFirst(), stage)) {
        assertThat(screen.page().locator(".flow__lines")).isVisible();
      }
      assertThat(phones.getFirst().page().locator("#stance"))
          .containsText("21 svarte begge ganger.");
      phones.getFirst().shot("debate-stance");
      stage.shot("debate-stage-stance").axe();

      // A promise, and the end.
      turid.go(DEBATE + "/promises");
      turid.page().locator("#words").fill("Felles føringer i tildelingsbrevene for 2032");
      turid.page().locator("#owner").fill(Cast.PANELIST.name());
      turid.page().locator("main form button[type=submit]").first().click();
      var board = browser.guest().go(Cast.SERIES + "/promises");
      assertThat(board.page().locator(".promise")).containsText("Felles føringer");
      board.check("debate-board").shot("debate-board");
      turid.go(DEBATE + "/chair");
      step(turid, "Avslutt debatten", "Ferdig");
      assertThat(maret.page().locator("#floor")).containsText("Ingen har ordet");
      turid.go(DEBATE + "/debate/publication");
      press(turid, "Publiser nå");
      assertThat(board.go(DEBATE + "/timeline").page().locator("main"))
          .containsText(Cast.SECOND_PANELIST.name());
    }
  }

  /** A question that was asked, voted for and not answered in an earlier part. */
  private void carried(
      String part, String text, Visitor author, List<Visitor> voters, Visitor moderator) {
    author.post(part + "/questions", "text", text);
    moderator.post(part + "/queue/1/approve", "rev", "1");
    voters.forEach(voter -> voter.post(part + "/questions/1/vote", "voted", "true"));
    moderator.post(part + "/outcomes/1/carry", "rev", "2", "part", "3");
    app.clock().forward(Duration.ofMinutes(1));
  }

  /** Anne registers, and opens the link of her letter. */
  private Person registered(Browser browser) {
    var email = Cast.ATTENDEE.email();
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "name",
            Cast.ATTENDEE.name(),
            "email",
            email,
            "scope",
            "all");
    return browser.guest().go(Inbox.of(app, email).letters().getFirst().link("/manage/"));
  }

  private long number(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }

  private void secondChair() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into part_role (part_id, account_id, role, since)"
                    + " select ?, id, 'CHAIR', now() from account where email = ?",
                app.cast().parts().get(2),
                Cast.SECOND_MODERATOR.email()));
  }

  private static String stageLink(Visitor moderator) {
    return moderator
        .get(DEBATE + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }

  /** Moves the debate on, from the desk. */
  private static void step(Person chair, String act, String state) {
    chair.page().locator("#debate-state summary").click();
    press(chair, act);
    assertThat(chair.page().locator("#debate-state summary")).containsText(state);
    chair.page().locator("h1").click();
  }

  private static String said(Person chair) {
    return chair.page().locator("#desk-status").textContent();
  }

  private static void press(Person person, String name) {
    person
        .page()
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }
}
