package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Person;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.panel.StanceScenes;

/** A room whose audience is asked things, and the screen on which it sees them. */
final class AskingRoom {
  static final String STANCE = "Bør styringsmodellen endres?";
  private static final String PART = Cast.SERIES + "/del-3";
  private static final List<Cast.Person> AUDIENCE =
      List.of(Cast.ATTENDEE, Cast.SECOND_ATTENDEE, Cast.THIRD_ATTENDEE);

  private final TestApp app;
  private final Visitor kari;
  private final Visitor turid;
  private final List<Visitor> audience;

  AskingRoom(TestApp app, Visitor kari, Visitor turid) {
    this.app = app;
    this.kari = kari;
    this.turid = turid;
    audience = AUDIENCE.stream().map(person -> Attendees.confirmed(app, person)).toList();
  }

  void opens() {
    done(kari.post(PART + "/phase", "phase", "OPEN", "rev", "0"));
    done(
        kari.post(
            PART + "/polls",
            "kind",
            "SINGLE",
            "question",
            "Hva er det viktigste for å lykkes med å samordne tildelingsbrevene?",
            "visibility",
            "ON_REVEAL",
            "options",
            """
            Felles mål på tvers av departementene
            En felles pott med penger
            Bedre data om effekten
            Færre og tydeligere føringer
            Vet ikke
            """));
  }

  void poll(String act) {
    app.clock().forward(Duration.ofSeconds(1));
    done(kari.post(PART + "/polls/1/" + act, "rev", one("select rev from poll where number = 1")));
  }

  void votes() {
    for (var n = 0; n < audience.size(); n++) {
      var choice = n == 0 ? "1" : "4";
      done(
          audience
              .get(n)
              .post(PART + "/polls/1/ballot", "round", "1", "counter", "1", "choice", choice));
    }
    done(audience.getFirst().post(PART + "/reactions", "kind", "CLAP"));
  }

  /** Asked before, and now again; 20 answered both times. */
  void stance() {
    app.clock().forward(Duration.ofSeconds(1));
    done(StanceScenes.write(turid, PART, "question", STANCE));
    StanceScenes.crowd(app, 1, 12, 2);
    StanceScenes.crowd(app, 1, 8, 1);
    done(turid.post(PART + "/stance/" + one("select max(id) from stance_round") + "/open"));
    StanceScenes.move(app, 6, 2, 1);
  }

  /** No more answers; nothing of it is shown yet. */
  void closesStance() {
    done(turid.post(PART + "/stance/" + one("select max(id) from stance_round") + "/close"));
  }

  /** Pictures as a projector and a small monitor show it; nothing is below the edge of either. */
  void fills(Person screen, String name) {
    for (var size : new int[][] {{1920, 1080}, {1280, 720}}) {
      screen.page().setViewportSize(size[0], size[1]);
      screen
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setOmitBackground(true)
                  .setPath(Path.of("target/screenshots/%s-%d.png".formatted(name, size[0]))));
      assertThat(
              screen
                  .page()
                  .evaluate(
                      "() => [document.scrollingElement.scrollWidth <= innerWidth,"
                          + " document.scrollingElement.scrollHeight <= innerHeight]"))
          .as("%s fits %d x %d", name, size[0], size[1])
          .isEqualTo(List.of(true, true));
    }
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }

  private static void done(java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }
}
