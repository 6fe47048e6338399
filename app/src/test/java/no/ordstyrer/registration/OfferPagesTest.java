package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.series.SeriesId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OfferPagesTest {
  private static final String PATH = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();
  private final WaitingList waiting = Rooms.of(app).waiting();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_freed_place_is_offered_to_the_one_who_has_waited_longest_and_taken() {
    capacity(1);
    register("a");
    register("b");
    register("c");
    assertThat(place("b")).isEqualTo("WAITLISTED");

    leave("a");

    var offer = inbox("b").first("OFFERED");
    assertThat(offer.textBody())
        .contains("Vi holder av plassen til fredag 6. september 2030 kl. 10.00 (norsk tid)");
    assertThat(inbox("c").letters()).noneMatch(mail -> mail.kind().equals("OFFERED"));
    assertThat(register("d")).endsWith("del-1=2");
    var link = offer.link("/offer/");
    assertThat(app.stranger().get(link).body()).contains("Ja takk, jeg tar plassen");
    assertThat(app.stranger().get(manage("b")).body()).contains("Du har fått tilbud om plass");
    assertThat(app.stranger().post(link + "/claim").statusCode()).isEqualTo(303);
    assertThat(place("b")).isEqualTo("CONFIRMED");
    assertThat(inbox("b").last().kind()).isEqualTo("CLAIMED");
    assertThat(inbox("b").last().calendarMethod()).isEqualTo("REQUEST");
    assertThat(app.stranger().post(link + "/decline").statusCode()).isEqualTo(422);
    assertThat(place("b")).isEqualTo("CONFIRMED");
  }

  @Test
  void who_declines_leaves_the_place_to_the_next_at_once() {
    capacity(1);
    register("a");
    register("b");
    register("c");
    leave("a");

    app.stranger().post(inbox("b").first("OFFERED").link("/offer/") + "/decline");

    assertThat(place("b")).isEqualTo("WITHDRAWN");
    assertThat(inbox("c").first("OFFERED").textBody()).contains("du står for tur");
    assertThat(app.stranger().get(inbox("b").first("OFFERED").link("/offer/")).body())
        .contains("Du har takket nei");
  }

  @Test
  void an_offer_ends_by_the_clock_and_passes_on() {
    capacity(1);
    register("a");
    register("b");
    register("c");
    leave("a");
    var link = inbox("b").first("OFFERED").link("/offer/");
    app.clock().forward(Duration.ofHours(24));

    // Nobody has noted it yet: it is over all the same.
    assertThat(app.stranger().get(link).body()).contains("Fristen er gått ut");
    assertThat(app.stranger().post(link + "/claim").statusCode()).isEqualTo(422);
    assertThat(place("b")).isEqualTo("EXPIRED");
    assertThat(inbox("b").last().kind()).isEqualTo("LAPSED");
    assertThat(inbox("c").first("OFFERED").calendar()).isNull();

    app.stranger().post(manage("b") + "/del-1/return");
    assertThat(place("b")).isEqualTo("WAITLISTED");
    app.clock().forward(Duration.ofHours(25));
    waiting.sweep();
    assertThat(place("c")).isEqualTo("EXPIRED");
    assertThat(inbox("b").last().kind()).isEqualTo("OFFERED");
  }

  @Test
  void an_offer_stands_as_long_as_the_series_says() {
    app.db().useHandle(handle -> handle.execute("update series set offer_hours = 2"));
    capacity(1);
    register("a");
    register("b");
    leave("a");
    assertThat(inbox("b").first("OFFERED").textBody()).contains("5. september 2030 kl. 12.00");
  }

  @Test
  void an_offer_never_outlives_the_beginning_of_the_part() {
    capacity(1);
    register("a");
    register("b");
    app.clock().set(java.time.Instant.parse("2030-09-12T06:00:00Z"));
    leave("a");

    assertThat(inbox("b").first("OFFERED").textBody())
        .contains("torsdag 12. september 2030 kl. 10.00");
    app.clock().set(java.time.Instant.parse("2030-09-12T08:00:00Z"));
    register("c");
    waiting.sweep();
    assertThat(inbox("c").letters()).noneMatch(mail -> mail.kind().equals("OFFERED"));
  }

  @Test
  void more_room_is_offered_and_less_room_evicts_nobody() {
    capacity(1);
    register("a");
    register("b");
    register("c");
    capacity(2);
    waiting.settle(new SeriesId(app.cast().series()));
    app.stranger().post(inbox("b").first("OFFERED").link("/offer/") + "/claim");

    capacity(0);
    waiting.settle(new SeriesId(app.cast().series()));
    assertThat(place("a")).isEqualTo("CONFIRMED");
    assertThat(place("b")).isEqualTo("CONFIRMED");
    leave("a");
    assertThat(inbox("c").letters()).noneMatch(mail -> mail.kind().equals("OFFERED"));
    capacity(null);
    waiting.settle(new SeriesId(app.cast().series()));
    assertThat(inbox("c").last().kind()).isEqualTo("OFFERED");
  }

  @Test
  void a_series_may_be_full_as_a_whole() {
    app.db()
        .useHandle(handle ->
            handle.execute("update series set capacity = 1 where id = ?", app.cast().series()));
    assertThat(register("a", "all")).endsWith("?del-1=0&del-2=0&del-3=0");
    assertThat(app.stranger().get(PATH).body())
        .contains("Fullt", "Færre enn 10 står på venteliste");
    assertThat(register("b", "all")).endsWith("?del-1=1&del-2=1&del-3=1");

    leave("a");
    assertThat(inbox("b").letters()).noneMatch(mail -> mail.kind().equals("OFFERED"));
    app.stranger().post(manage("a") + "/withdrawal");
    assertThat(inbox("b").letters()).filteredOn(mail -> mail.kind().equals("OFFERED")).hasSize(3);
  }

  @Test
  void a_link_to_an_offer_opens_nothing_else() {
    capacity(1);
    register("a");
    register("b");
    leave("a");
    var link = inbox("b").first("OFFERED").link("/offer/");
    assertThat(app.stranger().get(link).statusCode()).isEqualTo(200);
    assertThat(app.stranger().get(link.replace("/offer/", "/manage/")).statusCode()).isEqualTo(404);
    assertThat(
            app.stranger().post(manage("a").replace("/manage/", "/offer/") + "/claim").statusCode())
        .isEqualTo(404);
    assertThat(app.stranger().postFrom("https://evil.example", link + "/claim").statusCode())
        .isEqualTo(403);
  }

  private String register(String who) {
    return register(who, "some");
  }

  private String register(String who, String scope) {
    return app.stranger()
        .post(PATH, "scope", scope, "part", "1", "name", who, "email", who + "@etat.example")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private void leave(String who) {
    app.stranger().post(manage(who) + "/del-1/release");
  }

  private String manage(String who) {
    return inbox(who).first("REGISTERED").link("/manage/");
  }

  private Inbox inbox(String who) {
    return Inbox.of(app, who + "@etat.example");
  }

  private String place(String who) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select p.state from part_registration p join registration r on r.id = p.registration_id
                     where r.email = ? order by p.part_id limit 1
                    """)
                .bind(0, who + "@etat.example")
                .mapTo(String.class)
                .one());
  }

  private void capacity(@org.jspecify.annotations.Nullable Integer places) {
    app.db()
        .useHandle(
            handle -> handle.execute("update part set capacity = ? where number = 1", places));
  }
}
