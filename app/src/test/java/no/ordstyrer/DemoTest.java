package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import no.ordstyrer.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoTest {
  private static final String LIVE = "/samhandlingsarena/19";

  private final DataSource source = Database.pool(TestDatabase.fresh(), 4);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-05T12:34:56Z"));
  private final Settings settings =
      new Settings(URI.create("http://localhost:8080"), "a secret of the tests, thirty-two chars");
  private final App app = new App(source, settings, clock);

  @AfterEach
  void close() throws Exception {
    app.close();
    ((AutoCloseable) source).close();
  }

  @Test
  void the_demo_is_in_the_middle_of_its_life() {
    var guests = Demo.load(source, settings, clock);
    app.start(0);

    assertThat(guests).extracting(Demo.Guest::does).contains("owner", "chair", "attendee");
    assertThat(get("/"))
        .contains("DigiUng-rådet", "DigiVikens faggrupper", "De syv livshendelsene")
        .contains("Referansegruppen for fast struktur", "Direkte nå");
    assertThat(get(LIVE))
        .contains("Meld deg på", "Webinar 2 pågår nå", "Avsluttet", "Máret Ánne Sara")
        .contains(
            "torsdag 5. november 2026 kl. 13.10–14.40", "torsdag 19. november 2026 kl. 10.00–11.30")
        .doesNotContain("video.example");
    assertThat(get(LIVE + "/del-2")).contains("Bør felles løsninger få egen post");
    assertThat(get(LIVE + "/del-2")).doesNotContain("Hvem eier feilene");
    assertThat(get("/samhandlingsarena/18")).contains("14. september 2023", "Serien er over");
    assertThat(get("/digiung-radet/2024")).contains("tirsdag 30. april 2024");
    assertThat(get("/digiviken-faggrupper/fellessamling")).contains("Dato kommer");
    assertThat(get("/livshendelser/samling")).contains("12. februar", "Svein Kristensen");
    assertThat(count("question where handling = 'LIVE'")).isEqualTo(1);
    assertThat(count("question where moderation = 'PENDING'")).isEqualTo(4);
    assertThat(count("question where text like 'Hvem av dere går først%'"))
        .as("asked of the panel with a registration")
        .isEqualTo(1);
    assertThat(count("field")).isEqualTo(3);
    assertThat(count("answer")).isGreaterThan(16);
    assertThat(count("need")).isEqualTo(2);
    assertThat(get(LIVE + "/registration")).contains("Hvor kommer du fra?", "Trenger du noe");
    assertThat(count("question where carried_from is not null")).isEqualTo(6);
    assertThat(count("(select distinct kind from poll) kinds")).isEqualTo(7);
    assertThat(count("poll_ballot")).as("of the one that is open").isEqualTo(7);
    assertThat(count("poll where state = 'REVEALED'")).isEqualTo(8);
    assertThat(get(LIVE + "/del-2")).contains("Ranger modellene", "chart__");
    assertThat(get(LIVE + "/catch-up")).contains("Hvor ligger det største hinderet", "Tillit");
    assertThat(count("seat")).isEqualTo(9);
    assertThat(count("part_registration where state = 'WAITLISTED'")).isEqualTo(2);
    assertThat(count("question_vote")).isGreaterThan(60);
    assertEarlier();
  }

  /** The series that is over shows what it left. */
  private void assertEarlier() {
    assertThat(get("/samhandlingsarena/prioritering/journey"))
        .contains("11 spørsmål ble stilt. 10 er besvart. 4 ble tatt med til en senere del.")
        .contains("Direktoratet har laget en veileder", "aria-labelledby=\"journey-way\"")
        .contains("Bør én statsråd få siste ord", "Hva som flyttet seg, i prosent av dem")
        .contains("3 løfter er gitt. Ett er innfridd.", "Setter av to årsverk")
        .contains("Taletid per virksomhet", "Eksempel fylkeskommune")
        .doesNotContain("kursbevis", "ikke publisert ennå", "ikke holdt ennå");
    assertThat(get("/samhandlingsarena/prioritering/promises"))
        .contains("Listen ble lagt fram i møtet med etatslederne");
  }

  @Test
  void loading_twice_changes_nothing_but_the_links() {
    var first = Demo.load(source, settings, clock);
    var before = figures();
    var second = Demo.load(source, settings, clock);

    assertThat(figures()).isEqualTo(before);
    assertThat(second).extracting(Demo.Guest::name).isEqualTo(names(first));
    assertThat(second.getFirst().link()).isNotEqualTo(first.getFirst().link());
  }

  @Test
  void the_day_after_the_live_part_is_live_again() {
    Demo.load(source, settings, clock);
    clock.forward(Duration.ofDays(3));
    Demo.load(source, settings, clock);
    app.start(0);

    assertThat(get(LIVE))
        .contains("søndag 8. november 2026 kl. 13.10–14.40", "Webinar 2 pågår nå")
        .contains("søndag 22. november 2026 kl. 10.00");
  }

  private List<Long> figures() {
    return List.of(
        count("arena"),
        count("series"),
        count("part"),
        count("registration"),
        count("question"),
        count("question_vote"),
        count("letter"),
        count("audit"));
  }

  private static List<String> names(List<Demo.Guest> guests) {
    return guests.stream().map(Demo.Guest::name).toList();
  }

  private long count(String from) {
    return Database.open(source)
        .withHandle(
            handle -> handle.createQuery("select count(*) from " + from).mapTo(long.class).one());
  }

  private String get(String path) {
    var uri = URI.create("http://localhost:" + app.port() + path);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(uri).header("Accept-Language", "nb").build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
