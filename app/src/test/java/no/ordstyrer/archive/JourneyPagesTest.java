package no.ordstyrer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.panel.StanceScenes;
import no.ordstyrer.question.Questions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A series afterwards: what moved from part to part, and what became of it, and who may see it. */
class JourneyPagesTest {
  private static final String HERE = Cast.SERIES + "/journey";
  private static final String FIRST = Cast.SERIES + "/del-1";
  private static final String SECOND = Cast.SERIES + "/del-2";
  private static final String DEBATE = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor turid = app.signedIn(Cast.CHAIR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void every_question_is_followed_through_the_series_and_the_sums_add_up() {
    assertThat(app.stranger().get(HERE).body())
        .contains("Serien er ikke i gang ennå", "Dette gjenstår");
    asked();
    becameOfThem();
    anne.post(FIRST + "/questions", "text", "Kanarifugl som venter på møteleder");

    var page = app.stranger().get(HERE).body();
    assertThat(page)
        .contains("5 spørsmål ble stilt. 2 er besvart. Ett ble tatt med til en senere del.")
        .contains("class=\"flow__lines\"")
        .contains("Staten betaler.", "Vi rakk det ikke.", "Digdir", "slått sammen med ett annet")
        .doesNotContain("Kanarifugl");
    var thread = page.substring(page.indexOf("data-fate=\"ANSWERED_LIVE\""));
    assertThat(thread.substring(0, thread.indexOf("data-fate", 10)))
        .contains("Hvem betaler?")
        .containsSubsequence("Stilt i Webinar 1", "Tatt med til Webinar 2", "Tatt med til ")
        .contains("1 stemme", "Besvart i sendingen");
    assertTotals(
        page,
        List.of("5 0 0 1 1 1 1 1 1 1", "0 1 0 0 0 0 0 1 1 1", "0 1 1 0 0 0 0 0 1 1"),
        "5 1 1 1 1 1 1 – 1 1");
    assertThat(page)
        .contains(
            "Spørsmål som alt er stilt til disse delene, er regnet med her.",
            "aria-labelledby=\"journey-way\"")
        .as("part 1 to four ends and to part 2, part 2 to 3, part 3 to an end")
        .matches(
            whole -> whole.split("class=\"flow__band flow__kind-[0-2]\" d=\"M", -1).length > 7);
    assertFiles();
    chosen("?fate=FOLLOW_UP", "Hvem følger opp?", "Hvem betaler?");
    chosen("?part=2", "Hvem betaler?", "Hvem følger opp?");
    assertThat(app.stranger().get(HERE + "?part=2&fate=FOLLOW_UP").body())
        .contains("Ingen spørsmål passer til det du har valgt");
    assertThat(app.stranger().get(HERE + "?lang=nn").body()).contains("Kva det blei til");
    assertThat(app.stranger().get(HERE + "?lang=en").body()).contains("What came of it");
  }

  @Test
  void what_was_carried_and_merged_or_put_into_other_words_there_is_one_thread() {
    asked();
    // Two questions of part 1 are carried to part 2; there the first is merged into the second, and
    // that one edited.
    kari.post(FIRST + "/outcomes/1/carry", "rev", rev(1), "part", "2");
    kari.post(FIRST + "/outcomes/2/carry", "rev", rev(2), "part", "2");
    kari.post(SECOND + "/queue/1/merge", "rev", rev(2, 1), "into", "2");
    kari.post(SECOND + "/queue/2/edit", "rev", rev(2, 2), "text", "Hvem betaler og bestemmer?");
    assertThat(app.stranger().get(HERE).body())
        .as("merged and edited, nobody has answered it yet")
        .contains("5 spørsmål ble stilt. Ingen er besvart. ");
    act(2, 3, "answer", "answer", "Det gjør staten.");

    var page = app.stranger().get(HERE).body();
    assertThat(page).contains("5 spørsmål ble stilt. Ett er besvart. Ett ble tatt med");
    var thread = page.substring(page.indexOf("data-fate=\"ANSWERED_TEXT\""));
    assertThat(thread.substring(0, thread.indexOf("data-fate", 10)))
        .contains("Hvem betaler og bestemmer?", "Det gjør staten.")
        .containsSubsequence("del-1/questions#question-1", "del-1/questions#question-2", "del-2/");
    assertThat(page.split("#question-1\"", -1)).as("in no other thread").hasSize(2);
  }

  @Test
  void speaking_time_promises_and_stance_come_when_they_are_public_and_not_before() {
    debated();
    promise("Felles regler innen jul");
    StanceScenes.write(app.signedIn(Cast.ORGANISER), DEBATE, "between", "1");
    StanceScenes.crowd(app, 1, 17, 1);
    StanceScenes.crowd(app, 1, 13, 2);
    var rounds = all("select id from stance_round order by ord");
    rounds.stream().skip(1).forEach(round -> turid.post(DEBATE + "/stance/" + round + "/open"));
    StanceScenes.move(app, 6, 2, 1);
    turid.post(DEBATE + "/stance/" + rounds.getLast() + "/close");

    var before = app.stranger().get(HERE).body();
    assertThat(before)
        .contains("Felles regler innen jul", "Ett løfte er gitt. Ingen er innfridd ennå.")
        .doesNotContain("Taletid", "Bør styringsmodellen endres?", Cast.PANELIST.name());
    assertThat(turid.get(HERE).body()).contains("Taletid per person", "ikke offentlige ennå");

    turid.post(DEBATE + "/stance/reveal");
    turid.post(DEBATE + "/debate/state", "to", "PUBLISHED");
    assertThat(app.stranger().get(HERE).body())
        .contains("Bør styringsmodellen endres?", "svarte begge ganger")
        .contains("Taletid per person", "Taletid per virksomhet", "1:30", Cast.PANELIST.name())
        .contains("Digitaliseringsdirektoratet")
        .doesNotContain("ikke offentlige ennå");
    asked();
    becameOfThem();
    try (var browser = new Browser(app)) {
      browser.guest().go(HERE).check("journey").shot("series-results");
    }
  }

  /** Five published questions in part 1, of which the first has a vote, one rejected, one alike. */
  private void asked() {
    var texts =
        List.of(
            "Hvem betaler?",
            "Hvem bestemmer?",
            "Hvem følger opp?",
            "Hvem rakk vi ikke?",
            "Kanarifugl som ble avvist",
            "Kanarifugl som spør om det samme",
            "Hvem venter?");
    for (var number = 1; number <= texts.size(); number++) {
      anne.post(FIRST + "/questions", "text", texts.get(number - 1), "anonymous", "yes");
      kari.post(
          FIRST + "/queue/" + number + (number == 5 ? "/reject" : "/approve"),
          "rev",
          "1",
          "reason",
          "1");
      app.clock().forward(Questions.PAUSE);
    }
    bjorn.post(FIRST + "/questions/1/vote", "voted", "true");
  }

  private void becameOfThem() {
    kari.post(FIRST + "/outcomes/1/carry", "rev", rev(1), "part", "2");
    act(2, 1, "carry", "part", "3");
    act(3, 1, "answered");
    act(1, 2, "answer", "answer", "Staten betaler.");
    act(1, 3, "follow-up", "owner", "Digdir", "due", "2030-12-01");
    act(1, 4, "close", "reason", "Vi rakk det ikke.");
    kari.post(FIRST + "/queue/6/merge", "rev", rev(6), "into", "7");
  }

  private void debated() {
    turid.post(DEBATE + "/debate");
    for (var state : List.of("GREEN_ROOM", "LIVE")) {
      turid.post(DEBATE + "/debate/state", "to", state);
    }
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part_person set organisation = 'Digitaliseringsdirektoratet' where name ="
                    + " ?",
                Cast.PANELIST.name()));
    var seat =
        one(
            """
            select s.id from seat s join part_person p on p.id = s.person_id where p.name = '%s'
            """
                .formatted(Cast.PANELIST.name()));
    turid.post(DEBATE + "/turns", "seat", seat, "kind", "OPENING", "believed", "");
    app.clock().forward(Duration.ofSeconds(90));
    turid.post(DEBATE + "/turns/" + one("select max(id) from turn") + "/finish");
    for (var state : List.of("CLOSING", "ENDED")) {
      turid.post(DEBATE + "/debate/state", "to", state);
    }
  }

  private void promise(String words) {
    turid.post(DEBATE + "/promises", "words", words, "owner", "Digdir", "due", "2030-12-01");
  }

  private void act(int part, int number, String act, String... fields) {
    var sent = new String[fields.length + 2];
    sent[0] = "rev";
    sent[1] = rev(part, number);
    System.arraycopy(fields, 0, sent, 2, fields.length);
    var path = Cast.SERIES + "/del-" + part + "/outcomes/" + number + "/" + act;
    assertThat(kari.post(path, sent).statusCode()).as(path).isEqualTo(303);
  }

  /** Row by row: asked, carried in, what became of them, votes and voters; then all parts. */
  private static void assertTotals(String page, List<String> expected, String whole) {
    var table = page.substring(page.indexOf("Spørsmålene del for del</caption>"));
    var rows =
        Pattern.compile("<td class=\"figure\">([\\d–]+)</td>|(</tr>)")
            .matcher(table.substring(0, table.indexOf("</table>")))
            .results()
            .map(found -> found.group(1) == null ? "\n" : found.group(1) + " ")
            .reduce("", String::concat)
            .strip()
            .lines()
            .map(String::strip)
            .toList();
    assertThat(rows.subList(0, rows.size() - 1)).isEqualTo(expected);
    assertThat(rows.getLast()).isEqualTo(whole);
    var ends = new int[6];
    for (var row : expected) {
      var figures = figures(row);
      assertThat(figures[0] + figures[1]).isEqualTo(Arrays.stream(figures, 2, 8).sum());
      Arrays.setAll(ends, i -> ends[i] + figures[2 + i]);
    }
    var all = figures(whole);
    assertThat(all[0]).as("each once").isEqualTo(Arrays.stream(all, 2, 8).sum());
    assertThat(Arrays.copyOfRange(all, 2, 6)).isEqualTo(Arrays.copyOf(ends, 4));
  }

  private static int[] figures(String row) {
    return Arrays.stream(row.replace('–', '0').split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private void assertFiles() {
    var guest = app.stranger();
    var lines = guest.get(HERE + "/threads.csv").body().strip().lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.getFirst())
        .contains("Nr.;Spørsmål;Språk;Tema;Først stilt i del;Veien;Stemmer");
    assertThat(lines.get(1))
        .contains("1;Hvem betaler?;nb;\"\";1;del 1 nr. 1 → del 2 nr. 1 → del 3 nr. 1;1;Besvart i");
    assertThat(guest.get(HERE + "/threads.json").body())
        .contains("\"outcome\":\"FOLLOW_UP\"", "\"followUpOwner\":\"Digdir\"")
        .contains("\"way\":[{\"part\":1,\"number\":1},{\"part\":2,\"number\":1}")
        .contains("\"answer\":\"Staten betaler.\"")
        .doesNotContain("Kanarifugl", Cast.ATTENDEE.name());
    assertThat(guest.get(HERE + "/threads.xlsx").body()).startsWith("PK");
    assertThat(guest.get(HERE + "/threads.pdf").statusCode()).isEqualTo(404);
  }

  private void chosen(String query, String there, String gone) {
    assertThat(app.stranger().get(HERE + query).body()).contains(there).doesNotContain(gone);
  }

  private String rev(int number) {
    return rev(1, number);
  }

  private String rev(int part, int number) {
    return one(
        "select q.rev from question q join part p on p.id = q.part_id where p.number = %d and q.number = %d"
            .formatted(part, number));
  }

  private String one(String sql) {
    return all(sql).getFirst();
  }

  private List<String> all(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }
}
