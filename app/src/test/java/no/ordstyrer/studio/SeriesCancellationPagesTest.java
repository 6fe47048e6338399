package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cancelling a whole series: seen before it is done, told once to each, and taken back in time. */
class SeriesCancellationPagesTest {
  private static final String DESK = "/studio" + Cast.SERIES;
  private static final String PATH = DESK + "/cancellation";

  private final TestApp app = new TestApp();
  private Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void whom_it_reaches_is_seen_first_and_each_hears_of_it_once() {
    limit(1);
    register("a", "all", "");
    register("b", "all", "");
    register("c", "some", "1");
    Inbox.deliver(app);
    assertThat(ola.post(PATH + "/preview", "rev", "1", "why", " ").body())
        .contains("Fyll ut dette feltet");

    var seen = ola.post(PATH + "/preview", "rev", "1", "why", "Arenaen legges ned");
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body())
        .contains("3 personer får beskjed.", "Webinar 1", "Webinar 2", "går brevene ut kl. 10.03")
        .contains("Avlyst: Er styringsstrukturen", "Arrangøren skriver: Arenaen legges ned")
        .contains("Avlys serien og skriv til 3 personer")
        .doesNotContain("/manage/");
    assertThat(count("select count(*) from series where cancelled_at is not null")).isZero();

    cancel();
    assertThat(app.stranger().get(Cast.SERIES).body()).contains("Arenaen legges ned");
    assertThat(ola.get(DESK).body()).contains("Angre avlysningen", "kl. 10.03");
    assertThat(inbox("a").last().kind()).isNotEqualTo("SERIES_CANCELLED");
    var before = inbox("a").size();
    gathered();
    gathered();

