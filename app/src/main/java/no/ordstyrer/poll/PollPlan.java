package no.ordstyrer.poll;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A poll as it is written down, before it opens.
 *
 * @param named whether the house sees who answered what
 * @param by the field of the registration by which the result is divided
 * @param options in order; of a scale the words of its two ends, or none
 */
public record PollPlan(
    Poll.Kind kind,
    String question,
    List<String> options,
    int least,
    int most,
    Poll.Visibility visibility,
    boolean named,
    @Nullable Long by) {

  /** The fewest and the most options that may be chosen from. */
  public static final int FEWEST = 2;

  public static final int MOST = 12;

  public PollPlan {
    options = List.copyOf(options);
  }

  /** One without names, whose result is not divided. */
  public PollPlan(
      Poll.Kind kind,
      String question,
      List<String> options,
      int least,
      int most,
      Poll.Visibility visibility) {
    this(kind, question, options, least, most, visibility, false, null);
  }

  /** The words of every option: the steps of a scale stand between its two ends. */
  List<String> words() {
    if (kind.written()) {
      return List.of();
    }
    if (!kind.scale()) {
      return options;
    }
    var steps = kind == Poll.Kind.SCALE_5 ? 5 : 11;
    return IntStream.range(0, steps)
        .mapToObj(i ->
            options.isEmpty() || (i > 0 && i < steps - 1)
                ? ""
                : i == 0 ? options.getFirst() : options.getLast())
        .toList();
  }

  /** The plan behind a poll, for a form or another edition. */
  public static PollPlan of(Poll poll) {
    var words = poll.words();
    var ends = poll.kind().scale() && !words.getFirst().isEmpty();
    var options =
        !poll.kind().scale()
            ? words
            : ends ? List.of(words.getFirst(), words.getLast()) : List.<String>of();
    return new PollPlan(
        poll.kind(),
        poll.question(),
        options,
        poll.least(),
        poll.most(),
        poll.visibility(),
        poll.named(),
        null);
  }
}
