package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.zip.ZipFile;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.web.CsvTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The questions of a part and of a series, as files. */
class ExportPagesTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String OPEN = PART + "/questions/export/questions.";
  private static final String RESTRICTED = PART + "/queue/export/questions.";
  private static final String CANARY = "kanarifugl-4c1d";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void a_part_with_questions_of_many_fates() {
    ask("=HYPERLINK(\"http://ond.example\";\"Hvem betaler?\")", "");
    ask("Hvem bestemmer?", "yes");
    ask("Avvist " + CANARY, "yes");
    ask("Venter " + CANARY, "");
    act(1, "approve", "rev", "1");
    act(2, "approve", "rev", "1");
    act(3, "reject", "rev", "1", "words", "Grunnen " + CANARY);
    bjorn.post(PART + "/questions/1/vote", "voted", "true");
    kari.post(PART + "/outcomes/1/answer", "rev", "2", "answer", "+47 betaler");
    kari.post(PART + "/outcomes/2/carry", "rev", "2", "part", "3");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void everybody_may_take_along_what_is_published_with_what_became_of_it() throws IOException {
    var file = json(app.stranger(), OPEN + "json");

    assertThat(file).hasSize(2);
    var first = file.get(0);
    assertThat(first.get("number").asInt()).isEqualTo(1);
    assertThat(first.get("asker").asText()).isEqualTo(Cast.ATTENDEE.name());
    assertThat(first.get("handling").asText()).isEqualTo("ANSWERED_TEXT");
    assertThat(first.get("votes").asInt()).isEqualTo(1);
    assertThat(first.get("answer").asText()).isEqualTo("+47 betaler");
    assertThat(first.get("answeredAt").asText()).isEqualTo("2030-09-05T08:02:00Z");
    assertThat(file.get(1).get("carriedTo").asInt()).isEqualTo(3);
    assertThat(file.get(1).get("asker").asText()).as("anonymous").isEmpty();
    assertThat(file.findValues("participant")).isEmpty();
    assertThat(file.findValues("changedBy")).isEmpty();
  }

  @Test
  void moderators_may_take_along_all_of_it() throws IOException {
    var file = json(kari, RESTRICTED + "json");

    assertThat(file).hasSize(4);
    assertThat(file.get(2).get("reason").asText()).isEqualTo("Grunnen " + CANARY);
    assertThat(file.get(2).get("participant").asInt())
        .isEqualTo(Attendees.number(app, Cast.ATTENDEE, 1));
    assertThat(file.get(2).get("changedBy").asText()).isEqualTo(Cast.MODERATOR.name());
    assertThat(file.get(3).get("moderation").asText()).isEqualTo("PENDING");
    anne.post(PART + "/questions/4/withdrawal");
    assertThat(json(kari, RESTRICTED + "json").get(3).get("text").asText())
        .as("what its author took back unseen")
        .isEmpty();
  }

  @Test
  void unmoderated_text_through_export() {
    for (var ending : new String[] {"csv", "json"}) {
      assertThat(kari.get(RESTRICTED + ending).body()).contains(CANARY);
      assertThat(kari.get(Cast.SERIES + "/questions/all/questions." + ending).body())
          .contains(CANARY);
      for (var who :
          new Visitor[] {
            app.stranger(), anne, bjorn, app.signedIn(Cast.ORGANISER), app.signedIn(Cast.PANELIST)
          }) {
        assertThat(who.get(OPEN + ending).body()).contains("Hvem").doesNotContain(CANARY);
        assertThat(who.get(Cast.SERIES + "/questions/export/questions." + ending).body())
            .contains("Hvem")
            .doesNotContain(CANARY);
        assertThat(who.get(RESTRICTED + ending).statusCode()).isEqualTo(404);
        assertThat(who.get(Cast.SERIES + "/questions/all/questions." + ending).statusCode())
            .isEqualTo(404);
      }
    }
  }

  @Test
  void what_people_typed_is_no_formula() throws IOException {
    var table = csv(kari, RESTRICTED + "csv");
    assertThat(table.rows().getFirst().cells())
        .startsWith("Del", "Nummer", "Spørsmål")
        .contains("Spurt (Europe/Oslo)", "Deltaker", "Slått sammen med");
    assertThat(table.rows().get(1).cell(2)).startsWith("'=HYPERLINK(");
    assertThat(table.rows().get(1).cells()).contains("'+47 betaler", "Besvart skriftlig");
    assertThat(table.rows().get(3).cells()).contains("Avvist", "2030-09-05 10:01");

    var excel = kari.sendForBytes(kari.request(RESTRICTED + "xlsx")).body();
    assertThat(sheet(excel)).contains("HYPERLINK(").doesNotContain("<f>", "<f ");
  }

  @Test
  void a_series_tells_what_was_asked_where() throws IOException {
    var file = json(app.stranger(), Cast.SERIES + "/questions/export/questions.json");

    assertThat(file.findValuesAsText("part")).containsExactly("1", "1", "3");
    assertThat(file.get(2).get("carriedFrom").asInt()).isEqualTo(1);
    assertThat(file.get(2).get("text").asText()).isEqualTo("Hvem bestemmer?");
    app.db()
        .useHandle(handle -> handle.execute("update part set hidden_at = now() where number = 3"));
    assertThat(json(app.stranger(), Cast.SERIES + "/questions/export/questions.json")).hasSize(2);
    assertThat(json(anne, Cast.SERIES + "/questions/export/questions.json")).hasSize(3);
  }

  @Test
  void in_the_reader_s_language() {
    var english = kari.send(kari.request(OPEN + "csv?lang=en")).body();
    var nynorsk = kari.send(kari.request(OPEN + "csv?lang=nn")).body();
    assertThat(english).contains(",Votes", "Answered in writing");
    assertThat(nynorsk).contains(";Røyster");
    assertThat(kari.get(OPEN + "exe").statusCode()).isEqualTo(404);
  }

  private void ask(String text, String anonymous) {
    var asked = anne.post(PART + "/questions", "text", text, "anonymous", anonymous);
    assertThat(asked.statusCode()).isEqualTo(303);
    app.clock().forward(Questions.PAUSE);
    if (text.startsWith("Avvist")) {
      act(1, "approve", "rev", "1");
    }
  }

  private void act(int number, String act, String... fields) {
    kari.post(PART + "/queue/" + number + "/" + act, fields);
  }

  private static JsonNode json(Visitor who, String path) throws IOException {
    return new ObjectMapper().readTree(who.get(path).body());
  }

  private static CsvTable csv(Visitor who, String path) {
    return CsvTable.read(who.get(path).body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  /** By its directory at the end, as spreadsheets read it. */
  private static String sheet(byte[] excel) throws IOException {
    var file = Files.write(Files.createTempFile("questions", ".xlsx"), excel);
    try (var zip = new ZipFile(file.toFile())) {
      var all = new StringBuilder();
      for (var entry : Collections.list(zip.entries())) {
        all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
      return all.toString();
    } finally {
      Files.delete(file);
    }
  }
}
