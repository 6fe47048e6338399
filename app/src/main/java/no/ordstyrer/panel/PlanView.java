package no.ordstyrer.panel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The page where a debate is planned.
 *
 * @param debate null as long as there is none
 */
public record PlanView(
    Seen seen,
    @Nullable Debate debate,
    List<RunItem> lines,
    List<DebatePlans.SeatPlan> seats,
    Form terms,
    Form seating) {
  public String path() {
    return seen.path() + "/debate/plan";
  }

  /** What all lines take that are not left out, in seconds. */
  public int planned() {
    return lines.stream()
        .filter(line -> line.state() != RunItem.State.SKIPPED)
        .mapToInt(RunItem::plannedSeconds)
        .sum();
  }

  /** What the part lasts, in seconds; empty when it has no time of day. */
  public Optional<Integer> lasts() {
    var from = seen.part().startsAt();
    var to = seen.part().endsAt();
    return from == null || to == null
        ? Optional.empty()
        : Optional.of(Math.toIntExact(Duration.between(from, to).toSeconds()));
  }

  /** As minutes that can be read, such as {@code 2:30}. */
  public static String minutes(int seconds) {
    return DebatePlanForm.typed(seconds);
  }

  /** Whether the line at this place may change places with the one after it. */
  public boolean loose(int at) {
    return at >= 0 && at < lines.size() && loose(lines.get(at));
  }

  private static boolean loose(RunItem line) {
    return line.state() == RunItem.State.PLANNED || line.state() == RunItem.State.SKIPPED;
  }
}
