package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The names of the rounds where every part of the series, the debate too, is hidden. */
class StanceHiddenTest {
  private static final String STANCE = Cast.SERIES + "/del-3/stance";

  private final TestApp app = new TestApp();
  private final Visitor turid = app.signedIn(Cast.CHAIR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_result_names_no_hidden_part_and_the_last_round_still_comes_after_the_debate() {
    StanceScenes.write(
        app.signedIn(Cast.ORGANISER), Cast.SERIES + "/del-3", "between", "1", "between", "2");
    StanceScenes.crowd(app, 1, 17, 1);
    StanceScenes.crowd(app, 1, 13, 2);
    turid.post(STANCE + "/" + round(2) + "/open");
    StanceScenes.crowd(app, 2, 6, 1);
    app.db().useHandle(handle -> handle.execute("update part set hidden_at = now()"));
    turid.post(STANCE + "/" + round(4) + "/open");
    StanceScenes.move(app, 6, 2, 1);
    turid.post(STANCE + "/" + round(4) + "/close");

    assertThat(turid.get(STANCE + "/reveal").body())
        .as("who holds the debate sees which round is which")
        .contains("Før debatten:", "Under Webinar 1:", "Under Webinar 2:", "Etter debatten:");

    turid.post(STANCE + "/reveal");
    assertThat(turid.get(STANCE).body())
        .contains(">Før debatten<", ">Underveis<", ">Etter debatten<")
        .doesNotContain("Under Webinar");
    for (var ending : List.of("csv", "json")) {
      assertThat(turid.get(STANCE + "/export/stance." + ending).body())
          .as(ending)
          .contains("Før debatten", "Underveis", "Etter debatten")
          .doesNotContain("Under Webinar");
    }
  }

  private String round(int ord) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select id from stance_round where ord = ?", ord)
                .mapTo(String.class)
                .one());
  }
}
