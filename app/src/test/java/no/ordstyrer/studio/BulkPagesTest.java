package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done for many at once: said whom it reaches, done in batches, reported, taken back. */
class BulkPagesTest {
  private static final String PEOPLE = "/studio" + Cast.SERIES + "/people";

  private final TestApp app = new TestApp();
  private final long first = app.cast().parts().getFirst();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void all_that_match_are_struck_from_a_part_in_batches_and_put_back() {
    var people = crowd(120, List.of(first));
    Attendees.register(app, Cast.ATTENDEE, app.cast().parts().subList(1, 2));
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(PEOPLE + "/bulk?kind=CANCEL&whom=all").body())
        .contains("Dette gjelder 121 personer", "Webinar 1");
    var act = prepare(ola, "kind", "CANCEL", "whom", "all", "in", "1", "writes", "yes");
    assertThat(ola.get(act).body())
        .contains("Dette når 120 personer", "og 110 til", "Én av de valgte har ingen plass der");

    crowdMember(999, List.of(first));
    assertThat(places("CONFIRMED")).as("nothing is done yet").isEqualTo(122);
    assertThat(ola.post(act + "/confirmation").statusCode()).isEqualTo(303);
    assertThat(ola.get(act).body()).contains("0 av 121 er ferdig", "Arbeidet fortsetter");
    work();
    assertThat(ola.get(act).body())
        .contains("Ferdig. 120 av 121 er gjort", "Anne Deltaker", "det var slik allerede");
    assertThat(places("CONFIRMED")).as("who came later is left alone").isEqualTo(2);
    assertThat(letters("REMOVED")).isEqualTo(120);

