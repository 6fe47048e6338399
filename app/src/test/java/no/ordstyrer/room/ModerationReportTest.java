package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.Attendances;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How many were present, and what became of what they asked; right also when they are forgotten.
 */
class ModerationReportTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String REPORT = PART + "/moderation";

  private final TestApp app = new TestApp();
  private final long part = app.cast().parts().getFirst();
  private Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final long annesKey = Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
  private final Visitor anne = Attendees.holding(app, annesKey);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void nothing_is_told_of_nothing_and_only_to_those_who_run_it() {
    assertThat(kari.get(REPORT).body()).contains("Ingenting å telle ennå");
    assertThat(ola.get(REPORT).statusCode()).isEqualTo(200);
    for (var who : new Visitor[] {anne, app.stranger(), app.signedIn(Cast.STRANGER)}) {
      assertThat(who.get(REPORT).statusCode()).isEqualTo(404);
      assertThat(who.get(REPORT + "/export/moderation.csv").statusCode()).isEqualTo(404);
    }
    assertThat(kari.get(REPORT + "/export/other.csv").statusCode()).isEqualTo(404);
  }

  @Test
  void the_peak_and_the_minutes_are_of_people_while_the_part_is_live_whatever_node_saw_them()
      throws Exception {
    var one = node();
    here(one, 1, 2, 3, 4, 5);
    here(one, 1, 2, 3, 4, 5);
    assertThat(kari.get(REPORT).body()).as("before").contains("Ingenting å telle ennå");
    app.clock().forward(Duration.ofMinutes(10));
    begin();

    here(one, 1, 2);
    var other = node();
    here(other, 2, 3);
    assertThat(figure("peak")).as("each once, over both nodes").isEqualTo("3");
    for (var i = 0; i < 30; i++) {
      app.clock().forward(Duration.ofSeconds(20));
      here(one, 1);
      if (i < 15) {
        here(other, 2);
      }
    }
    assertThat(figure("peak")).as("the most, not the last").isEqualTo("3");
    app.clock().forward(Duration.ofSeconds(45));
    here(node(), 1);
    app.clock().forward(Duration.ofSeconds(46));
    here(node(), 1);
    try (var hers = new OpenPage(app.origin() + PART + "/live", kari.handshake(), 0, null).open();
        var guest =
            new OpenPage(app.origin() + PART + "/live", app.stranger().handshake(), 0, null)
                .open()) {
      hers.await("the most so far", () -> hers.count("present-peak") == 3);
      hers.await("the minutes", () -> hers.count("present-minutes") == 15);
      guest.await("how many are here", () -> guest.count("present") > 0);
      assertThat(String.join("", guest.heard())).doesNotContain("present-peak");
    }
    assertThat(kari.get(PART).body())
        .contains("data-count=\"present-peak\">3<", "data-count=\"present-minutes\">15<");

    end();
    here(node(), 1, 2, 3, 4, 5, 6);
    app.clock().forward(Duration.ofSeconds(20));
    here(node(), 1, 2, 3, 4, 5, 6);
    app.clock().forward(Duration.ofDays(100));
    app.app().retention().night();
    kari = app.signedIn(Cast.MODERATOR);
    assertThat(Dump.of(app.db()).get("presence")).isEmpty();
    assertThat(figure("peak")).isEqualTo("3");
    assertThat(figure("people")).isEqualTo("2");
    assertThat(figure("minutes")).as("10:45 and 5:00").isEqualTo("15");
    assertThat(figure("median-minutes")).isEqualTo("7");
    assertThat(kari.get(REPORT).body()).contains("Flest var til stede første gang klokka 10.10");
  }

  @Test
  void what_was_asked_and_decided_is_counted_and_stays_when_people_are_forgotten() {
    aPartIsHeld();
    var told = kari.get(REPORT).body();
    assertFigures();
    assertThat(told)
        .contains("Kari Møteleder", "Et ord på arenaens liste", "Dette er et innlegg")
        .contains("Bare møtelederens egne ord")
        .doesNotContain(Cast.ATTENDEE.name(), Cast.SECOND_ATTENDEE.name(), "Hemmelig", "tullball");
    assertThat(ola.get(REPORT).body())
        .contains("Dette er et innlegg")
        .doesNotContain("Kari Møteleder");
    assertThat(kari.get(PART + "/outcomes").body()).contains("href=\"" + REPORT + "\"");
    assertThat(kari.get(REPORT + "/export/moderation.csv").body())
        .contains("Dette er et innlegg og ikke et spørsmål.;1", "ventet høyst (sekunder);90")
        .doesNotContain("Kari");
    assertThat(kari.get(REPORT + "/export/moderation.json").body())
        .contains("{\"section\":\"waiting\",\"figure\":\"median\"", "\"value\":90,");
    assertThat(kari.get(REPORT + "/export/moderation.xlsx").statusCode()).isEqualTo(200);
    try (var browser = new Browser(app)) {
      browser.as(kari).go(REPORT).check("moderation-report").shot("moderation-report");
    }

    app.clock().set(Instant.parse("2030-10-10T09:30:00Z").plus(Duration.ofDays(731)));
    app.app().retention().night();
    kari = app.signedIn(Cast.MODERATOR);
    assertThat(Dump.of(app.db()).get("question_report")).isEmpty();
    assertThat(Dump.tablesWith(app.db(), "Hemmelig")).isEmpty();
    assertFigures();
    assertThat(kari.get(REPORT).body()).doesNotContain("Kari Møteleder");
    assertThat(kari.get(REPORT + "?lang=nn").body()).contains("Dette er eit innlegg");
  }

  private void assertFigures() {
    assertThat(figure("asked")).isEqualTo("5");
    assertThat(figure("published")).isEqualTo("2");
    assertThat(figure("rejected")).isEqualTo("3");
    assertThat(figure("statement")).isEqualTo("1");
    assertThat(figure("personal")).isEqualTo("1");
    assertThat(figure("own")).isEqualTo("1");
    assertThat(figure("WORD")).isEqualTo("1");
    assertThat(figure("pending")).isEqualTo("1");
    assertThat(figure("reports")).isEqualTo("1");
    assertThat(figure("returned")).isEqualTo("1");
    assertThat(figure("reported-away")).isEqualTo("1");
    assertThat(figure("waited")).isEqualTo("4");
    assertThat(figure("median")).isEqualTo("1:30 (min:sek)");
  }

  /** Five questions: two shown, three rejected (one after a report), one nobody has looked at. */
  private void aPartIsHeld() {
    ola.post("/studio/samhandlingsarena/words", "rev", "0", "words", "tullball");
    begin();
    app.db().useHandle(handle -> handle.execute("update room set report_threshold = 1"));
    decided(1, Duration.ofMinutes(1), "Hvem betaler?", "approve", "");
    decided(2, Duration.ofSeconds(90), "Dette er bra.", "reject", "statement");
    decided(3, Duration.ofSeconds(90), "Er dette tullball? Hemmelig.", "reject", "");
    decided(4, Duration.ofMinutes(10), "Hvem er hun?", "approve", "");
    bjorn.post(PART + "/questions/4/report", "reason", "Hemmelig nabo");
    assertThat(act(4, "reject", "3", "personal")).isEqualTo(303);
    anne.post(PART + "/questions", "text", "Hva nå?");
    end();
  }

  private void decided(int number, Duration after, String text, String act, String reason) {
    anne.post(PART + "/questions", "text", text);
    app.clock().forward(after);
    assertThat(act(number, act, "1", reason)).isEqualTo(303);
  }

  private int act(int number, String act, String rev, String reason) {
    var at = PART + "/queue/" + number + "/" + act;
    var words = reason.isEmpty() ? "Hemmelig grunn." : "";
    return kari.post(at, "rev", rev, "reason", reason, "words", words).statusCode();
  }

  private void begin() {
    assertThat(kari.post(PART + "/phase", "phase", "OPEN", "rev", "0").statusCode()).isEqualTo(303);
  }

  private void end() {
    assertThat(kari.post(PART + "/end").statusCode()).isEqualTo(303);
  }

  /** Another node, or this one after a restart: all it knows is in the database. */
  private Presence node() {
    var live = new Live(app.db(), app.clock());
    return new Presence(app.db(), new Attendances(app.db(), app.clock()), live, app.clock());
  }

  private void here(Presence node, int... guests) {
    node.here(
        part,
        Arrays.stream(guests)
            .mapToObj(guest -> "guest:0123456789ab" + guest)
            .collect(Collectors.toSet()));
  }

  private String figure(String name) {
    return kari.get(REPORT)
        .body()
        .replaceAll(
            "(?s).*data-figure=\"" + name + "\"><th.*?</th><td class=\"figure\">([^<]*)<.*", "$1");
  }
}
