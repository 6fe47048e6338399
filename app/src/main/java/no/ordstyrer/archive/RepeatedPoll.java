package no.ordstyrer.archive;

import java.util.List;
import java.util.stream.IntStream;
import no.ordstyrer.poll.PollResult;
import no.ordstyrer.series.Part;

/**
 * One question to the room in several parts.
 *
 * @param times at least two, in the order of the parts
 */
public record RepeatedPoll(String question, String language, List<Time> times) {
  public RepeatedPoll {
    times = List.copyOf(times);
  }

  /** As it was asked in one part. */
  public record Time(Part part, PollResult result) {
    /** Of those who answered, in whole percent. */
    int share(PollResult.Row row) {
      return Math.round(100f * row.ballots() / result.poll().answered());
    }
  }

  /**
   * What moved of one option.
   *
   * @param shares of those who answered each time, in percent
   */
  public record Shift(String option, List<Integer> shares) {
    public Shift {
      shares = List.copyOf(shares);
    }

    /** In percentage points, from the first time to the last. */
    public int moved() {
      return shares.getLast() - shares.getFirst();
    }
  }

  /**
   * Option by option; none where the times cannot be compared: other options, an answer in one's
   * own words, a ranking, or nobody who answered.
   */
  public List<Shift> shifts() {
    var first = times.getFirst().result();
    var alike =
        times.stream()
            .map(time -> time.result().poll())
            .allMatch(poll ->
                poll.kind().divides()
                    && poll.kind() == first.poll().kind()
                    && poll.words().equals(first.poll().words())
                    && poll.answered() > 0);
    return !alike
        ? List.of()
        : IntStream.range(0, first.rows().size())
            .mapToObj(row ->
                new Shift(
                    first.label(first.rows().get(row)),
                    times.stream().map(time -> time.share(time.result().rows().get(row))).toList()))
            .toList();
  }
}
