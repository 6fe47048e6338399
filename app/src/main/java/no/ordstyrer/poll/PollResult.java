package no.ordstyrer.poll;

import java.util.List;
import java.util.OptionalDouble;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Chart;
import org.jspecify.annotations.Nullable;

/**
 * What the ballots of the latest round came to.
 *
 * @param rows one for each option, in the poll's order
 * @param texts what was written, the most frequent first
 * @param breakdown the same by group, once the round is over
 */
public record PollResult(
    Poll poll, List<Row> rows, List<Text> texts, @Nullable PollBreakdown breakdown) {
  /** A word of a cloud is shown from so many on. */
  public static final int FREQUENT = 2;

  public PollResult {
    rows = List.copyOf(rows);
    texts = List.copyOf(texts);
  }

  /** {@code ranks}: the sum of the places that an option was given. */
  public record Row(int position, String words, int ballots, int ranks) {}

  /** Something written, by how many. */
  public record Text(long id, String words, State state, int rev, int ballots) {
    /** Whether somebody has looked at it, and what she said. */
    public enum State {
      PENDING,
      SHOWN,
      HIDDEN
    }

    boolean isPublic(Poll.Kind kind) {
      return state == State.SHOWN && (kind == Poll.Kind.OPEN_TEXT || ballots >= FREQUENT);
    }
  }

  /** Without the texts that are not public. */
  PollResult forEverybody() {
    return new PollResult(
        poll, rows, texts.stream().filter(text -> text.isPublic(poll.kind())).toList(), breakdown);
  }

  /** The mean of a scale. */
  public OptionalDouble mean() {
    var ballots = rows.stream().mapToLong(Row::ballots).sum();
    return !poll.kind().scale() || ballots == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            rows.stream().mapToLong(row -> (long) row.position() * row.ballots()).sum()
                / (double) ballots);
  }

  /** The points of a ranking: as many as there are places for the first place, one for the last. */
  public int points(Row row) {
    return row.ballots() * (poll.most() + 1) - row.ranks();
  }

  /** How large a word of a cloud is, from 1 to 5. */
  public int size(Text text) {
    var largest = texts.stream().mapToInt(Text::ballots).max().orElse(1);
    return 1 + 4 * text.ballots() / Math.max(largest, 1);
  }

  /**
   * The numbers as bars: points of a ranking, else ballots.
   *
   * @param at what the id begins with, where a page shows two of the same
   */
  public Chart chart(Messages t, String at) {
    var written = poll.kind().written();
    return new Chart(
        at + "poll-" + poll.number() + "-result",
        t.say("poll.result.of", poll.question()),
        t.say(written ? "poll.result.word" : "poll.result.option"),
        List.of(
            t.say(poll.kind() == Poll.Kind.RANKING ? "poll.result.points" : "poll.result.answers")),
        written
            ? texts.stream()
                .map(text -> new Chart.Row(text.words(), List.of((long) text.ballots())))
                .toList()
            : rows.stream().map(this::bar).toList());
  }

  /** While people answer, the browser is told how the number grows. */
  private Chart.Row bar(Row row) {
    var number = poll.kind() == Poll.Kind.RANKING ? points(row) : row.ballots();
    return new Chart.Row(
        label(row),
        List.of((long) number),
        poll.open() && poll.resultIsPublic()
            ? "poll-" + poll.number() + "-" + row.position()
            : null);
  }

  public String label(Row row) {
    return label(poll.kind(), row.position(), row.words());
  }

  static String label(Poll.Kind kind, int position, String words) {
    if (!kind.scale()) {
      return words;
    }
    return words.isEmpty() ? "" + position : position + " – " + words;
  }
}
