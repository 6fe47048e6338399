package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is reminded of what, and when: part 2 is on Thursday 26 September 2030, 10.00 in Oslo. */
class RemindersTest {
  private static final String DESK = "/studio" + Cast.SERIES + "/del-2";

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void each_is_reminded_once_a_week_a_day_and_an_hour_before() {
    register("a", "2", "nb");

    assertThat(at("2030-09-19T07:59:00Z")).isEmpty();
    assertThat(at("2030-09-19T08:00:00Z")).hasSize(1);
    app.restart();
    assertThat(at("2030-09-19T08:01:00Z")).hasSize(1);
    assertThat(at("2030-09-25T08:00:00Z")).hasSize(2).last().isEqualTo("I morgen: Webinar 2");
    assertThat(at("2030-09-26T06:59:00Z")).hasSize(2);
    assertThat(at("2030-09-26T07:00:00Z")).hasSize(3).last().isEqualTo("Begynner snart: Webinar 2");
    assertThat(at("2030-09-26T07:30:00Z")).hasSize(3);

    var letter = Inbox.of(app, "a@etat.example").last();
    assertThat(letter.textBody())
        .contains("torsdag 26. september 2030 kl. 10.00–11.30 (norsk tid)");
    assertThat(app.stranger().get(letter.link("/manage/")).statusCode()).isEqualTo(200);
    assertThat(app.stranger().get(letter.link("/join/")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_reminder_missed_while_nothing_ran_is_given_up_when_it_is_no_longer_so() {
    register("a", "2", "nn");

    assertThat(at("2030-09-25T21:59:00Z")).containsExactly("I morgon: Webinar 2");
    assertThat(at("2030-09-26T08:00:00Z")).hasSize(1);

    register("b", "2", "en");
    assertThat(at("2030-09-26T09:00:00Z")).hasSize(1);
  }

  @Test
  void nobody_who_registered_today_is_told_of_tomorrow() {
    register("yesterday", "2", "nb");
    app.clock().set(Instant.parse("2030-09-24T22:30:00Z"));
    register("today", "2", "nb");

    at("2030-09-25T08:00:00Z");

    assertThat(reminders("yesterday")).hasSize(1);
    assertThat(reminders("today")).isEmpty();
    at("2030-09-26T07:00:00Z");
    assertThat(reminders("today")).containsExactly("Begynner snart: Webinar 2");
  }

  @Test
  void only_the_confirmed_are_reminded_and_only_of_what_is_still_on() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 2 where number = 2"));
    register("a", "2", "nb");
    register("left", "2", "nb");
    app.stranger()
        .post(Inbox.of(app, "left@etat.example").last().link("/manage/") + "/del-2/release");
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1 where number = 2"));
    register("waits", "2", "nb");

    at("2030-09-25T08:00:00Z");

    assertThat(reminders("a")).hasSize(1);
    assertThat(reminders("left")).isEmpty();
    assertThat(reminders("waits")).isEmpty();
    organiser().post(DESK + "/cancellation", "rev", "1", "why", "Streik");
    assertThat(at("2030-09-26T07:00:00Z")).hasSize(1);
  }

  @Test
  void a_part_that_moves_takes_its_reminders_with_it() {
    register("a", "2", "nb");
    organiser()
        .post(DESK + "/time", "rev", "1", "day", "2030-10-03", "from", "12:00", "to", "13:30");

    assertThat(at("2030-09-25T08:00:00Z")).isEmpty();
    assertThat(at("2030-10-02T10:00:00Z")).containsExactly("I morgen: Webinar 2");
  }

  /** 2030-03-31 has 23 hours in Oslo and 2030-10-27 has 25. */
  @Test
  void the_day_before_is_a_day_on_the_wall_when_the_clocks_are_turned() {
    app.clock().set(Instant.parse("2030-03-01T08:00:00Z"));
    starts("2030-03-31T08:00:00Z");
    register("spring", "2", "nb");
    at("2030-03-30T08:59:00Z");
    assertThat(reminders("spring")).noneMatch(subject -> subject.startsWith("I morgen"));
    at("2030-03-30T09:00:00Z");
    assertThat(reminders("spring")).contains("I morgen: Webinar 2");

    starts("2030-10-27T09:00:00Z");
    register("autumn", "2", "nb");
    at("2030-10-26T07:59:00Z");
    assertThat(reminders("autumn")).noneMatch(subject -> subject.startsWith("I morgen"));
    at("2030-10-26T08:00:00Z");
    assertThat(reminders("autumn")).contains("I morgen: Webinar 2");
  }

  private void starts(String start) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set starts_at = ?, ends_at = ? where number = 2",
                Instant.parse(start),
                Instant.parse(start).plusSeconds(5400)));
  }

  /** Lets the clock do its work at that moment, and answers the reminders to {@code a}. */
  private List<String> at(String moment) {
    app.clock().set(Instant.parse(moment));
    app.app().jobs().runDue();
    return reminders("a");
  }

  private List<String> reminders(String who) {
    return Inbox.of(app, who + "@etat.example").letters().stream()
        .filter(mail -> mail.kind().equals("REMINDER"))
        .map(mail -> mail.subject().replaceFirst(": (Webinar \\d).*", ": $1"))
        .toList();
  }

  private Visitor organiser() {
    return app.signedIn(Cast.ORGANISER);
  }

  private void register(String who, String part, String language) {
    var answer =
        app.stranger()
            .post(
                Cast.SERIES + "/registration",
                "scope",
                "some",
                "part",
                part,
                "name",
                who,
                "email",
                who + "@etat.example",
                "calendar",
                "NONE");
    assertThat(answer.statusCode()).isEqualTo(303);
    app.db()
        .useHandle(handle ->
            handle.execute("update registration set language = ? where name = ?", language, who));
  }
}
