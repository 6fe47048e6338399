package no.ordstyrer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ordstyrer.Attendees;
import no.ordstyrer.Canaries;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.Workbook;
import no.ordstyrer.panel.StanceScenes;
import no.ordstyrer.question.Questions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not public is neither in the view of a series nor in any file that it leads to. */
class JourneySecretsTest {
  private static final String HERE = Cast.SERIES + "/journey";
  private static final String FIRST = Cast.SERIES + "/del-1";
  private static final String HIDDEN = Cast.SERIES + "/del-2";
  private static final String DEBATE = Cast.SERIES + "/del-3";

  private static final List<String> OF_THE_HOUSE =
      List.of("rejected", "pending", "withdrawn", "merged", "reason");
  private static final List<String> OF_THE_PART =
      List.of("label", "question", "answer", "poll in the part");
  private static final List<String> OF_FEWER =
      List.of("draft", "note", "panelist's draft", "poll", "never", "text", "remark", "stance");

  private final TestApp app = new TestApp();
  private final Canaries canaries = new Canaries();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn =
      Attendees.confirmed(
          app,
          Cast.SECOND_ATTENDEE,
          List.of(app.cast().parts().getFirst(), app.cast().parts().getLast()));
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final JourneyPolls polls = new JourneyPolls(app, kari);
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final Visitor turid = app.signedIn(Cast.CHAIR);
  private final Visitor maret = app.signedIn(Cast.PANELIST);

