package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.registration.Attendance.State;
import org.jspecify.annotations.Nullable;

/**
 * However the moments lie and whoever saw them, each counts once; and the evidence has an order.
 */
class AttendanceTest {
  private static final Instant START = Instant.parse("2030-09-12T08:00:00Z");

  private static @Nullable TestApp app;
  private static long place;
  private static long report;

  /** From one second until another, as the room or a report of the meeting saw it. */
  record Seen(int from, int until, boolean byReport) {}

  @BeforeContainer
  static void open() {
    var fresh = new TestApp();
    app = fresh;
    var part = fresh.cast().parts().getFirst();
    Attendees.register(fresh, Cast.ATTENDEE, List.of(part));
    place = number("select id from part_registration");
    report =
        number(
            "insert into attendance_report (part_id, source, zone, digest, read_at, taken_at) values ("
                + part
                + ", 'TEAMS', 'UTC', '', now(), now()) returning id");
  }

  @AfterContainer
  static void close() {
    app().close();
  }

  @Property(tries = 150)
  void each_second_counts_once(@ForAll("moments") List<Seen> moments) {
    forget();
    moments.forEach(AttendanceTest::see);
    var seconds =
        IntStream.range(0, 80)
            .filter(second ->
                moments.stream().anyMatch(one -> one.from() <= second && second < one.until()))
            .count();
    assertThat(known().present()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Example
  void a_report_that_was_not_taken_counts_nothing() {
    forget();
    see(new Seen(0, 600, true));
    assertThat(known().state()).isEqualTo(State.ATTENDED);
    say("update attendance_report set taken_at = null");
    assertThat(known().state()).isEqualTo(State.UNKNOWN);
    say("update attendance_report set taken_at = read_at");
  }

  @Example
  void the_organisers_word_goes_before_the_door_and_the_door_before_the_minutes() {
    forget();
    assertThat(known().state()).isEqualTo(State.UNKNOWN);
    say("insert into part_join values (" + place + ", now(), now(), 3)");
    assertThat(known().state()).as("wanted in").isEqualTo(State.UNKNOWN);
    assertThat(known().joins()).isEqualTo(3);
    see(new Seen(0, (int) Attendance.ENOUGH.toSeconds() - 1, false));
    assertThat(known().state()).as("a second too short").isEqualTo(State.UNKNOWN);
    say(
        "insert into check_in (part_registration_id, way, command, at) values ("
            + place
            + ", 'NAME', 'one-form', now())");
    assertThat(known().state()).as("at the door").isEqualTo(State.ATTENDED);
    say("update check_in set undone_at = at");
    assertThat(known().state()).as("a slip of the thumb").isEqualTo(State.UNKNOWN);
    see(new Seen(0, (int) Attendance.ENOUGH.toSeconds(), true));
    assertThat(known().state()).as("long enough").isEqualTo(State.ATTENDED);
    mark("ABSENT");
    assertThat(known().state()).as("the organiser knows better").isEqualTo(State.ABSENT);
    mark("NONE");
    assertThat(known().state()).as("taken back").isEqualTo(State.ATTENDED);
  }

  @Provide
  Arbitrary<List<Seen>> moments() {
    var second = Arbitraries.integers().between(0, 40);
    return Combinators.combine(second, second, Arbitraries.of(true, false))
        .as((from, length, byReport) -> new Seen(from, from + length, byReport))
        .list()
        .ofMaxSize(8);
  }

  private static void see(Seen one) {
    var into =
        one.byReport()
            ? "attendance_report_line (report_id, name, email, matched_by, part_registration_id, from_at, until_at)"
                + " values ("
                + report
                + ", 'Anne', '', 'NAME', "
            : "attendance_stretch (part_registration_id, from_at, until_at) values (";
    app()
        .db()
        .useHandle(handle ->
            handle.execute(
                "insert into " + into + place + ", ?, ?)",
                START.plusSeconds(one.from()),
                START.plusSeconds(one.until())));
  }

  private static void mark(String mark) {
    say(
        "insert into attendance_mark (part_registration_id, mark, at) values ("
            + place
            + ", '"
            + mark
            + "', now())");
  }

  private static void forget() {
    for (var table :
        List.of(
            "attendance_stretch",
            "attendance_report_line",
            "attendance_mark",
            "check_in",
            "part_join")) {
      say("delete from " + table);
    }
  }

  private static Attendance known() {
    return app().db().withHandle(handle -> Attendances.of(handle, new PartRegistrationId(place)));
  }

  private static void say(String sql) {
    app().db().useHandle(handle -> handle.execute(sql));
  }

  private static long number(String sql) {
    return app().db().withHandle(handle -> handle.createQuery(sql).mapTo(long.class).one());
  }

  private static TestApp app() {
    return java.util.Objects.requireNonNull(app);
  }
}
