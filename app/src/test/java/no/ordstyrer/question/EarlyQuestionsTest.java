package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions for the panel that come with a registration. Part 3 is the debate. */
class EarlyQuestionsTest {
  private static final String REGISTRATION = Cast.SERIES + "/registration";
  private static final String DEBATE = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void it_waits_in_the_queue_of_the_debate_and_its_author_follows_it() {
    assertThat(app.stranger().get(REGISTRATION).body())
        .contains("Har du et spørsmål til panelet i Webinar 3?");
    assertThat(register(Cast.ATTENDEE, "panel-question", "Hvem <b>eier</b> dataene?").statusCode())
        .isEqualTo(303);

    assertThat(kari.get(DEBATE + "/queue").body())
        .contains("Hvem &lt;b&gt;eier&lt;/b&gt; dataene?", Cast.ATTENDEE.name());
    assertThat(app.stranger().get(DEBATE).body()).doesNotContain("eier");
    var anne = Attendees.holding(app, 1);
    assertThat(anne.get(DEBATE + "/questions").body()).contains("dataene", "Venter på møtelederen");

    kari.post(DEBATE + "/queue/1/approve", "rev", "1");
    assertThat(anne.get(DEBATE + "/questions").body()).contains("Publisert");
    assertThat(app.stranger().get(DEBATE + "/questions").body()).contains("dataene");
  }

  @Test
  void it_waits_for_the_moderator_also_where_other_questions_do_not() {
    room("moderation = 'AFTER'");
    register(Cast.ATTENDEE, "panel-question", "Hvem eier dataene?", "panel-anonymous", "yes");

    assertThat(states()).containsExactly("PENDING");
    assertThat(kari.get(DEBATE + "/queue").body())
        .contains("Hvem eier dataene?", "Deltaker ")
        .doesNotContain(Cast.ATTENDEE.name());
  }

  @Test
  void words_that_hold_a_question_are_named_for_this_one_too() {
    var words = "/studio/samhandlingsarena/words";
    app.signedIn(Cast.ORGANISER).post(words, "rev", "0", "words", "tull");
    register(Cast.ATTENDEE, "panel-question", "Er dette tull, eller kan jeg ringe 22 33 44 55?");

    assertThat(states()).containsExactly("PENDING");
    assertThat(kari.get(DEBATE + "/queue").body())
        .contains("Er dette tull", "Holdt tilbake: ordet «tull»", "Holdt tilbake: telefonnummer");
    assertThat(app.stranger().get(DEBATE + "/questions").body()).doesNotContain("Er dette tull");
  }

  @Test
  void what_cannot_be_asked_is_refused_and_nobody_is_registered() {
    var answer = register(Cast.ATTENDEE, "panel-question", "å".repeat(301));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("å".repeat(301), "href=\"#panel-question\"");
    answer =
        register(Cast.ATTENDEE, "scope", "some", "part", "1", "panel-question", "Hvem betaler?");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Hvem betaler?", "Velg også den delen");

    assertThat(Dump.of(app.db()).get("registration")).isEmpty();
    assertThat(register(Cast.ATTENDEE, "panel-question", "å".repeat(300)).statusCode())
        .isEqualTo(303);
    assertThat(states()).containsExactly("PENDING");
  }

  @Test
  void a_debate_that_takes_no_questions_asks_for_none() {
    room("phase = 'CLOSED'");
    assertThat(app.stranger().get(REGISTRATION).body()).doesNotContain("panel-question");
    assertThat(register(Cast.ATTENDEE, "panel-question", "Hvem betaler?").statusCode())
        .isEqualTo(303);
    assertThat(states()).isEmpty();
  }

  @Test
  void what_a_stranger_asks_in_the_name_of_an_address_that_is_known_reaches_nobody() {
    register(Cast.ATTENDEE, "panel-question", "Hvem betaler?");
    var before = Dump.of(app.db());
    assertThat(register(Cast.ATTENDEE, "panel-question", "Innbrudd").statusCode()).isEqualTo(303);
    assertThat(Dump.of(app.db()).get("question")).isEqualTo(before.get("question"));
    assertThat(Dump.of(app.db()).get("live_change")).isEqualTo(before.get("live_change"));
  }

  @Test
  void it_is_withdrawn_when_its_author_is_deleted() {
    register(Cast.ATTENDEE, "panel-question", "Hvem betaler?");
    var manage = Inbox.of(app, Cast.ATTENDEE.email()).letters().getFirst().link("/manage/");
    assertThat(app.stranger().get(manage + "/data.json").body()).contains("Hvem betaler?");

    app.stranger().post(manage + "/erasure");

    assertThat(states()).containsExactly("WITHDRAWN");
    assertThat(Dump.tablesWith(app.db(), "Hvem betaler?")).isEmpty();
    assertThat(kari.post(DEBATE + "/queue/1/approve", "rev", "1").statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> register(Cast.Person who, String... more) {
    var fields = Stream.of("name", who.name(), "email", who.email());
    return app.stranger()
        .post(REGISTRATION, Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
  }

  private void room(String rule) {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "insert into room (part_id) values (?) on conflict do nothing",
              app.cast().parts().get(2));
          handle.execute("update room set " + rule);
        });
  }

  private List<String> states() {
    return app.db()
        .withHandle(
            handle -> handle.select("select moderation from question").mapTo(String.class).list());
  }
}
