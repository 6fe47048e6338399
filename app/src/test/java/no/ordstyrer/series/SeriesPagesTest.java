package no.ordstyrer.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeriesPagesTest {
  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_front_page_announces_what_comes_and_lists_the_arenas() {
    var front = app.stranger().get("/").body();

    assertThat(front).contains("Samhandlingsarena", "En annen arena");
    assertThat(front).contains("Hva er svakheten ved dagens styringsmodell?");
    assertThat(front).contains("torsdag 12. september 2030 kl. 10.00–11.30", "norsk tid");
    assertThat(front).contains("datetime=\"2030-09-12T10:00+02:00\"");
  }

  @Test
  void a_series_page_leads_to_registration_and_to_each_part() {
    var page = app.stranger().get(Cast.SERIES).body();

    assertThat(page).contains("Hva er alternativet?", "Webinar 1", "Webinar 2", "Webinar 3");
    assertThat(page).contains("href=\"/samhandlingsarena/18/registration\"");
    assertThat(page).contains("href=\"/samhandlingsarena/18/del-3\"", "Paneldebatt");
    assertThat(page).contains("Máret Ánne Sara");
  }

  @Test
  void a_draft_is_nothing_to_a_stranger_and_a_preview_to_its_organiser() {
    app.db().useHandle(handle -> handle.execute("update series set published_at = null"));

    assertThat(app.signedIn(Cast.ORGANISER).get(Cast.SERIES).body()).contains("Forhåndsvisning");
    assertThat(app.stranger().get(Cast.SERIES).statusCode()).isEqualTo(404);
    assertThat(app.signedIn(Cast.STRANGER).get(Cast.SERIES).statusCode()).isEqualTo(404);
    assertThat(app.stranger().get("/samhandlingsarena").body()).doesNotContain(Cast.SERIES);
    assertThat(app.stranger().get("/").body()).doesNotContain(Cast.SERIES);
  }

  @Test
  void machines_read_the_series_and_never_where_the_video_is() throws JsonProcessingException {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set video_url = 'https://video.example/secret', recording_url ="
                    + " 'https://video.example/recording', theme = '</script><b>&' where number = 1"));

    var page = app.stranger().get(Cast.SERIES).body();
    var series = structured(page);

    assertThat(page).doesNotContain("video.example").doesNotContain("</script><b>");
    assertThat(series.path("@type").asText()).isEqualTo("EventSeries");
    var first = series.path("subEvent").path(0);
    assertThat(first.path("name").asText()).isEqualTo("Webinar 1: </script><b>&");
    assertThat(first.path("startDate").asText()).isEqualTo("2030-09-12T10:00+02:00");
    assertThat(first.path("eventStatus").asText()).isEqualTo("https://schema.org/EventScheduled");
    assertThat(first.path("location").path(0).path("@type").asText()).isEqualTo("VirtualLocation");
    assertThat(first.path("location").path(0).path("url").asText())
        .isEqualTo(app.origin() + "/samhandlingsarena/18/del-1");
  }

  @Test
  void a_moved_a_cancelled_and_a_live_part_say_so() throws JsonProcessingException {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "insert into part_move (part_id, moved_at, previous_start, previous_end) values (?, ?,"
                  + " '2030-09-10T08:00Z', '2030-09-10T09:30Z')",
              app.cast().parts().get(0),
              TestApp.NOW);
          handle.execute(
              "update part set cancelled_at = ?, cancelled_why = 'Innlederen er syk' where number = 2",
              TestApp.NOW);
          handle.execute("update part set live_at = ? where number = 3", TestApp.NOW);
        });

    var page = app.stranger().get(Cast.SERIES).body();
    var parts = structured(page).path("subEvent");

    assertThat(page).contains("Flyttet fra tirsdag 10. september 2030 kl. 10.00");
    assertThat(page).contains("Avlyst", "Innlederen er syk", "Direkte nå", "Bli med nå");
    assertThat(parts.path(0).path("eventStatus").asText()).endsWith("EventRescheduled");
    assertThat(parts.path(0).path("previousStartDate").path(0).asText())
        .isEqualTo("2030-09-10T10:00+02:00");
    assertThat(parts.path(1).path("eventStatus").asText()).endsWith("EventCancelled");
  }

  @Test
  void what_is_over_cannot_be_registered_for() {
    app.clock().forward(Duration.ofDays(400));

    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains("Serien er over")
        .doesNotContain("/18/registration");
    assertThat(app.stranger().get("/").body()).contains("Ingenting er kunngjort akkurat nå");
    assertThat(app.stranger().get("/samhandlingsarena").body()).contains("Tidligere serier");
  }

  private static JsonNode structured(String page) throws JsonProcessingException {
    var begin = page.indexOf("<script type=\"application/ld+json\">") + 35;
    return new ObjectMapper().readTree(page.substring(begin, page.indexOf("</script>", begin)));
  }
}
