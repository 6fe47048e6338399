package no.ordstyrer.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.ordstyrer.question.Question;
import no.ordstyrer.question.QuestionId;
import no.ordstyrer.series.Part;

/**
 * One question through the series: where it was asked, and where it was carried.
 *
 * @param steps at least one, in the order of the parts
 */
public record QuestionThread(List<Step> steps) {
  public QuestionThread {
    steps = List.copyOf(steps);
  }

  /** The question as it stands in one part. */
  public record Step(Part part, Question question) {

    /** What became of it there. {@code CARRIED} only when a later part shows it. */
    public Fate fate() {
      return switch (question.handling()) {
        case ANSWERED_LIVE -> Fate.ANSWERED_LIVE;
        case ANSWERED_TEXT -> Fate.ANSWERED_TEXT;
        case NOT_ANSWERED -> Fate.NOT_ANSWERED;
        case DEFERRED -> question.toPart() == null ? Fate.FOLLOW_UP : Fate.CARRIED;
        case OPEN, SHORTLISTED, LIVE -> Fate.WAITING;
      };
    }

    /** How many wanted an answer there. */
    public int votes() {
      return question.votes();
    }
  }

  /** What became of a question. Of a whole thread it is never {@code CARRIED}. */
  public enum Fate {
    ANSWERED_LIVE,
    ANSWERED_TEXT,
    FOLLOW_UP,
    NOT_ANSWERED,
    WAITING,
    CARRIED
  }

  public Step first() {
    return steps.getFirst();
  }

  public Step last() {
    return steps.getLast();
  }

  /** Carried to a part that does not show it (yet), it waits. */
  public Fate fate() {
    return last().fate() == Fate.CARRIED ? Fate.WAITING : last().fate();
  }

  public boolean moved() {
    return steps.size() > 1;
  }

  /** How many people want an answer: votes come along when it is carried. */
  public int votes() {
    return last().votes();
  }

  /** Whether it was in the part of this number. */
  boolean in(int part) {
    return steps.stream().anyMatch(step -> step.part().number() == part);
  }

  boolean about(String theme) {
    return theme.equals(last().question().themeName());
  }

  /**
   * All published questions of a series as threads, the most wanted first. What others merged into
   * a question is in it already, and a moderator's edit takes the place of what it rewords.
   *
   * @param published part by part, in the order of the parts
   */
  static List<QuestionThread> of(Map<Part, List<Question>> published) {
    var threads = new ArrayList<List<Step>>();
    var where = new HashMap<QuestionId, List<Step>>();
    published.forEach((part, questions) -> {
      for (var question : questions) {
        var from = question.carriedFrom() == null ? null : where.get(question.carriedFrom());
        if (from == null) {
          from = new ArrayList<>();
          threads.add(from);
        }
        from.add(new Step(part, question));
        where.put(question.id(), from);
      }
    });
    return threads.stream()
        .map(QuestionThread::new)
        .sorted(
            Comparator.comparingInt(QuestionThread::votes)
                .reversed()
                .thenComparingInt(thread -> thread.first().part().number())
                .thenComparingInt(thread -> thread.first().question().number()))
        .toList();
  }
}
