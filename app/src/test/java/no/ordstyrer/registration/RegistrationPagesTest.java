package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationPagesTest {
  private static final String PATH = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void one_registration_gives_a_place_in_every_part_and_its_letters() {
    var answer = register(Cast.ATTENDEE, "scope", "all");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    var received = app.stranger().get(location(answer));
    assertThat(received.body())
        .contains("Du er påmeldt")
        .contains("Webinar 1")
        .contains("Du har plass");

    var inbox = Inbox.of(app, Cast.ATTENDEE.email());
    assertThat(inbox.letters())
        .extracting(Inbox.Mail::kind)
        .containsExactly("REGISTERED", "ADDED", "ADDED", "ADDED");
    var confirmation = inbox.first("REGISTERED");
    assertThat(confirmation.calendar()).isNull();
    assertThat(confirmation.subject()).startsWith("Du er påmeldt: ");
    assertThat(confirmation.textBody())
        .contains("Du er påmeldt 3 av 3 deler")
        .contains("torsdag 12. september 2030 kl. 10.00–11.30 (norsk tid)")
        .contains("/manage/")
        .contains("/join/")
        .contains("webcal://")
        .contains("Var det ikke du");
    assertThat(inbox.since(1))
        .allSatisfy(mail -> {
          assertThat(mail.calendarMethod()).isEqualTo("REQUEST");
          assertThat(mail.property("SEQUENCE")).isEqualTo("0");
          assertThat(mail.property("ATTENDEE")).contains("mailto:anne@etat.example");
        });
    assertThat(states()).containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED");
  }

  @Test
  void only_the_chosen_parts_are_hers_and_with_one_part_there_is_one_letter() {
    var answer = register(Cast.ATTENDEE, "scope", "some", "part", "2");

    assertThat(location(answer)).endsWith("/received?del-2=0");
    var inbox = Inbox.of(app, Cast.ATTENDEE.email());
    assertThat(inbox.size()).isEqualTo(1);
    assertThat(inbox.last().calendarMethod()).isEqualTo("REQUEST");
    assertThat(inbox.last().textBody()).contains("Du er påmeldt 1 av 3 deler");
    assertThat(states()).containsExactly("CONFIRMED");
  }

  @Test
  void a_full_part_gives_a_number_in_its_queue_and_the_rest_a_place() {
    capacity(3, 1);
    register(Cast.ATTENDEE, "scope", "all");

    var answer = register(Cast.SECOND_ATTENDEE, "scope", "all");

    assertThat(location(answer)).endsWith("?del-1=0&del-2=0&del-3=1");
    assertThat(app.stranger().get(location(answer)).body())
        .contains("Du er nummer 1 på ventelisten");
    var letter = Inbox.of(app, Cast.SECOND_ATTENDEE.email()).first("REGISTERED");
    assertThat(letter.textBody())
        .contains("Du er påmeldt 2 av 3 deler")
        .contains("Du er nummer 1 på ventelisten");
    assertThat(app.stranger().get(PATH).body()).contains("Færre enn 10 står på venteliste");
  }

  @Test
  void the_same_address_again_is_told_what_a_newcomer_is_told_and_written_to() {
    capacity(1, 1);
    register(Cast.ATTENDEE, "scope", "some", "part", "1");
    var rows = states();
    app.clock().forward(Duration.ofHours(1));

    var newcomer = register(Cast.SECOND_ATTENDEE, "scope", "all");
    withdrawnFromTheDatabase(Cast.SECOND_ATTENDEE.email());
    var again = register(new Cast.Person("En Annen", " ANNE@etat.example "), "scope", "all");

    assertThat(location(again)).isEqualTo(location(newcomer));
    assertThat(again.statusCode()).isEqualTo(newcomer.statusCode());
    assertThat(again.headers().map().keySet()).isEqualTo(newcomer.headers().map().keySet());
    assertThat(states()).isEqualTo(rows);
    var inbox = Inbox.of(app, Cast.ATTENDEE.email());
    assertThat(inbox.last().kind()).isEqualTo("AGAIN");
    assertThat(inbox.last().link("/manage/"))
        .isEqualTo(inbox.letters().getFirst().link("/manage/"));
    assertThat(inbox.letters()).noneMatch(mail -> mail.textBody().contains("En Annen"));
  }

  @Test
  void nothing_typed_is_lost_and_the_words_are_kind() {
    var answer =
        app.stranger()
            .post(
                PATH,
                "scope",
                "some",
                "part",
                "2",
                "name",
                "Anne",
                "email",
                "anne(a)etat",
                "organisation",
                "Etat for øl");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"Anne\"")
        .contains("anne(a)etat")
        .contains("Etat for øl")
        .contains("navn@virksomhet.no")
        .contains("href=\"#email\"")
        .contains("<details class=\"ds-details\" open")
        .containsPattern("value=\"2\" checked");
    assertThat(register(Cast.ATTENDEE, "scope", "some").body()).contains("Velg minst én del");
    assertThat(states()).isEmpty();
  }

  @Test
  void a_closed_door_says_why() {
    assertThat(app.stranger().get(PATH).body()).contains("Meld meg på hele serien (3 deler)");
    shut("opens_at = '2030-09-06T08:00Z'", "Påmeldingen åpner fredag 6. september 2030 kl. 10.00");
    shut("closes_at = '2030-09-01T08:00Z'", "Påmeldingen er stengt");
    shut("cancelled_at = now(), cancelled_why = 'Snøstorm i Bodø'", "Snøstorm i Bodø");
    shut("archived_at = now()", "Serien er over");
    app.clock().forward(Duration.ofDays(60));
    shut("title = title", "Serien er over");
    assertThat(states()).isEmpty();
  }

  @Test
  void in_a_series_of_choices_one_chooses() {
    app.db().useHandle(handle -> handle.execute("update series set registration = 'CHOOSE_PARTS'"));

    assertThat(app.stranger().get(PATH).body())
        .doesNotContain("hele serien")
        .contains("Velg deler");
    assertThat(register(Cast.ATTENDEE).body()).contains("Velg minst én del");
    assertThat(location(register(Cast.ATTENDEE, "part", "1", "part", "3")))
        .endsWith("?del-1=0&del-3=0");
  }

  @Test
  void a_part_that_is_over_is_told_apart() {
    app.clock().forward(Duration.ofDays(10));

    assertThat(location(register(Cast.ATTENDEE, "scope", "all"))).endsWith("?del-2=0&del-3=0");
    assertThat(location(register(Cast.SECOND_ATTENDEE, "scope", "some", "part", "1", "part", "2")))
        .endsWith("?del-1=over&del-2=0");
    assertThat(states()).hasSize(3);
  }

  @Test
  void any_name_is_a_name() {
    Stream.of(
            "Čierva Đoahttu Ŋŋŧ",
            "Bjørn «Åse» Ærlig",
            "👩‍👩‍👧 Familien",
            "<script>alert(1)</script>",
            "Robert'); drop table registration;--",
            "=1+1",
            "O'Brien \\n {0} ${x}")
        .forEach(name -> {
          var email = "a" + Integer.toHexString(name.hashCode()) + "@etat.example";
          assertThat(register(new Cast.Person(name, email), "scope", "all").statusCode())
              .isEqualTo(303);
          var letter = Inbox.of(app, email).first("REGISTERED");
          assertThat(letter.textBody()).contains("Hei, " + name + "\n");
          assertThat(letter.htmlBody()).doesNotContain("<script");
          assertThat(app.stranger().get(letter.link("/manage/")).body())
              .doesNotContain("<script>alert");
        });
    var hostile = "Anne\r\nBcc: alle@etat.example\u0000\u202e\u200b";
    register(new Cast.Person(hostile, "b@etat.example"), "scope", "all");
    assertThat(Inbox.of(app, "b@etat.example").last().textBody())
        .contains("Hei, Anne Bcc: alle@etat.example\n");
    var long10k = "å".repeat(10_000);
    var refused = register(new Cast.Person(long10k, "c@etat.example"), "scope", "all");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("høyst 200 tegn. Fjern 9800").contains(long10k);
    assertThat(
            register(
                    new Cast.Person("Anne", "d@etat.example\r\nBcc: e@etat.example"),
                    "scope",
                    "all")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_known_and_an_unknown_address_ask_for_a_link_and_are_told_the_same() {
    register(Cast.ATTENDEE, "scope", "all");
    var before = Inbox.of(app, Cast.ATTENDEE.email()).size();

    var known = app.stranger().post(PATH + "/link", "email", Cast.ATTENDEE.email());
    var unknown = app.stranger().post(PATH + "/link", "email", "anna@etat.example");

    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(unknown.body().replace("anna@", "anne@")).isEqualTo(known.body());
    assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
    app.letter("LINK", Cast.ATTENDEE.email());
    assertThat(Inbox.of(app, Cast.ATTENDEE.email()).since(before)).hasSize(1);
    assertThat(Inbox.of(app, "anna@etat.example").size()).isZero();
  }

  @Test
  void she_is_written_to_in_her_own_language() {
    app.stranger()
        .post(PATH, "scope", "all", "name", "Ann", "email", "ann@etat.example", "language", "EN");
    app.stranger()
        .post(PATH, "scope", "all", "name", "Ane", "email", "ane@etat.example", "language", "NN");

    assertThat(Inbox.of(app, "ann@etat.example").first("REGISTERED").textBody())
        .contains("Thursday 12 September 2030, 10:00–11:30 (Norwegian time)");
    assertThat(Inbox.of(app, "ane@etat.example").first("REGISTERED").textBody())
        .contains("Du er påmeld 3 av 3 delar");
  }

  private void shut(String how, String words) {
    app.db().useHandle(handle -> handle.execute("update series set " + how));
    assertThat(app.stranger().get(PATH).body()).contains(words).doesNotContain("name=\"email\"");
    var answer = register(Cast.ATTENDEE, "scope", "all");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(words);
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update series set opens_at = null, closes_at = null, registration = 'WHOLE_SERIES', cancelled_at = null, archived_at = null"));
  }

  private HttpResponse<String> register(Cast.Person person, String... more) {
    var fields =
        Stream.concat(Stream.of("name", person.name(), "email", person.email()), Stream.of(more));
    Visitor visitor = app.stranger();
    return visitor.post(PATH, fields.toArray(String[]::new));
  }

  private void capacity(int part, int places) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set capacity = ? where id = ?",
                places,
                app.cast().parts().get(part - 1)));
  }

  private void withdrawnFromTheDatabase(String email) {
    app.db().useHandle(handle -> handle.execute("delete from registration where email = ?", email));
  }

  private java.util.List<String> states() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select state from part_registration order by registration_id, part_id")
                .mapTo(String.class)
                .list());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("no redirect: " + answer.statusCode());
  }
}
