package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.registration.Approval.Answer;
import no.ordstyrer.registration.Approval.Skip;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an organiser's answer does to places, letters and calendars. */
class ApprovalsTest {
  private static final String PATH = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();
  private final Rooms rooms = Rooms.of(app);
  private final SeriesId series = new SeriesId(app.cast().series());

  @BeforeEach
  void askFirst() {
    app.db().useHandle(handle -> handle.execute("update series set approval = true"));
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void who_registers_waits_for_the_answer_without_a_place_and_without_calendar() {
    assertThat(register("anne")).endsWith("?del-1=pending&del-2=pending&del-3=pending");

    assertThat(states("anne")).containsOnly("PENDING_APPROVAL");
    assertThat(inbox("anne").size()).isEqualTo(1);
    assertThat(inbox("anne").last().subject()).startsWith("Påmeldingen venter på godkjenning");
    assertThat(inbox("anne").last().textBody())
        .contains("Du har ikke plass ennå", "Påmeldingen venter på godkjenning.")
        .doesNotContain("/join/");
    assertThat(inbox("anne").last().calendar()).isNull();
    var feed = inbox("anne").last().links().stream().filter(link -> link.endsWith(".ics"));
    assertThat(feed.map(link -> app.stranger().get(link).body()))
        .noneMatch(body -> body.contains("VEVENT"));
    assertThat(app.stranger().get(manage("anne")).body())
        .contains("Du er påmeldt 0 av 3 deler", "Påmeldingen venter på godkjenning");
  }

  @Test
  void an_approval_gives_places_letters_and_calendar() {
    register("anne");
    var report = decide(Answer.APPROVED, "", "anne");

    assertThat(report.reached()).hasSize(1);
    assertThat(report.skipped()).isEmpty();
    assertThat(states("anne")).containsOnly("CONFIRMED");
    var letters = inbox("anne").since(1);
    assertThat(letters.getFirst().subject()).startsWith("Påmeldingen er godkjent: ");
    assertThat(letters.getFirst().textBody()).contains("Du er påmeldt 3 av 3 deler", "/join/");
    assertThat(letters).filteredOn(mail -> mail.calendar() != null).hasSize(3);
  }

  @Test
  void a_rejection_tells_why_and_leaves_the_way_back_open() {
    register("anne");
    decide(Answer.REJECTED, "Serien er for kommunene.", "anne");

    assertThat(states("anne")).containsOnly("REJECTED");
    assertThat(inbox("anne").last().subject()).startsWith("Påmeldingen er ikke godkjent: ");
    assertThat(inbox("anne").last().textBody())
        .contains("Arrangøren skriver: Serien er for kommunene.")
        .doesNotContain("/join/", "/registration");
    assertThat(inbox("anne").letters()).allMatch(mail -> mail.calendar() == null);
    assertThat(app.stranger().get(manage("anne") + "/data.json").body())
        .contains("Serien er for kommunene.", "REJECTED");

    assertThat(register("anne")).endsWith("del-3=pending");
    assertThat(states("anne")).containsOnly("PENDING_APPROVAL");
  }

  @Test
  void who_is_approved_when_it_is_full_waits_for_a_place_behind_those_before_her() {
    capacity(1);
    register("anne");
    register("bjorn");
    register("cierva");
    var report = decide(Answer.APPROVED, "", "cierva", "bjorn", "anne");

    assertThat(report.reached()).hasSize(3);
    assertThat(states("anne")).containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED");
    assertThat(states("bjorn")).containsExactly("WAITLISTED", "CONFIRMED", "CONFIRMED");
    assertThat(states("cierva")).containsExactly("WAITLISTED", "CONFIRMED", "CONFIRMED");
    assertThat(inbox("bjorn").first("APPROVED").textBody())
        .contains("Du er nummer 1 på ventelisten", "Du er påmeldt 2 av 3 deler");
    assertThat(inbox("cierva").first("APPROVED").textBody())
        .contains("Du er nummer 2 på ventelisten");
  }

  @Test
  void who_registers_when_it_is_full_is_told_what_an_approval_would_bring_and_no_number() {
    capacity(1);
    register("anne");
    register("bjorn");
    assertThat(app.stranger().get(PATH).body()).contains("Færre enn 10 ledige plasser");
    decide(Answer.APPROVED, "", "anne");
    assertThat(app.stranger().get(PATH).body())
        .contains("Godkjenner arrangøren påmeldingen, kommer du bak dem som venter da.")
        .doesNotContain("Du blir den første");
    decide(Answer.APPROVED, "", "bjorn");
    assertThat(app.stranger().get(PATH).body())
        .contains(
            "Færre enn 10 står på venteliste. Godkjenner arrangøren påmeldingen, kommer du bak dem");

    var received = register("cierva");
    assertThat(received).endsWith("?del-1=pending-full&del-2=pending&del-3=pending");
    assertThat(app.stranger().get(received).body())
        .contains("Delen er full nå. Er den fortsatt full når arrangøren godkjenner")
        .doesNotContain("Du er nummer");
    assertThat(inbox("cierva").last().textBody())
        .contains("Er en del full når arrangøren godkjenner påmeldingen, kommer du på ventelisten")
        .doesNotContain("nummer");
    assertThat(app.stranger().get(manage("cierva")).body())
        .contains("Er en av dem full da, kommer du på ventelisten der")
        .doesNotContain("Du er nummer");
    // Where nobody is asked about her, she is told her number.
    app.db().useHandle(handle -> handle.execute("update series set approval = false"));
    assertThat(register("dag")).endsWith("?del-1=2&del-2=0&del-3=0");
  }

  @Test
  void who_waits_for_an_answer_holds_a_place_only_when_the_organiser_says_so() {
    capacity(1);
    register("anne");
    register("bjorn");
    decide(Answer.APPROVED, "", "bjorn");
    assertThat(states("bjorn")).startsWith("CONFIRMED");
    app.stranger().post(manage("bjorn") + "/withdrawal");
    app.stranger().post(manage("anne") + "/withdrawal");

    app.db().useHandle(handle -> handle.execute("update series set pending_holds = true"));
    register("anne");
    register("bjorn");
    decide(Answer.APPROVED, "", "bjorn");
    assertThat(states("bjorn")).startsWith("WAITLISTED");
    decide(Answer.REJECTED, "Nei", "anne");
    assertThat(inbox("bjorn").last().kind()).isEqualTo("OFFERED");
  }

  @Test
  void two_organisers_answer_and_the_second_is_told_who_was_first() {
    register("anne");
    register("bjorn");
    decide(Answer.APPROVED, "", "anne");
    app.stranger().post(manage("bjorn") + "/withdrawal");

    var late = decide(Cast.OWNER, Answer.REJECTED, "Nei", "anne", "bjorn");

    assertThat(late.reached()).isEmpty();
    assertThat(late.skipped())
        .extracting(Approvals.Skipped::why)
        .containsExactly(Skip.ANSWERED, Skip.WITHDRAWN);
    var earlier = late.skipped().getFirst().earlier().orElseThrow();
    assertThat(earlier.by()).isEqualTo(Cast.ORGANISER.name());
    assertThat(earlier.answer()).isEqualTo(Answer.APPROVED);
    assertThat(states("anne")).containsOnly("CONFIRMED");
    assertThat(inbox("anne").letters()).noneMatch(mail -> mail.kind().equals("REJECTED"));
  }

  @Test
  void two_organisers_at_the_same_moment_and_one_answer_stands() {
    register("anne");
    var ola = CompletableFuture.supplyAsync(() -> decide(Answer.APPROVED, "", "anne"));
    var ingrid =
        CompletableFuture.supplyAsync(() -> decide(Cast.OWNER, Answer.REJECTED, "Nei", "anne"));

    var reports = List.of(ola.join(), ingrid.join());
    var winner = reports.stream().filter(report -> !report.reached().isEmpty()).toList();
    var loser = reports.stream().filter(report -> !report.skipped().isEmpty()).toList();
    assertThat(winner).hasSize(1);
    assertThat(loser).hasSize(1);
    var told = loser.getFirst().skipped().getFirst().earlier().orElseThrow();
    assertThat(told.by()).isEqualTo(winner.getFirst().round().by());
    assertThat(inbox("anne").letters())
        .filteredOn(mail -> mail.kind().equals("APPROVED") || mail.kind().equals("REJECTED"))
        .hasSize(1);
  }

  @Test
  void she_is_written_to_in_her_own_language() {
    for (var language : List.of("NN", "EN")) {
      app.stranger()
          .post(
              PATH,
              "scope",
              "all",
              "name",
              language,
              "email",
              language + "@etat.example",
              "language",
              language);
    }
    decide(Answer.APPROVED, "", "NN");
    decide(Answer.REJECTED, "No", "EN");
    assertThat(inbox("NN").letters().getFirst().subject())
        .startsWith("Påmeldinga ventar på godkjenning");
    assertThat(inbox("NN").first("APPROVED").subject()).startsWith("Påmeldinga er godkjend");
    assertThat(inbox("EN").letters().getFirst().textBody())
        .contains("The organiser approves every registration.");
    assertThat(inbox("EN").first("REJECTED").subject())
        .startsWith("Your registration was not approved");
  }

  @Test
  void who_is_approved_changes_and_adds_parts_without_being_asked_about_again() {
    register("anne");
    decide(Answer.APPROVED, "", "anne");
    var link = manage("anne");

    app.stranger().post(link + "/details", "name", "Anne D.", "calendar", "NONE", "language", "nn");
    assertThat(states("anne")).containsOnly("CONFIRMED");
    app.stranger().post(link + "/del-2/release");
    app.stranger().post(link + "/del-2/return");
    assertThat(states("anne")).containsOnly("CONFIRMED");

    // But whoever types her address into the form learns nothing of the answer she got.
    app.stranger().post(link + "/withdrawal");
    assertThat(register("anne")).endsWith("?del-1=pending&del-2=pending&del-3=pending");
  }

  @Test
  void who_was_invited_needs_no_answer() {
    register("anne");
    app.db().useTransaction(handle -> Approvals.waive(handle, id("anne"), app.clock().instant()));
    app.stranger().post(manage("anne") + "/del-1/release");
    app.stranger().post(manage("anne") + "/del-1/return");
    assertThat(states("anne")).startsWith("CONFIRMED", "PENDING_APPROVAL");
  }

  @Test
  void what_was_written_to_her_is_forgotten_with_her() {
    register("anne");
    decide(Answer.REJECTED, "Du skrev noe merkelig", "anne");
    var link = manage("anne");
    assertThat(Dump.tablesWith(app.db(), "noe merkelig")).contains("approval");
    app.db().useHandle(handle -> handle.execute("update letter set state = 'SENT'"));
    app.stranger().post(link + "/erasure");
    assertThat(Dump.tablesWith(app.db(), "noe merkelig")).isEmpty();
  }

  @Test
  void only_organisers_answer_and_only_for_their_own_series() {
    register("anne");
    var ids = List.of(id("anne"));
    var ruling = new Approvals.Ruling(Answer.APPROVED, false, "");
    var stranger = viewer(Cast.STRANGER);
    var moderator = viewer(Cast.MODERATOR);
    for (var other : List.of(stranger, moderator, Viewer.GUEST)) {
      var seen = rooms.parts().seriesSeenBy(other, series);
      assertThatThrownBy(() -> rooms.approvals().decide(other, seen, ids, ruling))
          .isInstanceOf(NotFound.class);
    }
    assertThat(states("anne")).containsOnly("PENDING_APPROVAL");
  }

  private Approvals.Report decide(Answer answer, String reason, String... who) {
    return decide(Cast.ORGANISER, answer, reason, who);
  }

  private Approvals.Report decide(
      Cast.Person organiser, Answer answer, String reason, String... who) {
    var viewer = viewer(organiser);
    var seen = seen(viewer);
    var ids = Arrays.stream(who).map(this::id).toList();
    return switch (rooms
        .approvals()
        .decide(viewer, seen, ids, new Approvals.Ruling(answer, false, reason))) {
      case Approvals.Decided.Done(var round) -> rooms.approvals().report(seen, round.value());
      case Approvals.Decided.Busy _ -> throw new AssertionError("Nobody was in the way");
    };
  }

  private SeenSeries seen(Viewer viewer) {
    return rooms.parts().seriesSeenBy(viewer, series);
  }

  private Viewer viewer(Cast.Person person) {
    return rooms.staff(app, person);
  }

  private String register(String who) {
    return app.stranger()
        .post(PATH, "scope", "all", "name", who, "email", who + "@etat.example")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private RegistrationId id(String who) {
    return new RegistrationId(
        app.db()
            .withHandle(handle ->
                handle
                    .select("select id from registration where name like ? || '%'", who)
                    .mapTo(long.class)
                    .one()));
  }

  private List<String> states(String who) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    """
                    select p.state from part_registration p
                      join registration r on r.id = p.registration_id
                     where r.email = ? order by p.part_id
                    """,
                    who + "@etat.example")
                .mapTo(String.class)
                .list());
  }

  private String manage(String who) {
    return inbox(who).letters().getFirst().link("/manage/");
  }

  private Inbox inbox(String who) {
    return Inbox.of(app, who + "@etat.example");
  }

  private void capacity(int places) {
    app.db()
        .useHandle(
            handle -> handle.execute("update part set capacity = ? where number = 1", places));
  }
}