  @BeforeEach
  void much_is_said_and_not_all_of_it_to_everybody() {
    turid.post(DEBATE + "/debate");
    ask(anne, FIRST, 1, "Hvem betaler?", "yes");
    ask(bjorn, FIRST, 2, "Hvem bestemmer?", "");
    ask(anne, DEBATE, 1, "Hva mener panelet?", "yes");
    questions();
    drafts();
    polls();
    stance();
    hiddenPart();
    var register = one("select id from registration where email = '" + Cast.ATTENDEE.email() + "'");
    ola.post(
        "/studio" + Cast.SERIES + "/people/" + register + "/notes", "words", canaries.at("remark"));
    assertThat(ola.get("/studio" + Cast.SERIES + "/people/" + register).body())
        .contains(canaries.at("remark"));
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void nobody_finds_there_what_is_not_for_her() throws IOException {
    for (var who : List.of(app.stranger(), bjorn, app.signedIn(Cast.STRANGER))) {
      assertFiles(who, OF_THE_HOUSE, OF_THE_PART, OF_FEWER);
      for (var ending : List.of("csv", "xlsx", "json")) {
        assertThat(who.get(restricted(ending)).statusCode()).isEqualTo(404);
      }
      assertThat(told(who, HERE)).contains("Hvem bestemmer?", "Hva mener panelet?", "Vises den?");
    }
    assertThat(told(app.stranger(), HERE)).contains("Underveis", "svarte begge ganger");
    var published = Cast.SERIES + "/questions/export/questions.json";
    assertThat(told(app.stranger(), published)).doesNotContain("\"carriedTo\":2");
    assertThat(told(kari, restricted("json"))).contains("\"carriedTo\":2");
    assertFiles(anne, OF_THE_HOUSE, OF_FEWER);
    assertThat(told(anne, HERE)).as("she has a place in it").contains(words(OF_THE_PART));
  }

  @Test
  void the_files_of_the_house_say_more_and_not_all() throws IOException {
    for (var who : List.of(kari, turid, maret)) {
      assertFiles(who, OF_THE_HOUSE, OF_FEWER);
    }
    for (var ending : List.of("csv", "xlsx", "json")) {
      assertThat(told(kari, restricted(ending)))
          .as(ending)
          .contains("Hvem betaler?", Cast.SECOND_ATTENDEE.name())
          .contains(words(OF_THE_HOUSE))
          .doesNotContain(Cast.ATTENDEE.name(), Cast.ATTENDEE.email())
          .doesNotContain(words(OF_FEWER));
    }
  }

  @Test
  void no_small_group_of_the_stance_is_in_a_file_of_it() throws IOException {
    var at = DEBATE + "/stance/export/stance.";
    var json = new ObjectMapper().readTree(app.stranger().get(at + "json").body());
    assertThat(json.get("movements").findValues("ballots"))
        .as("three of twelve are held back")
        .hasSize(9)
        .allMatch(cell -> cell.asInt() == 0 || cell.asInt() >= 5)
        .anyMatch(cell -> cell.asInt() == 6);
    for (var ending : List.of("csv", "xlsx")) {
      assertThat(told(app.stranger(), at + ending)).contains("ikke vist", "Standpunkt A", "20");
    }
    var page = told(app.stranger(), HERE);
    var section = page.substring(page.indexOf("Hvor publikum stod"), page.indexOf("stance.csv"));
    assertThat(section).contains(">20<").doesNotContainPattern("\"figure\">[1-4]<");
  }

  /** Without the words of those places, in any of the files; and something is there to be found. */
  @SafeVarargs
  private void assertFiles(Visitor who, List<String>... secret) throws IOException {
    for (var file : files(who).entrySet()) {
      assertThat(file.getValue())
          .as(file.getKey())
          .contains(file.getKey().contains("stance.") ? "Standpunkt A" : "Hvem betaler?")
          .doesNotContain(Cast.ATTENDEE.name(), Cast.ATTENDEE.email());
      for (var words : secret) {
        assertThat(file.getValue()).as(file.getKey()).doesNotContain(words(words));
      }
    }
  }

  private Map<String, String> files(Visitor who) throws IOException {
    var files = new LinkedHashMap<String, String>();
    for (var path : List.of(HERE, HERE + "?lang=en", HERE + "?part=1")) {
      files.put(path, told(who, path));
    }
    for (var ending : List.of("csv", "xlsx", "json")) {
      for (var path :
          List.of(
              HERE + "/threads.",
              Cast.SERIES + "/questions/export/questions.",
              DEBATE + "/stance/export/stance.")) {
        files.put(path + ending, told(who, path + ending));
      }
    }
    return files;
  }

  private static String told(Visitor who, String path) throws IOException {
    if (!path.endsWith(".xlsx")) {
      return who.get(path).body();
    }
    var answer = who.sendForBytes(who.request(path));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return String.join("\n", Workbook.cells(answer.body()));
  }

  private String[] words(List<String> places) {
    return places.stream().map(canaries::at).toArray(String[]::new);
  }

  private void questions() {
    put(FIRST, "rejected");
    kari.post(FIRST + "/queue/3/reject", "rev", "1", "reason", "1", "words", canaries.at("reason"));
    put(FIRST, "withdrawn");
    kari.post(FIRST + "/queue/4/approve", "rev", "1");
    anne.post(FIRST + "/questions/4/withdrawal");
    put(FIRST, "merged");
    kari.post(FIRST + "/queue/5/approve", "rev", "1");
    kari.post(FIRST + "/queue/5/merge", "rev", "2", "into", "1");
    put(FIRST, "pending");
  }

  private void drafts() {
    kari.post(FIRST + "/answers/1/draft", "rev", "0", "answer", canaries.at("draft"));
    assertThat(kari.get(FIRST + "/answers/1").body()).contains(canaries.at("draft"));
    kari.post(
        DEBATE + "/queue/1/assign",
        "rev",
        "2",
        "person",
        one("select id from part_person where name = '" + Cast.PANELIST.name() + "'"));
    maret.post(
        DEBATE + "/seat/questions/1",
        "choice",
        "TAKE",
        "draft",
        canaries.at("panelist's draft"),
        "note",
        canaries.at("note"));
    assertThat(maret.get(DEBATE + "/seat").body())
        .contains(canaries.at("panelist's draft"), canaries.at("note"));
  }

  private void polls() {
    for (var part : List.of(FIRST, DEBATE)) {
      polls.write(part, "SINGLE", "Vises den?", "LIVE");
      polls.write(part, "SINGLE", canaries.at("poll"), "ON_REVEAL");
      polls.write(part, "SINGLE", canaries.at("never"), "NEVER");
      polls.write(part, "OPEN_TEXT", "Hva tenker du?", "LIVE");
      for (var number = 1; number <= 4; number++) {
        polls.turn(part, number, "open");
        var choice = number == 4 ? "text" : "choice";
        var sent = number == 4 ? canaries.at("text") : "1";
        var ballot = part + "/polls/" + number + "/ballot";
        anne.post(ballot, "round", "1", "counter", "1", choice, sent);
        polls.turn(part, number, "close");
      }
      assertThat(one("select count(*) from poll_text")).isNotEqualTo("0");
      assertThat(kari.get(part + "/polls").body())
          .contains(canaries.at("poll"), canaries.at("never"), canaries.at("text"));
    }
  }

  private void stance() {
    var answers = "Standpunkt A\nStandpunkt B";
    StanceScenes.write(ola, DEBATE, "between", "2", "options", answers);
    StanceScenes.crowd(app, 1, 17, 1);
    StanceScenes.crowd(app, 1, 13, 2);
    turid.post(DEBATE + "/stance/" + round("2") + "/open");
    StanceScenes.crowd(app, 2, 6, 1);
    turid.post(DEBATE + "/stance/" + round("3") + "/open");
    StanceScenes.move(app, 3, 2, 1);
    turid.post(DEBATE + "/stance/" + round("3") + "/close");
    assertThat(turid.post(DEBATE + "/stance/reveal").statusCode()).isEqualTo(303);
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into part (series_id, number, kind, venue, label) select series_id, 4,"
                    + " 'PANEL_DEBATE', 'ONLINE', 'Oppfølging' from part where number = 1 limit 1"));
    var later = Cast.SERIES + "/del-4";
    assertThat(StanceScenes.write(ola, later, "question", canaries.at("stance")).statusCode())
        .isEqualTo(303);
    assertThat(ola.get(later + "/stance/edit").body()).contains(canaries.at("stance"));
  }

  private void hiddenPart() {
    ask(anne, HIDDEN, 1, canaries.at("question"), "yes");
    kari.post(HIDDEN + "/outcomes/1/answer", "rev", rev(2, 1), "answer", canaries.at("answer"));
    kari.post(FIRST + "/outcomes/2/carry", "rev", rev(1, 2), "part", "2");
    for (var part : List.of(HIDDEN, DEBATE)) {
      var number = part.equals(HIDDEN) ? 1 : 5;
      polls.write(part, "SINGLE", canaries.at("poll in the part"), "LIVE");
      polls.turn(part, number, "open");
      polls.turn(part, number, "close");
    }
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set hidden_at = now(), label = ? where number = 2",
                canaries.at("label")));
  }

  private void put(String part, String place) {
    anne.post(part + "/questions", "text", canaries.at(place), "anonymous", "yes");
    app.clock().forward(Questions.PAUSE);
  }

  private void ask(Visitor who, String part, int number, String text, String anonymous) {
    who.post(part + "/questions", "text", text, "anonymous", anonymous);
    app.clock().forward(Questions.PAUSE);
    assertThat(kari.post(part + "/queue/" + number + "/approve", "rev", "1").statusCode())
        .isEqualTo(303);
  }

  private static String restricted(String ending) {
    return Cast.SERIES + "/questions/all/questions." + ending;
  }

  private String round(String ord) {
    return one("select id from stance_round where ord = " + ord + " order by id limit 1");
  }

  private String rev(int part, int number) {
    return one(
        "select q.rev from question q join part p on p.id = q.part_id where p.number = %d and q.number = %d"
            .formatted(part, number));
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).list()).getFirst();
  }
}
