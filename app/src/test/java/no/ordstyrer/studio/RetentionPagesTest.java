package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.TestApp;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionPagesTest {
  private static final String PATH = "/studio/samhandlingsarena/retention";

  /** When the last part of the cast's series ends. */
  private static final Instant END = Instant.parse("2030-10-10T09:30:00Z");

  /** What must be nowhere in the database when all periods are over. */
  private static final List<String> PERSONAL =
      List.of(
          "Anne Deltaker",
          "anne@etat.example",
          "Bjørn Å. Lie",
          "bjorn@fylke.example",
          "cierva@sametinget.example",
          "Lies enkeltpersonforetak",
          "Seniorrådgiver Lie",
          "Hvorfor svarer dere aldri meg",
          "Uhøflig, skrev møtelederen",
          "utenfor-serien@annetsted.example",
          "aldri-svart@etat.example",
          "Aldri Svart",
          // The moments of attendance.
          ".141592");

  private final TestApp app = new TestApp();

  @BeforeEach
  void seed() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 4"));
    register(Cast.ATTENDEE, "NORSTELLA", "Rådgiver");
    register(new Cast.Person("To", "to@x.example"), "NORSTELLA", "");
    register(new Cast.Person("Tre", "tre@x.example"), "NORSTELLA", "");
    register(Cast.SECOND_ATTENDEE, "Lies enkeltpersonforetak", "Seniorrådgiver Lie");
    register(Cast.THIRD_ATTENDEE, "Sametinget", "");
    app.db()
        .useHandle(handle -> {
          question(handle, 1, Cast.ATTENDEE, "Hva lærte vi?", "PUBLISHED");
          question(handle, 2, Cast.SECOND_ATTENDEE, "Hvorfor svarer dere aldri meg", "REJECTED");
          handle.execute(
              """
              insert into question_vote (question_id, registration_id, voted, counter, at)
              select q.id, r.id, true, 1, ? from question q, registration r
               where q.number = 1 and r.email = 'bjorn@fylke.example'
              """,
              TestApp.NOW);
          handle.execute(
              """
              insert into attendance_stretch (part_registration_id, from_at, until_at)
              select id, '2030-09-12T08:13:37.141592Z', '2030-09-12T09:00:00Z' from part_registration
              """);
          handle.execute(
              """
              insert into attendance_mark (part_registration_id, mark, at)
              select id, 'ATTENDED', '2030-09-12T11:13:37.141592Z' from part_registration
              """);
          handle.execute(
              """
              insert into invitation (series_id, email, email_key, name, language, state, since, letter_asked_at)
              values (?, 'aldri-svart@etat.example', 'aldri-svart@etat.example', 'Aldri Svart', 'nb', 'PENDING', ?, ?)
              """,
              app.cast().series(),
              TestApp.NOW,
              TestApp.NOW);
          handle.execute(
              """
              insert into invitation_import (series_id, at, language, content)
              values (?, ?, 'nb', convert_to('Aldri Svart;I en fil', 'UTF8'))
              """,
              app.cast().series(),
              TestApp.NOW);
          handle.execute(
              "insert into account (email, name, created_at) values ('utenfor-serien@annetsted.example', 'U', ?)",
              TestApp.NOW);
          handle.execute(
              "insert into command (viewer, command_id, answer, at) values ('r:1', '12345678', 'x', ?)",
              TestApp.NOW);
        });
    app.stranger().post("/sign-in", "email", "utenfor-serien@annetsted.example");
    app.letter("SIGN_IN", "utenfor-serien@annetsted.example");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void when_all_periods_are_over_nobody_is_left_and_the_figures_are_the_same() {
    for (var words : PERSONAL) {
      assertThat(Dump.tablesWith(app.db(), words)).as(words).isNotEmpty();
    }
    var before = figures();

    app.clock().set(END.plus(Duration.ofDays(181)));
    app.app().retention().night();

    for (var words : PERSONAL) {
      assertThat(Dump.tablesWith(app.db(), words)).as(words).isEmpty();
    }
    assertThat(figures()).isEqualTo(before);
    assertThat(Dump.tablesWith(app.db(), "Hva lærte vi?")).containsExactly("question");
    assertThat(Dump.tablesWith(app.db(), "NORSTELLA")).contains("registration");
    assertThat(Dump.tablesWith(app.db(), "Sametinget")).doesNotContain("registration");

    var after = Dump.of(app.db());
    app.app().retention().night();
    assertThat(Dump.of(app.db())).isEqualTo(after);
  }

  @Test
  void each_kind_goes_in_its_own_time() {
    app.clock().set(END.plus(Duration.ofDays(29)));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), "anne@etat.example")).contains("letter", "registration");

    app.clock().set(END.plus(Duration.ofDays(30)));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), "anne@etat.example")).containsExactly("registration");
    assertThat(Dump.tablesWith(app.db(), "cierva@sametinget.example")).isEmpty();
    assertThat(Dump.tablesWith(app.db(), "aldri meg")).containsExactly("question");
  }

  @Test
  void a_part_without_a_date_keeps_the_end_open() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set starts_at = null, ends_at = null, postponed_at = ? where number = 3",
                TestApp.NOW));
    app.clock().set(END.plus(Duration.ofDays(1000)));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), "Anne Deltaker")).contains("registration");
  }

  @Test
  void an_owner_sees_tries_changes_and_forgets() {
    var owner = app.signedIn(Cast.OWNER);
    assertThat(owner.get(PATH).body()).contains("Lagring og sletting", "180");
    assertThat(
            owner
                .post(
                    PATH,
                    "NEEDS",
                    "31",
                    "LETTERS",
                    "400",
                    "WAITING",
                    "",
                    "INVITED",
                    "1",
                    "UNPUBLISHED",
                    "x",
                    "AUTHORS",
                    "1",
                    "PEOPLE",
                    "1")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            owner
                .post(
                    PATH,
                    "NEEDS",
                    "1",
                    "LETTERS",
                    "30",
                    "WAITING",
                    "2",
                    "INVITED",
                    "3",
                    "UNPUBLISHED",
                    "3",
                    "AUTHORS",
                    "4",
                    "PEOPLE",
                    "5")
                .statusCode())
        .isEqualTo(303);

    app.clock().set(END.plus(Duration.ofDays(6)));
    var later = app.signedIn(Cast.OWNER);
    var before = Dump.of(app.db());
    assertThat(later.post(PATH + "/trial").body())
        .contains("Påmeldte", "Dette ville blitt slettet");
    assertThat(later.get(PATH + "/forget").body()).contains("Ja, slett nå");
    assertThat(Dump.of(app.db())).isEqualTo(before);

    assertThat(later.post(PATH + "/forget").statusCode()).isEqualTo(303);
    assertThat(Dump.tablesWith(app.db(), "bjorn@fylke.example")).isEmpty();
    assertThat(later.get(PATH).body()).contains("16. oktober 2030");
  }

  @Test
  void nobody_but_an_owner() {
    assertThat(app.signedIn(Cast.OWNER).get(PATH).statusCode()).isEqualTo(200);
    for (var person : List.of(Cast.ORGANISER, Cast.MODERATOR, Cast.STRANGER)) {
      assertThat(app.signedIn(person).get(PATH).statusCode()).isEqualTo(404);
      assertThat(app.signedIn(person).post(PATH + "/forget").statusCode()).isEqualTo(404);
    }
    assertThat(app.stranger().get(PATH).statusCode()).isEqualTo(404);
  }

  private Map<String, Long> figures() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select 'state ' || state as what, count(*) as n from part_registration group by state
                    union all select 'people', count(*) from registration
                    union all select 'questions ' || moderation, count(*) from question group by moderation
                    union all select 'came', count(*) from attendance_mark where mark = 'ATTENDED'
                    union all select 'seconds', sum(extract(epoch from until_at - from_at))::bigint
                                from attendance_stretch
                    union all select 'votes', count(*) from question_vote where voted
                    union all select 'days ' || date_trunc('day', created_at, 'UTC'), count(*)
                                from registration group by date_trunc('day', created_at, 'UTC')
                    """)
                .setMapKeyColumn("what")
                .setMapValueColumn("n")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, Long>>() {}));
  }

  private void register(Cast.Person person, String organisation, String title) {
    var answer =
        app.stranger()
            .post(
                Cast.SERIES + "/registration",
                "name",
                person.name(),
                "email",
                person.email(),
                "organisation",
                organisation,
                "role",
                title,
                "scope",
                "all");
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  private void question(
      Handle handle, int number, Cast.Person author, String text, String moderation) {
    handle.execute(
        """
        insert into question (part_id, number, registration_id, anonymous, author_name, text, asked_at,
               moderation, reason, changed_at)
        values (?, ?, (select id from registration where email = ?), false, ?, ?, ?, ?, ?, ?)
        """,
        app.cast().parts().getFirst(),
        number,
        author.email(),
        author.name(),
        text,
        TestApp.NOW,
        moderation,
        moderation.equals("REJECTED") ? "Uhøflig, skrev møtelederen" : null,
        TestApp.NOW);
  }
}
