package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At the door: who is let in by name, by code or without a place, and who may see that. */
class CheckInPagesTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String DOOR = "/checkin" + PART;
  private static final Cast.Person LIV = new Cast.Person("Liv Ved Døra", "liv@samhandling.example");

  private final TestApp app = new TestApp();
  private final List<Long> first = app.cast().parts().subList(0, 1);
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  CheckInPagesTest() {
    part("venue = 'PLACE', place = 'Storgata 1'");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void she_is_checked_in_once_however_often_it_is_sent_and_undone_when_it_was_a_slip() {
    var place = place(Attendees.register(app, Cast.ATTENDEE, first));
    Attendees.register(app, Cast.SECOND_ATTENDEE, first);
    assertThat(ola.get(DOOR).body()).contains("<strong>0</strong> av 2 er her", "Anne Deltaker");
    assertThat(ola.get(DOOR + "?q=bjørn").body())
        .contains("Bjørn Å. Lie")
        .doesNotContain("Anne Deltaker");

    app.clock().forward(Duration.ofMinutes(12));
    var done = ola.post(DOOR + "/guests/" + place, "command", "form-number-1");
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(ola.get(done.headers().firstValue("Location").orElseThrow()).body())
        .contains("Anne Deltaker er sjekket inn.", "<strong>1</strong> av 2 er her");
    app.clock().forward(Duration.ofMinutes(5));
    assertThat(ola.fragment(DOOR + "/guests/" + place, "command", "form-number-2").body())
        .contains("Anne Deltaker ble sjekket inn før, kl. 10.12, av Ola Arrangør.");
    assertThat(number("select count(*) from check_in")).isEqualTo(1);

    ola.post(DOOR + "/guests/" + place + "/undo");
    ola.post(DOOR + "/guests/" + place + "/undo");
    assertThat(ola.get(DOOR).body()).contains("<strong>0</strong> av 2 er her");
    assertThat(ola.fragment(DOOR + "/guests/" + place, "command", "form-number-1").body())
        .as("what a slow network sends again is not obeyed again")
        .contains("er angret")
        .contains("<strong>0</strong> av 2 er her");
    ola.post(DOOR + "/guests/" + place, "command", "form-number-3");
    assertThat(ola.get(DOOR).body()).contains("<strong>1</strong> av 2 er her");
  }

  @Test
  void her_code_is_on_her_pages_and_works_once_for_her_part() {
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "scope",
            "all",
            "name",
            "Anne",
            "email",
            "a@etat.example");
    var letter = Inbox.of(app, "a@etat.example").first("REGISTERED");
    var code = letter.textBody().replaceAll("(?s).*Kode til døra for Webinar 1: (\\S+).*", "$1");
    assertThat(code).matches("[0-9A-Z]{4}-[0-9A-Z-]{3,}");
    var anne = app.stranger();
    for (var page : List.of(letter.link("/manage/"), letter.link("/join/"))) {
      assertThat(anne.get(page).body()).contains(code, "/qr.svg");
    }
    var picture = anne.get(letter.link("/join/") + "/qr.svg");
    assertThat(picture.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("image/svg+xml");

    assertThat(ola.post(DOOR + "/code", "code", "XXXX-XXX").statusCode()).isEqualTo(422);
    var used = ola.post(DOOR + "/code", "code", code.toLowerCase(java.util.Locale.ROOT));
    assertThat(used.statusCode()).isEqualTo(303);
    app.clock().forward(Duration.ofMinutes(3));
    assertThat(ola.fragment(DOOR + "/code", "code", app.origin() + "/checkin/code/" + code).body())
        .contains("Anne ble sjekket inn før, kl. 10.00, av Ola Arrangør.");
    part("venue = 'HYBRID'", 2);
    var other = ola.post(DOOR.replace("del-1", "del-2") + "/code", "code", code);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("Koden gjelder ikke denne delen", code);

    var scanned = ola.get("/checkin/code/" + code);
    assertThat(scanned.headers().firstValue("Location")).hasValue(DOOR + "?code=" + code);
    assertThat(anne.get("/checkin/code/" + code).statusCode()).isEqualTo(404);
    assertThat(number("select count(*) from check_in where way = 'CODE'")).isEqualTo(1);
    app.db().useHandle(handle -> handle.execute("update registration set generation = 2"));
    assertThat(ola.post(DOOR + "/code", "code", code).statusCode())
        .as("a new generation of links makes the old code void")
        .isEqualTo(422);
  }

  @Test
  void who_comes_without_a_place_gets_one_if_there_is_room_or_somebody_says_why() {
    part("capacity = 1");
    var walkIn = DOOR + "/walk-in";
    assertThat(ola.get(walkIn).statusCode()).isEqualTo(200);
    assertThat(ola.post(walkIn, "name", " ").statusCode()).isEqualTo(422);
    for (var time = 0; time < 2; time++) {
      var in = ola.post(walkIn, "name", "Gunnar Gjest", "command", "the-same-form");
      assertThat(in.statusCode()).isEqualTo(303);
    }
    assertThat(number("select count(*) from registration")).as("sent twice").isEqualTo(1);
    assertThat(number("select count(*) from letter where kind = 'REGISTERED'")).isZero();

    var full = ola.post(walkIn, "name", "Siri Sein", "email", "siri@etat.example");
    assertThat(full.statusCode()).isEqualTo(422);
    assertThat(full.body()).contains("1 av 1 plasser er tatt", "Siri Sein", "siri@etat.example");
    assertThat(number("select count(*) from registration")).isEqualTo(1);
    var in =
        ola.post(
            walkIn, "name", "Siri Sein", "email", "siri@etat.example", "overruled", "Skal innlede");
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(ola.get(DOOR).body()).contains("<strong>2</strong> av 2 er her");
    assertThat(Inbox.of(app, "siri@etat.example").last().textBody()).contains("/manage/");
    assertThat(number("select count(*) from audit where act = 'people.overrule' and detail = ''"))
        .isEqualTo(1);

    var gunnar =
        number(
            "select p.id from part_registration p join registration r on r.id = p.registration_id"
                + " where r.name like 'Gunnar%'");
    ola.post(DOOR + "/guests/" + gunnar + "/undo");
    assertThat(ola.get(DOOR).body())
        .as("her place goes with her")
        .contains("<strong>1</strong> av 1 er her")
        .doesNotContain("Gunnar");
  }

  @Test
  void who_waits_or_withdrew_is_let_in_by_her_address_as_herself() {
    var path = Cast.SERIES + "/registration";
    part("capacity = 0");
    app.stranger().post(path, "scope", "all", "name", "Vera Venter", "email", "vera@etat.example");
    var let =
        new String[] {"name", "V. Venter", "email", "Vera@Etat.example", "overruled", "Lovet"};
    assertThat(ola.post(DOOR + "/walk-in", let).statusCode()).isEqualTo(303);
    assertThat(ola.get(DOOR).body()).contains("Vera Venter").doesNotContain("V. Venter");
    assertThat(number("select count(*) from registration")).isEqualTo(1);
    part("cancelled_at = now()");
    assertThat(ola.post(DOOR + "/walk-in", "name", "Per").body()).contains("avlyst");
  }

  /** Found by her name: whoever comes second finds her in, and no other part's place is taken. */
  @Test
  void who_is_found_waiting_is_let_in_once_and_only_in_this_part() {
    part("capacity = 0");
    part("capacity = 0, venue = 'HYBRID'", 2);
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "scope",
            "all",
            "name",
            "Vera Venter",
            "email",
            "vera@etat.example");
    var here = Long.toString(place(number("select id from registration")));
    var there =
        Long.toString(
            number(
                "select p.id from part_registration p join part a on a.id = p.part_id where a.number = 2"));
    assertThat(ola.get(DOOR + "?q=vera").body()).contains("På venteliste", "place=" + here);
    assertThat(ola.get(DOOR).body()).as("only who is sought").doesNotContain("Vera");
    assertThat(ola.get(DOOR + "/walk-in?place=" + here).body()).contains("Vera Venter");
    assertThat(ola.get(DOOR + "/walk-in?place=" + there).body()).doesNotContain("Vera");

    var reason = new String[] {"name", "Vera", "overruled", "Lovet", "place"};
    assertThat(ola.post(DOOR + "/walk-in", with(reason, there)).statusCode()).isEqualTo(404);
    for (var time = 0; time < 2; time++) {
      assertThat(ola.post(DOOR + "/walk-in", with(reason, here)).statusCode()).isEqualTo(303);
    }
    assertThat(ola.get(DOOR).body()).contains("<strong>1</strong> av 1 er her", "Vera Venter");
    assertThat(number("select count(*) from walk_in")).isEqualTo(1);
    assertThat(number("select count(*) from part_registration where state = 'WAITLISTED'"))
        .isEqualTo(1);
    assertThat(ola.get(DOOR + "?q=vera").body()).doesNotContain("På venteliste");
  }

  private static String[] with(String[] fields, String last) {
    var all = java.util.Arrays.copyOf(fields, fields.length + 1);
    all[fields.length] = last;
    return all;
  }

  @Test
  void the_one_at_the_door_sees_that_part_and_nothing_else_and_nobody_else_sees_it() {
    var place = place(Attendees.register(app, Cast.ATTENDEE, first));
    part("venue = 'HYBRID'", 2);
    ola.post(
        "/studio" + PART + "/crew",
        "email",
        LIV.email(),
        "name",
        LIV.name(),
        "role",
        "CHECKIN",
        "confirmed",
        "yes");
    grant();
    var liv = app.signedIn(LIV);
    assertThat(liv.get(DOOR).body()).contains("Anne Deltaker").doesNotContain("anne@etat.example");
    assertThat(liv.post(DOOR + "/guests/" + place).statusCode()).isEqualTo(303);
    for (var closed :
        List.of(
            DOOR.replace("del-1", "del-2"),
            "/studio" + PART + "/attendance",
            "/studio" + Cast.SERIES + "/people")) {
      assertThat(liv.get(closed).statusCode()).as(closed).isEqualTo(404);
    }
    for (var other :
        List.of(app.stranger(), app.signedIn(Cast.MODERATOR), app.signedIn(Cast.STRANGER))) {
      assertThat(other.get(DOOR).statusCode()).isEqualTo(404);
      assertThat(other.get(DOOR + "/changes").statusCode()).isEqualTo(404);
      assertThat(other.post(DOOR + "/guests/" + place).statusCode()).isEqualTo(404);
      assertThat(other.post(DOOR + "/walk-in", "name", "X").statusCode()).isEqualTo(404);
      assertThat(other.post(DOOR + "/code", "code", "XXXXXX1").statusCode()).isEqualTo(404);
    }
    part("venue = 'ONLINE'");
    assertThat(ola.get(DOOR).statusCode()).as("no door").isEqualTo(404);
  }

  @Test
  void what_is_noted_of_her_is_hers_to_see_and_goes_with_her() {
    ola.post(
        DOOR + "/walk-in",
        "name",
        "Siri Sein",
        "email",
        "siri@etat.example",
        "organisation",
        "Etaten",
        "overruled",
        "");
    part("capacity = 0");
    ola.post(
        DOOR + "/walk-in",
        "name",
        "Tor Trang",
        "email",
        "tor@etat.example",
        "overruled",
        "Han er invitert av Kari");
    assertThat(
            app.signedIn(Cast.ORGANISER)
                .get(
                    "/studio"
                        + Cast.SERIES
                        + "/people/"
                        + number("select id from registration where name = 'Tor Trang'"))
                .body())
        .contains("Sluppet inn uten ledig plass: Han er invitert av Kari");
    var tor = Inbox.of(app, "tor@etat.example").last().link("/manage/");
    assertThat(app.stranger().get(tor + "/data.json").body())
        .contains("CHECK_IN", "WALK_IN", "Han er invitert av Kari");
    app.stranger().post(tor + "/erasure");
    app.stranger().post(Inbox.of(app, "siri@etat.example").last().link("/manage/") + "/erasure");
    for (var gone : List.of("invitert av Kari", "Tor Trang", "Siri Sein")) {
      assertThat(Dump.tablesWith(app.db(), gone)).as(gone).isSubsetOf("letter");
    }
    assertThat(number("select count(*) from check_in")).as("they came").isEqualTo(2);
  }

  /** The role as the crew's page gives it. */
  private void grant() {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "insert into account (email, name, created_at) values (?, ?, now()) on conflict do nothing",
              LIV.email(),
              LIV.name());
          handle.execute(
              "insert into part_role (part_id, account_id, role, since) select ?, id, 'CHECKIN', now()"
                  + " from account where email = ? on conflict do nothing",
              first.getFirst(),
              LIV.email());
        });
  }

  private void part(String change) {
    part(change, 1);
  }

  private void part(String change, int number) {
    app.db()
        .useHandle(
            handle -> handle.execute("update part set " + change + " where number = ?", number));
  }

  private long place(long registration) {
    return number(
        "select id from part_registration where registration_id = "
            + registration
            + " and part_id = "
            + first.getFirst());
  }

  private long number(String sql) {
    return app.db().withHandle(handle -> handle.createQuery(sql).mapTo(long.class).one());
  }
}
