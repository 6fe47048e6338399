package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A registration moves to another address of hers. */
class AddressChangeTest {
  private static final String PATH = Cast.SERIES + "/registration";
  private static final String ANNE = Cast.ATTENDEE.email();
  private static final String NEW = "anne@nydirektorat.example";
  private static final String BJORN = Cast.SECOND_ATTENDEE.email();

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_new_address_confirms_and_everything_moves() {
    var manage = registered("Anne", ANNE);
    var old = Inbox.of(app, ANNE);
    var uid = old.since(1).getFirst().property("UID");
    var feed = old.first("REGISTERED").link("/calendar/");
    var join = old.first("REGISTERED").link("/join/");
    var pass = app.stranger();
    pass.get(manage);
    assertThat(pass.get(Cast.SERIES).body()).contains("Du er påmeldt 3 av 3");

    assertThat(location(ask(manage, NEW))).isEqualTo(manage + "?done=handover.asked");
    assertThat(app.stranger().get(manage).body()).contains("Bekreft den nye adressen", NEW);
    var notice = Inbox.of(app, ANNE).last();
    assertThat(notice.kind()).isEqualTo("HANDOVER_NOTICE");
    assertThat(notice.textBody()).contains("a…@nydirektorat.example").doesNotContain(NEW);
    var confirm = confirmLink(NEW);
    var before = Dump.of(app.db());
    assertThat(app.stranger().get(confirm).body()).contains("Ja, flytt påmeldingen hit");
    assertThat(Dump.of(app.db())).isEqualTo(before);
    Inbox.deliver(app);

    var answer = app.stranger().post(confirm);
    var moved = location(answer).replaceFirst("\\?.*", "");
    assertThat(app.stranger().get(moved).body()).contains(NEW, "Du er påmeldt 3 av 3 deler");
    for (var dead : List.of(manage, feed, join)) {
      assertThat(app.stranger().get(dead).statusCode()).as(dead).isEqualTo(404);
    }
    assertThat(pass.get(Cast.SERIES).body()).doesNotContain("Du er påmeldt 3 av 3");

    var left = Inbox.of(app, ANNE).since(old.size() + 1);
    assertThat(left.getFirst().kind()).isEqualTo("HANDOVER_LEFT");
    assertThat(left.getFirst().links()).isEmpty();
    assertThat(left.subList(1, 4))
        .allSatisfy(mail -> {
          assertThat(mail.calendarMethod()).isEqualTo("CANCEL");
          assertThat(mail.property("SEQUENCE")).isEqualTo("1");
          assertThat(mail.property("ATTENDEE")).contains("mailto:" + ANNE);
        });
    var arrived = Inbox.of(app, NEW).since(1);
    assertThat(arrived.getFirst().kind()).isEqualTo("ADDRESS");
    assertThat(arrived.getFirst().link("/manage/")).isEqualTo(moved);
    assertThat(arrived.subList(1, 4))
        .allSatisfy(mail -> {
          assertThat(mail.calendarMethod()).isEqualTo("REQUEST");
          assertThat(mail.property("SEQUENCE")).isEqualTo("2");
          assertThat(mail.property("ATTENDEE")).contains("mailto:" + NEW);
        });
    assertThat(arrived.get(1).property("UID")).isEqualTo(uid);
    assertThat(app.stranger().get(arrived.getFirst().link("/calendar/")).statusCode())
        .isEqualTo(200);

    Inbox.deliver(app);
    app.stranger().post(moved + "/del-2/release");
    assertThat(Inbox.of(app, NEW).last().calendarMethod()).isEqualTo("CANCEL");
    assertThat(Inbox.of(app, NEW).last().property("SEQUENCE")).isEqualTo("3");
  }

