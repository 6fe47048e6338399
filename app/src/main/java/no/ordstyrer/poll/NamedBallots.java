package no.ordstyrer.poll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who answered what, where the ballot said that names are shown to the house: for organisers and
 * moderators, once a round is over. Nothing else reads it.
 */
public final class NamedBallots {
  private final Jdbi db;
  private final Polls polls;

  public NamedBallots(Jdbi db, Polls polls) {
    this.db = db;
    this.polls = polls;
  }

  /** One time that it was asked; {@code people} in the order of their names. */
  public record Round(int round, List<Line> people) {}

  /** {@code answers}: as the poll's kind says, the best first in a ranking. */
  public record Line(String name, List<String> answers) {}

  /** The poll, and its rounds that are over, the latest first. */
  public record Names(Poll poll, List<Round> rounds) {}

  public Names of(Seen seen, int number) {
    if (!Polls.prepares(seen)) {
      throw new NotFound();
    }
    return db.withHandle(handle -> of(handle, seen, number));
  }

  /** The same to take along, for organisers; that it was taken is noted. */
  public Names taken(Viewer viewer, Seen seen, int number) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
    return db.inTransaction(handle -> {
      var names = of(handle, seen, number);
      polls.note(handle, viewer, seen, "names", number);
      return names;
    });
  }

  private static Names of(Handle handle, Seen seen, int number) {
    var poll =
        handle
            .attach(PollStore.class)
            .find(seen.part().id(), number)
            .filter(Poll::named)
            .orElseThrow(NotFound::new);
    var rounds = new LinkedHashMap<Integer, List<Line>>();
    for (var signed : handle.attach(NamedBallotStore.class).signed(poll.id())) {
      rounds
          .computeIfAbsent(signed.round(), _ -> new ArrayList<>())
          .add(new Line(signed.name(), signed.answers()));
    }
    return new Names(
        poll,
        rounds.entrySet().stream().map(one -> new Round(one.getKey(), one.getValue())).toList());
  }
}
