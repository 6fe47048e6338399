package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import no.ordstyrer.Cast;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class StancesTest {
  private static final Instant TEN = Instant.parse("2030-10-10T08:00:00Z");

  @Test
  void who_moved_is_shown_only_when_all_is_over_and_nobody_can_be_found_in_it() {
    var clock = new SettableClock(TEN);
    var db = Database.open(TestDatabase.fresh());
    var seen = seen(db, Cast.in(db, TEN), clock);
    var stances = new Stances(db, new Live(db, clock), clock);
    var plans =
        new StancePlans(
            db, new Debates(db, new Live(db, clock), clock), new Live(db, clock), clock);
    var plan =
        new StancePlan(
            "Bør styringsmodellen endres?",
            List.of("Ja", "Nei", "Vet ikke"),
            List.of(),
            Debate.Framing.EXPLORATORY,
            "");
    assertThat(plans.save(Viewer.staff(new AccountId(1)), seen, plan, 0, new Messages(Language.NB)))
        .isEqualTo(StancePlans.Saved.DONE);
    var before = stances.of(seen.part().id()).orElseThrow().rounds().getFirst().id();
    var after = stances.of(seen.part().id()).orElseThrow().rounds().getLast().id();

    assertThat(cast(stances, seen, 1, after, 1)).isEqualTo(Stances.Cast.CLOSED);
    for (var person = 1; person <= 20; person++) {
      assertThat(cast(stances, seen, person, before, person <= 12 ? 2 : 1))
          .isEqualTo(Stances.Cast.TAKEN);
    }
    // She changes her mind while the round is open: one ballot, the last.
    cast(stances, seen, 1, before, 1);
    cast(stances, seen, 1, before, 2);
    assertThat(stances.ballots(before)).isEqualTo(20);
    assertThat(stances.reveal(seen)).isFalse();
    assertThat(stances.open(seen, after)).isTrue();
    assertThat(cast(stances, seen, 1, before, 1)).isEqualTo(Stances.Cast.CLOSED);
    for (var person = 1; person <= 22; person++) {
      cast(stances, seen, person, after, person <= 5 ? 2 : 1);
    }
    assertThat(stances.reveal(seen)).isFalse();
    assertThat(stances.result(stances.of(seen.part().id()).orElseThrow())).isEmpty();
    stances.close(seen, after);
    assertThat(stances.reveal(seen)).isTrue();

    var movement =
        stances
            .result(stances.of(seen.part().id()).orElseThrow())
            .orElseThrow()
            .movements()
            .getFirst();
    assertThat(movement.paired()).isEqualTo(20);
    assertThat(movement.onlyTo()).isEqualTo(2);
    assertThat(movement.cells())
        .contains(new StanceResult.Cell(2, 1, 7), new StanceResult.Cell(1, 1, 8));
    long left =
        db.withHandle(handle ->
            handle
                .select(
                    "select (select count(*) from stance_ballot)"
                        + " + (select count(tag_key) from stance)")
                .mapTo(long.class)
                .one());
    assertThat(left).isZero();
  }

  /** No cell under five is shown, and none is the only hidden one of its row or column. */
  @Property(tries = 500)
  void small_groups_cannot_be_worked_out(
      @ForAll @Size(9) List<@IntRange(min = 0, max = 12) Integer> cells) {
    var counts = new int[3][3];
    for (var i = 0; i < 9; i++) {
      counts[i / 3][i % 3] = cells.get(i);
    }
    var shown = StanceResult.suppress(counts);
    var all = cells.stream().mapToInt(Integer::intValue).sum();
    var told = Arrays.stream(shown).flatMapToInt(Arrays::stream).filter(cell -> cell > 0).sum();
    var left = Arrays.stream(shown).flatMapToInt(Arrays::stream).filter(cell -> cell < 0).count();
    // The number of pairs is shown beside it: what it leaves is several cells and several people.
    assertThat(left == 0 || told == 0 || (left > 1 && all - told >= StanceResult.SMALLEST))
        .isTrue();
    assertThat(all >= StanceResult.SMALLEST || left == 9).isTrue();
    for (var i = 0; i < 3; i++) {
      var line = i;
      var column = Arrays.stream(shown).mapToInt(other -> other[line]).toArray();
      for (var cellsOfLine : List.of(shown[i], column)) {
        assertThat(Arrays.stream(cellsOfLine).filter(cell -> cell > 0 && cell < 5)).isEmpty();
        var hidden = Arrays.stream(cellsOfLine).filter(cell -> cell < 0).count();
        var positive = Arrays.stream(cellsOfLine).filter(cell -> cell > 0).count();
        assertThat(hidden == 1 && positive > 0).isFalse();
      }
    }
  }

  private static Stances.Cast cast(
      Stances stances, Seen seen, long person, StanceRoundId round, int position) {
    return stances.cast(
        new RegistrationId(person), stances.of(seen.part().id()).orElseThrow(), round, position);
  }

  private static Seen seen(Jdbi db, Cast cast, SettableClock clock) {
    var chair =
        db.withHandle(handle ->
            handle
                .createQuery("select id from account where email = ?")
                .bind(0, Cast.CHAIR.email())
                .mapTo(AccountId.class)
                .one());
    return new Parts(db, new Arenas(db, clock))
        .seenBy(Viewer.staff(chair), new PartId(cast.parts().get(2)));
  }
}
