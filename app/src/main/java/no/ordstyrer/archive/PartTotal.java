package no.ordstyrer.archive;

import java.util.List;
import no.ordstyrer.archive.QuestionThread.Fate;
import no.ordstyrer.archive.QuestionThread.Step;
import no.ordstyrer.series.Part;

/**
 * The published questions of one part: where they came from, and what became of each there. What
 * came in is what went out: {@code asked + carriedIn} is the sum of all fates.
 */
public record PartTotal(Part part, List<Step> steps) {
  public PartTotal {
    steps = List.copyOf(steps);
  }

  static PartTotal of(Part part, List<QuestionThread> threads) {
    return new PartTotal(
        part,
        threads.stream()
            .flatMap(thread -> thread.steps().stream())
            .filter(step -> step.part().id().equals(part.id()))
            .toList());
  }

  public int all() {
    return steps.size();
  }

  public int carriedIn() {
    return (int) steps.stream().filter(step -> step.question().fromPart() != null).count();
  }

  public int asked() {
    return all() - carriedIn();
  }

  public int of(Fate fate) {
    return (int) steps.stream().filter(step -> step.fate() == fate).count();
  }

  /** Those of a theme. */
  List<Step> about(String theme) {
    return steps.stream().filter(step -> theme.equals(step.question().themeName())).toList();
  }

  public int votes() {
    return steps.stream().mapToInt(Step::votes).sum();
  }
}
