package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a moderator takes back is as it was before, with all that the act reached. */
class UndoTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String PART_1 = Cast.SERIES + "/del-1";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor per = app.signedIn(Cast.SECOND_MODERATOR);

  @BeforeEach
  void two_published() {
    for (var text : List.of("Hvem betaler?", "Hvem bestemmer?")) {
      anne.post(PART + "/questions", "text", text);
      app.clock().forward(Questions.PAUSE);
    }
    did(kari, 1, "queue/%d/approve");
    did(kari, 2, "queue/%d/approve");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_follow_up_keeps_its_owner_and_its_date() {
    did(kari, 1, "outcomes/%d/follow-up", "owner", "Digdir", "due", "2030-12-01");
    var before = row(1);
    assertThat(before).contains("DEFERRED", "Digdir", "2030-12-01");
    did(kari, 1, "outcomes/%d/answer", "answer", "Alle.");
    assertThat(row(1)).contains("ANSWERED_TEXT", "Alle.");

    did(kari, 1, "queue/%d/undo");

    assertThat(row(1)).isEqualTo(before);
  }

  @Test
  void an_answer_that_was_opened_again_is_there_again() {
    did(kari, 1, "outcomes/%d/answer", "answer", "Alle.");
    var before = row(1);
    did(kari, 1, "queue/%d/reopen");
    assertThat(row(1)).doesNotContain("Alle.");

    did(kari, 1, "queue/%d/undo");

    assertThat(row(1)).isEqualTo(before);
    assertThat(app.stranger().get(PART + "/questions").body()).contains("Alle.");
  }

  @Test
  void what_was_live_before_is_live_again() {
    for (var previous : List.of("back", "finish")) {
      did(kari, 1, "queue/%d/live", "previous", "finish");
      did(kari, 2, "queue/%d/live", "previous", previous);
      assertThat(state(2)).isEqualTo("PUBLISHED LIVE");

      did(kari, 2, "queue/%d/undo");

      assertThat(state(1)).as("after " + previous).isEqualTo("PUBLISHED LIVE");
      assertThat(state(2)).isEqualTo("PUBLISHED OPEN");
      assertThat(app.stranger().get(PART + "/questions").body()).contains("Besvares nå");
    }
  }

  @Test
  void what_somebody_has_done_since_stays() {
    did(kari, 1, "queue/%d/live");
    did(kari, 2, "queue/%d/live");
    per.post(PART + "/queue/1/retract", "rev", "" + one(1, "rev"), "reason", "personal");

    did(kari, 2, "queue/%d/undo");

    assertThat(state(1)).isEqualTo("REJECTED OPEN");
    assertThat(state(2)).isEqualTo("PUBLISHED OPEN");
  }

  @Test
  void a_question_does_not_come_back_to_the_stage_that_another_has_taken() {
    did(kari, 1, "queue/%d/live");
    did(kari, 1, "queue/%d/finish");
    did(per, 2, "queue/%d/live");

    assertThat(status(kari, 1, "queue/%d/undo")).isEqualTo(409);

    assertThat(state(1)).isEqualTo("PUBLISHED ANSWERED_LIVE");
    assertThat(state(2)).isEqualTo("PUBLISHED LIVE");
  }

  @Test
  void no_two_questions_get_one_place_on_the_shortlist() {
    did(kari, 1, "queue/%d/shortlist");
    did(kari, 1, "queue/%d/unlist");
    did(per, 2, "queue/%d/shortlist", "rank", "1");

    did(kari, 1, "queue/%d/undo");

    assertThat(state(1)).isEqualTo("PUBLISHED SHORTLISTED");
    assertThat(one(1, "rank")).isEqualTo("1");
    assertThat(one(2, "rank")).isEqualTo("2");
  }

  @Test
  void two_undos_at_once_are_one() throws Exception {
    did(kari, 1, "queue/%d/shortlist");
    did(kari, 1, "queue/%d/unlist");
    var rev = one(1, "rev");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> undo = () -> kari.post(PART + "/queue/1/undo", "rev", rev).statusCode();
      for (var done : pool.invokeAll(List.of(undo, undo))) {
        assertThat(done.get()).isEqualTo(303);
      }
    }
    assertThat(state(1)).isEqualTo("PUBLISHED SHORTLISTED");
  }

  /** Known fault of others: a toggle that a retry turns back. */
  @Test
  void toggles_undone_by_a_retry() {
    did(kari, 1, "queue/%d/shortlist");
    var rev = one(1, "rev");
    did(kari, 1, "queue/%d/undo");
    assertThat(kari.get(PART + "/queue?told=1").body()).doesNotContain("/1/undo");
    var again = kari.post(PART + "/queue/1/undo", "rev", rev);

    assertThat(again.statusCode()).as("it is undone already").isEqualTo(303);
    assertThat(state(1)).isEqualTo("PUBLISHED OPEN");
    assertThat(status(kari, 1, "queue/%d/undo")).as("an undo is not undone").isEqualTo(409);
    assertThat(state(1)).isEqualTo("PUBLISHED OPEN");
  }

  @Test
  void it_is_put_to_whom_it_was_put_to_before_and_is_about_what_it_was_about() {
    var people =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "select p.id::text from part_person p join part on part.id = p.part_id"
                            + " where part.number = 3 order by p.id limit 2")
                    .mapTo(String.class)
                    .list());
    var theme = insertedTheme();
    did(kari, 1, "queue/%d/assign", "person", people.getFirst());
    did(kari, 1, "queue/%d/theme", "theme", theme);
    var before = placed(1);
    did(kari, 1, "queue/%d/assign", "person", people.getLast());
    assertThat(placed(1)).isNotEqualTo(before);

    assertThat(kari.get(PART + "/queue?told=1").body()).contains("/queue/1/undo");
    assertThat(status(per, 1, "queue/%d/undo")).as("it is Kari's").isEqualTo(409);
    did(kari, 1, "queue/%d/undo");
    assertThat(placed(1)).isEqualTo(before);

    did(kari, 1, "queue/%d/theme", "theme", "");
    did(kari, 1, "queue/%d/undo");
    assertThat(placed(1)).isEqualTo(before);
    did(kari, 1, "queue/%d/assign");
    assertThat(placed(1)).startsWith("{}");
    did(kari, 1, "queue/%d/undo");
    assertThat(placed(1)).isEqualTo(before);
  }

  @Test
  void what_was_carried_is_taken_out_of_the_later_part_where_nothing_happened_to_it() {
    asked_in_part_1();
    var before = inPart1("row(q.moderation, q.handling)::text");
    carried();
    assertThat(app.stranger().get(PART + "/questions").body()).contains("Hva med økonomien?");
    assertThat(kari.get(PART_1 + "/outcomes?told=1").body())
        .contains("Tatt med videre til del 3", "/outcomes/1/undo");

    assertThat(undoneInPart1().statusCode()).isEqualTo(303);

    assertThat(inPart1("row(q.moderation, q.handling)::text")).isEqualTo(before);
    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("Hva med økonomien?");
    assertThat(anne.get(PART + "/questions").body()).doesNotContain("Hva med økonomien?");
    assertThat(kari.get(PART_1 + "/outcomes").body()).contains("/outcomes/1/carry");
    carried();
    assertThat(app.stranger().get(PART + "/questions").body())
        .as("a number is never used again")
        .contains("Spørsmål 4")
        .doesNotContain("Spørsmål 3");
  }

  @Test
  void what_was_carried_stays_where_somebody_has_voted_for_it_or_handled_it() {
    asked_in_part_1();
    for (var handling : List.of(false, true)) {
      carried();
      if (handling) {
        per.post(PART + "/queue/4/shortlist", "rev", "1");
      } else {
        var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
        bjorn.post(PART + "/questions/3/vote", "voted", "true");
      }

      var late = undoneInPart1();

      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body()).contains("Det er ikke angret", "i del 3");
      assertThat(inPart1("q.handling")).isEqualTo("DEFERRED");
      assertThat(app.stranger().get(PART + "/questions").body()).contains("Hva med økonomien?");
      if (!handling) {
        app.db().useHandle(h -> h.execute("delete from question_vote"));
        assertThat(undoneInPart1().statusCode()).as("nothing else stood in the way").isEqualTo(303);
      }
    }
  }

  @Test
  void what_was_carried_stays_where_a_panelist_has_written_about_it() {
    asked_in_part_1();
    app.signedIn(Cast.CHAIR).post(PART + "/debate");
    carried();
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into briefing (seat_id, question_id, note, at)
                select min(s.id), q.id, 'Husk tallene', now()
                  from seat s cross join question q
                 where q.carried_from is not null
                 group by q.id
                """));

    assertThat(undoneInPart1().statusCode()).isEqualTo(409);

    assertThat(text("select note from briefing")).isEqualTo("Husk tallene");
    app.db().useHandle(handle -> handle.execute("delete from briefing"));
    assertThat(undoneInPart1().statusCode()).as("nothing else stood in the way").isEqualTo(303);
  }

  private void asked_in_part_1() {
    anne.post(PART_1 + "/questions", "text", "Hva med økonomien?");
    kari.post(PART_1 + "/queue/1/approve", "rev", "1");
  }

  private void carried() {
    var carry = kari.post(PART_1 + "/outcomes/1/carry", "rev", inPart1("q.rev::text"), "part", "3");
    assertThat(carry.headers().firstValue("Location").orElseThrow()).endsWith("?told=1");
  }

  private HttpResponse<String> undoneInPart1() {
    return kari.post(PART_1 + "/outcomes/1/undo", "rev", inPart1("q.rev::text"));
  }

  private String inPart1(String column) {
    return text(
        "select " + column + " from question q join part p on p.id = q.part_id where p.number = 1");
  }

  private String insertedTheme() {
    return text(
        "insert into theme (series_id, name, rank) select series_id, 'Penger', 1 from part"
            + " where number = 3 returning id::text");
  }

  /** Whom it is put to, and what it is about. */
  private String placed(int number) {
    return one(
        number,
        "array(select person_id from question_assignment where question_id = question.id)::text"
            + " || coalesce(theme_id, 0)");
  }

  private void did(Visitor who, int number, String act, String... fields) {
    assertThat(status(who, number, act, fields)).isEqualTo(303);
  }

  private int status(Visitor who, int number, String act, String... fields) {
    var all = new java.util.ArrayList<>(List.of("rev", one(number, "rev")));
    all.addAll(List.of(fields));
    return who.post(PART + "/" + act.formatted(number), all.toArray(String[]::new)).statusCode();
  }

  private String state(int number) {
    return one(number, "moderation || ' ' || handling");
  }

  /** All that an undo gives back. */
  private String row(int number) {
    return one(
        number,
        "concat_ws('|', moderation, handling, rank, reason, published_at, live_at, answered_at,"
            + " answer, follow_up_owner, follow_up_due)");
  }

  private String one(int number, String column) {
    return text(
        "select "
            + column
            + " from question where number = "
            + number
            + " and part_id = (select id from part where number = 3)");
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
