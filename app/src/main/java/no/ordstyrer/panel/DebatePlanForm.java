package no.ordstyrer.panel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Form;

/** The forms of a debate's plan as they are typed; times as {@code 15} or {@code 2:30} minutes. */
final class DebatePlanForm {
  private static final Pattern MINUTES = Pattern.compile("([0-9]{1,3})(?::([0-5][0-9]))?");
  private static final int LONGEST = 8 * 60 * 60;
  private static final int MOTION = 300;
  private static final int LABEL = 120;
  private static final int NOTES = 2000;
  private static final int SIDE = 60;

  private DebatePlanForm() {}

  static Form of(Debate debate, PlanWritten written, Messages t) {
    var lengths = debate.lengths();
    return Form.empty(t)
        .put("rev", written.rev())
        .put("opening", typed(lengths.openingSeconds()))
        .put("answer", typed(lengths.answerSeconds()))
        .put("reply", typed(lengths.replySeconds()))
        .put("rebuttal", typed(lengths.rebuttalSeconds()))
        .put("closing", typed(lengths.closingSeconds()))
        .put("motion", debate.motion())
        .put("framing", debate.framing())
        .put("mode", debate.timeMode())
        .put("balance", debate.balance());
  }

  static Optional<Debates.Terms> terms(Form form) {
    var motion = form.optional("motion", MOTION);
    var framing = form.one("framing", Debate.Framing.class);
    var mode = form.one("mode", Debate.TimeMode.class);
    var balance = form.one("balance", Debate.Balance.class);
    var lengths =
        new TurnLengths(
            length(form, "opening"),
            length(form, "answer"),
            length(form, "reply"),
            length(form, "rebuttal"),
            length(form, "closing"));
    return form.ok()
        ? Optional.of(
            new Debates.Terms(
                motion, framing.orElseThrow(), mode.orElseThrow(), balance.orElseThrow(), lengths))
        : Optional.empty();
  }

  /** What the writer saw: no number is as if nobody had written before. */
  static int rev(Form form) {
    var rev = form.value("rev");
    return rev.matches("[0-9]{1,9}") ? Integer.parseInt(rev) : 0;
  }

  /** Of a turn; 0 when it is none, which the form then tells. */
  private static int length(Form form, String name) {
    var seconds = seconds(form, name).orElse(0);
    if (form.problem(name).isEmpty()
        && (seconds < TurnLengths.SHORTEST || seconds > TurnLengths.LONGEST)) {
      form.problem(name, "debate.plan.problem.length");
    }
    return seconds;
  }

  static Form of(RunItem item, Messages t) {
    return Form.empty(t)
        .put("saw", DebatePlans.mark(item))
        .put("kind", item.kind())
        .put("label", item.label())
        .put("planned", typed(item.plannedSeconds()))
        .put("min", typed(item.minSeconds()))
        .put("flexible", item.flexible() ? "yes" : "")
        .put("warn", typed(item.warnSeconds()))
        .put("danger", typed(item.dangerSeconds()))
        .put("notes", item.notes());
  }

  static Form fresh(Messages t) {
    return Form.empty(t)
        .put("kind", RunItem.Kind.ROUND)
        .put("planned", "10")
        .put("warn", "1")
        .put("danger", "0:15");
  }

  /** Empty when something is wrong, which the form then tells. Nothing as the least is nothing. */
  static Optional<DebatePlans.Line> line(Form form) {
    var label = form.required("label", LABEL);
    form.one("kind", RunItem.Kind.class);
    var planned = seconds(form, "planned");
    if (form.value("planned").isBlank()) {
      form.problem("planned", "web.problem.required");
    }
    var flexible = form.has("flexible", "yes");
    var min = seconds(form, "min");
    if (min.orElse(0) > planned.orElse(LONGEST)) {
      form.problem("min", "debate.plan.problem.min");
    }
    var warn = seconds(form, "warn");
    var danger = seconds(form, "danger");
    var notes = form.text("notes", NOTES);
    return form.ok()
        ? Optional.of(
            new DebatePlans.Line(
                label,
                notes,
                planned.orElse(0),
                min.orElse(0),
                flexible,
                warn.orElse(0),
                danger.orElse(0)))
        : Optional.empty();
  }

  static Form of(List<DebatePlans.SeatPlan> seats, PlanWritten written, Messages t) {
    var form = Form.empty(t).put("rev", written.rev());
    for (var seat : seats) {
      var id = seat.id().value();
      var budget = seat.budgetMillis();
      form.put("role-" + id, seat.role());
      form.put("side-" + id, seat.side());
      form.put("budget-" + id, budget == null ? "" : typed((int) (budget / 1000)));
    }
    return form;
  }

  /** Those that the form speaks of. */
  static List<DebatePlans.SeatPlan> seats(Form form, List<DebatePlans.SeatPlan> there) {
    return there.stream()
        .filter(seat -> form.has("role-" + seat.id().value()))
        .map(seat -> {
          var id = seat.id().value();
          var role = form.one("role-" + id, DebatePlans.SeatRole.class).orElse(seat.role());
          if (seat.spoke() && role != seat.role()) {
            form.problem("role-" + id, "debate.plan.problem.spoke");
          }
          var budget = seconds(form, "budget-" + id);
          return new DebatePlans.SeatPlan(
              seat.id(),
              seat.name(),
              seat.organisation(),
              role,
              form.optional("side-" + id, SIDE),
              budget.isEmpty() ? null : budget.getAsInt() * 1000L,
              seat.spoke());
        })
        .toList();
  }

  /** Empty when nothing is typed, or nothing that is a time. */
  private static OptionalInt seconds(Form form, String name) {
    var typed = form.value(name).strip();
    if (typed.isEmpty()) {
      return OptionalInt.empty();
    }
    var read = MINUTES.matcher(typed);
    if (!read.matches()) {
      form.problem(name, "debate.plan.problem.minutes");
      return OptionalInt.empty();
    }
    var seconds =
        Integer.parseInt(read.group(1)) * 60
            + (read.group(2) == null ? 0 : Integer.parseInt(read.group(2)));
    if (seconds > LONGEST) {
      form.problem(name, "debate.plan.problem.minutes");
    }
    return OptionalInt.of(seconds);
  }

  /** As it would be typed. */
  static String typed(int seconds) {
    return seconds % 60 == 0
        ? String.valueOf(seconds / 60)
        : seconds / 60 + ":" + String.format("%02d", seconds % 60);
  }
}