    var undo = location(ola.post(act + "/undo"));
    assertThat(ola.get(undo).body()).contains("Angre?", "Dette når 120 personer");
    ola.post(undo + "/confirmation");
    work();
    assertThat(places("CONFIRMED")).isEqualTo(122);
    assertThat(ola.get(act).body()).contains("Dette er angret");
    assertThat(location(ola.post(act + "/undo"))).endsWith("done=bulk.before");
    assertThat(people).hasSize(120);
  }

  @Test
  void what_is_confirmed_twice_or_interrupted_is_done_once() {
    crowd(60, List.of(first));
    var ola = app.signedIn(Cast.ORGANISER);
    var ingrid = app.signedIn(Cast.OWNER);
    var act = prepare(ola, "kind", "LINK", "whom", "all");
    assertThat(location(ola.post(act + "/confirmation"))).endsWith("done=bulk.begun");
    assertThat(location(ingrid.post(act + "/confirmation"))).endsWith("done=bulk.before");
    work();
    work();
    assertThat(letters("LINK")).isEqualTo(60);
    assertThat(count("select count(*) from audit where act = 'people.bulk.LINK'")).isEqualTo(1);
  }

  @Test
  void an_organisers_letter_reaches_the_chosen_with_her_words_and_no_others() {
    var anne = Attendees.register(app, Cast.ATTENDEE, List.of(first));
    var gone = Attendees.register(app, Cast.SECOND_ATTENDEE, List.of());
    Attendees.register(app, Cast.THIRD_ATTENDEE, List.of(first));
    var ola = app.signedIn(Cast.ORGANISER);
    var chosen = new String[] {"kind", "LETTER", "person", "" + anne, "person", "" + gone};
    var empty = ola.post(PEOPLE + "/bulk", with(chosen, "subject", "Hei", "body", " "));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body())
        .contains("value=\"Hei\"", "name=\"people\" value=\"" + anne + "," + gone + "\"");

    var body = "Husk **legitimasjon**.\n\n<script>alert(1)</script>";
    var act = prepare(ola, with(chosen, "subject", "Før webinaret", "body", body));
    assertThat(ola.get(act).body())
        .contains("Dette når én person", "Anne Deltaker", "<strong>legitimasjon</strong>")
        .contains("Én av de valgte er ikke lenger påmeldt noe")
        .doesNotContain("alert(1)");
    ola.post(act + "/confirmation");
    work();
    assertThat(app.letter("MESSAGE", Cast.ATTENDEE.email()))
        .contains("Hei, Anne Deltaker", "Husk **legitimasjon**", "fordi du er påmeldt", "/manage/");
    assertThat(letters("MESSAGE")).isEqualTo(1);
    assertThat(ola.get(act).body()).contains("er ikke lenger påmeldt").doesNotContain("Angre");
    app.clock().forward(Duration.ofDays(400));
    app.app().retention().night();
    assertThat(count("select count(*) from bulk_act"))
        .as("what she wrote is forgotten with the letters")
        .isZero();
  }

  @Test
  void more_people_than_places_means_the_queue_and_the_page_says_so_first() {
    app.db()
        .useHandle(handle -> handle.execute("update part set capacity = 2 where id = ?", first));
    crowd(3, app.cast().parts().subList(1, 2));
    var ola = app.signedIn(Cast.ORGANISER);
    var act = prepare(ola, "kind", "ADD", "whom", "all", "in", "1");
    assertThat(ola.get(act).body())
        .contains("Dette når 3 personer", "Én av dem får venteliste", "De får ingen e-post");
    ola.post(act + "/confirmation");
    work();
    assertThat(ola.get(act).body()).contains("Ferdig. 3 av 3", "Én av dem fikk venteliste");
    assertThat(letters("GIVEN")).isZero();
    assertThat(count("select count(*) from part_registration_event where by_account is not null"))
        .isEqualTo(3);
  }

  @Test
  void what_nobody_confirms_is_forgotten_and_nobody_else_comes_near_it() {
    crowd(1, List.of(first));
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(location(ola.get(PEOPLE + "/bulk?kind=LINK&whom=chosen&q=x")))
        .contains("done=bulk.nobody", "q=x");
    assertThat(ola.get(PEOPLE + "/bulk?kind=IMPORT&whom=all").statusCode()).isEqualTo(404);
    var act = prepare(ola, "kind", "LINK", "whom", "all");
    for (var other : List.of(app.signedIn(Cast.MODERATOR), app.signedIn(Cast.STRANGER))) {
      assertThat(other.get(act).statusCode()).isEqualTo(404);
      assertThat(other.post(act + "/confirmation").statusCode()).isEqualTo(404);
      assertThat(other.post(PEOPLE + "/bulk", "kind", "LINK", "whom", "all").statusCode())
          .isEqualTo(404);
    }
    app.clock().forward(Duration.ofHours(25));
    work();
    assertThat(app.signedIn(Cast.ORGANISER).get(act).statusCode()).isEqualTo(404);
  }

  @Test
  void the_story_in_a_browser() {
    crowd(3, app.cast().parts());
    try (var browser = new Browser(app)) {
      var ola = browser.staff(Cast.ORGANISER);
      ola.go(PEOPLE).check("people-few").shot("people-few");
      ola.page().locator("#choose-all").check();
      assertThat(ola.page().locator("#chosen-count").innerText()).isEqualTo("(3)");
      ola.page().locator("input[name=person]").last().uncheck();
      ola.page().locator("#kind").selectOption("LETTER");
      ola.page().locator("button[value=chosen]").click();
      ola.check("bulk-letter").shot("bulk-letter");
      ola.page().locator("main form button").click();
      ola.check("bulk-letter-problem");
      ola.page().locator("#subject").fill("Velkommen");
      ola.page().locator("#body").fill("Vi **gleder** oss.\n\n- Ta med spørsmål");
      ola.page().locator("main form button").click();
      ola.check("bulk-confirm").shot("bulk-confirm");
      ola.page().locator("main form button").click();
      ola.check("bulk-running").shot("bulk-running");
      work();
      ola.page().locator("[data-progress=ended]").waitFor();
      assertThat(ola.page().locator("[data-status]").innerText()).contains("2 av 2");
      ola.check("bulk-ended").shot("bulk-ended");

      ola.go(PEOPLE + "/bulk?kind=CANCEL&whom=all").check("bulk-cancel").shot("bulk-cancel");
    }
  }

  private void work() {
    app.clock().forward(Duration.ofSeconds(10));
    assertThat(app.app().jobs().runDue()).contains("bulk-acts");
  }

  private List<Long> crowd(int size, List<Long> parts) {
    var ids = new ArrayList<Long>();
    for (var i = 100; i < 100 + size; i++) {
      ids.add(crowdMember(i, parts));
    }
    return ids;
  }

  private long crowdMember(int number, List<Long> parts) {
    var person = new Cast.Person("Person " + number, "p" + number + "@etat.example");
    return Attendees.register(app, person, parts);
  }

  private static String prepare(Visitor visitor, String... fields) {
    return location(visitor.post(PEOPLE + "/bulk", fields));
  }

  private static String location(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String[] with(String[] fields, String... more) {
    var all = new ArrayList<>(List.of(fields));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private long places(String state) {
    return count("select count(*) from part_registration where state = '" + state + "'");
  }

  private long letters(String kind) {
    return count("select count(*) from letter where kind = '" + kind + "'");
  }

  private long count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }
}
