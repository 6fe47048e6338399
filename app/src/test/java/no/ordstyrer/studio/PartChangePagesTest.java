package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Moving, postponing and cancelling a part: seen before it is done, and taken back in time. */
class PartChangePagesTest {
  private static final String DESK = "/studio" + Cast.SERIES + "/del-2";

  private final TestApp app = new TestApp();
  private Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_move_shows_whom_it_reaches_and_what_they_get_before_anything_happens() {
    limit(1);
    register("a");
    register("b");
    Inbox.deliver(app);

    var seen =
        ola.post(
            DESK + "/time/preview",
            "rev",
            "1",
            "day",
            "2030-09-27",
            "from",
            "12:00",
            "to",
            "13:30",
            "line",
            "Salen var opptatt.");

    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body())
        .contains("1 person har plass.")
        .contains("1 person står på venteliste.")
        .contains("Nytt tidspunkt: Webinar 2")
        .contains("Tid: fredag 27. september 2030 kl. 12.00–13.30 (norsk tid)")
        .contains("Før: torsdag 26. september 2030")
        .contains("Arrangøren skriver: Salen var opptatt.")
        .contains("går brevene ut kl. 10.03")
        .contains("Flytt delen og skriv til 2 personer")
        .doesNotContain("/manage/");
    assertThat(count("select count(*) from part_notice")).isZero();
    assertThat(start()).isEqualTo("2030-09-26 10:00");

