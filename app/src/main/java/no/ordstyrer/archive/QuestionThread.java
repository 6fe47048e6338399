package no.ordstyrer.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import no.ordstyrer.question.Lineage.Carried;
import no.ordstyrer.question.Question;
import no.ordstyrer.question.QuestionId;
import no.ordstyrer.series.Part;

/**
 * One question through the series: where it was asked, and where it was carried.
 *
 * @param steps at least one, in the order of the parts
 */
public record QuestionThread(List<Step> steps) {
  private static final Comparator<Step> ORDER =
      Comparator.<Step>comparingInt(step -> step.part().number())
          .thenComparingInt(step -> step.question().number());

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
   * a question is in it already, and so is what was carried there and merged then: both ways are
   * one thread from there on. A moderator's edit takes the place of what it rewords.
   *
   * @param published part by part, in the order of the parts
   * @param carried also those that are not published: they lead nowhere
   */
  static List<QuestionThread> of(Map<Part, List<Question>> published, List<Carried> carried) {
    var origins =
        carried.stream().collect(groupingBy(Carried::there, mapping(Carried::origin, toList())));
    var threads = new LinkedHashSet<List<Step>>();
    var where = new HashMap<QuestionId, List<Step>>();
    published.forEach((part, questions) -> {
      for (var question : questions) {
        var steps = new ArrayList<Step>();
        for (var origin : origins.getOrDefault(question.id(), List.of())) {
          var before = where.get(origin);
          if (before != null && steps.stream().noneMatch(before::contains)) {
            steps.addAll(before);
          }
        }
        steps.add(new Step(part, question));
        steps.sort(ORDER);
        for (var step : steps) {
          var old = where.put(step.question().id(), steps);
          if (old != null) {
            threads.remove(old);
          }
        }
        threads.add(steps);
      }
    });
    return threads.stream()
        .map(QuestionThread::new)
        .sorted(
            Comparator.comparingInt(QuestionThread::votes)
                .reversed()
                .thenComparing(QuestionThread::first, ORDER))
        .toList();
  }
}
