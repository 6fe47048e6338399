package no.ordstyrer.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.question.ModerationFigures.Counted;
import no.ordstyrer.question.ModerationFigures.Rejected;
import no.ordstyrer.question.ModerationFigures.Totals;
import no.ordstyrer.question.ModerationFigures.Waited;
import no.ordstyrer.question.ModerationFigures.Worker;
import no.ordstyrer.series.Seen;

/** How a part was moderated, in figures, and never with the name of an attendee. */
public record ModerationReport(
    Seen seen,
    Totals totals,
    Waited waited,
    List<Rejected> rejected,
    List<Counted> held,
    List<Counted> sanctions,
    List<Worker> workers,
    Present crowd,
    long present) {

  /**
   * One figure.
   *
   * @param label in the reader's words
   * @param filed the label in a file, with the unit of the value
   * @param shown the value as a page shows it
   */
  public record Line(
      String section, String figure, String label, String filed, long value, String shown) {}

  public boolean empty() {
    return totals.asked() == 0 && totals.published() == 0 && crowd.peak() == 0;
  }

  public boolean over() {
    return seen.part().endedAt() != null;
  }

  /** All figures but those of single moderators, in the order of the page. */
  public List<Line> lines(Messages t) {
    var all = new Lines(t, new ArrayList<>());
    all.add("questions", "asked", totals.asked());
    all.add("questions", "published", totals.published());
    all.add("questions", "rejected", totals.rejected());
    all.add("questions", "merged", totals.merged());
    all.add("questions", "edited", totals.edited());
    all.add("questions", "withdrawn", totals.withdrawn());
    all.add("questions", "pending", totals.pending());
    for (var one : rejected) {
      var reason = one.reason();
      all.named(
          "reasons",
          reason == null ? "own" : reason.key(),
          reason == null ? t.say("moderation.reason.own") : reason.in(t.language()),
          one.questions());
    }
    for (var one : held) {
      all.named("held", one.name(), t.say("moderation.held." + one.name()), one.questions());
    }
    all.add("reports", "reports", totals.reports());
    all.add("reports", "reported", totals.reported());
    all.add("reports", "returned", totals.returned());
    all.add("reports", "reported-away", totals.reportedAway());
    for (var one : sanctions) {
      all.add("sanctions", one.name(), one.questions());
    }
    waiting(all);
    crowd(all);
    return all.lines();
  }

  public List<Line> of(Messages t, String section) {
    return lines(t).stream().filter(line -> line.section().equals(section)).toList();
  }

  private void waiting(Lines all) {
    all.add("waiting", "waited", waited.questions());
    if (waited.questions() > 0) {
      all.seconds("waiting", "median", waited.median());
      all.seconds("waiting", "p90", waited.p90());
    }
  }

  private void crowd(Lines all) {
    all.add("crowd", "peak", crowd.peak());
    all.add("crowd", "people", crowd.people());
    all.add("crowd", "minutes", crowd.minutes());
    all.add("crowd", "median-minutes", crowd.medianMinutes());
  }

  /** When there were most, on the arena's clock; empty when nobody came. */
  public String peakAt(Dates dates) {
    var at = crowd.peakAt();
    return at == null ? "" : dates.clock(at, seen.arena().zone());
  }

  private record Lines(Messages t, List<Line> lines) {
    void add(String section, String figure, long value) {
      named(section, figure, t.say("moderation." + section + "." + figure), value);
    }

    void named(String section, String figure, String label, long value) {
      lines.add(new Line(section, figure, label, label, value, Long.toString(value)));
    }

    void seconds(String section, String figure, long value) {
      var label = t.say("moderation." + section + "." + figure);
      var shown = t.say("moderation.waiting.shown", Dates.length(Duration.ofSeconds(value)));
      lines.add(
          new Line(
              section, figure, label, t.say("moderation.waiting.seconds", label), value, shown));
    }
  }
}
