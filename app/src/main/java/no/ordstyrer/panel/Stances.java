package no.ordstyrer.panel;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ordstyrer.access.KeyedTag;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Where the audience stands, before and after. A ballot is kept under a tag made of the person's
 * registration and a key; two ballots of one person can be paired as long as the key is there, and
 * the key and the ballots are destroyed in the transaction that writes the result.
 */
public final class Stances {
  /** The subject of the live change. */
  public static final String SUBJECT = "stance";

  private final Jdbi db;
  private final StanceTelling telling;
  private final Clock clock;

  public Stances(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.telling = new StanceTelling(live);
    live.tallies(this::numbers);
    this.clock = clock;
  }

  /** What came of a ballot. */
  public enum Cast {
    TAKEN,
    CLOSED
  }

  public Optional<Stance> of(PartId part) {
    return db.withExtension(
        StanceStore.class,
        store -> store.ofPart(part).map(head -> StanceReading.whole(store, head)));
  }

  /** The question as the viewer meets it in the part; empty when there is nothing to see. */
  public Optional<StanceAsked> asked(Seen seen, @Nullable RegistrationId who) {
    var part = seen.part().id();
    return db.withExtension(
            StanceStore.class,
            store -> store.askedIn(part).map(head -> StanceReading.whole(store, head)))
        .map(stance -> {
          var round = stance.openIn(part).orElse(null);
          var own = round == null || who == null ? null : own(who, stance, round.id()).orElse(null);
          return new StanceAsked(
              stance, round, own, who != null, seen.path(), result(stance).orElse(null));
        })
        .filter(asked -> asked.round() != null || asked.stance().partId().equals(part));
  }

  /** What has been revealed in the parts of a series that the viewer sees, in their order. */
  public List<StanceAsked> revealed(SeenSeries seen, List<Part> parts) {
    var results =
        results(
            db.withExtension(
                StanceStore.class,
                store -> StanceReading.whole(store, store.revealed(seen.series().id()))));
    return parts.stream()
        .flatMap(part ->
            results.entrySet().stream()
                .filter(told -> told.getKey().partId().equals(part.id()))
                .map(told ->
                    StanceAsked.told(told.getKey(), seen.part(part).path(), told.getValue())))
        .toList();
  }

  /** How many have answered, for those who run it. */
  public StanceDesk desk(PartId part) {
    return db.withExtension(
        StanceStore.class,
        store ->
            store
                .ofPart(part)
                .map(head -> StanceReading.whole(store, head))
                .map(stance -> {
                  var turnout = store.turnout(stance.id());
                  return new StanceDesk(
                      stance,
                      IntStream.range(0, turnout.size())
                          .mapToObj(i -> {
                            var line = turnout.get(i);
                            return new StanceDesk.Line(
                                stance.rounds().get(i), line.answered(), line.eligible());
                          })
                          .toList());
                })
                .orElseGet(() -> new StanceDesk(null, List.of())));
  }

  /**
   * Opens a round; the one that is open closes. One that was closed may be opened again until the
   * next is; else answers false.
   */
  public boolean open(Seen seen, StanceRoundId round) {
    return command(seen, (store, stance) -> begin(store, stance, round, clock.instant()));
  }

  public boolean close(Seen seen, StanceRoundId round) {
    return command(
        seen, (store, stance) -> of(stance, round) && store.close(round, clock.instant()));
  }

  /** The openings are over: whoever has not said where she stood before, is too late. */
  static void closeFirst(Handle handle, Live live, PartId part, Instant now) {
    within(
        handle,
        live,
        part,
        (store, stance) -> {
          var first = stance.rounds().getFirst();
          store.closeForGood(first.id());
          return first.kind() == Stance.Round.Kind.PRE && store.close(first.id(), now);
        });
  }

