package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of the people in a room: who is in it, page by page, and who is here. */
class CrowdPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String PEOPLE = PART + "/people";

  private final TestApp app = new TestApp();
  private final long part = app.cast().parts().get(2);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    app.close();
  }

  /** Else a name and a number that come and go together would be seen to be one. */
  @Test
  void who_asks_under_her_name_first_is_here_under_her_name_for_good() throws Exception {
    ask("no");
    listen();
    assertThat(line(number(false))).contains(Cast.ATTENDEE.name(), "Her nå");
    ask("yes");
    listen();
    assertThat(line(number(false))).contains(Cast.ATTENDEE.name(), "Her nå");
    assertThat(line(number(true))).contains("Deltaker").doesNotContain("Her nå");
    app.clock().forward(Presence.GRACE.plusSeconds(1));
    assertThat(line(number(false))).contains(Cast.ATTENDEE.name()).doesNotContain("Her nå");
  }

  /** Else the number that stops being here as a name appears would be seen to be hers. */
  @Test
  void who_listens_first_is_here_under_her_number_for_good() throws Exception {
    listen();
    var number = number(true);
    var before = line(number);
    assertThat(before).contains("Deltaker " + number, "Her nå");
    ask("no");
    listen();
    assertThat(line(number)).as("as if nothing had happened").isEqualTo(before);
    assertThat(line(number(false))).contains(Cast.ATTENDEE.name()).doesNotContain("Her nå");
    ask("yes");
    listen();
    assertThat(line(number)).contains("Deltaker " + number, "Her nå");
    assertThat(line(number(false))).contains(Cast.ATTENDEE.name()).doesNotContain("Her nå");
  }

  @Test
  void a_full_hall_is_read_page_by_page() {
    ask("yes");
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "insert into registration (series_id, name, email, email_key, language, created_at,"
                  + " changed_at) select ?, 'Lytter', n || '@etat.example', n || '@etat.example',"
                  + " 'nb', now(), now() from generate_series(1, 149) as n",
              app.cast().series());
          handle.execute(
              "select take_part(?, array(select id from registration where name = 'Lytter'), null)",
              part);
        });
    var first = kari.get(PEOPLE).body();
    assertThat(lines(first)).isEqualTo(Crowd.MOST);
    assertThat(first).contains("<span data-count=\"crowd\">150</span>", "people?q=&amp;page=2");
    var second = kari.get(PEOPLE + "?page=2").body();
    assertThat(lines(second)).isEqualTo(50);
    comes(last(second));
    var now = kari.get(PEOPLE + "?page=2").body();
    assertThat(now).contains("success\" data-size=\"sm\">Her nå");
    assertThat(last(now)).as("pages do not move as people come").isEqualTo(last(second));
    assertThat(lines(kari.get(PEOPLE + "?page=77").body())).isEqualTo(50);
    assertThat(lines(renewed(number(true) + "&more=yes"))).as("and new").isEqualTo(Crowd.MOST);
    assertThat(lines(renewed("" + number(true)))).as("her alone").isEqualTo(1);
    for (var who : List.of(app.stranger(), anne, app.signedIn(Cast.CHAIR))) {
      assertThat(who.send(fragment(who, number(true) + "&more=yes")).statusCode()).isEqualTo(404);
    }
  }

  /** She opens the part, is heard of, and leaves; she is here for a while yet. */
  private void listen() throws Exception {
    app.clock().forward(Presence.GRACE.plusSeconds(1));
    try (var open = new OpenPage(app.origin() + PART + "/live", anne.handshake(), 0, 0L)) {
      open.open();
      open.await("her", () -> kari.get(PEOPLE).body().contains("Her nå: <strong>1</strong>"));
    }
  }

  private void comes(int number) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into presence (part_id, person, first_at, last_at) select part_id,"
                    + " 'registration:' || registration_id, ?, ? from room_participant where part_id = ?"
                    + " and number = ?",
                OffsetDateTime.ofInstant(app.clock().instant(), ZoneOffset.UTC),
                OffsetDateTime.ofInstant(app.clock().instant(), ZoneOffset.UTC),
                part,
                number));
  }

  private static int last(String html) {
    return Integer.parseInt(html.substring(html.lastIndexOf("id=\"crowd-") + 10).split("\"", 2)[0]);
  }

  private void ask(String anonymous) {
    app.clock().forward(Duration.ofSeconds(31));
    var answer =
        anne.post(PART + "/questions", "text", "Spørsmål " + anonymous, "anonymous", anonymous);
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  private String line(int number) {
    return renewed("" + number);
  }

  private String renewed(String shown) {
    return kari.send(fragment(kari, shown)).body();
  }

  private static java.net.http.HttpRequest.Builder fragment(Visitor who, String shown) {
    return who.request(PEOPLE + "?shown=" + shown)
        .header("Accept", "text/vnd.ordstyrer.fragment+html");
  }

  private static int lines(String html) {
    return html.split("class=\"crowd__line\"", -1).length - 1;
  }

  private int number(boolean anonymous) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select number from room_participant where part_id = ? and anonymous = ?"
                        + " order by registration_id limit 1",
                    part,
                    anonymous)
                .mapTo(int.class)
                .one());
  }
}
