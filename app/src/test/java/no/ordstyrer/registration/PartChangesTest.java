package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of places, offers and calendars when an organiser changes a part. */
class PartChangesTest {
  private static final String PATH = Cast.SERIES + "/registration";
  private static final String DESK = "/studio" + Cast.SERIES + "/del-2";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_moved_part_moves_in_the_calendars_of_its_holders_alone() {
    register("a", "all", "INVITATIONS");
    register("b", "some", "INVITATIONS");
    register("c", "all", "SUBSCRIPTION");
    var uid = inbox("a").since(1).get(1).property("UID");
    Inbox.deliver(app);
    var before = inbox("a").size();

    var moved =
        ola.post(DESK + "/time", "rev", "1", "day", "2030-09-27", "from", "12:00", "to", "13:30");

    assertThat(moved.statusCode()).isEqualTo(303);
    assertThat(inbox("a").since(before)).hasSize(1);
    var letter = inbox("a").last();
    assertThat(letter.kind()).isEqualTo("MOVED");
    assertThat(letter.subject()).startsWith("Nytt tidspunkt: Webinar 2");
    assertThat(letter.textBody())
        .contains("Tid: fredag 27. september 2030 kl. 12.00–13.30 (norsk tid)")
        .contains("Før: torsdag 26. september 2030 kl. 10.00–11.30 (norsk tid)");
    assertThat(letter.calendarMethod()).isEqualTo("REQUEST");
    assertThat(letter.property("UID")).isEqualTo(uid);
    assertThat(letter.property("SEQUENCE")).isEqualTo("1");
    assertThat(letter.calendar()).contains("DTSTART;TZID=Europe/Oslo:20300927T120000");
    assertThat(inbox("b").letters()).noneMatch(mail -> mail.kind().equals("MOVED"));
    assertThat(inbox("c").last().kind()).isEqualTo("MOVED");
    assertThat(inbox("c").last().calendarMethod()).isNull();
    var address =
        inbox("c").first("REGISTERED").links().stream()
            .filter(link -> link.startsWith("/calendar/") && !link.contains("/del-"))
            .findFirst()
            .orElseThrow();
    var feed = app.stranger().get(address).body();
    assertThat(feed).contains("20300927T120000").contains("SEQUENCE:1");
  }

  @Test
  void a_postponed_part_leaves_the_calendar_and_comes_back_with_its_new_time() {
    register("a", "all", "INVITATIONS");
    Inbox.deliver(app);

    ola.post(DESK + "/postponement", "rev", "1");
    assertThat(inbox("a").last().calendarMethod()).isEqualTo("CANCEL");
    assertThat(inbox("a").last().textBody()).contains("du beholder plassen");
    Inbox.deliver(app);
    ola.post(DESK + "/time", "rev", "2", "day", "2030-10-03", "from", "10:00", "to", "11:30");

    assertThat(inbox("a").last().calendarMethod()).isEqualTo("REQUEST");
    assertThat(inbox("a").last().property("SEQUENCE")).isEqualTo("2");
    assertThat(app.stranger().get(inbox("a").first("REGISTERED").link("/manage/")).body())
        .contains("Du er påmeldt 3 av 3 deler");
  }

  @Test
  void a_cancelled_part_ends_its_places_and_offers_and_leaves_the_others_alone() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1 where number = 2"));
    register("a", "all", "INVITATIONS");
    register("b", "all", "INVITATIONS");
    app.stranger().post(inbox("a").first("REGISTERED").link("/manage/") + "/del-2/release");
    var offer = inbox("b").first("OFFERED").link("/offer/");
    Inbox.deliver(app);

    ola.post(DESK + "/cancellation", "rev", "1", "why", "Innlederen er syk");

    assertThat(inbox("b").last().kind()).isEqualTo("CANCELLED");
    assertThat(inbox("b").last().textBody()).contains("Innlederen er syk");
    assertThat(inbox("b").last().calendarMethod()).isNull();
    assertThat(inbox("a").letters()).noneMatch(mail -> mail.kind().equals("CANCELLED"));
    assertThat(app.stranger().post(offer + "/claim").statusCode()).isEqualTo(422);
    assertThat(app.stranger().get(offer).body()).contains("Tilbudet gjelder ikke lenger");
    assertThat(app.stranger().get(inbox("b").first("REGISTERED").link("/manage/")).body())
        .contains("Du er påmeldt 2 av 2 deler")
        .contains("Avlyst");

    register("c", "all", "INVITATIONS");
    Inbox.deliver(app);
    ola.post("/studio" + Cast.SERIES + "/del-1/cancellation", "rev", "1", "why", "Streik");
    assertThat(inbox("c").last().calendarMethod()).isEqualTo("CANCEL");
    assertThat(inbox("c").last().property("STATUS")).isEqualTo("CANCELLED");
    assertThat(inbox("c").last().property("SEQUENCE")).isEqualTo("1");
  }

  private void register(String who, String scope, String calendar) {
    var fields =
        new String[] {
          "scope",
          scope,
          "part",
          "1",
          "name",
          who,
          "email",
          who + "@etat.example",
          "calendar",
          calendar
        };
    assertThat(app.stranger().post(PATH, fields).statusCode()).isEqualTo(303);
  }

  private Inbox inbox(String who) {
    return Inbox.of(app, who + "@etat.example");
  }
}
