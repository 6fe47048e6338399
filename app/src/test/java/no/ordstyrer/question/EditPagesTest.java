package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A moderator puts other words to what somebody asked. */
class EditPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String QUEUE = PART + "/queue/";
  private static final String EDITED = "Redigert av møtelederen";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor cierva = Attendees.confirmed(app, Cast.THIRD_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void two_questions() {
    anne.post(PART + "/questions", "text", "Kanarifugl betaler?");
    bjorn.post(PART + "/questions", "text", "Hvem bestemmer?");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_pending_question_is_edited_in_place() {
    assertThat(edit(1, "Hvem betaler?").statusCode()).isEqualTo(303);

    assertThat(state(1)).isEqualTo("PENDING OPEN");
    assertThat(number("select max(number) from question")).isEqualTo(2);
    assertThat(seen(anne)).as("the author sees it").contains("Hvem betaler?", EDITED);
    assertThat(seen(app.stranger())).doesNotContain("Hvem betaler?");
    act(1, "approve");
    assertThat(seen(app.stranger())).contains("Hvem betaler?", EDITED);
    assertThat(kari.get(QUEUE + "1").body()).contains("Kari Møteleder endret teksten");
  }

  @Test
  void the_first_words_come_back_by_undo() {
    edit(1, "Hvem betaler?");
    act(1, "undo");

    assertThat(seen(anne)).contains("Kanarifugl betaler?").doesNotContain(EDITED);
  }

  @Test
  void a_public_question_becomes_a_new_one_with_its_lineage_and_its_votes() {
    act(1, "approve");
    vote(bjorn, 1);
    vote(cierva, 1);
    act(1, "shortlist");

    edit(1, "Hvem betaler?");

    assertThat(state(1)).isEqualTo("MERGED OPEN");
    assertThat(state(3)).isEqualTo("PUBLISHED SHORTLISTED");
    assertThat(votes(3)).isEqualTo(2);
    vote(cierva, 3);
    assertThat(votes(3)).as("each once").isEqualTo(2);
    assertThat(seen(app.stranger()))
        .contains("Hvem betaler?", EDITED)
        .doesNotContain("Kanarifugl", "har spurt om dette");
    assertThat(seen(anne))
        .contains("Møtelederen har satt andre ord på det. Stemmene teller nå for spørsmål 3")
        .contains("Kanarifugl betaler?");
    assertThat(number("select derived_from from question where number = 3"))
        .isEqualTo(number("select id from question where number = 1"));
  }

  @Test
  void an_edit_of_what_is_public_is_undone_and_votes_given_meanwhile_are_kept() {
    act(1, "approve");
    vote(bjorn, 1);
    act(1, "live");
    edit(1, "Hvem betaler?");
    assertThat(state(3)).isEqualTo("PUBLISHED LIVE");
    act(3, "back");
    vote(cierva, 3);

    assertThat(act(1, "undo")).isEqualTo(303);

    assertThat(state(1)).isEqualTo("PUBLISHED SHORTLISTED");
    assertThat(state(3)).isEqualTo("MERGED OPEN");
    assertThat(votes(1)).isEqualTo(2);
    assertThat(seen(app.stranger())).contains("Kanarifugl betaler?");
  }

  @Test
  void what_is_live_stays_live_in_other_words() {
    act(1, "approve");
    act(1, "live");
    edit(1, "Hvem betaler?");
    assertThat(state(3)).isEqualTo("PUBLISHED LIVE");

    act(1, "undo");

    assertThat(state(1)).isEqualTo("PUBLISHED LIVE");
  }

  @Test
  void what_is_merged_into_it_goes_along_both_ways() {
    act(1, "approve");
    act(2, "approve");
    kari.post(QUEUE + "2/merge", "rev", rev(2), "into", "1");
    edit(1, "Hvem betaler?");
    assertThat(head(2)).isEqualTo(3);
    assertThat(seen(app.stranger())).contains("2 har spurt om dette");

    act(1, "unmerge");

    assertThat(List.of(head(2), head(3))).containsExactly(1, 1);
    assertThat(state(1)).isEqualTo("PUBLISHED OPEN");
    assertThat(seen(app.stranger())).contains("2 har spurt om dette");
    act(2, "unmerge");
    assertThat(state(2)).isEqualTo("PUBLISHED OPEN");
  }

  @Test
  void who_withdraws_the_new_words_does_not_publish_the_first_ones() {
    act(1, "approve");
    edit(1, "Hvem betaler?");
    assertThat(anne.post(PART + "/questions/3/withdrawal").statusCode()).isEqualTo(303);

    assertThat(state(3)).isEqualTo("WITHDRAWN OPEN");
    assertThat(seen(app.stranger())).doesNotContain("Hvem betaler?", "Kanarifugl");
  }

  @Test
  void what_came_from_an_earlier_part_still_says_so() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into question (part_id, number, anonymous, text, asked_at, moderation, published_at, changed_at)
                select ?, 9, true, 'Tidligere', now(), 'PUBLISHED', now(), now()
                """,
                app.cast().parts().getFirst()));
    act(1, "approve");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update question set carried_from = (select id from question where number = 9)"
                    + " where number = 1"));
    edit(1, "Hvem betaler?");

    assertThat(seen(app.stranger())).contains("Hvem betaler?", "Stilt i del 1");
  }

  @Test
  void too_much_and_nothing_come_back_with_what_was_typed() {
    var much = edit(1, "Hvem? ".repeat(60));
    assertThat(much.statusCode()).isEqualTo(422);
    assertThat(much.body()).contains("Hvem? Hvem?", "Spørsmålet er på 359 tegn");
    assertThat(edit(1, " ").statusCode()).isEqualTo(422);
    assertThat(seen(anne)).contains("Kanarifugl betaler?");
  }

  @Test
  void who_comes_second_keeps_her_words() {
    var rev = rev(1);
    act(1, "approve");
    var per = app.signedIn(Cast.SECOND_MODERATOR);

    var late = per.post(QUEUE + "1/edit", "rev", rev, "text", "Pers ord?");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Pers ord?", "Noen andre har endret spørsmålet");
    assertThat(seen(app.stranger())).contains("Kanarifugl betaler?").doesNotContain("Pers ord?");
    var live = per.fragment(QUEUE + "1/edit", "rev", rev, "text", "Pers ord?");
    assertThat(live.body()).contains("Kari Møteleder kom først");
  }

  @Test
  void answered_questions_keep_their_words() {
    act(1, "approve");
    act(1, "finish");
    assertThat(edit(1, "Hvem betaler?").statusCode()).isEqualTo(409);
    assertThat(seen(app.stranger())).contains("Kanarifugl betaler?");
  }

  /** Known fault of others: unmoderated text on the public stream through an edit. */
  @Test
  void edit_publishes_nothing_unmoderated() {
    edit(1, "Kanarifugl i andre ord?");
    assertThat(seen(app.stranger())).doesNotContain("Kanarifugl");
    act(2, "approve");
    edit(2, "Hvem bestemmer dette?");
    bjorn.post(PART + "/questions/2/text", "text", "Kanarifugl fra forfatteren");
    bjorn.post(PART + "/questions/3/text", "text", "Kanarifugl fra forfatteren");
    assertThat(seen(app.stranger())).contains("Hvem bestemmer dette?").doesNotContain("Kanarifugl");
    act(2, "undo");
    assertThat(seen(app.stranger())).doesNotContain("Kanarifugl");
  }

  @Test
  void it_is_for_moderators_and_not_for_the_chair() {
    var turid = app.signedIn(Cast.CHAIR);
    assertThat(kari.get(QUEUE + "1/edit").body()).contains("Kanarifugl betaler?");
    assertThat(turid.get(QUEUE + "1/edit").statusCode()).isEqualTo(404);
    assertThat(turid.post(QUEUE + "1/edit", "rev", rev(1), "text", "Nei").statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> edit(int number, String text) {
    return kari.post(QUEUE + number + "/edit", "rev", rev(number), "text", text);
  }

  private int act(int number, String act) {
    return kari.post(QUEUE + number + "/" + act, "rev", rev(number)).statusCode();
  }

  private static void vote(Visitor who, int number) {
    who.post(PART + "/questions/" + number + "/vote", "voted", "true");
  }

  private static String seen(Visitor who) {
    return who.get(PART + "/questions").body();
  }

  private String state(int number) {
    return one(
        "select moderation || ' ' || handling from question where part_id = "
            + app.cast().parts().get(2)
            + " and number = "
            + number);
  }

  private String rev(int number) {
    return one("select rev from question where number = " + number);
  }

  private int head(int number) {
    return number(
        "select h.number from question q join question h on h.id = q.merged_into where q.number = "
            + number);
  }

  private int votes(int number) {
    return number(
        "select count(*) from question_voter where question_id = (select id from question where number = "
            + number
            + ")");
  }

  private int number(String sql) {
    return Integer.parseInt(one(sql));
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
