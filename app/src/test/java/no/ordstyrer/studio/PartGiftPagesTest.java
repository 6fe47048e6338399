package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A part that is added later, and those who registered for the whole series before. */
class PartGiftPagesTest {
  private static final String DESK = "/studio" + Cast.SERIES;
  private static final String GIFT = DESK + "/del-4/gift";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void those_of_the_whole_series_get_it_in_their_order_and_are_written_to_once() {
    register("first", "all", "1");
    register("chose", "some", "1");
    register("gone", "all", "1");
    register("second", "all", "1");
    register("third", "all", "1");
    app.stranger().post(manage("gone") + "/withdrawal");
    app.stranger().post(manage("second") + "/del-1/release");
    Inbox.deliver(app);
    var added = add("2");
    assertThat(added).isEqualTo(GIFT + "?done=studio.part-added");
    var before = letters();

    var seen = ola.get(GIFT).body();
    assertThat(seen)
        .contains("2 personer får plass.")
        .contains("1 person kommer på venteliste, fordi delen er full.")
        .contains("Gi delen og skriv til 3 personer")
        .contains("Ny del: Webinar 4")
        .doesNotContain("/manage/");
    assertThat(ola.post(GIFT + "/preview", "line", "Vi la til en del.").body())
        .contains("Arrangøren skriver: Vi la til en del.");
    assertThat(places()).isEmpty();
    assertThat(letters()).isEqualTo(before);

    assertThat(ola.post(GIFT, "line", "Vi la til en del.").statusCode()).isEqualTo(303);
    register("between", "all", "1");
    app.app().jobs().runDue();

    assertThat(ola.get(GIFT).body())
        .contains("De påmeldte har fått delen")
        .contains("2 personer fikk plass.")
        .contains("1 person kom på venteliste.");
    assertThat(places())
        .isEqualTo("between WAITLISTED,first CONFIRMED,second CONFIRMED,third WAITLISTED");
    var first = inbox("first");
    assertThat(first.last().kind()).isEqualTo("NEW_PART");
    assertThat(first.last().subject()).isEqualTo("Ny del: Webinar 4");
    assertThat(first.last().textBody())
        .contains("Arrangøren skriver: Vi la til en del.")
        .contains("/join/");
    assertThat(first.last().calendarMethod()).isEqualTo("REQUEST");
    assertThat(inbox("third").last().textBody()).contains("nummer 1 på venteliste");
    assertThat(inbox("third").last().calendarMethod()).isNull();
    for (var who : List.of("chose", "gone", "between")) {
      assertThat(inbox(who).letters()).noneMatch(mail -> mail.kind().equals("NEW_PART"));
    }
    var written = letters();
    ola.post(GIFT, "line", "");
    app.app().jobs().runDue();
    assertThat(letters()).isEqualTo(written);
    assertThat(app.stranger().get(manage("first")).body()).contains("Du er påmeldt 4 av 4 deler");
  }

  @Test
  void when_the_organiser_says_no_only_those_who_come_later_have_it() {
    register("a", "all", "1");
    add("");
    app.app().jobs().runDue();
    register("later", "all", "1");
    assertThat(places()).isEqualTo("later CONFIRMED");
    assertThat(app.stranger().post(manage("a") + "/del-4/return").statusCode()).isEqualTo(303);
    assertThat(places()).isEqualTo("a CONFIRMED,later CONFIRMED");
    assertThat(ola.get(GIFT).body()).contains("Det er ingen å gi delen til nå");
  }

  @Test
  void nobody_is_given_what_people_choose_or_what_is_called_off() {
    register("a", "all", "1");
    app.db().useHandle(handle -> handle.execute("update series set registration = 'CHOOSE_PARTS'"));
    assertThat(add("")).isEqualTo(DESK + "?done=studio.part-added");
    assertThat(ola.post(GIFT, "line", "").statusCode()).isEqualTo(422);
    app.db().useHandle(handle -> handle.execute("update series set registration = 'WHOLE_SERIES'"));
    ola.post(DESK + "/del-4/cancellation", "rev", "1", "why", "Streik");
    assertThat(ola.post(GIFT, "line", "").body()).contains("Ingen har fått den");
    assertThat(places()).isEmpty();
    for (var who : List.of(Cast.MODERATOR, Cast.STRANGER)) {
      assertThat(app.signedIn(who).get(GIFT).statusCode()).isEqualTo(404);
      assertThat(app.signedIn(who).post(GIFT, "line", "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_pages_are_sound() {
    register("a", "all", "1");
    add("");
    try (var browser = new Browser(app)) {
      var page = browser.staff(Cast.ORGANISER);
      page.go(GIFT).check("gift").shot("gift");
      ola.post(GIFT, "line", "");
      page.go(GIFT).check("gift-done").shot("gift-done");
    }
  }

  /** Where one more part leads to. */
  private String add(String capacity) {
    var added =
        ola.post(
            DESK + "/new-part",
            "kind",
            "WEBINAR",
            "venue",
            "ONLINE",
            "label",
            "Webinar 4",
            "day",
            "2030-10-24",
            "from",
            "10:00",
            "to",
            "11:30",
            "capacity",
            capacity);
    assertThat(added.statusCode()).isEqualTo(303);
    return added.headers().firstValue("Location").orElseThrow();
  }

  private void register(String who, String scope, String part) {
    var registered =
        app.stranger()
            .post(
                Cast.SERIES + "/registration",
                "scope",
                scope,
                "part",
                part,
                "name",
                who,
                "email",
                who + "@etat.example",
                "calendar",
                "INVITATIONS");
    assertThat(registered.statusCode()).isEqualTo(303);
  }

  private String manage(String who) {
    return inbox(who).first("REGISTERED").link("/manage/");
  }

  private String places() {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select coalesce(string_agg(r.name || ' ' || p.state, ',' order by r.name), '')"
                        + " from part_registration p join registration r on r.id = p.registration_id"
                        + " join part t on t.id = p.part_id where t.number = 4")
                .mapTo(String.class)
                .one());
  }

  private int letters() {
    return app.db()
        .withHandle(handle -> handle.select("select count(*) from letter").mapTo(int.class).one());
  }

  private Inbox inbox(String who) {
    return Inbox.of(app, who + "@etat.example");
  }
}
