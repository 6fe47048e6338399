package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagePagesTest {
  private static final String PATH = Cast.SERIES + "/registration";
  private static final String ANNE = Cast.ATTENDEE.email();

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_part_is_let_go_and_come_back_to_and_the_calendar_follows() {
    var manage = registered();
    var anne = app.stranger();
    var uid = Inbox.of(app, ANNE).since(1).get(1).property("UID");

    assertThat(anne.get(manage).body()).contains("Du er påmeldt 3 av 3 deler");
    assertThat(anne.get(manage + "/del-2/release").body())
        .contains("Vil du melde deg av denne delen?");
    var before = Inbox.of(app, ANNE).size();
    assertThat(anne.post(manage + "/del-2/release").statusCode()).isEqualTo(303);
    assertThat(anne.get(manage + "?done=registration.released").body())
        .contains("Du er påmeldt 2 av 3 deler")
        .contains("Du er meldt av.");
    var released = Inbox.of(app, ANNE).since(before);
    assertThat(released).hasSize(1);
    assertThat(released.getFirst().subject())
        .isEqualTo("Du er meldt av: Webinar 2: Hva er alternative styringsmodeller?");
    assertThat(released.getFirst().calendarMethod()).isEqualTo("CANCEL");
    assertThat(released.getFirst().property("STATUS")).isEqualTo("CANCELLED");
    assertThat(released.getFirst().property("UID")).isEqualTo(uid);
    assertThat(released.getFirst().property("SEQUENCE")).isEqualTo("1");

    assertThat(anne.post(manage + "/del-2/release").headers().firstValue("Location").orElseThrow())
        .contains("registration.nothing");
    anne.post(manage + "/del-2/return");
    var back = Inbox.of(app, ANNE).last();
    assertThat(back.calendarMethod()).isEqualTo("REQUEST");
    assertThat(back.property("UID")).isEqualTo(uid);
    assertThat(back.property("SEQUENCE")).isEqualTo("2");
    assertThat(anne.get(manage).body()).contains("Du er påmeldt 3 av 3 deler");
    assertThat(events())
        .containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED", "WITHDRAWN", "CONFIRMED");
  }

  @Test
  void everything_is_withdrawn_and_the_same_address_may_register_again() {
    var manage = registered();
    var before = Inbox.of(app, ANNE).size();

    assertThat(app.stranger().get(manage + "/withdrawal").body())
        .contains("Webinar 1")
        .contains("Webinar 3");
    app.stranger().post(manage + "/withdrawal");

    var letters = Inbox.of(app, ANNE).since(before);
    assertThat(letters).hasSize(4);
    assertThat(letters.getFirst().kind()).isEqualTo("WITHDRAWN");
    assertThat(letters.subList(1, 4)).allMatch(mail -> "CANCEL".equals(mail.calendarMethod()));
    app.stranger().post(PATH, "scope", "all", "name", "Anne D.", "email", ANNE);
    assertThat(app.stranger().get(manage).body())
        .contains("Du er påmeldt 3 av 3 deler")
        .contains("Anne D.");
    assertThat(Inbox.of(app, ANNE).last().property("SEQUENCE")).isEqualTo("2");
  }

  @Test
  void the_pass_lets_her_into_the_rooms_and_manages_nothing() {
    var manage = registered();
    var anne = app.stranger();
    assertThat(anne.get(Cast.SERIES).body()).doesNotContain("Du er påmeldt 3 av 3");

    var opened = anne.get(manage);

    assertThat(opened.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(opened.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(anne.cookieHeader()).contains("pass-" + app.cast().series());
    assertThat(anne.get(Cast.SERIES).body()).contains("Du er påmeldt 3 av 3");
    assertThat(anne.get(Cast.SERIES).body()).doesNotContain(manage);
    var pass = anne.cookieHeader().replaceAll(".*pass-[0-9]+=([A-Za-z0-9_-]+).*", "$1");
    assertThat(app.stranger().get("/manage/" + pass).statusCode()).isEqualTo(404);
    assertThat(app.stranger().post("/manage/" + pass + "/withdrawal").statusCode()).isEqualTo(404);
  }

  @Test
  void nobody_else_can_manage_it() {
    var manage = registered();
    var join = Inbox.of(app, ANNE).first("REGISTERED").link("/join/").replace("/join/", "/manage/");
    var feed =
        Inbox.of(app, ANNE)
            .first("REGISTERED")
            .link("/calendar/")
            .replace("/calendar/", "/manage/")
            .replace(".ics", "");
    var forged = manage.substring(0, manage.length() - 2) + "AA";
    for (var wrong : List.of(join, feed, forged, "/manage/x", "/manage/" + "A".repeat(38))) {
      assertThat(app.stranger().get(wrong).statusCode()).isEqualTo(404);
      assertThat(app.stranger().post(wrong + "/withdrawal").statusCode()).isEqualTo(404);
      assertThat(app.stranger().post(wrong + "/details", "name", "X").statusCode()).isEqualTo(404);
    }
    assertThat(app.stranger().postFrom("https://evil.example", manage + "/withdrawal").statusCode())
        .isEqualTo(403);
    assertThat(app.stranger().get(manage + "/del-9/release").statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(manage).body()).contains("Du er påmeldt 3 av 3 deler");

    app.db().useHandle(handle -> handle.execute("update registration set generation = 2"));
    assertThat(app.stranger().get(manage).statusCode()).isEqualTo(404);
  }

  @Test
  void details_are_changed_and_the_calendar_follows_the_choice() {
    var manage = registered();
    var anne = app.stranger();
    var before = Inbox.of(app, ANNE).size();

    var refused =
        anne.post(
            manage + "/details",
            "name",
            "",
            "organisation",
            "Ny etat",
            "language",
            "NB",
            "calendar",
            "NONE");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Ny etat");
    anne.post(
        manage + "/details",
        "name",
        "Anne Nilsen",
        "organisation",
        "Ny etat",
        "language",
        "NN",
        "calendar",
        "INVITATIONS");
    assertThat(Inbox.of(app, ANNE).size()).isEqualTo(before);
    assertThat(anne.get(manage).body()).contains("Anne Nilsen").contains("Ny etat");

    anne.post(
        manage + "/details", "name", "Anne Nilsen", "language", "NN", "calendar", "SUBSCRIPTION");
    var letters = Inbox.of(app, ANNE).since(before);
    assertThat(letters).hasSize(4);
    assertThat(letters.getFirst().textBody())
        .contains("Påmeldinga gjeld som før")
        .contains("webcal://");
    assertThat(letters.subList(1, 4)).allMatch(mail -> "CANCEL".equals(mail.calendarMethod()));
    anne.post(manage + "/del-1/release");
    assertThat(Inbox.of(app, ANNE).last().calendarMethod()).isNull();
    anne.post(manage + "/letters");
    assertThat(Inbox.of(app, ANNE).last().kind()).isEqualTo("LINK");
  }

  @Test
  void the_feed_holds_her_parts_and_is_the_same_until_something_changes() {
    var manage = registered();
    var feed = Inbox.of(app, ANNE).first("REGISTERED").link("/calendar/");
    var anne = app.stranger();

    var first = anne.get(feed);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Type")).hasValue("text/calendar; charset=utf-8");
    assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(first.body().split("BEGIN:VEVENT", -1)).hasSize(4);
    assertThat(first.body()).contains("METHOD:PUBLISH").doesNotContain("ATTENDEE");
    app.clock().forward(Duration.ofHours(1));
    assertThat(anne.get(feed).body()).isEqualTo(first.body());
    var tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).doesNotStartWith("W/");
    assertThat(anne.send(anne.request(feed).header("If-None-Match", tag).GET()).statusCode())
        .isEqualTo(304);
    assertThat(anne.send(anne.request(feed).HEAD()).headers().firstValue("ETag")).hasValue(tag);

    anne.post(manage + "/del-2/release");
    assertThat(anne.get(feed).body().split("BEGIN:VEVENT", -1)).hasSize(3);
    assertThat(anne.get(feed).headers().firstValue("ETag"))
        .isNotEqualTo(java.util.Optional.of(tag));
    assertThat(anne.get(feed.replace(".ics", "/del-1.ics")).body()).contains("METHOD:PUBLISH");
    assertThat(anne.get(feed.replace(".ics", "/del-2.ics")).statusCode()).isEqualTo(404);
    assertThat(anne.get("/calendar/" + manage.substring(8) + ".ics").statusCode()).isEqualTo(404);
  }

  /** Mail scanners follow every link there is. */
  @Test
  void following_every_link_of_every_letter_changes_nothing() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1 where number = 1"));
    var manage = registered();
    app.stranger()
        .post(
            PATH,
            "scope",
            "all",
            "name",
            "Bjørn",
            "email",
            "bjorn@fylke.example",
            "calendar",
            "NONE");
    app.stranger().post(manage + "/del-2/release");
    app.stranger().post(manage + "/del-1/release");
    app.stranger().post(PATH + "/link", "email", ANNE);
    app.letter("LINK", ANNE);
    var links =
        java.util.stream.Stream.of(ANNE, "bjorn@fylke.example")
            .flatMap(address -> Inbox.of(app, address).letters().stream())
            .flatMap(mail -> mail.links().stream())
            .distinct()
            .toList();
    assertThat(links)
        .anyMatch(link -> link.startsWith("/offer/"))
        .anyMatch(link -> link.endsWith("/withdrawal"));
    var pages = new java.util.ArrayList<>(links);
    for (var link : List.of("/details", "/del-2/return", "/del-3/release")) {
      pages.add(manage + link);
    }

    var before = Dump.of(app.db());
    for (var link : pages) {
      assertThat(app.stranger().get(link).statusCode()).as(link).isEqualTo(200);
      app.stranger().get(link);
    }
    assertThat(Dump.of(app.db())).isEqualTo(before);
  }

  private String registered() {
    app.stranger().post(PATH, "scope", "all", "name", Cast.ATTENDEE.name(), "email", ANNE);
    Inbox.deliver(app);
    return Inbox.of(app, ANNE).first("REGISTERED").link("/manage/");
  }

  private List<String> events() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select state from part_registration_event order by id")
                .mapTo(String.class)
                .list());
  }
}
