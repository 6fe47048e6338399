package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the queue remembers of people is forgotten, and takes nothing of others with it. */
class QueueErasureTest {
  private static final String PART = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final long bjorn = Attendees.register(app, Cast.SECOND_ATTENDEE, app.cast().parts());
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void what_others_asked_is_out_again_before_the_one_it_was_merged_into_is_forgotten() {
    anne.post(PART + "/questions", "text", "Hvem betaler?");
    Attendees.holding(app, bjorn).post(PART + "/questions", "text", "Hvem skal betale?");
    kari.post(PART + "/queue/1/merge", "rev", "1", "into", "2");
    assertThat(one("select moderation from question where number = 1")).isEqualTo("MERGED");

    app.db().useTransaction(handle -> new QuestionErasure().person(handle, bjorn));

    assertThat(one("select moderation || text from question where number = 1"))
        .isEqualTo("PENDINGHvem betaler?");
    assertThat(one("select moderation || text from question where number = 2"))
        .isEqualTo("WITHDRAWN–");
  }

  @Test
  void what_acts_changed_and_who_looked_is_kept_for_a_day() {
    anne.post(PART + "/questions", "text", "Hvem betaler?");
    kari.post(PART + "/queue/1/edit", "rev", "1", "text", "Hvem skal betale?");
    kari.post(PART + "/queue/1/claim");
    var now = app.clock().instant();
    app.db().useTransaction(handle -> new QuestionErasure().undos(handle, now));
    assertThat(kept()).isEqualTo("2");

    var later = now.plus(Duration.ofDays(1));
    app.db().useTransaction(handle -> new QuestionErasure().undos(handle, later));

    assertThat(kept()).isEqualTo("0");
  }

  private String kept() {
    return one(
        "select (select count(*) from question_before) + (select count(*) from question_claim)");
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
