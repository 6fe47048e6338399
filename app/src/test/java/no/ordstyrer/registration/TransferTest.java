package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A colleague in her place. */
class TransferTest {
  private static final String PATH = Cast.SERIES + "/registration";
  private static final String ANNE = Cast.ATTENDEE.email();
  private static final String BJORN = Cast.SECOND_ATTENDEE.email();

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_colleague_takes_the_place_and_nothing_else() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1"));
    var manage = registered("Anne", ANNE, "organisation", "Annes helt egne firma");
    registered("Čierva", "cierva@sametinget.example");

    assertThat(location(transfer(manage, "Bjørn", BJORN))).contains("handover.asked");
    var question = Inbox.of(app, BJORN).last();
    assertThat(question.textBody()).contains("Hei, Bjørn", "Anne er påmeldt", "Webinar 2");
    var link = question.link("/handover/");
    var page = app.stranger().get(link).body();
    assertThat(page).contains("value=\"Bjørn\"").doesNotContain("Annes helt egne");
    var refused = app.stranger().post(link, "name", "", "organisation", "Fylket");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Fylket");
    Inbox.deliver(app);

    var before = Inbox.of(app, ANNE).size();
    var accepted = app.stranger().post(link, "name", "Bjørn Å. Lie", "organisation", "Fylket");
    var his = location(accepted).replaceFirst("\\?.*", "");
    assertThat(app.stranger().get(his).body())
        .contains("Bjørn Å. Lie", "Fylket", "Du er påmeldt 3 av 3 deler")
        .doesNotContain("Anne");
    assertThat(app.stranger().get(manage).body()).contains("Du er påmeldt 0 av 3 deler");
    var told = Inbox.of(app, ANNE).since(before);
    assertThat(told.getFirst().textBody()).contains("er gitt videre");
    assertThat(told.subList(1, 4)).allMatch(mail -> "CANCEL".equals(mail.calendarMethod()));
    var arrived = Inbox.of(app, BJORN).since(1);
    assertThat(arrived.getFirst().kind()).isEqualTo("TAKEN_OVER");
    assertThat(arrived.subList(1, 4)).allMatch(mail -> "REQUEST".equals(mail.calendarMethod()));
    // Nobody was evicted or overtaken: the one who waits still does.
    assertThat(confirmed()).isEqualTo(3);
    assertThat(Inbox.of(app, "cierva@sametinget.example").letters())
        .noneMatch(mail -> mail.kind().equals("OFFERED"));
    assertThat(app.stranger().get(manage + "/transfer").body()).contains("Du har ingen plass");
  }

  @Test
  void a_place_in_the_queue_keeps_its_number_and_an_offer_follows() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1 where number = 3"));
    var first = registered("Čierva", "cierva@sametinget.example");
    var manage = registered("Anne", ANNE);
    registered("Per", "per@etat.example");
    transfer(manage, "Bjørn", BJORN);
    var link = Inbox.of(app, BJORN).last().link("/handover/");
    var his = location(app.stranger().post(link, "name", "Bjørn")).replaceFirst("\\?.*", "");
    assertThat(app.stranger().get(his).body()).contains("Du er nummer 1 på ventelisten");

    app.stranger().post(first + "/del-3/release");
    var offered = Inbox.of(app, BJORN).last();
    assertThat(offered.kind()).isEqualTo("OFFERED");
    transfer(his, "Ola", "ola@etat.example");
    var olas = Inbox.of(app, "ola@etat.example").last().link("/handover/");
    var manageOla = location(app.stranger().post(olas, "name", "Ola")).replaceFirst("\\?.*", "");
    var page = app.stranger().get(manageOla).body();
    assertThat(page).contains("Du har fått tilbud om plass");
    var offer = page.replaceAll("(?s).*(/offer/[A-Za-z0-9_-]{38}).*", "$1");
    assertThat(app.stranger().get(offered.link("/offer/")).body())
        .contains("Tilbudet gjelder ikke lenger");
    assertThat(app.stranger().post(offered.link("/offer/") + "/claim").statusCode()).isEqualTo(422);
    assertThat(app.stranger().post(offer + "/claim").statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(manageOla).body()).contains("Du er påmeldt 3 av 3 deler");
  }

  /** Nobody comes in by the back door, and nobody else gets the place meanwhile. */
  @Test
  void where_organisers_answer_they_answer_the_colleague_too() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1"));
    var manage = registered("Anne", ANNE);
    app.db().useHandle(handle -> handle.execute("update series set approval = true"));
    transfer(manage, "Bjørn", BJORN);
    var link = Inbox.of(app, BJORN).last().link("/handover/");
    var his = location(app.stranger().post(link, "name", "Bjørn")).replaceFirst("\\?.*", "");

    assertThat(app.stranger().get(his).body())
        .contains("Påmeldingen venter på godkjenning")
        .doesNotContain("Bli med på");
    assertThat(Inbox.of(app, BJORN).last().calendarMethod()).isNull();
    assertThat(app.stranger().get(PATH).body()).contains("Færre enn 10 står på venteliste");
  }

  @Test
  void a_colleague_declines_and_who_asked_is_told() {
    var manage = registered("Anne", ANNE);
    transfer(manage, "Bjørn", BJORN);
    var link = Inbox.of(app, BJORN).last().link("/handover/");

    assertThat(app.stranger().post(link + "/decline").statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(link).body()).contains("Takk for svaret");
    assertThat(Inbox.of(app, ANNE).last().textBody()).contains("Bjørn takket nei");
    assertThat(app.stranger().post(link, "name", "Bjørn").statusCode()).isEqualTo(422);
    assertThat(app.stranger().get(manage).body()).contains("Du er påmeldt 3 av 3 deler");
  }

  private HttpResponse<String> transfer(String manage, String name, String email) {
    return app.stranger().post(manage + "/transfer", "name", name, "email", email);
  }

  private String registered(String name, String email, String... more) {
    var fields = new java.util.ArrayList<>(List.of("scope", "all", "name", name, "email", email));
    fields.addAll(List.of(more));
    app.stranger().post(PATH, fields.toArray(String[]::new));
    Inbox.deliver(app);
    return Inbox.of(app, email).first("REGISTERED").link("/manage/");
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
