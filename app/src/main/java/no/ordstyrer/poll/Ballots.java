package no.ordstyrer.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.access.KeyedTag;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Gathering;
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
  private static final HexFormat HEX = HexFormat.of();

  private record Round(PollId poll, int round) {}

  private record Sent(Poll poll, RegistrationId who, Ballot ballot) {}

  private enum Became {
    COUNTED,
    OVERTAKEN,
    OVER
  }

  private final Jdbi db;
  private final Registrations registrations;
  private final PollTelling telling;
  private final Gathering<Sent, Became> gathering;

  public Ballots(Jdbi db, Registrations registrations, Live live) {
    this.db = db;
    this.registrations = registrations;
    this.telling = new PollTelling(live);
    this.gathering = new Gathering<>(db, this::write);
    live.counts(this::numbers);
  }

  /** Answers, or answers anew while the round is open: the latest counts, once. */
  public Cast cast(Viewer viewer, Seen seen, int number, Ballot ballot) {
    var attendee = registrations.attending(viewer, seen.part());
    var part = seen.part().id();
    var poll = db.withHandle(handle -> met(handle, part, number));
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
    var who = attendee.get().id();
    return switch (gathering.write(
        new Round(poll.id(), poll.round()), who, new Sent(poll, who, ballot))) {
      case OVER -> new Cast.Over(db.withHandle(handle -> met(handle, part, number)));
      case COUNTED -> new Cast.Counted(db.withHandle(handle -> met(handle, part, number)));
      case OVERTAKEN -> new Cast.Overtaken(db.withHandle(handle -> met(handle, part, number)));
    };
  }

  /** Ballots of different people in one round. */
  private List<Became> write(Handle handle, List<Sent> all) {
    var poll = all.getFirst().poll();
    var store = handle.attach(BallotStore.class);
    var key =
        poll.kind().written()
            ? store.keyAlone(poll.id(), poll.round())
            : store.key(poll.id(), poll.round());
    if (key.isEmpty()) {
      return all.stream().map(_ -> Became.OVER).toList();
    }
    var ballots = new LinkedHashMap<String, Ballot>();
    var people = all.stream().map(sent -> sent.who().value()).toArray(Long[]::new);
    for (var sent : all) {
      ballots.put(HEX.formatHex(KeyedTag.of(key.get(), sent.who().value())), sent.ballot());
    }
    var newer = write(store, poll, ballots, people);
    if (poll.kind().written() && !newer.isEmpty()) {
      store.dropUnsaid(poll.id(), poll.round());
      telling.texts(handle, poll);
    }
    return ballots.entrySet().stream()
        .map(sent ->
            newer.contains(sent.getKey()) || stands(store, poll, sent.getKey(), sent.getValue())
                ? Became.COUNTED
                : Became.OVERTAKEN)
        .toList();
  }

  /** Answers the tags of those that were newer than what was there. */
  private static Set<String> write(
      BallotStore store, Poll poll, Map<String, Ballot> ballots, Long[] people) {
    var newer =
        Set.copyOf(
            store.cast(
                poll.id(),
                poll.round(),
                poll.most(),
                ballots.keySet().toArray(String[]::new),
                people,
                ballots.values().stream().map(Ballot::counter).toArray(Integer[]::new)));
    var written = new ArrayList<>(ballots.entrySet());
    written.removeIf(sent -> !newer.contains(sent.getKey()));
    if (poll.kind().written()) {
      written.forEach(sent -> words(store, poll, HEX.parseHex(sent.getKey()), sent.getValue()));
    } else {
      choices(store, poll, written);
    }
    return newer;
  }

  private static void choices(
      BallotStore store, Poll poll, List<Map.Entry<String, Ballot>> ballots) {
    var tags = new ArrayList<String>();
    var slots = new ArrayList<Integer>();
    var positions = new ArrayList<Integer>();
    for (var sent : ballots) {
      var chosen = sent.getValue().positions();
      for (var i = 0; i < chosen.size(); i++) {
        tags.add(sent.getKey());
        slots.add(i + 1);
        positions.add(chosen.get(i));
      }
    }
    store.dropChoices(
        poll.id(), poll.round(), ballots.stream().map(Map.Entry::getKey).toArray(String[]::new));
    store.choose(
        poll.id(),
        poll.round(),
        poll.most(),
        tags.toArray(String[]::new),
        slots.toArray(Integer[]::new),
        positions.toArray(Integer[]::new));
  }

  private static void words(BallotStore store, Poll poll, byte[] tag, Ballot ballot) {
    var folded = ballot.folded().toArray(String[]::new);
    store.dropWritten(poll.id(), poll.round(), tag);
    store.enter(poll.id(), poll.round(), folded, ballot.texts().toArray(String[]::new));
    store.write(poll.id(), poll.round(), tag, poll.most(), folded);
  }

  /** A retry of what is there already is no other choice. */
  private static boolean stands(BallotStore store, Poll poll, String tag, Ballot ballot) {
    return ballot(store, poll, HEX.parseHex(tag))
        .filter(there -> there.says(poll, ballot))
        .isPresent();
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
