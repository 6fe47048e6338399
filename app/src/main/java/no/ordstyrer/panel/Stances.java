package no.ordstyrer.panel;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.access.KeyedTag;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Where the audience stands, before and after. A ballot is kept under a tag made of the person's
 * registration and a key; two ballots of one person can be paired as long as the key is there, and
 * the key and the ballots are destroyed in the transaction that writes the result.
 */
public final class Stances {
  /** The subject of the live change. */
  public static final String SUBJECT = "stance";

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Stances(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  /** What came of a ballot. */
  public enum Cast {
    TAKEN,
    CLOSED
  }

  public Optional<Stance> of(PartId part) {
    return db.withExtension(
        StanceStore.class, store -> store.ofPart(part).map(head -> whole(store, head)));
  }

  public Optional<Stance> of(SeriesId series) {
    return db.withExtension(
        StanceStore.class, store -> store.ofSeries(series).map(head -> whole(store, head)));
  }

  /**
   * Puts the question: asked at registration, in each earlier part that is named, and at the end.
   */
  public StanceId create(Seen seen, String question, List<String> options, List<Part> between) {
    mayChair(seen);
    return db.inTransaction(handle -> {
      var store = handle.attach(StanceStore.class);
      var id =
          store.insert(
              seen.series().id(), seen.part().id(), question, KeyedTag.secret(), clock.instant());
      for (var i = 0; i < options.size(); i++) {
        store.insertOption(id, i + 1, options.get(i));
      }
      var ord = 1;
      store.insertRound(id, ord, Stance.Round.Kind.PRE, null);
      for (var part : between) {
        ord++;
        store.insertRound(id, ord, Stance.Round.Kind.BETWEEN, part.id());
      }
      store.insertRound(id, ord + 1, Stance.Round.Kind.POST, seen.part().id());
      return id;
    });
  }

  /** Opens a round; the one that is open closes. A round is never opened twice: answers false. */
  public boolean open(Seen seen, StanceRoundId round) {
    return command(
        seen,
        (store, stance) -> {
          stance
              .openRound()
              .filter(other -> !other.id().equals(round))
              .ifPresent(other -> store.close(other.id(), clock.instant()));
          return of(stance, round) && store.open(round, clock.instant());
        });
  }

  public boolean close(Seen seen, StanceRoundId round) {
    return command(
        seen, (store, stance) -> of(stance, round) && store.close(round, clock.instant()));
  }

  /** Takes a ballot; a later one of the same person in the same round stands instead. */
  public Cast cast(RegistrationId person, Stance stance, StanceRoundId round, int position) {
    return db.inTransaction(handle -> {
      var store = handle.attach(StanceStore.class);
      var key = store.key(stance.id());
      return key.isPresent()
              && of(stance, round)
              && store.cast(round, tag(key.get(), person), position)
          ? Cast.TAKEN
          : Cast.CLOSED;
    });
  }

  /** What the person herself has answered in the round, as long as it can be known. */
  public Optional<Integer> own(RegistrationId person, Stance stance, StanceRoundId round) {
    return db.withExtension(
        StanceStore.class,
        store -> store.key(stance.id()).flatMap(key -> store.own(round, tag(key, person))));
  }

  /** How many have answered; how they did is nobody's to see. */
  public int ballots(StanceRoundId round) {
    return db.withExtension(StanceStore.class, store -> store.ballots(round));
  }

  /** Counts, suppresses, and destroys key and ballots. False before the last round has closed. */
  public boolean reveal(Seen seen) {
    return command(
        seen,
        (store, stance) -> {
          if (!stance.ready()) {
            return false;
          }
          var asked = stance.rounds().stream().filter(Stance.Round::over).toList();
          asked.forEach(round -> count(store, stance, round));
          for (var i = 1; i < asked.size(); i++) {
            pair(store, stance, asked.get(i - 1), asked.get(i));
          }
          if (asked.size() > 2) {
            pair(store, stance, asked.getFirst(), asked.getLast());
          }
          store.burn(stance.id());
          return store.reveal(stance.id(), clock.instant());
        });
  }

  /** Empty until it is revealed. */
  public Optional<StanceResult> result(Stance stance) {
    if (!stance.revealed()) {
      return Optional.empty();
    }
    return Optional.of(
        db.withExtension(
            StanceStore.class,
            store ->
                new StanceResult(
                    store.sums(stance.id()),
                    store.pairings(stance.id()).stream()
                        .map(pairing ->
                            new StanceResult.Movement(
                                pairing.fromRound(),
                                pairing.toRound(),
                                pairing.paired(),
                                pairing.onlyFrom(),
                                pairing.onlyTo(),
                                store.cells(pairing.fromRound(), pairing.toRound())))
                        .toList())));
  }

  private static void count(StanceStore store, Stance stance, Stance.Round round) {
    var counts = new int[stance.options().size() + 1][1];
    store.all(round.id()).forEach(ballot -> counts[ballot.position()][0]++);
    var small =
        Arrays.stream(counts)
            .filter(count -> count[0] > 0 && count[0] < StanceResult.SMALLEST)
            .count();
    for (var option : stance.options()) {
      var count = counts[option.position()][0];
      // One small group could be worked out from the number of ballots: then none is shown.
      var shown = small == 0 || (count == 0);
      store.writeSum(round.id(), option.position(), shown ? Integer.valueOf(count) : null);
    }
  }

  private static void pair(StanceStore store, Stance stance, Stance.Round from, Stance.Round to) {
    var before = byTag(store.all(from.id()));
    var after = byTag(store.all(to.id()));
    var size = stance.options().size();
    var counts = new int[size][size];
    var paired = 0;
    for (var entry : before.entrySet()) {
      var then = after.get(entry.getKey());
      if (then != null) {
        counts[entry.getValue() - 1][then - 1]++;
        paired++;
      }
    }
    store.writePairing(from.id(), to.id(), paired, before.size() - paired, after.size() - paired);
    var shown = StanceResult.suppress(counts);
    for (var row = 0; row < size; row++) {
      for (var column = 0; column < size; column++) {
        var count = shown[row][column];
        store.writeFlow(
            stance.id(),
            from.id(),
            to.id(),
            row + 1,
            column + 1,
            count < 0 ? null : Integer.valueOf(count));
      }
    }
  }

  private static Map<String, Integer> byTag(List<StanceStore.Ballot> ballots) {
    var positions = new HashMap<String, Integer>();
    ballots.forEach(ballot -> positions.put(ballot.tag(), ballot.position()));
    return positions;
  }

  private static boolean of(Stance stance, StanceRoundId round) {
    return stance.rounds().stream().anyMatch(other -> other.id().equals(round));
  }

  private static byte[] tag(byte[] key, RegistrationId person) {
    return KeyedTag.of(key, person.value());
  }

  private static Stance whole(StanceStore store, StanceStore.Head head) {
    return new Stance(
        head.id(),
        head.question(),
        head.revealedAt(),
        store.options(head.id()),
        store.rounds(head.id()));
  }

  private static void mayChair(Seen seen) {
    if (!seen.standing().chairs() && !seen.standing().organises()) {
      throw new NotFound();
    }
  }

  private interface Act {
    boolean on(StanceStore store, Stance stance);
  }

  private boolean command(Seen seen, Act act) {
    mayChair(seen);
    return db.inTransaction(handle -> {
      var store = handle.attach(StanceStore.class);
      var head = store.ofPart(seen.part().id()).orElseThrow(NotFound::new);
      var stance = whole(store, store.lock(head.id()).orElseThrow(NotFound::new));
      var done = act.on(store, stance);
      tell(handle, seen.part().id());
      return done;
    });
  }

  private void tell(Handle handle, PartId part) {
    for (var audience :
        List.of(Audience.STAGE, Audience.PANEL, Audience.MODERATORS, Audience.ATTENDEES)) {
      live.changed(handle, part.value(), audience, SUBJECT);
    }
  }
}