  /** What waits to leave for the old address leaves for the new one, with links that are good. */
  @Test
  void letters_that_wait_move_with_her() {
    var manage = registered("Anne", ANNE);
    app.stranger().post(manage + "/letters");
    app.stranger().post(manage + "/del-2/release");
    ask(manage, NEW);

    var moved = location(app.stranger().post(confirmLink(NEW))).replaceFirst("\\?.*", "");

    assertThat(waiting())
        .contains(NEW + " LINK", NEW + " ADDRESS", ANNE + " HANDOVER_LEFT")
        .doesNotContain(ANNE + " LINK");
    var waited = Inbox.of(app, NEW).first("LINK");
    assertThat(waited.link("/manage/")).isEqualTo(moved);
    assertThat(waited.htmlBody()).contains(moved).doesNotContain(manage);
    assertThat(app.stranger().get(waited.link("/join/")).statusCode()).isEqualTo(200);
    // What the old calendar has yet to lose, it loses.
    assertThat(
            Inbox.of(app, ANNE).letters().stream()
                .filter(mail -> "CANCEL".equals(mail.calendarMethod())))
        .hasSize(3);
    assertThat(
            Inbox.of(app, NEW).letters().stream()
                .filter(mail -> "REQUEST".equals(mail.calendarMethod())))
        .hasSize(2);
  }

  @Test
  void it_is_stopped_from_the_old_address_or_from_her_own_page() {
    var manage = registered("Anne", ANNE);
    ask(manage, NEW);
    var stop = Inbox.of(app, ANNE).last().link("/handover/stop/");
    assertThat(app.stranger().get(stop).body()).contains("Vil du stoppe bytte av adresse?");
    assertThat(app.stranger().get(confirmLink(NEW)).body()).contains("Ja, flytt");

    // Who is asked for her own address says nothing, or yes.
    assertThat(app.stranger().post(confirmLink(NEW) + "/decline").statusCode()).isEqualTo(404);
    assertThat(app.stranger().post(stop).statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(stop).body()).contains("Byttet er stoppet");
    assertRefused(confirmLink(NEW), "Byttet er stoppet");

    ask(manage, NEW);
    assertThat(location(app.stranger().post(manage + "/stop"))).contains("handover.stopped");
    assertRefused(confirmLink(NEW), "Byttet er stoppet");
    assertThat(location(app.stranger().post(manage + "/stop"))).contains("registration.nothing");
    assertThat(app.stranger().get(manage).body()).contains(ANNE).doesNotContain(NEW);
  }

  @Test
  void a_later_wish_replaces_an_earlier_one_and_the_clock_ends_both() {
    var manage = registered("Anne", ANNE);
    ask(manage, NEW);
    var first = confirmLink(NEW);
    ask(manage, "anne@privat.example");
    var second = confirmLink("anne@privat.example");
    assertRefused(first, "Denne lenken gjelder ikke lenger");
    assertThat(app.stranger().get(second).body()).contains("Ja, flytt");

    app.clock().forward(Duration.ofHours(24));
    assertRefused(second, "Fristen er gått ut");
    assertThat(app.stranger().get(manage).body()).doesNotContain("anne@privat.example");
    ask(manage, NEW);
    assertThat(location(app.stranger().post(confirmLink(NEW)))).contains("handover.done");
    assertRefused(confirmLink(NEW), "Påmeldingen er flyttet");
  }

