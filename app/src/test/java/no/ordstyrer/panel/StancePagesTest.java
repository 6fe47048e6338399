package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StancePagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String EDIT = PART + "/stance/edit";

  private static final String EXPORT = PART + "/stance/export/stance.";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_question_is_written_with_the_debate_and_stands_when_somebody_has_answered() {
    assertThat(ola.get("/studio" + PART + "/programme").body()).contains(EDIT);
    var wrong = write("rev", "0", "options", "Ja");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("Skriv 2 til 7 svar")
        .contains("Bør styringsmodellen endres?");
    assertThat(write("rev", "0", "options", "Ja\nja").body()).contains("To svar er like");

    var saved = write("rev", "0", "between", "1");
    assertThat(saved.headers().firstValue("Location")).hasValue(EDIT + "?done=stance.saved");
    assertThat(one("select motion || ' ' || framing from debate"))
        .isEqualTo("Staten bør styre ADVERSARIAL");
    assertThat(one("select string_agg(kind, ' ' order by ord) from stance_round"))
        .isEqualTo("PRE BETWEEN POST");
    // Somebody who had the page open before is told, and her words are there.
    var stale = write("rev", "0", "question", "Noe annet?");
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("Noen andre endret").contains("Noe annet?");
    assertThat(write("rev", "1", "question", "Bør den endres?").statusCode()).isEqualTo(303);

    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    assertThat(answer(anne, 1, "1").statusCode()).isEqualTo(303);
    assertThat(ola.get(EDIT).body()).contains("kan ikke endres lenger").contains("Bør den endres?");
    assertThat(write("rev", "2", "question", "Ny?").body()).contains("noen har svart");
    assertThat(one("select question from stance")).isEqualTo("Bør den endres?");
  }

  @Test
  void one_answer_for_each_attendee_and_round_and_the_last_one_counts() {
    write("rev", "0");
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var room = anne.get(PART).body();
    assertThat(room)
        .contains("Hvor står du før debatten?")
        .contains("Bør styringsmodellen endres?");
    assertThat(answer(anne, 1, "1").headers().firstValue("Location"))
        .hasValue(PART + "/stance?done=stance.answered");
    answer(anne, 1, "2");
    assertThat(one("select count(*) || ' ' || max(position) from stance_ballot")).isEqualTo("1 2");
    assertThat(anne.get(PART + "/stance").body())
        .containsPattern("value=\"2\" checked")
        .contains("Svaret ditt er registrert");

    assertThat(answer(anne, 1, "").body()).contains("Velg et av svarene");
    assertThat(answer(anne, 1, "4").statusCode()).isEqualTo(422);
    assertThat(answer(anne, 2, "1").body()).contains("Svaret kom ikke med");
    var elsewhere =
        Attendees.confirmed(app, Cast.SECOND_ATTENDEE, List.of(app.cast().parts().getFirst()));
    for (var other : List.of(app.stranger(), ola, elsewhere)) {
      var refused = answer(other, 1, "1");
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("Du må ha plass i denne delen");
    }
    assertThat(one("select count(*) from stance_ballot")).isEqualTo("1");
  }

  @Test
  void the_rounds_follow_each_other_and_one_closed_by_mistake_opens_again() {
    write("rev", "0", "between", "1");
    var turid = app.signedIn(Cast.CHAIR);
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var first = Cast.SERIES + "/del-1";
    assertThat(anne.get(first).body()).doesNotContain("Bør styringsmodellen endres?");
    turid.post(PART + "/stance/" + round(1) + "/close");
    assertThat(anne.get(PART).body()).contains("Det er stengt for svar");
    turid.post(PART + "/stance/" + round(1) + "/open");
    assertThat(answer(anne, 1, "1").statusCode()).isEqualTo(303);

    ola.post(PART + "/stance/" + round(2) + "/open", "back", "stance");
    assertThat(anne.get(first).body()).contains("Hvor står du nå?");
    assertThat(anne.post(first + "/stance/ballot", "round", round(2), "position", "2").statusCode())
        .isEqualTo(303);
    assertThat(answer(anne, 1, "1").statusCode()).isEqualTo(409);
    turid.post(PART + "/stance/" + round(1) + "/open");
    assertThat(one("select closed_at is not null from stance_round where ord = 1")).isEqualTo("t");
    assertThat(
            app.signedIn(Cast.MODERATOR).post(PART + "/stance/" + round(3) + "/open").statusCode())
        .isEqualTo(404);
    var desk = ola.get(EDIT).body();
    assertThat(desk).contains("Under Webinar 1");
    ola.post(PART + "/stance/" + round(3) + "/open", "back", "stance");
    assertThat(anne.get(PART).body()).contains("Hvor står du etter debatten?");
  }

  @Test
  void the_first_round_closes_with_the_openings_and_not_before() {
    write("rev", "0");
    var turid = app.signedIn(Cast.CHAIR);
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var running = "";
    for (var line = 0; line < 3; line++) {
      turid.post(PART + "/run/next", "believed", running);
      running = one("select id from run_item where state = 'RUNNING'");
    }
    assertThat(one("select kind from run_item where state = 'RUNNING'")).isEqualTo("OPENING");
    assertThat(answer(anne, 1, "1").statusCode()).isEqualTo(303);
    turid.post(PART + "/run/next", "believed", running);
    assertThat(answer(anne, 1, "2").statusCode()).isEqualTo(409);
    assertThat(turid.get(PART + "/stance/edit").body()).contains("Åpne igjen");
    turid.post(PART + "/stance/" + round(1) + "/open");
    assertThat(answer(anne, 1, "2").statusCode()).isEqualTo(303);
  }

  @Test
  void the_last_round_opens_with_the_closings_once_and_is_not_lost_with_a_mistake() {
    write("rev", "0");
    var turid = app.signedIn(Cast.CHAIR);
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var debate = PART + "/debate/state";
    for (var to : List.of("GREEN_ROOM", "LIVE", "CLOSING")) {
      assertThat(anne.get(PART).body()).doesNotContain("Hvor står du etter debatten?");
      turid.post(debate, "to", to);
    }
    assertThat(anne.get(PART).body()).contains("Hvor står du etter debatten?");
    assertThat(answer(anne, 1, "1").statusCode()).as("one is open").isEqualTo(409);
    // A mistake: as if it had not been asked.
    turid.post(debate, "to", "LIVE");
    assertThat(anne.get(PART).body()).doesNotContain("Hvor står du etter debatten?");
    assertThat(one("select count(*) from stance_round where opened_at is not null")).isEqualTo("1");
    runTo("CLOSING", turid);
    assertThat(answer(anne, 2, "2").statusCode()).isEqualTo(303);
    turid.post(debate, "to", "CLOSING");
    turid.post(debate, "to", "LIVE");
    assertThat(one("select count(*) from stance_ballot")).isEqualTo("1");
    assertThat(answer(anne, 2, "1").statusCode()).as("answered, and still open").isEqualTo(303);
    // The chair's own hand is the last.
    turid.post(PART + "/stance/" + round(2) + "/close");
    turid.post(debate, "to", "CLOSING");
    assertThat(answer(anne, 2, "2").statusCode()).isEqualTo(409);
    // Also where nobody has answered: back and forth is no way to open it again.
    app.db().useHandle(handle -> handle.execute("delete from stance_ballot"));
    turid.post(debate, "to", "LIVE");
    turid.post(debate, "to", "CLOSING");
    assertThat(answer(anne, 2, "2").statusCode()).isEqualTo(409);
  }

  @Test
  void closings_taken_back_open_again_what_they_alone_had_closed() {
    write("rev", "0");
    var turid = app.signedIn(Cast.CHAIR);
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    for (var to : List.of("GREEN_ROOM", "LIVE")) {
      turid.post(PART + "/debate/state", "to", to);
    }
    closingsByMistake(turid);
    assertThat(anne.get(PART).body()).contains("Hvor står du før debatten?");
    assertThat(answer(anne, 1, "1").statusCode()).isEqualTo(303);

    turid.post(PART + "/stance/" + round(1) + "/close");
    closingsByMistake(turid);
    assertThat(answer(anne, 1, "2").statusCode()).as("closed by hand").isEqualTo(409);

    turid.post(PART + "/stance/" + round(1) + "/open");
    runTo("OPENING", turid);
    turid.post(PART + "/debate/state", "to", "CLOSING");
    runTo("ROUND", turid);
    turid.post(PART + "/debate/state", "to", "LIVE");
    assertThat(answer(anne, 1, "2").statusCode()).as("the openings ended").isEqualTo(409);

    turid.post(PART + "/stance/" + round(1) + "/open");
    turid.post(PART + "/stance/" + round(2) + "/open");
    closingsByMistake(turid);
    assertThat(answer(anne, 2, "2").statusCode()).as("opened by hand").isEqualTo(303);
    assertThat(answer(anne, 1, "2").statusCode()).isEqualTo(409);
  }

  private void closingsByMistake(Visitor turid) {
    turid.post(PART + "/debate/state", "to", "CLOSING");
    turid.post(PART + "/debate/state", "to", "LIVE");
  }

  private void runTo(String kind, Visitor turid) {
    var running = one("select coalesce(max(id)::text, '') from run_item where state = 'RUNNING'");
    do {
      turid.post(PART + "/run/next", "believed", running);
      running = one("select id from run_item where state = 'RUNNING'");
    } while (!one("select kind from run_item where state = 'RUNNING'").equals(kind));
  }

  /** Nothing of what people answer is anywhere before it is revealed; then it is everywhere. */
  @Test
  void nothing_is_shown_before_the_last_round_is_closed_and_revealed() {
    write("rev", "0", "options", "Kanarifugl gul\nKanarifugl blå");
    StanceScenes.crowd(app, 1, 17, 1);
    StanceScenes.crowd(app, 1, 13, 2);
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var turid = app.signedIn(Cast.CHAIR);
    turid.post(PART + "/debate");
    turid.post(PART + "/stance/" + round(2) + "/open");
    StanceScenes.move(app, 6, 2, 1);
    assertNothingShown(anne, turid);
    turid.post(PART + "/stance/reveal");
    assertNothingShown(anne, turid);
    turid.post(PART + "/stance/" + round(2) + "/close");
    assertNothingShown(anne, turid);
    assertThat(turid.get(PART + "/chair").body()).contains("30 av 1 svarte");

    turid.post(PART + "/stance/reveal");
    kari.post(PART + "/phase", "phase", "OPEN", "rev", "0");
    kari.post(PART + "/end");
    for (var path : List.of(PART, PART + "/stance", Cast.SERIES + "/catch-up", stage())) {
      assertThat(app.stranger().get(path).body())
          .as(path)
          .contains(
              "30 svarte begge ganger", "«Kanarifugl gul» gikk mest fram", "class=\"flow__lines\"");
    }
    assertThat(app.stranger().get(EXPORT + "csv").body())
        .contains("Før debatten;Kanarifugl blå;Etter debatten;Kanarifugl gul;6")
        .contains("Etter debatten;Kanarifugl gul;\"\";\"\";23");
    assertThat(app.stranger().get(EXPORT + "json").body()).contains("\"paired\":30");
    assertThat(app.stranger().get(EXPORT + "xlsx").statusCode()).isEqualTo(200);
    assertThat(
            one(
                "select (select count(*) from stance_ballot) + (select count(tag_key) from"
                    + " stance)"))
        .isEqualTo("0");
    turid.post(PART + "/stance/" + round(2) + "/open");
    assertThat(one("select count(*) from stance_round where closed_at is null")).isEqualTo("0");
  }

  private void assertNothingShown(Visitor anne, Visitor turid) {
    assertThat(app.stranger().get(PART).body()).contains("Bør styringsmodellen endres?");
    for (var who : List.of(anne, app.stranger(), turid, ola, kari)) {
      for (var ending : List.of("csv", "xlsx", "json")) {
        assertThat(who.get(EXPORT + ending).statusCode()).isEqualTo(404);
      }
      for (var path :
          List.of(
              PART,
              PART + "/stance",
              EDIT,
              PART + "/chair",
              PART + "/panel",
              Cast.SERIES + "/catch-up",
              PART + "/changes?since=0",
              stage())) {
        assertThat(who.get(path).body())
            .as(path)
            .doesNotContain("flow", "svarte begge ganger", "gikk mest fram")
            .doesNotContainPattern(">(17|13|23|7|6)<");
      }
    }
  }

  private String stage() {
    return kari.get(PART + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }

  private java.net.http.HttpResponse<String> answer(Visitor who, int ord, String position) {
    return who.post(PART + "/stance/ballot", "round", round(ord), "position", position);
  }

  private String round(int ord) {
    return one("select id from stance_round where ord = " + ord);
  }

  private java.net.http.HttpResponse<String> write(String... changed) {
    return StanceScenes.write(ola, PART, changed);
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
