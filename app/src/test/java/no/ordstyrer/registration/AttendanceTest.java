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
import no.ordstyrer.registration.Attendance.Mark;
import no.ordstyrer.registration.Attendance.State;
import no.ordstyrer.registration.Attendance.Stretch;

/** However the stretches lie, each second counts once; and what an organiser says goes first. */
class AttendanceTest {
  private static final Instant START = Instant.parse("2030-09-12T08:00:00Z");

  @Property
  void each_second_counts_once(@ForAll("stretches") List<Stretch> stretches) {
    var seconds =
        IntStream.range(0, 80)
            .filter(second ->
                stretches.stream()
                    .anyMatch(one ->
                        !at(second).isBefore(one.from()) && at(second).isBefore(one.until())))
            .count();
    assertThat(Attendance.of(Mark.NONE, stretches).present())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Property
  void united_stretches_lie_apart_and_in_order(@ForAll("stretches") List<Stretch> stretches) {
    var united = Attendance.united(stretches);
    for (var next = 1; next < united.size(); next++) {
      assertThat(united.get(next).from()).isAfter(united.get(next - 1).until());
    }
    assertThat(Attendance.united(united)).isEqualTo(united);
    assertThat(Attendance.united(stretches.reversed())).isEqualTo(united);
  }

  @Example
  void five_minutes_are_enough_and_the_organiser_knows_better() {
    var tooShort = List.of(new Stretch(START, START.plusSeconds(299)));
    var enough = List.of(new Stretch(START, START.plusSeconds(300)));
    assertThat(Attendance.of(Mark.NONE, List.of()).state()).isEqualTo(State.UNKNOWN);
    assertThat(Attendance.of(Mark.NONE, tooShort).state()).isEqualTo(State.UNKNOWN);
    assertThat(Attendance.of(Mark.NONE, enough).state()).isEqualTo(State.ATTENDED);
    assertThat(Attendance.of(Mark.ABSENT, enough).state()).isEqualTo(State.ABSENT);
    assertThat(Attendance.of(Mark.ATTENDED, List.of()).state()).isEqualTo(State.ATTENDED);
  }

  @Provide
  Arbitrary<List<Stretch>> stretches() {
    var second = Arbitraries.integers().between(0, 40);
    return Combinators.combine(second, second)
        .as((from, length) -> new Stretch(at(from), at(from + length)))
        .list()
        .ofMaxSize(12);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
