package no.ordstyrer.poll;

import java.util.List;
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
  public record Round(int round, int answered, int eligible, List<Answer> answers) {}

  /** {@code points}: of a ranking, else null. */
  public record Answer(String words, int ballots, @Nullable Integer points) {}

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
    return db.withExtension(
        ResultStore.class,
        store ->
            store.rounds(poll.id()).stream()
                .map(round ->
                    new Round(
                        round.round(),
                        round.ballots(),
                        round.eligible(),
                        answers(store, poll, round.round())))
                .toList());
  }

  private static List<Answer> answers(ResultStore store, Poll poll, int round) {
    var result = new PollResult(poll, store.rows(poll.id(), round), store.texts(poll.id(), round));
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
