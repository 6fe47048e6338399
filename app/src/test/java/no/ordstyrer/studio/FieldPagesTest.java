package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldPagesTest {
  private static final String FORM = "/studio" + Cast.SERIES + "/form";
  private static final String REGISTRATION = Cast.SERIES + "/registration";

  /** When the last part of the cast's series ends. */
  private static final Instant END = Instant.parse("2030-10-10T09:30:00Z");

  private final TestApp app = new TestApp();

  /** Field 1 is asked of everybody and kept for 10 days, field 2 of those who come to part 3. */
  @BeforeEach
  void fields() {
    add("kind", "SHORT", "label", "Hva jobber du med?", "keep", "10");
    add(
        "kind",
        "SEVERAL",
        "label",
        "Hvilke bord?",
        "options",
        "Vest\nØst & nord\nØst & nord",
        "part",
        "3",
        "required",
        "yes",
        "keep",
        "90");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void only_organisers_make_the_form() {
    assertThat(app.signedIn(Cast.ORGANISER).get(FORM).body())
        .contains("Hva jobber du med?", "Hvilke bord?", "For deg som kommer til");
    for (var other : new Cast.Person[] {Cast.MODERATOR, Cast.STRANGER}) {
      assertThat(app.signedIn(other).get(FORM).statusCode()).isEqualTo(404);
      assertThat(app.signedIn(other).post(FORM + "/1/retirement").statusCode()).isEqualTo(404);
    }
    assertThat(app.signedIn(Cast.ORGANISER).post(FORM + "/1/retirement").statusCode())
        .isEqualTo(303);
    assertThat(app.stranger().get(REGISTRATION).body()).doesNotContain("Hva jobber du med?");
    app.signedIn(Cast.ORGANISER).post(FORM + "/1/restoration");
    assertThat(app.stranger().get(REGISTRATION).body()).contains("Hva jobber du med?");
  }

  @Test
  void a_faulty_field_is_refused_with_all_that_was_typed() {
    var answer =
        app.signedIn(Cast.ORGANISER)
            .post(
                FORM + "/new", "kind", "CHOICE", "label", "Farge?", "options", "Blå", "keep", "x");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Farge?", "Blå", "fra 2 til 30");
    assertThat(Dump.tablesWith(app.db(), "Farge?")).isEmpty();
  }

  @Test
  void fields_change_places_with_those_asked_of_the_same_people() {
    add("kind", "YES_NO", "label", "Er du ny?", "keep", "10");
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(FORM).body()).containsSubsequence("Hva jobber", "Er du ny?", "Hvilke bord?");
    ola.post(FORM + "/3/up");
    assertThat(ola.get(FORM).body()).containsSubsequence("Er du ny?", "Hva jobber", "Hvilke bord?");
    ola.post(FORM + "/1/down");
    assertThat(ola.get(FORM).body()).containsSubsequence("Er du ny?", "Hva jobber", "Hvilke bord?");
  }

  @Test
  void a_required_field_of_a_part_is_demanded_of_those_who_choose_it_alone() {
    var refused = register(Cast.ATTENDEE, "scope", "all", "field-1", "Arkiv & system");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Svar på «Hvilke bord?».", "Arkiv &amp; system");

    register(Cast.ATTENDEE, "scope", "some", "part", "1", "field-2", "2");
    assertThat(values()).isEmpty();
    register(Cast.SECOND_ATTENDEE, "scope", "all", "field-2", "2", "field-2", "1", "field-2", "9");
    assertThat(values()).containsExactly("1 Vest", "1 Øst & nord");
  }

  @Test
  void an_answer_keeps_the_words_it_answered_and_a_form_read_before_is_read_again() {
    var manage = registered();
    var ola = app.signedIn(Cast.ORGANISER);
    var edit = new String[] {"label", "Hva er stillingen din?", "keep", "10", "version", "1"};
    assertThat(ola.post(FORM + "/1/edit", edit).statusCode()).isEqualTo(303);
    assertThat(ola.post(FORM + "/1/edit", edit).statusCode()).isEqualTo(422);

    assertThat(app.stranger().get(manage + "/data.json").body())
        .contains("Hva jobber du med?", "Arkivar", "Øst & nord")
        .doesNotContain("Hva er stillingen din?");
    var late = register(Cast.SECOND_ATTENDEE, "scope", "some", "part", "1", "field-1-version", "1");
    assertThat(late.body()).contains("Arrangøren har endret «Hva er stillingen din?»");

    assertThat(app.stranger().get(manage + "/answers").body())
        .contains("Hva er stillingen din?", "Arkivar");
    app.stranger().post(manage + "/answers", "field-1", "Sjef", "field-2", "1");
    assertThat(values()).containsExactly("1 Vest", "2 Sjef");
  }

  @Test
  void what_a_stranger_answers_for_an_address_that_is_known_is_kept_nowhere() {
    registered();
    var answer = register(Cast.ATTENDEE, "scope", "all", "field-1", "Innbrudd", "field-2", "1");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(Dump.tablesWith(app.db(), "Innbrudd")).isEmpty();
    assertThat(values()).containsExactly("1 Arkivar", "1 Øst & nord");
  }

  @Test
  void each_field_is_forgotten_in_its_own_time() {
    registered();
    app.clock().set(END.plus(Duration.ofDays(9)));
    app.app().retention().night();
    assertThat(values()).containsExactly("1 Arkivar", "1 Øst & nord");
    app.clock().set(END.plus(Duration.ofDays(10)));
    app.app().retention().night();
    assertThat(values()).containsExactly("1 Øst & nord");
    assertThat(Dump.of(app.db()).get("erasure")).contains("ANSWERS");
    app.clock().set(END.plus(Duration.ofDays(90)));
    app.app().retention().night();
    assertThat(values()).isEmpty();
  }

  @Test
  void she_who_is_deleted_takes_her_answers_with_her() {
    var manage = registered();
    app.stranger().post(manage + "/erasure");
    assertThat(Dump.tablesWith(app.db(), "Arkivar")).isEmpty();
  }

  private String registered() {
    register(Cast.ATTENDEE, "scope", "all", "field-1", "Arkivar", "field-2", "2");
    return Inbox.of(app, Cast.ATTENDEE.email()).letters().getFirst().link("/manage/");
  }

  private HttpResponse<String> register(Cast.Person who, String... more) {
    var fields = Stream.of("name", who.name(), "email", who.email());
    return app.stranger()
        .post(REGISTRATION, Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
  }

  private void add(String... fields) {
    assertThat(app.signedIn(Cast.ORGANISER).post(FORM + "/new", fields).statusCode())
        .isEqualTo(303);
  }

  /** Each answer with the number of the version that it answered. */
  private java.util.List<String> values() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select v.number || ' ' || w.words from answer_value w
                      join answer a on a.id = w.answer_id
                      join field_version v on v.id = a.version_id
                     order by v.number, w.words
                    """)
                .mapTo(String.class)
                .list());
  }
}
