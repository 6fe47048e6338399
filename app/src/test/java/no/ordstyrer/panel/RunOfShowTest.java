package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunOfShowTest {
  private static final Instant TEN = Instant.parse("2030-10-10T08:00:00Z");

  @Test
  void the_template_fills_ninety_minutes_and_holds() {
    var show = show(Template.panelDebate90(3));
    assertThat(show.expectedEnd(TEN)).isEqualTo(TEN.plus(Duration.ofMinutes(90)));
    assertThat(show.overrun(TEN)).isZero();
    assertThat(show.proposal(TEN)).isEmpty();
  }

  @Test
  void six_minutes_late_are_shared_by_what_can_give() {
    var show = show(Template.panelDebate90(3));
    var late = TEN.plus(Duration.ofMinutes(6));

    assertThat(show.overrun(late)).isEqualTo(Duration.ofMinutes(6));
    var plan = show.proposal(late);
    var after = replanned(show, plan);
    assertThat(after.overrun(late)).isZero();
    assertThat(after.expectedEnd(late)).isEqualTo(TEN.plus(Duration.ofMinutes(90)));
  }

  @Property(tries = 300)
  void a_proposal_never_goes_below_a_minimum_and_never_gives_more_than_needed(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 3000) Integer> planned,
      @ForAll @IntRange(min = 0, max = 100) int minimumPercent,
      @ForAll @IntRange(min = 0, max = 7200) int late) {
    var lines = new ArrayList<Template.Line>();
    for (var seconds : planned) {
      lines.add(
          new Template.Line(
              RunItem.Kind.ROUND, "x", seconds, seconds * minimumPercent / 100, seconds % 2 == 0));
    }
    var show = show(lines);
    var now = TEN.plusSeconds(late);
    var over = show.overrun(now);
    var after = replanned(show, show.proposal(now));

    for (var item : after.items()) {
      assertThat(item.plannedSeconds()).isGreaterThanOrEqualTo(item.minSeconds());
    }
    var spare =
        show.items().stream()
            .filter(RunItem::flexible)
            .mapToLong(item -> item.plannedSeconds() - item.minSeconds())
            .sum();
    assertThat(after.overrun(now).toSeconds()).isEqualTo(Math.max(0, over.toSeconds() - spare));
  }

  private static RunOfShow show(List<Template.Line> lines) {
    var items = new ArrayList<RunItem>();
    for (var line : lines) {
      items.add(
          item(items.size() + 1, line.kind(), line.seconds(), line.min(), line.flexible(), null));
    }
    return new RunOfShow(items, TEN, TEN.plus(Duration.ofMinutes(90)));
  }

  private static RunOfShow replanned(RunOfShow show, java.util.Map<RunItemId, Integer> plan) {
    var items = new ArrayList<RunItem>();
    for (var item : show.items()) {
      items.add(
          item(
              item.rank(),
              item.kind(),
              plan.getOrDefault(item.id(), item.plannedSeconds()),
              item.minSeconds(),
              item.flexible(),
              item.beganAt()));
    }
    return new RunOfShow(items, show.start(), show.hardEnd());
  }

  private static RunItem item(
      int rank,
      RunItem.Kind kind,
      int seconds,
      int min,
      boolean flexible,
      @Nullable Instant began) {
    return new RunItem(
        new RunItemId(rank),
        rank,
        kind,
        "line",
        "",
        seconds,
        seconds,
        min,
        flexible,
        60,
        15,
        began == null ? RunItem.State.PLANNED : RunItem.State.RUNNING,
        began,
        null,
        null,
        0);
  }
}
