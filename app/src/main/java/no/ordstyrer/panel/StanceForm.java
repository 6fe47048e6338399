package no.ordstyrer.panel;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Part;
import no.ordstyrer.web.Form;

/** A stance question as it is typed: one option on each line. */
final class StanceForm {
  private static final int QUESTION = 300;
  private static final int OPTION = 120;

  private StanceForm() {}

  static Form of(StancePlans.Draft draft, List<Part> earlier, Messages t) {
    var plan = draft.plan();
    return Form.empty(t)
        .put("question", plan.question())
        .put("options", String.join("\n", plan.options()))
        .putAll(
            "between",
            earlier.stream()
                .filter(part -> plan.between().contains(part.id()))
                .map(part -> String.valueOf(part.number()))
                .toList())
        .put("framing", plan.framing())
        .put("motion", plan.motion())
        .put("rev", draft.rev());
  }

  /** Empty when something is wrong, which the form then tells. */
  static Optional<StancePlan> read(Form form, List<Part> earlier) {
    var question = form.required("question", QUESTION);
    var options = options(form);
    var motion = form.optional("motion", QUESTION);
    var framing = form.one("framing", Debate.Framing.class);
    var between =
        earlier.stream()
            .filter(part -> form.has("between", String.valueOf(part.number())))
            .map(Part::id)
            .toList();
    return form.ok() && framing.isPresent()
        ? Optional.of(new StancePlan(question, options, between, framing.get(), motion))
        : Optional.empty();
  }

  private static List<String> options(Form form) {
    var lines =
        form.text("options", 1000)
            .lines()
            .map(line -> Form.clean(line).replaceAll("\\s+", " "))
            .filter(line -> !line.isEmpty())
            .toList();
    if (lines.size() < StancePlan.FEWEST || lines.size() > StancePlan.MOST) {
      form.problem("options", "stance.problem.options", StancePlan.FEWEST, StancePlan.MOST);
    }
    if (lines.stream().anyMatch(line -> line.codePointCount(0, line.length()) > OPTION)) {
      form.problem("options", "stance.problem.option-long", OPTION);
    }
    var folded = new HashSet<>(lines.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList());
    if (folded.size() < lines.size()) {
      form.problem("options", "stance.problem.option-twice");
    }
    return lines;
  }
}