    var letters = inbox("a").since(before);
    assertThat(letters).filteredOn(mail -> mail.kind().equals("SERIES_CANCELLED")).hasSize(1);
    assertThat(letters.getFirst().textBody())
        .contains("med alle deler som ikke er holdt", "Arenaen legges ned", "Webinar 1")
        .doesNotContain("Du er påmeldt", "/registration");
    // What she has in her calendar is taken out, entry by entry.
    assertThat(letters).filteredOn(mail -> "CANCEL".equals(mail.calendarMethod())).hasSize(3);
    assertThat(letters).hasSize(4);
    assertThat(inbox("b").letters())
        .filteredOn(mail -> mail.kind().equals("SERIES_CANCELLED"))
        .hasSize(1);
    assertThat(inbox("c").last().calendarMethod()).isEqualTo("CANCEL");
    assertThat(inbox("c").last().kind()).isEqualTo("SERIES_CANCELLED");
    assertThat(states()).isEqualTo("CANCELLED");
    assertThat(count("select count(*) from part_notice where ended_at is null")).isZero();
    assertThat(ola.get(DESK + "/log").body()).contains("Avlyste serien");
  }

  @Test
  void what_is_undone_in_time_is_as_it_was_and_nobody_hears() {
    limit(1);
    register("a", "all", "");
    register("b", "all", "");
    register("c", "all", "");
    app.stranger().post(inbox("a").first("REGISTERED").link("/manage/") + "/del-2/release");
    var offer = inbox("b").first("OFFERED").link("/offer/");
    // A part that had been moved a moment before.
    app.clock().forward(Duration.ofMinutes(1));
    ola.post(
        DESK + "/del-1/time",
        "rev",
        "1",
        "day",
        "2030-09-13",
        "from",
        "12:00",
        "to",
        "13:30",
        "line",
        "");
    Inbox.deliver(app);
    var sizes = count("select count(*) from letter");
    var were = places();

    cancel();
    assertThat(app.stranger().post(offer + "/claim").statusCode()).isEqualTo(422);
    assertThat(ola.get(DESK).body()).doesNotContain("/del-1/undo");
    app.clock().forward(Duration.ofMinutes(2));
    app.app().jobs().runDue();
    assertThat(count("select count(*) from letter")).isEqualTo(sizes);
    assertThat(ola.get(PATH + "/end").body())
        .contains("Angre avlysningen", "Brevene går ut kl. 10.");
    assertThat(location(ola.post(PATH + "/end", "rev", "2"))).endsWith("done=studio.revived");

    assertThat(places()).isEqualTo(were);
    assertThat(app.stranger().get(Cast.SERIES).body()).doesNotContain("Serien er avlyst");
    assertThat(app.stranger().post(offer + "/claim").statusCode()).isEqualTo(303);
    gathered();
    // Only what was to be told anyway: the part that was moved.
    assertThat(inbox("a").last().kind()).isEqualTo("MOVED");
    assertThat(count("select count(*) from letter where kind = 'SERIES_CANCELLED'")).isZero();
    assertThat(ola.get(DESK + "/log").body()).contains("Angret avlysningen av serien");
  }

  @Test
  void when_the_letters_have_left_it_stands() {
    register("a", "all", "");
    Inbox.deliver(app);
    cancel();
    gathered();

    var late = ola.post(PATH + "/end", "rev", "2");

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Det er for sent å angre");
    assertThat(ola.get(DESK).body()).doesNotContain("Angre avlysningen");
    assertThat(ola.post(PATH, "rev", "2", "why", "Igjen").body()).contains("avlyst allerede");
  }

  @Test
  void of_two_organisers_the_later_is_told_and_loses_nothing() {
    var ingrid = app.signedIn(Cast.OWNER);
    app.db().useHandle(handle -> handle.execute("update series set rev = 2"));
    var late = ingrid.post(PATH, "rev", "1", "why", "Fra Ingrid");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Noen andre har lagret", "Fra Ingrid");
    assertThat(ingrid.post(PATH, "rev", "2", "why", "Fra Ingrid").statusCode()).isEqualTo(303);
  }

  @Test
  void a_confirmation_that_has_not_left_does_not_follow_its_cancellation() {
    register("merged", "some", "1");
    register("summary", "all", "");
    assertThat(inbox("merged").last().calendarMethod()).isEqualTo("REQUEST");
    cancel();
    // Until they hear of it, it is as true as it was: it could be undone.
    assertThat(left("merged")).containsExactly("REGISTERED");
    gathered();

    assertThat(left("merged")).containsExactly("SERIES_CANCELLED");
    assertThat(left("summary")).doesNotContain("REGISTERED").contains("SERIES_CANCELLED");
    // Nothing of it was ever in a calendar, so nothing is taken out.
    assertThat(
            count("select count(*) from letter where state = 'WAITING' and calendar is not null"))
        .isZero();
  }

  @Test
  void a_confirmation_that_has_not_left_does_not_follow_the_cancellation_of_its_only_part() {
    register("only", "some", "1");
    register("more", "all", "");
    ola.post(DESK + "/del-1/cancellation", "rev", "1", "why", "Innlederen er syk");
    gathered();

    assertThat(left("only")).containsExactly("CANCELLED");
    assertThat(left("more")).contains("REGISTERED", "CANCELLED");
  }

  @Test
  void a_series_that_begins_soon_is_told_of_at_once() {
    register("a", "all", "");
    Inbox.deliver(app);
    app.clock().set(Instant.parse("2030-09-12T07:00:00Z"));
    ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.post(PATH + "/preview", "rev", "1", "why", "Syk").body())
        .contains("Det kan ikke angres.");
    cancel();
    app.app().jobs().runDue();
    assertThat(inbox("a").letters()).anyMatch(mail -> mail.kind().equals("SERIES_CANCELLED"));
  }

  @Test
  void only_organisers() {
    for (var person : List.of(Cast.MODERATOR, Cast.CHAIR, Cast.STRANGER)) {
      var other = app.signedIn(person);
      assertThat(other.get(PATH).statusCode()).isEqualTo(404);
      assertThat(other.post(PATH + "/preview", "rev", "1", "why", "x").statusCode()).isEqualTo(404);
      assertThat(other.post(PATH, "rev", "1", "why", "x").statusCode()).isEqualTo(404);
      assertThat(other.post(PATH + "/end", "rev", "1").statusCode()).isEqualTo(404);
    }
    assertThat(ola.get(PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void the_story_in_a_browser() {
    register("a", "all", "");
    try (var browser = new Browser(app)) {
      var organiser = browser.staff(Cast.ORGANISER);
      organiser.go(PATH).check("series-cancel-why").shot("series-cancel-why");
      organiser.page().fill("#why", "Arenaen legges ned.");
      organiser.page().click("main form button");
      organiser.check("series-cancel").shot("series-cancel");
      organiser.page().click("text=Avlys serien og skriv til 1 person");
      organiser.page().waitForURL("**?done=studio.cancelled");
      organiser.check("series-cancelled").shot("series-cancelled");
      organiser.go(PATH + "/end").check("series-revive").shot("series-revive");
      organiser.page().click("main form button");
      organiser.page().waitForURL("**?done=studio.revived");
      organiser.check("series-revived");
    }
  }

  private void cancel() {
    var done = ola.post(PATH, "rev", "1", "why", "Arenaen legges ned");
    assertThat(location(done)).endsWith("done=studio.cancelled");
  }

  private static String location(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private void gathered() {
    app.clock().forward(Duration.ofMinutes(3));
    app.app().jobs().runDue();
  }

  private void limit(int capacity) {
    app.db()
        .useHandle(
            handle -> handle.execute("update part set capacity = ? where number = 2", capacity));
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

  private Inbox inbox(String who) {
    return Inbox.of(app, who + "@etat.example");
  }

  /** The kinds of her letters that wait to leave. */
  private List<String> left(String who) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select kind from letter where recipient = ? and state = 'WAITING' order by id",
                    who + "@etat.example")
                .mapTo(String.class)
                .list());
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }

  private String states() {
    return text("select string_agg(distinct state, ',') from part_registration");
  }

  private String places() {
    return text(
        "select string_agg(p.registration_id || ' ' || p.part_id || ' ' || p.state || ' '"
            + " || coalesce(p.queued_at::text, ''), ',' order by p.id) from part_registration p");
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
