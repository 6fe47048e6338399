package no.ordstyrer.poll;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ordstyrer.access.KeyedTag;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.Attendee;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What people answer. A ballot is kept under a tag made of the registration and the key of its
 * round; when the round closes the ballots are added up, and key and ballots destroyed.
 */
public final class Ballots {
  private final Jdbi db;
  private final Registrations registrations;
  private final PollTelling telling;

  public Ballots(Jdbi db, Registrations registrations, Live live) {
    this.db = db;
    this.registrations = registrations;
    this.telling = new PollTelling(live);
    live.counts(this::numbers);
  }

  /** Answers, or answers anew while the round is open: the latest counts, once. */
  public Cast cast(Viewer viewer, Seen seen, int number, Ballot ballot) {
    var attendee = registrations.attending(viewer, seen.part());
    return db.inTransaction(handle -> {
      var part = seen.part().id();
      var poll = met(handle, part, number);
      if (attendee.isEmpty()) {
        return new Cast.NotAttending(poll);
      }
      if (poll.round() != ballot.round() || !poll.open()) {
        return new Cast.Over(poll);
      }
      var wrong = poll.problem(ballot);
      if (wrong.isPresent()) {
        return new Cast.Wrong(poll, wrong.get());
      }
      var store = handle.attach(BallotStore.class);
      var key =
          poll.kind().written()
              ? store.keyAlone(poll.id(), poll.round())
              : store.key(poll.id(), poll.round());
      if (key.isEmpty()) {
        return new Cast.Over(met(handle, part, number));
      }
      var counted =
          write(handle, poll, KeyedTag.of(key.get(), attendee.get().id().value()), ballot);
      var now = met(handle, part, number);
      return counted ? new Cast.Counted(now) : new Cast.Overtaken(now);
    });
  }

  /** What the viewer has answered in the round that is open. */
  Optional<Ballot> own(Attendee attendee, Poll poll) {
    return poll.open()
        ? db.withHandle(handle -> own(handle, attendee.id(), poll))
        : Optional.empty();
  }

  static Optional<Ballot> own(Handle handle, RegistrationId who, Poll poll) {
    var store = handle.attach(BallotStore.class);
    return store
        .keyNow(poll.id())
        .map(key -> KeyedTag.of(key, who.value()))
        .flatMap(tag -> ballot(store, poll, tag));
  }

  private static Optional<Ballot> ballot(BallotStore store, Poll poll, byte[] tag) {
    return store
        .counter(poll.id(), poll.round(), tag)
        .map(counter ->
            new Ballot(
                poll.round(),
                counter,
                store.choices(poll.id(), poll.round(), tag),
                store.written(poll.id(), poll.round(), tag)));
  }

  private boolean write(Handle handle, Poll poll, byte[] tag, Ballot ballot) {
    var store = handle.attach(BallotStore.class);
    var id = poll.id();
    var round = poll.round();
    if (!store.cast(id, round, tag, poll.most(), ballot.counter())) {
      return ballot(store, poll, tag).filter(there -> there.says(poll, ballot)).isPresent();
    }
    store.dropChoices(id, round, tag);
    store.choose(id, round, tag, poll.most(), ballot.positions().toArray(Integer[]::new));
    if (poll.kind().written()) {
      store.dropWritten(id, round, tag);
      var folded = ballot.folded().toArray(String[]::new);
      store.enter(id, round, folded, ballot.texts().toArray(String[]::new));
      store.write(id, round, tag, poll.most(), folded);
      store.dropUnsaid(id, round);
      telling.texts(handle, poll);
    }
    return true;
  }

  private static Poll met(Handle handle, PartId part, int number) {
    return handle
        .attach(PollStore.class)
        .find(part, number)
        .filter(Poll::met)
        .orElseThrow(NotFound::new);
  }

  /** How many have answered; and what, where everybody may see it. */
  private Map<String, Long> numbers(long part, Instant since) {
    return db.withExtension(BallotStore.class, store -> store.counts(part)).stream()
        .collect(
            Collectors.toMap(
                count -> key(count.number(), count.position()), count -> (long) count.ballots()));
  }

  private static String key(int number, @org.jspecify.annotations.Nullable Integer position) {
    return "poll-" + number + (position == null ? "" : "-" + position);
  }
}