  @Test
  void two_browsers_confirm_at_once_and_one_of_them_does() throws Exception {
    var manage = registered("Anne", ANNE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(List.of(() -> ask(manage, "a@ny.example"), () -> ask(manage, NEW)));
    }
    ask(manage, NEW);
    var confirm = confirmLink(NEW);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var both =
          threads.invokeAll(
              List.of(
                  () -> app.stranger().post(confirm).statusCode(),
                  () -> app.stranger().post(confirm).statusCode()));
      assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(303, 422);
    }
    assertThat(Inbox.of(app, NEW).letters().stream().filter(mail -> mail.kind().equals("ADDRESS")))
        .hasSize(1);
  }

  /** The screen is the same; the letter alone tells, and the two become one. */
  @Test
  void an_address_that_is_registered_gets_the_places_it_lacks() {
    var manage = registered("Anne", ANNE);
    app.stranger().post(PATH, "scope", "some", "part", "1", "name", "Anne", "email", NEW);
    Inbox.deliver(app);
    var there = Inbox.of(app, NEW).first("REGISTERED").link("/manage/");

    var known = ask(manage, NEW);
    var knownPage = app.stranger().get(manage).body();
    var unknown = ask(manage, "anna@nydirektorat.example");
    assertThat(location(known)).isEqualTo(location(unknown));
    assertThat(app.stranger().get(manage).body().replace("anna@", "anne@")).isEqualTo(knownPage);
    ask(manage, NEW);
    assertThat(Inbox.of(app, NEW).last().textBody()).contains("har en påmelding fra før");
    Inbox.deliver(app);

    var before = Inbox.of(app, ANNE).size();
    assertThat(location(app.stranger().post(confirmLink(NEW)))).startsWith(there);
    assertThat(app.stranger().get(there).body()).contains("Du er påmeldt 3 av 3 deler");
    assertThat(app.stranger().get(manage).statusCode()).isEqualTo(404);
    var left = Inbox.of(app, ANNE).since(before);
    assertThat(left).extracting(Inbox.Mail::kind).startsWith("HANDOVER_LEFT").hasSize(4);
    assertThat(left.subList(1, 4)).allMatch(mail -> "CANCEL".equals(mail.calendarMethod()));
    assertThat(confirmed()).isEqualTo(3);
  }

  @Test
  void what_cannot_be_is_told_at_the_field_and_nothing_typed_is_lost() {
    var manage = registered("Anne", ANNE);
    for (var wrong : List.of("", "anne(a)etat", " ANNE@etat.example ")) {
      var refused = ask(manage, wrong);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("href=\"#email\"", "value=\"" + wrong + "\"");
    }
    var refused = app.stranger().post(manage + "/transfer", "name", "", "email", BJORN);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("href=\"#name\"", BJORN);
    assertThat(Inbox.of(app, BJORN).size()).isZero();
    var forged = manage.replace("/manage/", "/handover/");
    assertThat(app.stranger().get(forged).statusCode()).isEqualTo(404);
    assertThat(app.stranger().post(forged).statusCode()).isEqualTo(404);
    ask(manage, NEW);
    var stop = Inbox.of(app, ANNE).last().link("/handover/stop/");
    assertThat(app.stranger().post(stop.replace("/stop", "")).statusCode()).isEqualTo(404);
  }

  @Test
  void who_is_forgotten_meanwhile_leaves_no_link_and_no_address_behind() {
    var manage = registered("Anne", ANNE);
    ask(manage, NEW);
    var confirm = confirmLink(NEW);
    assertThat(app.stranger().get(manage + "/data.json").body()).contains(NEW);

    app.stranger().post(manage + "/erasure");
    assertThat(app.stranger().get(confirm).statusCode()).isEqualTo(404);
    assertThat(app.stranger().post(confirm).statusCode()).isEqualTo(404);
    app.db().useHandle(handle -> handle.execute("update letter set state = 'SENT'"));
    app.clock().forward(Duration.ofDays(1));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), NEW)).isEmpty();
  }

  @Test
  void an_address_that_never_answered_is_forgotten_after_a_week() {
    var manage = registered("Anne", ANNE);
    ask(manage, NEW);
    app.clock().forward(Duration.ofDays(7));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), NEW)).contains("handover");
    app.clock().forward(Duration.ofDays(2));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), NEW)).doesNotContain("handover");
  }

  private void assertRefused(String confirm, String words) {
    assertThat(app.stranger().get(confirm).body()).contains(words).doesNotContain("Ja, flytt");
    var refused = app.stranger().post(confirm);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(words);
  }

  private HttpResponse<String> ask(String manage, String email) {
    return app.stranger().post(manage + "/address", "email", email);
  }

  private String confirmLink(String email) {
    return Inbox.of(app, email).letters().stream()
        .filter(mail -> mail.kind().equals("HANDOVER_ASK"))
        .reduce((_, later) -> later)
        .orElseThrow()
        .link("/handover/");
  }

  private String registered(String name, String email, String... more) {
    var fields = new java.util.ArrayList<>(List.of("scope", "all", "name", name, "email", email));
    fields.addAll(List.of(more));
    app.stranger().post(PATH, fields.toArray(String[]::new));
    Inbox.deliver(app);
    return Inbox.of(app, email).first("REGISTERED").link("/manage/");
  }

  private List<String> waiting() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select recipient || ' ' || kind from letter where state = 'WAITING'")
                .mapTo(String.class)
                .list());
  }

  private int confirmed() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select count(*) from part_registration where state = 'CONFIRMED'")
                .mapTo(int.class)
                .one());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("no redirect: " + answer.statusCode());
  }
}