    move("1", "2030-09-27", "Salen var opptatt.");
    gathered();
    assertThat(inbox("a").last().textBody()).contains("Arrangøren skriver: Salen var opptatt.");
    assertThat(inbox("b").last().textBody()).contains("Arrangøren skriver: Salen var opptatt.");
  }

  @Test
  void nothing_typed_is_lost_when_the_time_is_wrong_or_the_same() {
    register("a");
    var same =
        ola.post(
            DESK + "/time/preview",
            "rev",
            "1",
            "day",
            "2030-09-26",
            "from",
            "10:00",
            "to",
            "11:30");
    assertThat(same.statusCode()).isEqualTo(422);
    assertThat(same.body()).contains("Dette er tiden delen har nå").contains("2030-09-26");
    var wrong = ola.post(DESK + "/time/preview", "rev", "1", "day", "2030-09-27", "from", "12:00");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"12:00\"").contains("Fyll ut både start og slutt");
    var long501 = "x".repeat(501);
    assertThat(ola.post(DESK + "/postponement", "rev", "1", "line", long501).body())
        .contains(long501)
        .contains("Fjern 1.");
    assertThat(start()).isEqualTo("2030-09-26 10:00");
  }

  @Test
  void a_move_that_is_undone_in_time_is_heard_of_by_nobody() {
    register("a");
    Inbox.deliver(app);
    var before = inbox("a").size();
    app.clock().forward(Duration.ofMinutes(1));

    move("1", "2030-09-27", "");
    app.clock().forward(Duration.ofMinutes(1));
    move("2", "2030-10-03", "");
    assertThat(overview()).contains("1 person får beskjed kl. 10.05").contains("Angre");
    // The letter will tell from what they know, not from what was saved in between.
    assertThat(preview("3", "2030-10-10", "12:00", "13:30"))
        .contains("Før: torsdag 26. september 2030")
        .contains("Flytt delen og skriv til 1 person");
    assertThat(preview("3", "2030-09-26", "10:00", "11:30"))
        .contains("Ingen får brev")
        .doesNotContain("og skriv til");
    assertThat(ola.get(DESK + "/undo").body()).contains("torsdag 26. september 2030");
    var undone = ola.post(DESK + "/undo", "rev", "3");

    assertThat(undone.statusCode()).isEqualTo(303);
    gathered();
    assertThat(inbox("a").size()).isEqualTo(before);
    assertThat(start()).isEqualTo("2030-09-26 10:00");
    assertThat(app.stranger().get(Cast.SERIES).body()).doesNotContain("Flyttet fra");
    assertThat(overview()).doesNotContain("får beskjed kl.");
    assertThat(count("select count(*) from part_move")).isZero();
  }

  @Test
  void who_came_while_it_was_moved_hears_that_it_is_back() {
    app.clock().forward(Duration.ofMinutes(1));
    move("1", "2030-09-27", "");
    app.clock().forward(Duration.ofMinutes(1));
    register("late");
    Inbox.deliver(app);

    assertThat(ola.post(DESK + "/undo", "rev", "2").statusCode()).isEqualTo(303);
    gathered();

    assertThat(inbox("late").last().textBody()).contains("Tid: torsdag 26. september 2030");
    assertThat(inbox("late").last().property("SEQUENCE")).isEqualTo("1");
  }

  @Test
  void a_cancellation_that_is_undone_in_time_gives_back_places_queue_and_offers() {
    limit(1);
    register("a");
    register("b");
    register("c");
    app.stranger().post(inbox("a").first("REGISTERED").link("/manage/") + "/del-2/release");
    var offer = inbox("b").first("OFFERED").link("/offer/");
    register("d");
    Inbox.deliver(app);
    app.clock().forward(Duration.ofMinutes(1));
    var sizes = count("select count(*) from letter");
    assertThat(states()).isEqualTo("WAITLISTED,WAITLISTED,WAITLISTED,WITHDRAWN");

    cancel("1");
    assertThat(states()).isEqualTo("CANCELLED,CANCELLED,CANCELLED,WITHDRAWN");
    assertThat(app.stranger().post(offer + "/claim").statusCode()).isEqualTo(422);
    app.clock().forward(Duration.ofMinutes(2));
    assertThat(ola.post(DESK + "/undo", "rev", "2").statusCode()).isEqualTo(303);
    gathered();

    assertThat(states()).isEqualTo("WAITLISTED,WAITLISTED,WAITLISTED,WITHDRAWN");
    assertThat(count("select count(*) from letter")).isEqualTo(sizes);
    assertThat(app.stranger().get(inbox("c").first("REGISTERED").link("/manage/")).body())
        .contains("Du er nummer 1 på venteliste");
    assertThat(app.stranger().post(offer + "/claim").statusCode()).isEqualTo(303);
    assertThat(states()).isEqualTo("CONFIRMED,WAITLISTED,WAITLISTED,WITHDRAWN");
  }

  @Test
  void when_the_letters_have_left_nothing_is_undone() {
    register("a");
    Inbox.deliver(app);
    cancel("1");
    gathered();

    var late = ola.post(DESK + "/undo", "rev", "2");

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Det er for sent å angre");
    assertThat(inbox("a").last().kind()).isEqualTo("CANCELLED");
    assertThat(inbox("a").last().calendarMethod()).isEqualTo("CANCEL");
    assertThat(overview()).doesNotContain("Angre");
  }

  @Test
  void of_two_organisers_the_later_is_told_what_the_first_did_and_loses_nothing() {
    var ingrid = app.signedIn(Cast.OWNER);
    move("1", "2030-09-27", "");

    var late =
        ingrid.post(
            DESK + "/time",
            "rev",
            "1",
            "day",
            "2030-10-03",
            "from",
            "12:00",
            "to",
            "13:30",
            "line",
            "Fra Ingrid");

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body())
        .contains("Nå er dette lagret: 2030-09-27")
        .contains("value=\"2030-10-03\"")
        .contains("Fra Ingrid");
    assertThat(start()).isEqualTo("2030-09-27 12:00");
  }

  @Test
  void a_part_that_begins_soon_is_told_of_at_once() {
    register("a");
    Inbox.deliver(app);
    app.clock().set(Instant.parse("2030-09-26T07:00:00Z"));
    ola = app.signedIn(Cast.ORGANISER);

    var seen = ola.post(DESK + "/cancellation/preview", "rev", "1", "why", "Innlederen er syk");
    assertThat(seen.body())
        .contains("Avlys delen og skriv til 1 person")
        .contains("Arrangøren skriver: Innlederen er syk")
        .contains("Det kan ikke angres.");
    cancel("1");
    assertThat(overview()).doesNotContain("Angre");
    app.app().jobs().runDue();
    assertThat(inbox("a").last().kind()).isEqualTo("CANCELLED");
  }

  @Test
  void another_place_shows_whom_it_reaches_before_it_is_saved() {
    var fields =
        new String[] {
          "rev",
          "1",
          "kind",
          "WEBINAR",
          "venue",
          "PLACE",
          "label",
          "Webinar 2",
          "theme",
          "Hva er alternative styringsmodeller?",
          "place",
          "Rådhuset"
        };
    register("a");
    Inbox.deliver(app);
    var before = inbox("a").size();

    var seen = ola.post(DESK, fields);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body())
        .contains("Ikke lagret ennå")
        .contains("Nytt sted: Webinar 2")
        .contains("Lagre og skriv til 1 person")
        .contains("value=\"Rådhuset\"");
    assertThat(text("select place from part where number = 2")).isEmpty();
    var known = Arrays.copyOf(fields, fields.length + 2);
    known[fields.length] = "told";
    known[fields.length + 1] = "ONLINE ";
    assertThat(ola.post(DESK, known).body()).contains("Ikke lagret ennå");
    known[fields.length + 1] = "PLACE Rådhuset";
    assertThat(ola.post(DESK, known).statusCode()).isEqualTo(303);
    gathered();
    assertThat(inbox("a").since(before)).hasSize(1);
    assertThat(inbox("a").last().textBody()).contains("Rådhuset");
  }

  @Test
  void a_moderator_and_a_stranger_find_nothing_here() {
    for (var who : new Visitor[] {app.signedIn(Cast.MODERATOR), app.signedIn(Cast.STRANGER)}) {
      assertThat(who.get(DESK + "/postponement").statusCode()).isEqualTo(404);
      assertThat(who.post(DESK + "/time/preview", "rev", "1").statusCode()).isEqualTo(404);
      assertThat(who.post(DESK + "/undo", "rev", "1").statusCode()).isEqualTo(404);
    }
    assertThat(ola.get(DESK + "/postponement").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> move(String rev, String day, String line) {
    var moved =
        ola.post(
            DESK + "/time", "rev", rev, "day", day, "from", "12:00", "to", "13:30", "line", line);
    assertThat(moved.statusCode()).isEqualTo(303);
    return moved;
  }

  private String preview(String rev, String day, String from, String to) {
    return ola.post(
            DESK + "/time/preview", "rev", rev, "day", day, "from", from, "to", to, "line", "")
        .body();
  }

  private void cancel(String rev) {
    var done = ola.post(DESK + "/cancellation", "rev", rev, "why", "Innlederen er syk");
    assertThat(done.statusCode()).isEqualTo(303);
  }

  private void gathered() {
    app.clock().forward(Duration.ofMinutes(3));
    app.app().jobs().runDue();
  }

  private String overview() {
    return ola.get("/studio" + Cast.SERIES).body();
  }

  private void limit(int capacity) {
    app.db()
        .useHandle(
            handle -> handle.execute("update part set capacity = ? where number = 2", capacity));
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }

  private String states() {
    return text(
        "select string_agg(p.state, ',' order by p.state) from part_registration p"
            + " join part t on t.id = p.part_id where t.number = 2");
  }

  private String start() {
    return text(
        "select to_char(starts_at at time zone 'Europe/Oslo', 'YYYY-MM-DD HH24:MI')"
            + " from part where number = 2");
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }

  private void register(String who) {
    var registered =
        app.stranger()
            .post(
                Cast.SERIES + "/registration",
                "scope",
                "all",
                "name",
                who,
                "email",
                who + "@etat.example",
                "calendar",
                "INVITATIONS");
    assertThat(registered.statusCode()).isEqualTo(303);
  }

  private Inbox inbox(String who) {
    return Inbox.of(app, who + "@etat.example");
  }
}
