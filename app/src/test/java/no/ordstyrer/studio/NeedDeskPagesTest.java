package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people need to take part: from the registration to the one who sees to it. */
class NeedDeskPagesTest {
  private static final String REGISTRATION = Cast.SERIES + "/registration";
  private static final String STUDIO = "/studio" + Cast.SERIES;
  private static final String NEEDS = STUDIO + "/needs";
  private static final String WORDS = "Plass til førerhund";
  private static final Cast.Person VIEWER =
      new Cast.Person("Vera Innsyn", "vera@samhandling.example");
  private static final Cast.Person CHECKIN = new Cast.Person("Mo Mottak", "mo@samhandling.example");

  /** When the last part of the cast's series ends. */
  private static final Instant END = Instant.parse("2030-10-10T09:30:00Z");

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void organisers_see_it_and_nobody_else_does() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS", "needs-words", WORDS);
    assertThat(ola.get(NEEDS).body())
        .contains(Cast.ATTENDEE.name(), "Teksting", WORDS, "Webinar 1, Webinar 2, Webinar 3");
    assertThat(app.signedIn(Cast.OWNER).get(NEEDS).body()).contains(WORDS);

    for (var who :
        List.of(
            member(
                VIEWER,
                "insert into arena_member (arena_id, account_id, role, since)"
                    + " select a.id, c.id, 'VIEWER', ? from arena a, account c"
                    + " where a.slug = 'samhandlingsarena' and c.email = ?"),
            member(
                CHECKIN,
                "insert into part_role (part_id, account_id, role, since)"
                    + " select p.id, c.id, 'CHECKIN', ? from part p, account c"
                    + " where p.number = 1 and c.email = ?"),
            app.signedIn(Cast.MODERATOR),
            app.signedIn(Cast.CHAIR),
            app.signedIn(Cast.STRANGER),
            app.stranger())) {
      assertThat(who.get(NEEDS).statusCode()).isEqualTo(404);
      for (var act : List.of("/1/handling", "/1/reopening", "/owner", "/asking/end")) {
        assertThat(who.post(NEEDS + act, "rev", "1").statusCode()).isEqualTo(404);
      }
      assertThat(who.get(STUDIO).body()).doesNotContain("Tilrettelegging", WORDS);
    }
    assertThat(states()).containsExactly("open");
    assertThat(handle(1, "").statusCode()).isEqualTo(303);
    assertThat(states()).containsExactly("handled");
  }

  @Test
  void what_is_arranged_is_told_to_her_and_what_she_changes_is_open_again() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS");
    var manage = manage();
    assertThat(app.stranger().get(manage).body()).contains(manage + "/needs");
    assertThat(app.stranger().get(manage + "/needs").body()).contains("har ikke svart ennå");

    assertThat(handle(1, "Teksting er bestilt").statusCode()).isEqualTo(303);
    assertThat(ola.get(NEEDS).body()).contains("Ordnet", Cast.ORGANISER.name());
    assertThat(app.stranger().get(manage + "/needs").body())
        .contains("Ordnet torsdag 5. september 2030", "Teksting er bestilt");

    assertThat(app.stranger().post(manage + "/needs", "needs", "SIGN_LANGUAGE").statusCode())
        .isEqualTo(303);
    assertThat(states()).containsExactly("open");
    var late = handle(1, "Alt i orden");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body())
        .contains("Les det på nytt", "value=\"Alt i orden\"", "Tolk til norsk tegnspråk");
    assertThat(handle(2, "").statusCode()).isEqualTo(303);
    assertThat(app.signedIn(Cast.OWNER).post(NEEDS + "/1/handling", "rev", "2").statusCode())
        .as("a colleague was first")
        .isEqualTo(422);
    assertThat(ola.post(NEEDS + "/1/reopening").statusCode()).isEqualTo(303);
    assertThat(states()).containsExactly("open");
  }

  @Test
  void she_who_needs_it_no_more_is_seen_to_have_said_so_when_somebody_knew() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS");
    app.stranger().post(manage() + "/needs");
    assertThat(states()).isEmpty();

    app.stranger().post(manage() + "/needs", "needs", "CAPTIONS");
    sweep();
    app.stranger().post(manage() + "/needs");
    assertThat(states()).containsExactly("open");
    assertThat(ola.get(NEEDS).body()).contains("Trenger ikke lenger noe.");
  }

  @Test
  void the_owner_is_written_to_once_for_several_and_never_of_whom_or_what() {
    ola.post(NEEDS + "/owner", "owner", account(Cast.ORGANISER));
    assertThat(ola.get(NEEDS).body()).contains("Ola Arrangør følger opp");
    register(Cast.ATTENDEE, "needs", "CAPTIONS", "needs-words", WORDS);
    register(Cast.SECOND_ATTENDEE, "needs", "SIGN_LANGUAGE");
    register(Cast.THIRD_ATTENDEE);
    app.app().jobs().runDue();
    assertThat(letters(Cast.ORGANISER)).isEmpty();

    sweep();
    sweep();
    assertThat(letters(Cast.OWNER)).isEmpty();
    assertThat(letters(Cast.ORGANISER)).hasSize(1);
    var letter = letters(Cast.ORGANISER).getFirst();
    assertThat(letter.subject()).isEqualTo("Samhandlingsarena: 2 personer trenger tilrettelegging");
    assertThat(letter.link("/studio/")).isEqualTo(NEEDS);
    assertThat(letter.textBody() + letter.htmlBody())
        .doesNotContain(Cast.ATTENDEE.name(), Cast.ATTENDEE.email(), "Teksting", WORDS);

    app.stranger().post(manage() + "/needs", "needs", "SIGN_LANGUAGE");
    sweep();
    assertThat(letters(Cast.ORGANISER)).hasSize(2);
  }

  @Test
  void without_an_owner_every_organiser_is_written_to() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS");
    sweep();
    assertThat(letters(Cast.ORGANISER)).hasSize(1);
    assertThat(letters(Cast.OWNER)).hasSize(1);
    assertThat(letters(Cast.MODERATOR)).isEmpty();
  }

  @Test
  void an_owner_is_one_who_may_see_it_and_stays_only_as_long_as_she_may() {
    for (var nobody : List.of(account(Cast.MODERATOR), account(Cast.STRANGER), "x", "0")) {
      assertThat(ola.post(NEEDS + "/owner", "owner", nobody).statusCode()).isEqualTo(404);
    }
    ola.post(NEEDS + "/owner", "owner", account(Cast.ORGANISER));
    app.db()
        .useHandle(handle -> handle.execute("delete from arena_member where role = 'ORGANISER'"));
    var ingrid = app.signedIn(Cast.OWNER);
    assertThat(ingrid.get(NEEDS).body()).contains("Ingen er utpekt");
    assertThat(ola.get(NEEDS).statusCode()).isEqualTo(404);
    register(Cast.ATTENDEE, "needs", "CAPTIONS");
    sweep();
    assertThat(letters(Cast.OWNER)).hasSize(1);
    assertThat(letters(Cast.ORGANISER)).isEmpty();
  }

  @Test
  void a_series_may_leave_the_question_out() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS");
    assertThat(ola.post(NEEDS + "/asking/end").statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(REGISTRATION).body()).doesNotContain("needs-words");
    register(Cast.SECOND_ATTENDEE, "needs", "CAPTIONS", "needs-words", WORDS);
    assertThat(states()).hasSize(1);
    assertThat(app.stranger().get(manage()).body()).contains("/needs");
    ola.post(NEEDS + "/asking");
    assertThat(app.stranger().get(REGISTRATION).body()).contains("needs-words");
  }

  @Test
  void what_is_too_long_is_refused_with_all_that_was_typed_and_what_is_not_offered_is_not_taken() {
    var long1001 = "æ".repeat(1001);
    var answer = post(Cast.ATTENDEE, "needs", "CAPTIONS", "needs", "DIET", "needs-words", long1001);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(long1001, "href=\"#needs-words\"");
    assertThat(answer.body()).containsPattern("value=\"CAPTIONS\" checked");
    register(
        Cast.ATTENDEE,
        "needs",
        "DIET",
        "needs",
        "'); drop table need; --",
        "needs-words",
        "æ".repeat(1000));
    assertThat(Dump.of(app.db()).get("need")).contains("{}").doesNotContain("DIET", "drop");

    app.db()
        .useHandle(handle -> handle.execute("update part set venue = 'HYBRID' where number = 1"));
    register(Cast.SECOND_ATTENDEE, "needs", "DIET", "needs", "ACCESS");
    assertThat(Dump.of(app.db()).get("need")).contains("ACCESS,DIET");
  }

  @Test
  void what_a_stranger_says_for_an_address_that_is_known_is_kept_nowhere() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS");
    register(Cast.ATTENDEE, "needs", "SIGN_LANGUAGE", "needs-words", WORDS);
    assertThat(Dump.of(app.db()).get("need")).contains("CAPTIONS").doesNotContain("SIGN", WORDS);
  }

  @Test
  void it_is_forgotten_before_the_rest() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS", "needs-words", WORDS);
    app.clock().set(END.plus(Duration.ofDays(13)));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), WORDS)).containsExactly("need");
    app.clock().set(END.plus(Duration.ofDays(14)));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), WORDS)).isEmpty();
    assertThat(Dump.tablesWith(app.db(), Cast.ATTENDEE.name())).contains("registration");
    assertThat(Dump.of(app.db()).get("erasure")).contains("NEEDS");
  }

  @Test
  void she_takes_it_along_and_takes_it_with_her() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS", "needs-words", WORDS);
    handle(1, "Plass på første rad");
    assertThat(app.stranger().get(manage() + "/data.json").body())
        .contains("CAPTIONS", WORDS, "Plass på første rad", "HANDLED");
    app.stranger().post(manage() + "/erasure");
    assertThat(Dump.of(app.db()).get("need")).isEmpty();
  }

  @Test
  void who_has_let_all_places_go_is_shown_so_and_what_she_needed_is_forgotten_a_week_later() {
    register(Cast.ATTENDEE, "needs", "CAPTIONS", "needs-words", WORDS);
    register(Cast.SECOND_ATTENDEE, "needs", "CAPTIONS");
    app.stranger().post(manage() + "/withdrawal");
    assertThat(ola.get(NEEDS).body()).contains("Er meldt av", WORDS);
    app.clock().forward(Duration.ofDays(8));
    app.app().retention().night();
    assertThat(states()).hasSize(1);
    assertThat(Dump.tablesWith(app.db(), WORDS)).isEmpty();
  }

  private HttpResponse<String> post(Cast.Person who, String... more) {
    var fields = Stream.of("name", who.name(), "email", who.email());
    return app.stranger()
        .post(REGISTRATION, Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
  }

  private void register(Cast.Person who, String... more) {
    assertThat(post(who, more).statusCode()).isEqualTo(303);
  }

  private HttpResponse<String> handle(int rev, String done) {
    return ola.post(NEEDS + "/1/handling", "rev", rev + "", "done-1", done);
  }

  private void sweep() {
    app.clock().forward(Duration.ofMinutes(16));
    app.app().jobs().runDue();
  }

  private List<Inbox.Mail> letters(Cast.Person who) {
    return Inbox.of(app, who.email()).letters().stream()
        .filter(mail -> mail.kind().equals("NEEDS"))
        .toList();
  }

  private String manage() {
    return Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/manage/");
  }

  private Visitor member(Cast.Person person, String insertion) {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "insert into account (email, name, created_at) values (?, ?, ?)",
              person.email(),
              person.name(),
              TestApp.NOW);
          handle.execute(insertion, TestApp.NOW, person.email());
        });
    return app.signedIn(person);
  }

  private String account(Cast.Person person) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select id::text from account where email = ?")
                .bind(0, person.email())
                .mapTo(String.class)
                .one());
  }

  private List<String> states() {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select case when handled_at is null then 'open' else 'handled' end from need")
                .mapTo(String.class)
                .list());
  }
}
