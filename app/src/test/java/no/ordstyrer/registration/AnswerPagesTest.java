package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of each kind on their way in: what is kept, what is refused, what comes back. */
class AnswerPagesTest {
  private static final String FORM = "/studio" + Cast.SERIES + "/form";
  private static final String REGISTRATION = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  /**
   * 1 a long text, 2 a choice that must be made, 3 a consent that must be given, 4 one that may.
   */
  @BeforeEach
  void fields() {
    add("kind", "LONG", "label", "Hva vil du ta opp?");
    add("kind", "CHOICE", "label", "Hvilken gruppe?", "options", "Nord\nSør", "required", "yes");
    add("kind", "CONSENT", "label", "Jeg følger reglene", "required", "yes");
    add("kind", "CONSENT", "label", "Jeg vil ha nyhetsbrev");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void what_is_missing_is_said_at_each_field_and_all_that_was_typed_comes_back() {
    var refused = register("field-1", "Første linje\nAndre linje", "field-4", "yes");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Svar på «Hvilken gruppe?».")
        .contains("Kryss av for «Jeg følger reglene» for å melde deg på.")
        .contains("Første linje\nAndre linje</textarea>")
        .doesNotContain("Svar på «Hva vil du ta opp?»", "nyhetsbrev» for å melde");
    assertThat(ticked(refused, "field-4")).isTrue();
    assertThat(ticked(refused, "field-3")).isFalse();
    assertThat(Dump.of(app.db()).get("registration")).isEmpty();
    assertThat(Dump.of(app.db()).get("answer")).isEmpty();

    assertThat(register("field-2", "1", "field-3", "yes").statusCode()).isEqualTo(303);
    assertThat(words()).containsExactly("2 Nord", "3 YES");
  }

  @Test
  void a_long_text_keeps_its_lines_and_one_that_is_too_long_is_refused_whole() {
    var long4001 = "æ".repeat(4001);
    var refused = register("field-1", long4001, "field-2", "1", "field-3", "yes");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("høyst 4000 tegn. Fjern 1.", long4001);
    assertThat(Dump.of(app.db()).get("registration")).isEmpty();

    var most = "Et avsnitt\n\n" + "æ".repeat(4000 - 12);
    assertThat(register("field-1", most, "field-2", "1", "field-3", "yes").statusCode())
        .isEqualTo(303);
    assertThat(words()).contains("1 " + most);
    assertThat(app.stranger().get(manage() + "/answers").body()).contains(most + "</textarea>");
  }

  @Test
  void one_chooses_one_of_what_is_offered() {
    for (var none : List.of("3", "0", "-1", "Nord", "1 ")) {
      var refused = register("field-2", none, "field-3", "yes");
      assertThat(refused.statusCode()).as(none).isEqualTo(422);
      assertThat(refused.body()).as(none).contains("Svar på «Hvilken gruppe?».");
    }
    assertThat(register("field-2", "2", "field-2", "1", "field-3", "yes").statusCode())
        .isEqualTo(303);
    assertThat(words()).containsExactly("2 Nord", "3 YES");
  }

  @Test
  void a_choice_that_is_offered_no_more_stays_as_it_was_and_must_be_made_again_to_be_changed() {
    register("field-2", "1", "field-3", "yes");
    edit("2", "label", "Hvilken gruppe?", "options", "Øst\nSør", "required", "yes");
    assertThat(words()).contains("2 Nord");

    var page = app.stranger().get(manage() + "/answers");
    assertThat(page.body()).contains("Øst").doesNotContain("Nord");
    var refused = app.stranger().post(manage() + "/answers", "field-3", "yes", "field-1", "Mer");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Svar på «Hvilken gruppe?».", "Mer</textarea>");
    assertThat(words()).containsExactly("2 Nord", "3 YES");

    var answered =
        app.stranger().post(manage() + "/answers", "field-3", "yes", "field-1", "", "field-2", "1");
    assertThat(answered.statusCode()).isEqualTo(303);
    assertThat(words()).containsExactly("2 Øst", "3 YES");
  }

  @Test
  void a_consent_is_given_by_a_tick_alone_and_can_be_taken_back() {
    for (var no : List.of("no", "YES", "on", "")) {
      assertThat(register("field-2", "1", "field-3", no).statusCode()).as(no).isEqualTo(422);
    }
    register("field-2", "1", "field-3", "yes", "field-4", "yes");
    assertThat(words()).containsExactly("2 Nord", "3 YES", "4 YES");
    assertThat(ticked(app.stranger().get(manage() + "/answers"), "field-4")).isTrue();

    app.stranger().post(manage() + "/answers", "field-2", "1", "field-3", "yes");
    assertThat(words()).containsExactly("2 Nord", "3 YES");
    assertThat(ticked(app.stranger().get(manage() + "/answers"), "field-4")).isFalse();
    var refused = app.stranger().post(manage() + "/answers", "field-2", "2");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(words()).containsExactly("2 Nord", "3 YES");
  }

  @Test
  void what_the_consent_was_to_is_kept_when_the_words_are_changed() {
    register("field-2", "1", "field-3", "yes");
    edit("3", "label", "Jeg følger de nye reglene", "required", "yes");
    assertThat(app.stranger().get(manage() + "/data.json").body())
        .contains("Jeg følger reglene")
        .doesNotContain("Jeg følger de nye reglene");
    var old = version("3");
    var late =
        app.stranger()
            .post(manage() + "/answers", "field-2", "1", "field-3", "yes", "field-3-version", old);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body())
        .contains("Arrangøren har endret «Jeg følger de nye reglene». Les spørsmålet på nytt.");
  }

  private static boolean ticked(HttpResponse<String> page, String name) {
    return page.body()
        .lines()
        .anyMatch(line -> line.contains("name=\"" + name + "\"") && line.contains(" checked"));
  }

  private HttpResponse<String> register(String... more) {
    var fields = Stream.of("name", Cast.ATTENDEE.name(), "email", Cast.ATTENDEE.email());
    return app.stranger()
        .post(REGISTRATION, Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
  }

  private void add(String... fields) {
    var all = Stream.concat(Stream.of(fields), Stream.of("keep", "30")).toArray(String[]::new);
    assertThat(ola.post(FORM + "/new", all).statusCode()).isEqualTo(303);
  }

  private void edit(String field, String... fields) {
    var all = Stream.concat(Stream.of(fields), Stream.of("keep", "30", "version", "1"));
    assertThat(ola.post(FORM + "/" + field + "/edit", all.toArray(String[]::new)).statusCode())
        .isEqualTo(303);
  }

  private String manage() {
    return Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/manage/");
  }

  /** The first version of a field. */
  private String version(String field) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select id::text from field_version where number = 1 and field_id = " + field)
                .mapTo(String.class)
                .one());
  }

  /** What is kept, each with the number of its field. */
  private List<String> words() {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select a.field_id || ' ' || w.words from answer_value w join answer a on"
                        + " a.id = w.answer_id order by a.field_id, w.rank")
                .mapTo(String.class)
                .list());
  }
}