  /** The closings begin, and the last round with them, unless it has been open before. */
  static void openLast(Handle handle, Live live, PartId part, Instant now) {
    within(
        handle,
        live,
        part,
        (store, stance) -> {
          var last = stance.rounds().getLast();
          if (last.openedAt() != null || !begin(store, stance, last.id(), now)) {
            return false;
          }
          store.openedWithClosings(
              last.id(), stance.openRound().map(Stance.Round::id).orElse(null));
          return true;
        });
  }

  /** The closings had not begun: what they opened and closed by themselves is as it was. */
  static void notYetLast(Handle handle, Live live, PartId part) {
    within(
        handle,
        live,
        part,
        (store, stance) -> {
          var last = stance.rounds().getLast().id();
          if (!store.unopen(last)) {
            return false;
          }
          store.reopenClosedFor(last);
          return true;
        });
  }

  /** In the transaction of whoever holds the debate; nothing when no stance is asked there. */
  private static void within(Handle handle, Live live, PartId part, Act act) {
    var store = handle.attach(StanceStore.class);
    store
        .ofPart(part)
        .flatMap(head -> store.lock(head.id()))
        .map(head -> StanceReading.whole(store, head))
        .filter(stance -> act.on(store, stance))
        .ifPresent(stance -> new StanceTelling(live).changed(handle, part, stance));
  }

  private static boolean begin(StanceStore store, Stance stance, StanceRoundId round, Instant now) {
    if (stance.revealed() || !of(stance, round) || earlier(stance, round)) {
      return false;
    }
    stance
        .openRound()
        .filter(other -> !other.id().equals(round))
        .ifPresent(other -> store.close(other.id(), now));
    return store.open(round, now);
  }

  /** Takes a ballot; a later one of the same person in the same round stands instead. */
  public Cast cast(RegistrationId person, Stance stance, StanceRoundId round, int position) {
    return db.inTransaction(handle -> {
      var store = handle.attach(StanceStore.class);
      var key = store.heldKey(stance.id());
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

  /** How the number grows of those who have answered; nobody but the chair's desk shows it. */
  private Map<String, Long> numbers(long part, Instant since) {
    return db.withExtension(StanceStore.class, store -> store.answered(part)).stream()
        .collect(
            Collectors.toMap(
                round -> "stance-" + round.id().value(), StanceStore.Answered::ballots));
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
          var count = new StanceCount(store);
          asked.forEach(round -> count.sums(stance, round));
          for (var i = 1; i < asked.size(); i++) {
            count.pair(stance, asked.get(i - 1), asked.get(i));
          }
          if (asked.size() > 2) {
            count.pair(stance, asked.getFirst(), asked.getLast());
          }
          store.burn(stance.id());
          return store.reveal(stance.id(), clock.instant());
        });
  }

  /** Empty until it is revealed. */
  public Optional<StanceResult> result(Stance stance) {
    return stance.revealed()
        ? Optional.ofNullable(results(List.of(stance)).get(stance))
        : Optional.empty();
  }

  private Map<Stance, StanceResult> results(List<Stance> stances) {
    return db.withExtension(
        StanceResultStore.class, store -> StanceReading.results(store, stances));
  }

  /** Whether a later round has been opened. */
  private static boolean earlier(Stance stance, StanceRoundId round) {
    return stance.rounds().stream()
        .dropWhile(other -> !other.id().equals(round))
        .skip(1)
        .anyMatch(later -> later.openedAt() != null);
  }

  private static boolean of(Stance stance, StanceRoundId round) {
    return stance.rounds().stream().anyMatch(other -> other.id().equals(round));
  }

  private static byte[] tag(byte[] key, RegistrationId person) {
    return KeyedTag.of(key, person.value());
  }

  static void mayChair(Seen seen) {
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
      var stance = StanceReading.whole(store, store.lock(head.id()).orElseThrow(NotFound::new));
      var done = act.on(store, stance);
      telling.changed(handle, stance.partId(), stance);
      return done;
    });
  }
}
