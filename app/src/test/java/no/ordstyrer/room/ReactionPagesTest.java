package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reactions are added up and told to all; who sent them is nobody's business. */
class ReactionPagesTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String REACTIONS = PART + "/reactions";

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void one_of_a_kind_in_two_seconds_is_counted_and_told_to_all() throws Exception {
    turn("OPEN", 0);
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    try (var guest = listen(app.stranger(), PART + "/live");
        var moderator = listen(kari, PART + "/live");
        var stage = listen(app.stranger(), stage() + "/live")) {
      assertThat(react(anne, "CLAP")).isEqualTo(303);
      assertThat(react(anne, "HEART")).as("another kind").isEqualTo(303);
      assertThat(react(bjorn, "CLAP")).isEqualTo(303);
      var soon = anne.post(REACTIONS, "kind", "CLAP");
      assertThat(soon.statusCode()).isEqualTo(429);
      assertThat(soon.body()).contains("Denne ble ikke talt. Vent et par sekunder mellom hver.");
      app.clock().forward(Duration.ofSeconds(2));
      assertThat(react(anne, "CLAP")).isEqualTo(303);

      for (var page : List.of(guest, moderator, stage)) {
        page.await("the sum", () -> page.count("reaction-CLAP") == 3);
        page.await("the other", () -> page.count("reaction-HEART") == 1);
        assertThat(page.heard().toString()).doesNotContain(Cast.ATTENDEE.name());
      }
      turn("PAUSED", 1);
      stage.await("that it rests", () -> stage.element("reactions").contains(" hidden"));
    }
    var quiet = anne.fragment(REACTIONS, "kind", "CLAP");
    assertThat(quiet.body()).contains("id=\"reactions-said\"", "tar ikke imot reaksjoner nå");
  }

  @Test
  void a_crowd_that_presses_at_once_is_counted_to_the_last() throws Exception {
    turn("OPEN", 0);
    var crowd = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 12; i++) {
      var one =
          Attendees.confirmed(app, new Cast.Person("Nr " + i, "nr" + i + "@etat.example"), parts());
      crowd.add(() -> react(one, "AGREE"));
      crowd.add(() -> react(one, "AGREE"));
      crowd.add(() -> react(one, "SMILE"));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(crowd)) {
        answers.add(answer.get());
      }
      assertThat(answers.stream().filter(status -> status == 303)).hasSize(24);
      assertThat(answers.stream().filter(status -> status == 429)).hasSize(12);
    }
    assertThat(times("AGREE")).isEqualTo(12);
    assertThat(times("SMILE")).isEqualTo(12);
  }

  @Test
  void they_are_refused_when_the_room_is_not_open_or_the_organiser_wants_none() throws Exception {
    assertThat(react(anne, "CLAP")).as("before").isEqualTo(409);
    turn("OPEN", 0);
    assertThat(react(anne, "CLAP")).isEqualTo(303);
    assertThat(react(anne, "SHOUT")).isEqualTo(422);
    var guest = app.stranger().post(REACTIONS, "kind", "HEART");
    assertThat(guest.statusCode()).isEqualTo(422);
    assertThat(guest.body()).contains("Bare de som er påmeldt delen");
    assertThat(react(kari, "HEART")).isEqualTo(422);
    turn("PAUSED", 1);
    assertThat(react(anne, "HEART")).isEqualTo(409);
    turn("OPEN", 2);

    try (var page = listen(anne, PART + "/live")) {
      assertThat(rules("reactions", "").statusCode()).isEqualTo(303);
      page.await("no buttons", () -> page.element("reactions").contains("data-on=\"false\""));
      assertThat(page.element("reactions")).doesNotContain("<button");
    }
    assertThat(react(anne, "HEART")).isEqualTo(409);
    assertThat(anne.get(PART).body()).doesNotContain("value=\"HEART\"");
    assertThat(rules("reactions", "yes").statusCode()).isEqualTo(303);
    assertThat(react(anne, "HEART")).isEqualTo(303);
    assertThat(times("CLAP") + times("HEART")).isEqualTo(2);
  }

  @Test
  void afterwards_the_sums_are_left_and_nobody_who_reacted() {
    turn("OPEN", 0);
    react(anne, "CLAP");
    assertThat(count("select count(*) from reaction_last")).isEqualTo(1);
    app.clock().forward(Duration.ofMinutes(2));
    react(Attendees.confirmed(app, Cast.SECOND_ATTENDEE), "CLAP");
    assertThat(count("select count(*) from reaction_last")).as("the first is over").isEqualTo(1);
    assertThat(kari.post(PART + "/end").statusCode()).isEqualTo(303);

    assertThat(count("select count(*) from reaction_last")).isZero();
    assertThat(app.stranger().get(Cast.SERIES + "/catch-up").body())
        .contains("Reaksjoner", "Klapp")
        .containsPattern("Klapp</span> <span class=\"reactions__sum\">2<");
    assertThat(react(anne, "CLAP")).isEqualTo(409);
    assertThat(anne.get(PART).body()).contains("data-any=\"true\"");
  }

  private int react(Visitor who, String kind) {
    return who.post(REACTIONS, "kind", kind).statusCode();
  }

  private void turn(String phase, int rev) {
    assertThat(kari.post(PART + "/phase", "phase", phase, "rev", "" + rev).statusCode())
        .isEqualTo(303);
  }

  private java.net.http.HttpResponse<String> rules(String name, String value) {
    var address = "/studio" + PART + "/room";
    var rev = kari.get(address).body().replaceAll("(?s).*name=\"rev\" value=\"(\\d+)\".*", "$1");
    return kari.post(
        address,
        "rev",
        rev,
        "moderation",
        "BEFORE",
        "naming",
        "FREE",
        "limit",
        "300",
        "reports",
        "3",
        name,
        value);
  }

  private OpenPage listen(Visitor who, String path) throws Exception {
    return new OpenPage(app.origin() + path, who.handshake(), 0, null).open();
  }

  private String stage() {
    var body = kari.get(PART + "/panel").body();
    return body.replaceAll("(?s).*href=\"[^\"]*(/stage/[^\"?]+)\".*", "$1");
  }

  private List<Long> parts() {
    return app.cast().parts();
  }

  private long times(String kind) {
    return count("select coalesce(sum(times), 0) from reaction_sum where kind = '" + kind + "'");
  }

  private long count(String query) {
    return app.db().withHandle(handle -> handle.createQuery(query).mapTo(long.class).one());
  }
}
