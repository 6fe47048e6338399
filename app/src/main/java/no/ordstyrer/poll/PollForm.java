package no.ordstyrer.poll;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Form;

/** A poll as it is typed: what is asked, how it is answered, and one option on each line. */
final class PollForm {
  private static final int QUESTION = 300;
  private static final int OPTION = 120;
  private static final int WORDS = 3;
  private static final int MOST_WORDS = 5;

  private PollForm() {}

  static Form fresh(Messages t) {
    return Form.empty(t)
        .put("kind", Poll.Kind.SINGLE)
        .put("visibility", Poll.Visibility.ON_REVEAL)
        .put("rev", 0);
  }

  static Form of(Poll poll, Messages t) {
    var plan = PollPlan.of(poll);
    var form =
        Form.empty(t)
            .put("kind", plan.kind())
            .put("question", plan.question())
            .put("options", String.join("\n", plan.options()))
            .put("visibility", plan.visibility())
            .put("named", poll.named() ? "yes" : "")
            .put("by", poll.fieldId() == null ? "" : poll.fieldId())
            .put("rev", poll.rev());
    if (plan.kind() == Poll.Kind.MULTIPLE || plan.kind() == Poll.Kind.CLOUD) {
      form.put("least", plan.least()).put("most", plan.most());
    }
    return form;
  }

  /** Empty when something is wrong, which the form then tells. */
  static Optional<PollPlan> read(Form form, List<GroupStore.Field> fields) {
    var question = form.required("question", QUESTION);
    var kind = form.one("kind", Poll.Kind.class);
    var visibility = form.one("visibility", Poll.Visibility.class);
    if (kind.isEmpty() || visibility.isEmpty()) {
      return Optional.empty();
    }
    var options = options(form, kind.get());
    var least = least(form, kind.get(), options.size());
    var most = most(form, kind.get(), options.size());
    if (form.ok() && least > most) {
      form.problem("most", "poll.problem.order");
    }
    var by = by(form, kind.get(), fields);
    return form.ok()
        ? Optional.of(
            new PollPlan(
                kind.get(),
                question,
                options,
                least,
                most,
                visibility.get(),
                form.has("named", "yes"),
                by.orElse(null)))
        : Optional.empty();
  }

  private static Optional<Long> by(Form form, Poll.Kind kind, List<GroupStore.Field> fields) {
    if (form.value("by").isEmpty()) {
      return Optional.empty();
    }
    var field =
        fields.stream()
            .map(GroupStore.Field::id)
            .filter(id -> form.has("by", id.toString()))
            .findFirst();
    if (field.isEmpty() || !kind.divides()) {
      form.problem("by", field.isEmpty() ? "poll.problem.by-gone" : "poll.problem.by-kind");
    }
    return field;
  }

  private static List<String> options(Form form, Poll.Kind kind) {
    if (kind.written()) {
      return List.of();
    }
    var lines =
        form.text("options", 3000)
            .lines()
            .map(line -> Form.clean(line).replaceAll("\\s+", " "))
            .filter(line -> !line.isEmpty())
            .toList();
    var size = lines.size();
    if (kind.scale() && size != 0 && size != 2) {
      form.problem("options", "poll.problem.ends");
    } else if (!kind.scale() && (size < PollPlan.FEWEST || size > PollPlan.MOST)) {
      form.problem("options", "poll.problem.options", PollPlan.FEWEST, PollPlan.MOST);
    }
    for (var line : lines) {
      if (line.codePointCount(0, line.length()) > OPTION) {
        form.problem("options", "poll.problem.option-long", OPTION, line);
      }
    }
    if (new HashSet<>(lines.stream().map(Ballot::folded).toList()).size() < size) {
      form.problem("options", "poll.problem.option-twice");
    }
    return lines;
  }

  private static int least(Form form, Poll.Kind kind, int options) {
    return switch (kind) {
      case MULTIPLE -> form.whole("least", 1, Math.max(1, options)).orElse(1);
      case RANKING -> Math.max(1, options);
      case SINGLE, SCALE_5, SCALE_10, OPEN_TEXT, CLOUD -> 1;
    };
  }

  private static int most(Form form, Poll.Kind kind, int options) {
    return switch (kind) {
      case MULTIPLE -> form.whole("most", 1, Math.max(1, options)).orElse(Math.max(1, options));
      case RANKING -> Math.max(1, options);
      case CLOUD -> form.whole("most", 1, MOST_WORDS).orElse(WORDS);
      case SINGLE, SCALE_5, SCALE_10, OPEN_TEXT -> 1;
    };
  }
}
