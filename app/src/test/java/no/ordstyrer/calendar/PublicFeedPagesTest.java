package no.ordstyrer.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublicFeedPagesTest {
  private static final String SERIES = Cast.SERIES + ".ics";
  private static final String ARENA = "/samhandlingsarena.ics";

  private final TestApp app = new TestApp();
  private final Visitor guest = app.stranger();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_calendar_changes_with_the_programme_and_only_then() {
    var first = guest.get(SERIES);
    var tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.body())
        .contains("SUMMARY:Webinar 2: Hva er alternative styringsmodeller?")
        .contains("DTSTART;TZID=Europe/Oslo:20300926T100000")
        .contains("URL:" + app.origin() + Cast.SERIES + "/del-2")
        .doesNotContain("ATTENDEE")
        .doesNotContain("VALARM");
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, max-age=900");
    assertThat(first.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
    app.clock().forward(Duration.ofDays(1));
    assertThat(guest.get(SERIES).body()).isEqualTo(first.body());
    assertThat(having(SERIES, tag).statusCode()).isEqualTo(304);
    var head =
        guest.send(
            guest
                .request(SERIES)
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(head.headers().firstValue("ETag")).hasValue(tag);

    var post =
        app.signedIn(Cast.ORGANISER)
            .post(
                "/studio" + Cast.SERIES + "/del-2/time",
                "rev",
                "1",
                "day",
                "2030-09-27",
                "from",
                "12:00",
                "to",
                "13:30");
    assertThat(post.statusCode()).as(post.body()).isEqualTo(303);

    var moved = having(SERIES, tag);
    assertThat(moved.statusCode()).isEqualTo(200);
    assertThat(moved.body()).contains("20300927T120000").contains("SEQUENCE:2");
    assertThat(uids(moved.body())).isEqualTo(uids(first.body()));
  }

  @Test
  void a_part_that_is_called_off_stays_as_such_for_a_month() {
    ola.post("/studio" + Cast.SERIES + "/del-1/cancellation", "rev", "1", "why", "Streik");
    assertThat(guest.get(ARENA).body()).contains("STATUS:CANCELLED");
    app.clock().forward(Duration.ofDays(31));
    assertThat(guest.get(ARENA).body())
        .doesNotContain("STATUS:CANCELLED")
        .doesNotContain("Webinar 1")
        .contains("Webinar 2");
  }

  @Test
  void what_guests_do_not_see_is_in_no_calendar() {
    assertThat(guest.get(SERIES).statusCode()).isEqualTo(200);
    assertThat(guest.get(ARENA).body()).contains("Webinar 2");
    app.db().useHandle(handle -> handle.execute("update series set published_at = null"));

    assertThat(guest.get(SERIES).statusCode()).isEqualTo(404);
    assertThat(ola.get(SERIES).statusCode()).isEqualTo(404);
    assertThat(guest.get(ARENA).body()).doesNotContain("Webinar 2");
    assertThat(guest.get("/finnes-ikke.ics").statusCode()).isEqualTo(404);
  }

  @Test
  void the_pages_offer_it() {
    var address = app.origin().replace("http:", "webcal:");
    assertThat(guest.get(Cast.SERIES).body()).contains("\"" + address + SERIES + "\"");
    assertThat(guest.get("/samhandlingsarena").body()).contains("\"" + address + ARENA + "\"");
  }

  private HttpResponse<String> having(String path, String tag) {
    return guest.send(guest.request(path).header("If-None-Match", tag));
  }

  private static java.util.List<String> uids(String calendar) {
    return calendar.lines().filter(line -> line.startsWith("UID:")).toList();
  }
}
