package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.Mails;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What organisers choose of the letters that the clock writes, and how people decline them. */
class LetterRulesTest {
  private static final String PAGE = "/studio" + Cast.SERIES + "/reminders";
  private static final String ANNE = "anne@etat.example";

  private final Mails mails = new Mails();
  private final TestApp app = new TestApp(mails);

  @AfterEach
  void close() {
    app.close();
    mails.close();
  }

  @Test
  void an_organiser_leaves_one_out_and_adds_a_line_to_another() {
    var ola = app.signedIn(Cast.ORGANISER);
    var page = ola.get(PAGE).body();
    assertThat(page).contains("Sju dager før");
    var rev = rev(page);
    assertThat(choose(ola, rev, "DAY", "Husk kode 4711.").statusCode()).isEqualTo(303);
    assertThat(ola.get(PAGE).body()).contains("Husk kode 4711.");
    var late = choose(ola, rev, "WEEK", "Min egen linje");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Min egen linje").contains("Husk kode 4711.");

    register();
    at("2030-09-19T08:00:00Z");
    assertThat(reminders()).isEmpty();
    at("2030-09-25T08:00:00Z");
    assertThat(reminders()).hasSize(1);
    assertThat(Mails.text(mails.newest(ANNE, "I morgen er det"))).contains("Husk kode 4711.");
  }

  @Test
  void one_click_in_the_mail_program_stops_reminders_and_unregisters_nobody() throws Exception {
    register();
    at("2030-09-19T08:00:00Z");
    var mail = mails.newest(ANNE, "Vi minner om");
    assertThat(mail.getHeader("List-Unsubscribe-Post")[0]).isEqualTo("List-Unsubscribe=One-Click");
    var address = mail.getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
    var guest = app.stranger();
    assertThat(guest.get(address).body()).contains("Stopp påminnelsene");
    assertThat(guest.get(address).body()).contains("Stopp påminnelsene");

    // As Gmail does it: no cookie, no Origin, nothing followed.
    var clicked =
        guest.send(
            guest
                .request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    assertThat(clicked.statusCode()).isEqualTo(200);
    at("2030-09-25T08:00:00Z");
    assertThat(reminders()).hasSize(1);
    assertThat(confirmed()).isEqualTo(3);

    guest.post(address + "/undo");
    at("2030-09-26T07:00:00Z");
    assertThat(reminders()).hasSize(2);
    assertThat(Mails.text(mails.newest(ANNE, "Vi minner om"))).contains("/unsubscribe/");
  }

  @Test
  void what_cannot_be_declined_has_no_such_header() throws Exception {
    register();
    assertThat(mails.newest(ANNE, "/manage/").getHeader("List-Unsubscribe")).isNull();
    assertThat(app.stranger().get("/unsubscribe/" + "a".repeat(38)).statusCode()).isEqualTo(404);
  }

  @Test
  void those_who_came_and_those_who_did_not_are_written_to_differently_and_once() {
    var ola = app.signedIn(Cast.ORGANISER);
    var rev = rev(ola.get(PAGE).body());
    var form = form(rev, "DAY", "");
    form.addAll(List.of("active-CAME", "yes", "active-ABSENT", "yes", "words-CAME", "Ses igjen!"));
    assertThat(ola.post(PAGE, form.toArray(String[]::new)).statusCode()).isEqualTo(303);
    register();
    registerAs("bjorn");
    at("2030-09-26T08:00:00Z");
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "update part set live_at = timestamptz '2030-09-26T08:00Z', ended_at = timestamptz '2030-09-26T09:30Z' where number = 2");
        });
    at("2030-09-27T05:30:00Z");
    assertThat(followUps()).as("nobody is known to have come").isEmpty();

    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into attendance_mark (part_registration_id, mark, at)
                select pr.id, 'ATTENDED', timestamptz '2030-09-26T09:00Z'
                  from part_registration pr join registration r on r.id = pr.registration_id
                  join part p on p.id = pr.part_id
                 where p.number = 2 and r.email = ?
                """,
                ANNE));
    at("2030-09-27T05:40:00Z");
    at("2030-09-27T05:50:00Z");

    assertThat(followUps()).containsExactlyInAnyOrder(ANNE + " CAME", "bjorn@etat.example ABSENT");
    assertThat(Mails.text(mails.newest(ANNE, "Takk for at du var med")))
        .contains("Ses igjen!")
        .contains(Cast.SERIES + "/del-2");
  }

  private java.net.http.HttpResponse<String> choose(
      Visitor ola, String rev, String active, String words) {
    return ola.post(PAGE, form(rev, active, words).toArray(String[]::new));
  }

  private static List<String> form(String rev, String active, String words) {
    var form = new ArrayList<>(List.of("rev", rev, "active-" + active, "yes"));
    form.addAll(List.of("words-" + active, words, "hours-CAME", "20", "hours-ABSENT", "20"));
    return form;
  }

  private static String rev(String page) {
    return page.replaceAll("(?s).*name=\"rev\" value=\"(-?\\d+)\".*", "$1");
  }

  private void register() {
    registerAs("anne");
  }

  private void registerAs(String who) {
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "scope",
            "some",
            "part",
            "1",
            "part",
            "2",
            "part",
            "3",
            "name",
            who,
            "email",
            who + "@etat.example",
            "calendar",
            "NONE");
    app.db()
        .useHandle(handle ->
            handle.execute("update part set starts_at = null, ends_at = null where number <> 2"));
  }

  private void at(String moment) {
    app.clock().set(Instant.parse(moment));
    app.app().jobs().runDue();
  }

  private List<String> reminders() {
    return letters("select recipient from letter where kind = 'REMINDER'");
  }

  private List<String> followUps() {
    return letters(
        "select recipient || ' ' || split_part(dedupe_key, ':', 2) from letter where kind = 'FOLLOW_UP'");
  }

  private List<String> letters(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }

  private int confirmed() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select count(*) from part_registration where state = 'CONFIRMED'")
                .mapTo(int.class)
                .one());
  }
}
