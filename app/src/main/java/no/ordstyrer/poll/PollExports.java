package no.ordstyrer.poll;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What may be taken out of the house: every round that is over, and of texts those that are shown.
 */
public final class PollExports {
  private final Jdbi db;
  private final Polls polls;

  public PollExports(Jdbi db, Polls polls) {
    this.db = db;
    this.polls = polls;
  }

  /** A poll with its rounds. */
  public record Asked(
      int number,
      String question,
      Poll.Kind kind,
      Poll.State state,
      Poll.Visibility visibility,
      List<Round> rounds) {}

  /** One time that it was asked. */
  public record Round(
      int round, int answered, int eligible, List<Answer> answers, @Nullable Division divided) {}

  /** By what people answered when they registered. */
  public record Division(String by, List<Share> groups) {}

  /**
   * {@code group}: empty for those who answered something else or nothing; {@code answered} null
   * when it is held back.
   */
  public record Share(String group, @Nullable Integer answered, List<Part> answers) {}

  /** {@code ballots} null when they are held back. */
  public record Part(String words, @Nullable Integer ballots) {}

  /** {@code points}: of a ranking, else null. */
  public record Answer(String words, @Nullable Integer ballots, @Nullable Integer points) {}

  public List<Asked> of(Seen seen) {
    return polls.all(seen).stream()
        .filter(poll -> poll.round() > 0)
        .map(poll ->
            new Asked(
                poll.number(),
                poll.question(),
                poll.kind(),
                poll.state(),
                poll.visibility(),
                rounds(poll)))
        .toList();
  }

  private List<Round> rounds(Poll poll) {
    return db.withHandle(handle -> {
      var store = handle.attach(ResultStore.class);
      var groups = handle.attach(GroupStore.class);
      return store.rounds(poll.id()).stream()
          .map(round ->
              new Round(
                  round.round(),
                  round.ballots(),
                  round.eligible(),
                  answers(store, poll, round.round()),
                  Groups.of(groups, poll, round.round())
                      .map(divided -> division(poll, divided))
                      .orElse(null)))
          .toList();
    });
  }

  private static Division division(Poll poll, PollBreakdown divided) {
    var labels =
        poll.options().stream()
            .map(option -> PollResult.label(poll.kind(), option.position(), option.words()))
            .toList();
    return new Division(
        divided.by(),
        divided.groups().stream()
            .map(group ->
                new Share(
                    group.words(),
                    number(group.people()),
                    IntStream.range(0, labels.size())
                        .mapToObj(i -> new Part(labels.get(i), number(group.ballots().get(i))))
                        .toList()))
            .toList());
  }

  private static @Nullable Integer number(PollBreakdown.Cell cell) {
    return cell.hidden() ? null : (Integer) cell.number();
  }

  private static List<Answer> answers(ResultStore store, Poll poll, int round) {
    var result =
        new PollResult(poll, store.rows(poll.id(), round), store.texts(poll.id(), round), null);
    var options =
        result.rows().stream()
            .map(row ->
                new Answer(
                    result.label(row),
                    row.ballots(),
                    poll.kind() == Poll.Kind.RANKING ? Integer.valueOf(result.points(row)) : null));
    var texts =
        result.texts().stream()
            .filter(text -> text.state() == PollResult.Text.State.SHOWN)
            .map(text -> new Answer(text.words(), text.ballots(), null));
    return Stream.concat(options, texts).toList();
  }
}
