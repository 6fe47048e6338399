package no.ordstyrer.archive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ordstyrer.archive.QuestionThread.Fate;
import no.ordstyrer.archive.QuestionThread.Step;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.panel.Promise;
import no.ordstyrer.panel.StanceAsked;
import no.ordstyrer.question.Lineage.Voters;
import no.ordstyrer.registration.Attendances.Turnout;
import no.ordstyrer.room.PartTimeline.Recording;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What became of a series: all that may be told of it so far, as one conversation.
 *
 * @param parts those that the viewer sees, in order
 * @param threads all of them, the most wanted first
 * @param voters how many people want an answer to any of them
 * @param stances revealed ones
 * @param polls those that were asked in the same words in more than one part, and may be shown
 * @param speaking of all debates whose results the viewer sees
 * @param recordings where a moment of a part can be seen again
 * @param unpublished parts that are over, whose debate has results that are not public yet
 * @param turnout how many came; null for those who may not see it
 */
public record Journey(
    SeenSeries seen,
    List<Part> parts,
    List<QuestionThread> threads,
    Voters voters,
    List<StanceAsked> stances,
    List<RepeatedPoll> polls,
    Speaking speaking,
    List<Promise> promises,
    Map<PartId, Recording> recordings,
    List<Part> unpublished,
    @Nullable Turnout turnout) {
  /** As many as a picture has colours. */
  private static final int COLOURS = 7;

  public Journey {
    parts = List.copyOf(parts);
    threads = List.copyOf(threads);
    stances = List.copyOf(stances);
    polls = List.copyOf(polls);
    promises = List.copyOf(promises);
    recordings = Map.copyOf(recordings);
    unpublished = List.copyOf(unpublished);
  }

  /**
   * How the time was shared in all debates of the series.
   *
   * @param preview whether some of it is not public yet
   */
  public record Speaking(List<Spoken> people, List<Spoken> organisations, boolean preview) {
    public Speaking {
      people = List.copyOf(people);
      organisations = List.copyOf(organisations);
    }
  }

  /** {@code organisation} is empty where there is none, and of an organisation itself. */
  public record Spoken(String name, String organisation, Duration time, int turns) {
    Spoken with(Spoken other) {
      return new Spoken(name, organisation, time.plus(other.time), turns + other.turns);
    }
  }

  /**
   * A theme of the series.
   *
   * @param parts in the order of {@link Journey#totals}
   * @param votes each question once, however often it was carried
   */
  public record Themed(String name, List<Share> parts, int votes) {
    public Themed {
      parts = List.copyOf(parts);
    }

    /** What was asked of the theme in one part, and by how many votes it was wanted there. */
    public record Share(int questions, int votes) {}
  }

  /** How far the series has come. */
  public enum Stage {
    NOT_BEGUN,
    UNDER_WAY,
    OVER,
    CANCELLED
  }

  public Stage stage() {
    var states = parts.stream().map(Part::state).distinct().toList();
    var ahead = !ahead().isEmpty();
    if (states.contains(Part.State.LIVE) || (ahead && states.contains(Part.State.ENDED))) {
      return Stage.UNDER_WAY;
    }
    if (ahead || states.isEmpty()) {
      return Stage.NOT_BEGUN;
    }
    return states.contains(Part.State.ENDED) ? Stage.OVER : Stage.CANCELLED;
  }

  /** Nothing was asked, promised or measured that may be told; how many came is apart from that. */
  public boolean empty() {
    return threads.isEmpty()
        && stances.isEmpty()
        && polls.isEmpty()
        && promises.isEmpty()
        && speaking.people().isEmpty();
  }

  /** Parts in which there was a question. */
  public List<PartTotal> totals() {
    return parts.stream()
        .map(part -> PartTotal.of(part, threads))
        .filter(total -> total.all() > 0)
        .toList();
  }

  public int of(Fate fate) {
    return (int) threads.stream().filter(thread -> thread.fate() == fate).count();
  }

  /** Each question once, as it stands in the last part that shows it. */
  public int votes() {
    return threads.stream().mapToInt(QuestionThread::votes).sum();
  }

  /** Parts that are not over: what they hold may still change. */
  public List<Part> ahead() {
    return parts.stream()
        .filter(part -> part.state() != Part.State.ENDED)
        .filter(part -> part.state() != Part.State.CANCELLED)
        .toList();
  }

  public List<Part> cancelled() {
    return parts.stream().filter(part -> part.state() == Part.State.CANCELLED).toList();
  }

  /** Whether some of what is counted was asked in a part that is not over. */
  public boolean countsAhead() {
    return ahead().stream()
        .anyMatch(part -> threads.stream().anyMatch(thread -> thread.in(part.number())));
  }

  public long moved() {
    return threads.stream().filter(QuestionThread::moved).count();
  }

  public int answered() {
    return of(Fate.ANSWERED_LIVE) + of(Fate.ANSWERED_TEXT);
  }

  public long kept() {
    return promises.stream().filter(Promise::kept).count();
  }

  /** Those that a person wants to see, from what she chose in the form; empty for any. */
  public List<QuestionThread> chosen(String part, String fate, String theme) {
    return threads.stream()
        .filter(thread ->
            part.isEmpty()
                || parts.stream()
                    .filter(one -> String.valueOf(one.number()).equals(part))
                    .anyMatch(one -> thread.in(one.number())))
        .filter(thread -> fate.isEmpty() || thread.fate().name().equals(fate))
        .filter(thread -> theme.isEmpty() || thread.about(theme))
        .toList();
  }

  public List<Choice> partChoices() {
    return totals().stream()
        .map(total -> Choice.of(total.part().number(), total.part().label()))
        .toList();
  }

  public List<Choice> fateChoices(Messages t) {
    return fates().map(fate -> Choice.of(fate, t.name("journey.fate", fate))).toList();
  }

  public List<Choice> themeChoices() {
    return themes().stream().map(theme -> Choice.of(theme.name(), theme.name())).toList();
  }

  /** The themes that were asked about, the one with most votes first. */
  public List<Themed> themes() {
    var totals = totals();
    return threads.stream()
        .map(thread -> thread.last().question().themeName())
        .flatMap(Stream::ofNullable)
        .distinct()
        .map(name ->
            new Themed(
                name,
                totals.stream().map(total -> share(total.about(name))).toList(),
                threads.stream()
                    .filter(thread -> thread.about(name))
                    .mapToInt(QuestionThread::votes)
                    .sum()))
        .sorted(java.util.Comparator.comparingInt(Themed::votes).reversed())
        .toList();
  }

  private static Themed.Share share(List<Step> steps) {
    return new Themed.Share(steps.size(), steps.stream().mapToInt(Step::votes).sum());
  }

  /** The way of the questions from part to part. */
  public Way way() {
    return Way.of(totals(), threads);
  }

  /** Where the questions were asked first, and what became of them. */
  public Flow flow(Messages t) {
    var totals = totals();
    var fates = fates().toList();
    return new Flow(
        "journey-flow",
        t.say("journey.flow"),
        t.say("journey.flow.from"),
        t.say("journey.flow.to"),
        totals.stream().map(total -> total.part().label()).toList(),
        fates.stream().map(fate -> t.name("journey.fate", fate)).toList(),
        IntStream.range(0, totals.size())
            .boxed()
            .flatMap(row ->
                IntStream.range(0, fates.size())
                    .mapToObj(column ->
                        new Flow.Cell(
                            row, column, count(totals.get(row).part(), fates.get(column)))))
            .toList());
  }

  /** From part to part it takes two, and a picture has no more colours than can be told apart. */
  public boolean drawn() {
    var asked = totals().size();
    return asked > 1 && asked <= COLOURS;
  }

  /** Where all came from one part and to one end, there is nothing to see. */
  public boolean flows() {
    return drawn()
        || (totals().size() == 1
            && threads.stream().map(QuestionThread::fate).distinct().count() > 1);
  }

  private int count(Part part, Fate fate) {
    return (int)
        threads.stream()
            .filter(thread -> thread.first().part().id().equals(part.id()))
            .filter(thread -> thread.fate() == fate)
            .count();
  }

  /** What may become of a question in the end. */
  static Stream<Fate> fates() {
    return Stream.of(Fate.values()).filter(fate -> fate != Fate.CARRIED);
  }
}
