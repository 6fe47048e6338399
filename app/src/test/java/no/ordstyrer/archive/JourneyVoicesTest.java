package no.ordstyrer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.question.Questions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the view of a series takes from each voice, and for whom. */
class JourneyVoicesTest {
  private static final String HERE = Cast.SERIES + "/journey";
  private static final String FIRST = Cast.SERIES + "/del-1";
  private static final String SECOND = Cast.SERIES + "/del-2";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final JourneyPolls polls = new JourneyPolls(app, kari);
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void what_was_said_live_leads_to_its_second_and_themes_can_be_chosen() {
    ask(FIRST, "Hvem betaler?");
    ask(FIRST, "Hvem bestemmer?");
    kari.post(FIRST + "/queue/1/approve", "rev", "1");
    kari.post(FIRST + "/queue/2/approve", "rev", "1");
    bjorn.post(FIRST + "/questions/2/vote", "voted", "true");
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "insert into theme (series_id, rank, name) values (?, 1, 'Styring')",
              app.cast().series());
          handle.execute("update question set theme_id = (select id from theme) where number = 2");
          handle.execute(
              "insert into recording_start (part_id, at) values (?, ?)",
              app.cast().parts().getFirst(),
              app.clock().instant());
        });
    app.clock().forward(java.time.Duration.ofSeconds(95));
    kari.post(FIRST + "/queue/1/live", "rev", rev(1));
    kari.post(FIRST + "/queue/1/finish", "rev", rev(1));
    assertThat(app.stranger().get(HERE).body()).as("it is not over yet").doesNotContain("#t=95");
    over();

    var page = app.stranger().get(HERE).body();
    assertThat(page)
        .contains("href=\"https://video.example/opptak#t=95\"", "Hopp til 1:35 i opptaket");
    assertThat(ahead(page)).contains("Webinar 2").doesNotContain("Webinar 1");
    for (var leads : List.of(FIRST, FIRST + "/timeline", Cast.SERIES + "/promises")) {
      assertThat(app.stranger().get(leads).body()).as(leads).contains("href=\"" + HERE + "\"");
    }
    assertThat(ola.get("/studio" + Cast.SERIES).body()).contains("href=\"" + HERE + "\"");
    assertThat(page.substring(page.indexOf("Spørsmål og stemmer etter tema</caption>")))
        .containsSubsequence("Styring</th>", ">1</td>", ">1</td>", ">1</td></tr>");
    assertThat(app.stranger().get(HERE + "?theme=Styring").body())
        .contains("Hvem bestemmer?")
        .doesNotContain("Hvem betaler?");
  }

  /** Empty headings and sentences about nothing are nowhere, however far the series has come. */
  @Test
  void a_series_without_words_says_so_once_and_what_is_to_come() {
    assertThat(ahead(calm("Serien er ikke i gang ennå", "står det her hva som ble spurt om")))
        .contains("Webinar 1", "Webinar 2", "2030-09-12T10:00+02:00");
    over();
    assertThat(ahead(calm("Det er ikke noe å vise ennå", "Så langt er ingen spørsmål publisert")))
        .contains("Webinar 2")
        .doesNotContain("Webinar 1");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set live_at = now(), ended_at = now() where number = 2;"
                    + "update part set cancelled_at = now(), cancelled_why = 'Syk' where number = 3"));
    assertThat(calm("Serien er over", "Ingen spørsmål ble publisert, og ingen løfter ble gitt."))
        .contains("er avlyst.", Cast.SERIES + "/catch-up")
        .doesNotContain("Dette gjenstår");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set live_at = null, ended_at = null, cancelled_at = now(), cancelled_why = 'Syk'"));
    assertThat(calm("Serien ble ikke holdt", "Alle delene er avlyst."))
        .doesNotContain("Dette gjenstår", Cast.SERIES + "/catch-up");
  }

  private String calm(String title, String words) {
    var page = app.stranger().get(HERE).body();
    var main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    assertThat(main)
        .contains(title, words)
        .doesNotContain("<table", "<figure", "data-size=\"md\"", "0 er ");
    return main;
  }

  private static String ahead(String page) {
    var from = page.indexOf("Dette gjenstår");
    return page.substring(from, page.indexOf("</section>", from));
  }

  @Test
  void what_was_asked_twice_stands_side_by_side_with_what_moved() {
    var first = poll(FIRST, "Bør staten styre?", "LIVE");
    answered(FIRST, first, anne, "1");
    answered(FIRST, first, bjorn, "2");
    close(FIRST, first);
    assertThat(app.stranger().get(HERE).body()).doesNotContain("Bør staten");
    var second = poll(SECOND, "bør  staten styre?", "LIVE");
    answered(SECOND, second, anne, "1");
    answered(SECOND, second, bjorn, "1");
    assertThat(app.stranger().get(HERE).body()).as("still open").doesNotContain("Bør staten");
    close(SECOND, second);

    var page = app.stranger().get(HERE).body();
    var moved = page.substring(page.indexOf("Hva som flyttet seg, i prosent"));
    assertThat(moved)
        .containsSubsequence("Ja</th>", "50 %", "100 %", "+50", "Nei</th>", "50 %", "0 %", "−50");
  }

  @Test
  void how_many_came_is_for_those_who_see_the_figures_alone() {
    over();
    app.db()
        .useHandle(handle ->
            handle.execute("update part set live_at = now(), ended_at = now() where number = 2"));
    came(Cast.ATTENDEE, 1, "ATTENDED");
    came(Cast.ATTENDEE, 2, "ATTENDED");
    came(Cast.SECOND_ATTENDEE, 1, "ATTENDED");
    came(Cast.SECOND_ATTENDEE, 2, "ABSENT");

    var page = ola.get(HERE).body();
    assertThat(page.substring(page.indexOf("id=\"turnout-h\"")))
        .containsSubsequence("Webinar 1", "Kom 2, Kom ikke 0", "Webinar 2", "Kom 1, Kom ikke 1")
        .containsSubsequence("Én del", "Personer 1", "Alle 2 delene", "Personer 1");
    for (var viewer : List.of(app.stranger(), anne, kari, app.signedIn(Cast.STRANGER))) {
      assertThat(viewer.get(HERE).body()).doesNotContain("Oppmøte", "turnout-h");
    }
  }

  /** The number of a poll that is open. */
  private int poll(String part, String question, String visibility) {
    polls.write(part, "SINGLE", question, visibility);
    polls.turn(part, 1, "open");
    return 1;
  }

  private void answered(String part, int number, Visitor who, String option) {
    var path = part + "/polls/" + number + "/ballot";
    assertThat(who.post(path, "round", "1", "counter", "1", "choice", option).statusCode())
        .isEqualTo(303);
  }

  private void close(String part, int number) {
    polls.turn(part, number, "close");
  }

  private void ask(String part, String text) {
    anne.post(part + "/questions", "text", text, "anonymous", "yes");
    app.clock().forward(Questions.PAUSE);
  }

  private void over() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                update part set live_at = ?, ended_at = ?, recording_url = 'https://video.example/opptak'
                 where id = ?
                """,
                app.clock().instant(),
                app.clock().instant(),
                app.cast().parts().getFirst()));
  }

  private void came(Cast.Person person, int part, String mark) {
    var place =
        one(
            """
            select pr.id from part_registration pr
              join registration r on r.id = pr.registration_id
              join part p on p.id = pr.part_id
             where r.email = '%s' and p.number = %d
            """
                .formatted(person.email(), part));
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into attendance_mark (part_registration_id, mark, by_account, at)
                values (?, ?, (select min(id) from account), now())
                """,
                Long.parseLong(place),
                mark));
  }

  private String rev(int number) {
    return one("select rev from question where number = " + number);
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).list()).getFirst();
  }
}
