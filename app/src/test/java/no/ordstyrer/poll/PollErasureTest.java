package no.ordstyrer.poll;

import static no.ordstyrer.poll.PollScene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people answered is theirs while it can be led back to them, and nobody's after that. */
class PollErasureTest {
  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final PollScene scene = new PollScene(app, kari);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void her_ballot_is_hers_to_see_and_to_take_away_as_long_as_the_round_is_open() {
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "name",
            "Anne Deltaker",
            "email",
            Cast.ATTENDEE.email(),
            "scope",
            "all");
    var manage = Inbox.of(app, Cast.ATTENDEE.email()).letters().getFirst().link("/manage/");
    var anne = Attendees.holding(app, scene.number("select max(id) from registration"));
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    var single = scene.single("ON_REVEAL");
    var written = scene.open("OPEN_TEXT", "ON_REVEAL");
    assertThat(answer(anne, single, 1, 1, "choice", "2")).isEqualTo(303);
    assertThat(answer(anne, written, 1, 1, "text", "Ordene mine")).isEqualTo(303);
    assertThat(answer(bjorn, single, 1, 1, "choice", "1")).isEqualTo(303);

    assertThat(app.stranger().get(manage + "/data.json").body())
        .contains("\"BALLOT\"", "Grønt", "Ordene mine")
        .doesNotContain("Rødt");
    assertThat(app.stranger().post(manage + "/erasure").statusCode()).isEqualTo(303);
    assertThat(scene.number("select count(*) from poll_ballot"))
        .as("the other's alone")
        .isEqualTo(1);
    assertThat(scene.number("select count(*) from poll_text")).isZero();
  }

  @Test
  void what_is_left_is_forgotten_in_its_time() {
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var open = scene.single("ON_REVEAL");
    var written = scene.open("OPEN_TEXT", "ON_REVEAL");
    answer(anne, open, 1, 1, "choice", "2");
    answer(anne, written, 1, 1, "text", "Aldri vist");
    scene.act(written, "close");
    app.clock().forward(Duration.ofDays(40));
    app.app().retention().night();
    assertThat(scene.number("select count(*) from poll_ballot")).isEqualTo(1);
    assertThat(scene.number("select count(*) from poll_text")).isEqualTo(1);

    app.clock().forward(Duration.ofDays(400));
    app.app().retention().night();
    assertThat(scene.number("select count(*) from poll_text")).isZero();
    assertThat(scene.number("select count(*) from poll_ballot")).isZero();
    assertThat(scene.number("select count(tag_key) from poll_round")).isZero();
    assertThat(scene.number("select sum(ballots) from poll_sum")).as("the sums stay").isEqualTo(1);
    app.clock().forward(Duration.ofDays(800));
    app.app().retention().night();
    assertThat(scene.number("select count(changed_by) from poll")).isZero();
  }
}
