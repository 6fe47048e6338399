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
import org.jspecify.annotations.Nullable;
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
          "utenfor-serien@annetsted.example");

  private final TestApp app = new TestApp();

  @BeforeEach
  void seed() {
    app.db()
        .useTransaction(handle -> {
          var anne = person(handle, 1, Cast.ATTENDEE, "NORSTELLA", "Rådgiver", "CONFIRMED");
          person(handle, 2, new Cast.Person("To", "to@x.example"), "NORSTELLA", "", "CONFIRMED");
          person(handle, 3, new Cast.Person("Tre", "tre@x.example"), "NORSTELLA", "", "CONFIRMED");
          var bjorn =
              person(
                  handle,
                  4,
                  Cast.SECOND_ATTENDEE,
                  "Lies enkeltpersonforetak",
                  "Seniorrådgiver Lie",
                  "CONFIRMED");
          person(handle, 5, Cast.THIRD_ATTENDEE, "Sametinget", "", "WAITLISTED");
          question(handle, 1, anne, "Hva lærte vi?", "PUBLISHED");
          question(handle, 2, bjorn, "Hvorfor svarer dere aldri meg", "REJECTED");
          handle.execute(
              "insert into question_vote (question_id, registration_id, voted, counter, at)"
                  + " select id, ?, true, 1, ? from question where number = 1",
              bjorn,
              TestApp.NOW);
          letter(handle, "a", Cast.ATTENDEE.email(), app.cast().series(), anne);
          letter(handle, "b", "utenfor-serien@annetsted.example", null, null);
          handle.execute(
              "insert into command (viewer, command_id, answer, at) values ('r:1', '12345678', 'x', ?)",
              TestApp.NOW);
        });
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
                    "1",
                    "LETTERS",
                    "400",
                    "WAITING",
                    "",
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
                    union all select 'votes', count(*) from question_vote where voted
                    union all select 'days ' || date_trunc('day', created_at, 'UTC'), count(*)
                                from registration group by date_trunc('day', created_at, 'UTC')
                    """)
                .setMapKeyColumn("what")
                .setMapValueColumn("n")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, Long>>() {}));
  }

  private long person(
      Handle handle,
      int number,
      Cast.Person person,
      String organisation,
      String title,
      String state) {
    var id =
        handle
            .createUpdate(
                """
                insert into registration (series_id, name, email, email_key, organisation, role_title,
                       language, pseudonym, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, 'nb', ?, ?, ?)
                """)
            .bind(0, app.cast().series())
            .bind(1, person.name())
            .bind(2, person.email())
            .bind(3, person.email())
            .bind(4, organisation)
            .bind(5, title)
            .bind(6, number)
            .bind(7, TestApp.NOW)
            .bind(8, TestApp.NOW)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(long.class)
            .one();
    handle.execute(
        """
        insert into part_registration (registration_id, part_id, state, since, queued_at, calendar_uid, calendar_stamp)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        app.cast().parts().getFirst(),
        state,
        TestApp.NOW,
        state.equals("WAITLISTED") ? TestApp.NOW : null,
        "uid-" + id,
        TestApp.NOW);
    return id;
  }

  private void question(
      Handle handle, int number, long registration, String text, String moderation) {
    handle.execute(
        """
        insert into question (part_id, number, registration_id, anonymous, author_name, text, asked_at,
               moderation, reason, changed_at)
        values (?, ?, ?, false, 'Anne Deltaker', ?, ?, ?, ?, ?)
        """,
        app.cast().parts().getFirst(),
        number,
        registration,
        text,
        TestApp.NOW,
        moderation,
        moderation.equals("REJECTED") ? "Uhøflig, skrev møtelederen" : null,
        TestApp.NOW);
  }

  private static void letter(
      Handle handle,
      String key,
      String recipient,
      @Nullable Long series,
      @Nullable Long registration) {
    handle.execute(
        """
        insert into letter (dedupe_key, kind, priority, recipient, language, subject, text_body, html_body,
               series_id, registration_id, created_at, due_at)
        values (?, 'X', 2, ?, 'nb', 'Hei', 'Hei Anne Deltaker', 'Hei', ?, ?, ?, ?)
        """,
        key,
        recipient,
        series,
        registration,
        TestApp.NOW,
        TestApp.NOW);
  }
}
