package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.panel.StanceScenes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Muting, holding and shutting out: what she can do before, not while it stands, and again. */
class SanctionPagesTest {
  private static final int SHUT_OUT = 4010;
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String OTHER = Cast.SERIES + "/del-2";
  private static final String WHY = "Du skrev det samme mange ganger.";

  private final TestApp app = new TestApp();
  private final long registration = Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
  private final Visitor anne = Attendees.holding(app, registration);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void she_has_asked_without_her_name_in_a_room_that_shows_at_once() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into room (part_id, moderation, phase) select id, 'AFTER', 'OPEN' from"
                    + " part"));
    ask("Det første", "yes");
    bjorn.post(PART + "/questions", "text", "Et fra Bjørn");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void who_is_muted_reads_and_votes_and_asks_nothing() {
    assertThat(kari.get(people(number(true)) + "/mute").body())
        .contains("kan lese, stemme", "Avbryt");
    impose("mute", number(true));

    var page = anne.get(PART).body();
    assertThat(page).contains("Du kan ikke stille spørsmål i denne delen", WHY);
    assertThat(bjorn.get(PART).body()).doesNotContain(WHY, "Du kan ikke stille spørsmål");
    var late = ask("Det hun hadde skrevet", "yes");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Det hun hadde skrevet", "dempet deg", WHY);
    var fragment = anne.fragment(PART + "/questions", "text", "Nok et");
    assertThat(fragment.statusCode()).isEqualTo(422);
    assertThat(fragment.body()).contains("Nok et", WHY);
    assertThat(vote(anne).statusCode()).isEqualTo(303);
    assertThat(count("select count(*) from question")).isEqualTo(2);
    assertThat(count("select count(*) from question_vote where voted")).isOne();

    lift("mute", number(true));
    assertThat(anne.get(PART).body()).doesNotContain(WHY);
    assertThat(ask("Det hun hadde skrevet", "yes").statusCode()).isEqualTo(303);
    assertThat(bjorn.get(PART).body()).contains("Det hun hadde skrevet");
  }

  @Test
  void what_is_held_waits_though_the_room_shows_at_once() {
    assertThat(bjorn.get(PART).body()).contains("Det første");
    impose("hold", number(true));
    assertThat(anne.get(PART).body()).contains("blir lest av en møteleder først", WHY);
    assertThat(ask("Det andre", "yes").statusCode()).isEqualTo(303);
    assertThat(bjorn.get(PART).body()).doesNotContain("Det andre");
    assertThat(kari.get(PART + "/queue").body())
        .contains("Det andre", "Holdt tilbake: av en møteleder");
    assertThat(asks(bjorn, "Bjørns neste")).isEqualTo(303);
    assertThat(anne.get(PART).body()).as("nobody else is held").contains("Bjørns neste");
    lift("hold", number(true));
    ask("Det tredje", "yes");
    assertThat(bjorn.get(PART).body()).contains("Det tredje").doesNotContain("Det andre");
  }

  @Test
  void who_is_shut_out_reaches_nothing_of_that_part_until_she_is_let_in() throws Exception {
    assertThat(anne.get(PART).body()).contains("Et fra Bjørn");
    assertThat(vote(anne).statusCode()).isEqualTo(303);
    assertThat(anne.get(PART + "/changes?since=0").statusCode()).isEqualTo(200);
    try (var open = new OpenPage(live(), anne.handshake(), 0, 0L)) {
      open.open();
      open.await("hello", () -> !open.heard().isEmpty());
      impose("ban", number(true));
      open.await("the end", () -> open.closedWith() == SHUT_OUT);
      var heard = open.heard().size();
      asks(bjorn, "Etter at hun gikk");
      assertThat(open.heard()).hasSize(heard);
    }
    assertThatThrownBy(() -> new OpenPage(live(), anne.handshake(), 0, 0L).open())
        .hasStackTraceContaining("403");

    shutOut(anne.get(PART));
    shutOut(anne.get(PART + "/changes?since=0"));
    shutOut(ask("Slipp meg inn", "yes"));
    shutOut(vote(anne));
    shutOut(anne.post(PART + "/questions/2/report", "reason", "Tull"));
    shutOut(anne.post(PART + "/questions/1/withdrawal"));
    assertThat(anne.fragment(PART + "/questions", "text", "Slipp meg inn").body())
        .contains(WHY, "Svar på e-posten")
        .doesNotContain("<html");
    assertThat(count("select count(*) from question_report")).isZero();
    app.db().useHandle(handle -> handle.execute("update arena set contact = 'hjelp@etat.example'"));
    assertThat(anne.get(PART).body()).contains("Skriv til", "mailto:hjelp@etat.example");
    assertThat(hers())
        .contains("\"SANCTION\"", "\"BAN\"", WHY)
        .doesNotContain(Cast.MODERATOR.name());
    assertThat(anne.get(OTHER).statusCode()).as("another part").isEqualTo(200);
    assertThat(anne.post(OTHER + "/questions", "text", "I del to").statusCode()).isEqualTo(303);
    assertThat(bjorn.get(PART).body()).contains("Det første");

    lift("ban", number(true));
    assertThat(join().body()).doesNotContain(WHY);
    assertThat(hers()).doesNotContain("Du er stengt ute");
    assertThat(anne.get(PART).body()).contains("Etter at hun gikk");
    assertThat(vote(anne).statusCode()).isEqualTo(303);
    try (var again = new OpenPage(live(), anne.handshake(), 0, 0L)) {
      again.open();
      again.await("hello", () -> !again.heard().isEmpty());
    }
  }

  @Test
  void who_is_shut_out_answers_reports_claps_and_looks_up_nothing() {
    kari.post(
        PART + "/polls",
        "kind",
        "SINGLE",
        "question",
        "Rødt?",
        "options",
        "Ja\nNei",
        "visibility",
        "LIVE");
    kari.post(PART + "/polls/1/open", "rev", "1");
    StanceScenes.write(app.signedIn(Cast.ORGANISER), PART);
    app.db()
        .useHandle(handle -> handle.execute("update part set live_at = ?", app.clock().instant()));
    for (var act : partaking().entrySet()) {
      app.clock().forward(Duration.ofSeconds(31));
      assertThat(act.getValue().get().statusCode()).as(act.getKey()).isLessThan(400);
    }
    assertThat(traces()).as("each of them left its trace").isEqualTo("1 1 1 1");

    impose("ban", number(true));
    var before = Dump.of(app.db());
    for (var act : partaking().entrySet()) {
      app.clock().forward(Duration.ofSeconds(31));
      var answer = act.getValue().get();
      assertThat(answer.statusCode()).as(act.getKey()).isEqualTo(403);
      assertThat(answer.body()).as(act.getKey()).contains(WHY);
    }
    var after = Dump.of(app.db());
    for (var table : List.of("poll_ballot", "stance_ballot", "question_report", "reaction_last")) {
      assertThat(after.get(table)).as(table).isNotNull().isEqualTo(before.get(table));
    }
    assertThat(bjorn.post(PART + "/polls/1/ballot", ballot("1")).statusCode())
        .as("nobody else is shut out")
        .isEqualTo(303);

    lift("ban", number(true));
    for (var act : partaking().entrySet()) {
      app.clock().forward(Duration.ofSeconds(31));
      assertThat(act.getValue().get().statusCode()).as(act.getKey()).isLessThan(400);
    }
  }

  /** What an attendee can do besides asking and voting, each as its page sends it. */
  private Map<String, Supplier<HttpResponse<String>>> partaking() {
    var round = Integer.toString(count("select id from stance_round where ord = 1"));
    return new TreeMap<>(
        Map.of(
            "poll", () -> anne.post(PART + "/polls/1/ballot", ballot("2")),
            "stance", () -> anne.post(PART + "/stance/ballot", "round", round, "position", "2"),
            "report", () -> anne.post(PART + "/questions/2/report", "reason", "Tull"),
            "reaction", () -> anne.post(PART + "/reactions", "kind", "CLAP"),
            "similar",
                () -> anne.fragment(PART + "/questions/similar", "text", "Et fra Bjørn igjen")));
  }

  private static String[] ballot(String choice) {
    return new String[] {
      "round", "1", "counter", Long.toString(System.nanoTime()), "choice", choice
    };
  }

  private String traces() {
    return String.join(
        " ",
        List.of("poll_ballot", "stance_ballot", "question_report", "reaction_last").stream()
            .map(table -> Integer.toString(count("select count(*) from " + table)))
            .toList());
  }

  @Test
  void two_faces_of_one_person_are_told_apart_by_nobody() {
    ask("Under eget navn", "no");
    var nameless = number(true);
    var named = number(false);
    assertThat(named).isNotEqualTo(nameless);
    var list = kari.get(PART + "/people").body();
    assertThat(list).contains("Deltaker " + nameless + "<", Cast.ATTENDEE.name());
    assertThat(list).doesNotContain("Deltaker " + named + "<");
    var hers = kari.get(people(nameless)).body();
    assertThat(hers).contains("Det første").doesNotContain("Under eget navn", Cast.ATTENDEE.name());
    impose("mute", nameless);
    assertThat(kari.get(people(named)).body()).doesNotContain(WHY).contains("Under eget navn");
    assertThat(asks(anne, "Under eget navn igjen")).as("it follows the person").isEqualTo(422);
    assertThat(kari.get(PART + "/people?q=" + Cast.ATTENDEE.name().substring(0, 4)).body())
        .contains(Cast.ATTENDEE.name())
        .doesNotContain("Deltaker " + nameless + "<");
    assertThat(kari.get(PART + "/people?q=" + nameless).body())
        .contains("Deltaker " + nameless + "<");
    assertThat(kari.get(PART + "/people?q=xyzzy").body()).contains("Ingen passer med søket");
    assertThat(kari.get(OTHER + "/people").body()).contains("Ingen har spurt");
    assertThat(kari.get(PART + "/queue").body()).contains(people(nameless), people(named));
  }

  @Test
  void two_moderators_at_once_and_those_who_may_not() {
    var number = number(true);
    var rev = rev(number);
    assertThat(kari.post(people(number) + "/mute", "rev", rev, "words", "").statusCode())
        .isEqualTo(422);
    impose("mute", number);
    var ingrid = app.signedIn(Cast.OWNER);
    var same = ingrid.post(people(number) + "/mute", "rev", rev, "words", "Også jeg");
    assertThat(same.statusCode()).isEqualTo(200);
    assertThat(same.body()).contains("Det var allerede slik.", Cast.MODERATOR.name());
    var other = ingrid.post(people(number) + "/ban", "rev", rev, "words", "Ut");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("noe er endret", Cast.MODERATOR.name(), "Dempet");
    assertThat(count("select count(*) from room_sanction")).isOne();
    lift("mute", number);
    var gone = ingrid.post(people(number) + "/mute/lifting", "rev", rev);
    assertThat(gone.statusCode()).isEqualTo(200);
    assertThat(gone.body()).contains("Det var allerede slik.", "opphevet");

    for (var who : new Visitor[] {app.signedIn(Cast.STRANGER), anne, app.signedIn(Cast.CHAIR)}) {
      assertThat(who.post(people(number) + "/ban", "rev", "2", "words", "Ut").statusCode())
          .isEqualTo(404);
      assertThat(who.get(PART + "/people").statusCode()).isEqualTo(404);
    }
    assertThat(
            kari.post(OTHER + "/people/" + number + "/ban", "rev", "2", "words", "Ut").statusCode())
        .as("another part")
        .isEqualTo(404);
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update account set email = ? where email = ?",
                Cast.ATTENDEE.email(),
                Cast.SECOND_MODERATOR.email()));
    var staff = kari.post(people(number) + "/ban", "rev", rev(number), "words", "Ut");
    assertThat(staff.statusCode()).isEqualTo(422);
    assertThat(staff.body()).contains("er med på å drive");
    assertThat(anne.get(PART).statusCode()).isEqualTo(200);
  }

  @Test
  void when_she_is_forgotten_that_it_was_done_stays_and_whom_it_met_goes() {
    impose("mute", number(true));
    assertThat(count("select count(*) from room_sanction where reason = '" + WHY + "'")).isOne();
    assertThat(app.stranger().post(manage() + "/erasure", "confirmed", "yes").statusCode())
        .isEqualTo(303);
    assertThat(count("select count(*) from room_sanction")).isOne();
    assertThat(
            count(
                "select count(*) from room_sanction where registration_id is null and reason ="
                    + " '–'"))
        .isOne();
    assertThat(
            count("select count(*) from room_participant where registration_id = " + registration))
        .isZero();
    assertThat(kari.get(PART + "/people").body()).doesNotContain(Cast.ATTENDEE.name());
  }

  @Test
  void everything_new_waits_while_all_is_held_and_every_moderator_sees_it() throws Exception {
    var ingrid = app.signedIn(Cast.OWNER);
    var address = app.origin() + PART + "/live?audience=moderators";
    try (var open = new OpenPage(address, ingrid.handshake(), 0, null).open()) {
      open.await("hello", () -> !open.heard().isEmpty());
      assertThat(kari.post(PART + "/hold-all", "held", "true").statusCode()).isEqualTo(303);
      open.await("it", () -> open.heard().toString().contains(Cast.MODERATOR.name() + " slo det"));
    }
    assertThat(ingrid.get(PART + "/queue").body())
        .contains("Alle nye spørsmål holdes tilbake. " + Cast.MODERATOR.name() + " slo det på");
    assertThat(asks(bjorn, "Under raidet")).isEqualTo(303);
    assertThat(anne.get(PART).body()).doesNotContain("Under raidet");
    assertThat(kari.get(PART + "/queue").body()).contains("alle nye spørsmål venter");
    kari.post(PART + "/hold-all", "held", "true");
    assertThat(count("select count(*) from audit where act = 'room.hold-all'")).isOne();
    kari.post(PART + "/hold-all", "held", "false");
    asks(bjorn, "Etter raidet");
    assertThat(anne.get(PART).body()).contains("Etter raidet").doesNotContain("Under raidet");
  }

  private String manage() {
    var token =
        new Tokens(Attendees.SECRET.getBytes(StandardCharsets.UTF_8))
            .issue(Tokens.Purpose.MANAGE, registration, 1);
    return "/manage/" + token;
  }

  /** Her own page, and what she takes along from there. */
  private String hers() {
    return app.stranger().get(manage() + "/data.json").body() + app.stranger().get(manage()).body();
  }

  /** Her own way into the part. */
  private HttpResponse<String> join() {
    var place =
        count(
            "select h.id from part_registration h join part p on p.id = h.part_id"
                + " where p.number = 3 and h.registration_id = "
                + registration);
    var token =
        new Tokens(Attendees.SECRET.getBytes(StandardCharsets.UTF_8))
            .issue(Tokens.Purpose.JOIN, place, 1);
    return app.stranger().get("/join/" + token);
  }

  private void shutOut(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Du er stengt ute fra denne delen", WHY);
  }

  private HttpResponse<String> ask(String text, String anonymous) {
    app.clock().forward(Duration.ofSeconds(31));
    return anne.post(PART + "/questions", "text", text, "anonymous", anonymous);
  }

  private int asks(Visitor who, String text) {
    app.clock().forward(Duration.ofSeconds(31));
    return who.post(PART + "/questions", "text", text).statusCode();
  }

  private HttpResponse<String> vote(Visitor who) {
    return who.post(PART + "/questions/2/vote", "voted", "true");
  }

  private void impose(String kind, int number) {
    assertThat(
            kari.post(people(number) + "/" + kind, "rev", rev(number), "words", WHY).statusCode())
        .isEqualTo(303);
    assertThat(kari.get(people(number)).body()).contains(WHY, Cast.MODERATOR.name());
  }

  private void lift(String kind, int number) {
    assertThat(kari.post(people(number) + "/" + kind + "/lifting", "rev", rev(number)).statusCode())
        .isEqualTo(303);
  }

  private String live() {
    return app.origin() + PART + "/live?audience=attendees";
  }

  private static String people(int number) {
    return PART + "/people/" + number;
  }

  private int number(boolean anonymous) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select number from room_participant where registration_id = ? and anonymous ="
                        + " ?",
                    registration,
                    anonymous)
                .mapTo(int.class)
                .one());
  }

  private String rev(int number) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select rev from room_participant where number = ?", number)
                .mapTo(String.class)
                .first());
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }
}
