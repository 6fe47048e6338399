package no.ordstyrer.poll;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.access.KeyedTag;
import no.ordstyrer.registration.OwnData;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/**
 * Forgets what people answered. Once a round has closed nobody can be found in it, unless its
 * ballots have names; until then her ballot is hers to see and to take away.
 */
public final class PollErasure implements OwnData.Elsewhere {
  /** What she has answered in rounds that are still open, and with her name in others. */
  @Override
  public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
    var store = handle.attach(PollErasureStore.class);
    var open =
        store.open(whose).stream()
            .flatMap(round ->
                handle.attach(BallotStore.class).keyNow(round.pollId()).stream()
                    .map(key -> KeyedTag.of(key, whose.value()))
                    .flatMap(tag -> answers(store, round.pollId(), round.round(), tag))
                    .map(answer ->
                        new OwnData.Written(
                            "BALLOT",
                            "OPEN",
                            round.openedAt().toString(),
                            round.question() + ": " + answer)));
    var named =
        store.named(whose).stream()
            .flatMap(ballot ->
                answers(
                        store,
                        ballot.pollId(),
                        ballot.round(),
                        HexFormat.of().parseHex(ballot.tag()))
                    .map(answer ->
                        new OwnData.Written(
                            "BALLOT",
                            "NAMED",
                            ballot.openedAt().toString(),
                            ballot.question() + ": " + answer)));
    return Stream.concat(open, named).toList();
  }

  private static Stream<String> answers(
      PollErasureStore store, PollId poll, int round, byte[] tag) {
    return Stream.concat(
        store.chosen(poll, round, tag).stream(), store.written(poll, round, tag).stream());
  }

  @Override
  public int forget(Handle handle, RegistrationId whose) {
    var store = handle.attach(PollErasureStore.class);
    var ballots = handle.attach(BallotStore.class);
    var forgotten = 0;
    for (var round : store.open(whose)) {
      var key = ballots.keyAlone(round.pollId(), round.round());
      if (key.isPresent()) {
        var tag = KeyedTag.of(key.get(), whose.value());
        forgotten += store.forget(round.pollId(), round.round(), tag);
        ballots.dropUnsaid(round.pollId(), round.round());
      }
    }
    for (var named : store.named(whose)) {
      forgotten +=
          store.forget(named.pollId(), named.round(), HexFormat.of().parseHex(named.tag()));
      ballots.dropUnsaid(named.pollId(), named.round());
    }
    return forgotten;
  }

  /** What was written and never shown. */
  public int unshown(Handle handle, SeriesId series) {
    return handle.attach(PollErasureStore.class).unshown(series);
  }

  /** Who answered what, where the ballots had names; how many answered so stays. */
  public int names(Handle handle, SeriesId series) {
    return handle.attach(PollErasureStore.class).unname(series);
  }

  /** Ballots of rounds that nobody closed: added up, and the way back to people destroyed. */
  public int leftOpen(Handle handle, SeriesId series, Instant now) {
    var store = handle.attach(PollErasureStore.class);
    var polls = handle.attach(PollStore.class);
    var left = store.leftOpen(series);
    for (var poll : left) {
      polls.hold(poll.partId(), poll.number()).ifPresent(held -> polls.close(held, now, null));
    }
    return left.size();
  }

  /** Who of the staff changed polls before {@code moment}; that it was done stays. */
  public int actors(Handle handle, Instant moment) {
    return handle.attach(PollErasureStore.class).actors(moment);
  }
}
