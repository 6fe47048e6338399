package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    gathered();
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
    gathered();
    assertThat(inbox("a").last().calendarMethod()).isEqualTo("CANCEL");
    assertThat(inbox("a").last().textBody()).contains("du beholder plassen");
    Inbox.deliver(app);
    ola.post(DESK + "/time", "rev", "2", "day", "2030-10-03", "from", "10:00", "to", "11:30");
    gathered();

    assertThat(inbox("a").last().calendarMethod()).isEqualTo("REQUEST");
    assertThat(inbox("a").last().property("SEQUENCE")).isEqualTo("2");
    assertThat(app.stranger().get(inbox("a").first("REGISTERED").link("/manage/")).body())
        .contains("Du er påmeldt 3 av 3 deler");
  }

  @Test
  void who_leaves_before_the_news_of_a_postponement_has_her_calendar_cleared() {
    register("a", "all", "INVITATIONS");
    Inbox.deliver(app);
    var manage = inbox("a").first("REGISTERED").link("/manage/");
    var uid = inbox("a").since(1).get(1).property("UID");

    ola.post(DESK + "/postponement", "rev", "1");
    app.stranger().post(manage + "/del-2/release");
    gathered();

    assertThat(inbox("a").last().calendarMethod()).isEqualTo("CANCEL");
    assertThat(inbox("a").last().property("UID")).isEqualTo(uid);
    assertThat(inbox("a").last().calendar()).contains("20300926T100000");
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
    gathered();

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
    gathered();
    assertThat(inbox("c").last().calendarMethod()).isEqualTo("CANCEL");
    assertThat(inbox("c").last().property("STATUS")).isEqualTo("CANCELLED");
    assertThat(inbox("c").last().property("SEQUENCE")).isEqualTo("1");
  }

  @Test
  void quick_edits_are_one_letter_from_what_was_to_what_is() {
    register("a", "all", "INVITATIONS");
    Inbox.deliver(app);
    var before = inbox("a").size();

    time("1", "2030-09-27", "12:00", "13:30");
    app.clock().forward(Duration.ofMinutes(2));
    app.app().jobs().runDue();
    time("2", "2030-10-03", "14:00", "15:30");
    app.clock().forward(Duration.ofMinutes(2));
    app.app().jobs().runDue();
    assertThat(inbox("a").size()).isEqualTo(before);
    gathered();

    assertThat(inbox("a").since(before)).hasSize(1);
    assertThat(inbox("a").last().textBody())
        .contains("Tid: torsdag 3. oktober 2030 kl. 14.00–15.30 (norsk tid)")
        .contains("Før: torsdag 26. september 2030 kl. 10.00–11.30 (norsk tid)")
        .doesNotContain("27. september");
    assertThat(inbox("a").last().property("SEQUENCE")).isEqualTo("2");
  }

  @Test
  void a_part_that_is_moved_back_in_time_is_no_news() {
    register("a", "all", "INVITATIONS");
    Inbox.deliver(app);
    app.clock().forward(Duration.ofMinutes(1));
    var before = inbox("a").size();

    time("1", "2030-09-27", "12:00", "13:30");
    app.clock().forward(Duration.ofMinutes(1));
    register("late", "all", "INVITATIONS");
    Inbox.deliver(app);
    time("2", "2030-09-26", "10:00", "11:30");
    gathered();

    assertThat(inbox("a").size()).isEqualTo(before);
    // She came in between, and her calendar has the other day.
    assertThat(inbox("late").last().kind()).isEqualTo("MOVED");
    assertThat(inbox("late").last().textBody())
        .contains("Tid: torsdag 26. september 2030")
        .doesNotContain("Før:");
    assertThat(inbox("late").last().property("SEQUENCE")).isEqualTo("1");
    time("3", "2030-10-03", "14:00", "15:30");
    gathered();
    assertThat(inbox("a").since(before)).hasSize(1);
  }

  @Test
  void the_organiser_waits_for_no_letters_however_many_hold_the_part() {
    crowd(450);
    register("a", "all", "INVITATIONS");

    time("1", "2030-09-27", "12:00", "13:30");
    assertThat(count("select count(*) from letter where kind = 'MOVED'")).isZero();
    assertThat(count("select count(*) from part_notice")).isEqualTo(1);
    assertThat(count("select count(*) from part_registration where calendar_sequence = 1"))
        .isEqualTo(451);

    gathered();
    app.clock().forward(Duration.ofMinutes(4));
    app.app().jobs().runDue();
    assertThat(count("select count(distinct recipient) from letter where kind = 'MOVED'"))
        .isEqualTo(451);
    assertThat(count("select count(*) from letter where kind = 'MOVED'")).isEqualTo(451);
  }

  @Test
  void a_change_in_the_midst_of_the_letters_tells_each_what_she_knew() {
    register("a", "all", "INVITATIONS");
    register("b", "all", "INVITATIONS");
    Inbox.deliver(app);
    time("1", "2030-09-27", "12:00", "13:30");
    gathered();
    Inbox.deliver(app);
    // As if the node had stopped when only the first of the two was written to.
    app.db()
        .useHandle(handle -> {
          handle.execute("delete from letter where kind = 'MOVED' and recipient like 'b@%'");
          handle.execute(
              "update part_notice set ended_at = null, reached = (select min(p.id) from"
                  + " part_registration p where p.part_id = part_notice.part_id)");
        });

    time("2", "2030-10-03", "14:00", "15:30");
    gathered();

    assertThat(inbox("a").last().textBody()).contains("Før: fredag 27. september 2030");
    assertThat(inbox("b").last().textBody()).contains("Før: torsdag 26. september 2030");
    assertThat(inbox("b").last().textBody()).contains("Tid: torsdag 3. oktober 2030");
  }

  private void time(String rev, String day, String from, String to) {
    var moved = ola.post(DESK + "/time", "rev", rev, "day", day, "from", from, "to", to);
    assertThat(moved.statusCode()).isEqualTo(303);
  }

  /** The time in which edits gather is over. */
  private void gathered() {
    app.clock().forward(Duration.ofMinutes(3));
    app.app().jobs().runDue();
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }

  private void crowd(int size) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                with people as (
                  insert into registration (series_id, name, email, email_key, language, calendar,
                                            created_at, changed_at)
                  select p.series_id, 'Nr. ' || i, 'nr' || i || '@etat.example',
                         'nr' || i || '@etat.example', 'nb', 'INVITATIONS',
                         timestamptz '2030-09-01', timestamptz '2030-09-01'
                    from part p, generate_series(1, ?) i
                   where p.number = 2
                  returning id, series_id
                )
                insert into part_registration (registration_id, part_id, state, since, calendar_uid,
                                               calendar_stamp, calendar_invited)
                select r.id, p.id, 'CONFIRMED', timestamptz '2030-09-01', 'uid-' || r.id,
                       timestamptz '2030-09-01', true
                  from people r join part p on p.series_id = r.series_id and p.number = 2
                """,
                size));
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
