package no.ordstyrer.room;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Gathering;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Applause and the like, added up for each part. Who sent what is known for as long as the limit
 * asks for it: one of a kind in two seconds.
 */
public final class Reactions {
  /** Longer than the limit, however long a write waits. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private record Sent(PartId part, long person, Reaction kind) {}

  private final Jdbi db;
  private final Registrations registrations;
  private final Clock clock;
  private final Gathering<Sent, Boolean> gathering;

  public Reactions(Jdbi db, Registrations registrations, Live live, Clock clock) {
    this.db = db;
    this.registrations = registrations;
    this.clock = clock;
    this.gathering = new Gathering<>(db, this::count);
    live.crowds((part, _) -> numbers(new PartId(part)));
  }

  public ReactionList of(PartId part) {
    return db.withExtension(
        ReactionStore.class,
        store -> {
          var rule = store.rule(part).orElseThrow(NotFound::new);
          var sums = new EnumMap<Reaction, Long>(Reaction.class);
          store.sums(part).forEach(sum -> sums.put(sum.kind(), sum.times()));
          return new ReactionList(rule.reactions(), rule.open(), rule.path(), sums);
        });
  }

  /** Counts a reaction. One that comes too soon after the same is not kept for later. */
  public Reacted react(Viewer viewer, Seen seen, Reaction kind) {
    var part = seen.part().id();
    var attendee = registrations.attending(viewer, seen.part());
    if (attendee.isEmpty()) {
      return new Reacted.NotAttending();
    }
    if (!takes(part)) {
      return new Reacted.Closed();
    }
    var who = attendee.get().id().value();
    if (gathering.write(part, who, new Sent(part, who, kind))) {
      return new Reacted.Counted();
    }
    return takes(part) ? new Reacted.TooSoon() : new Reacted.Closed();
  }

  /** Nobody reacts any more: who did is forgotten at once. */
  public void partEnded(Handle handle, PartId part) {
    handle.attach(ReactionStore.class).forget(part, clock.instant().plus(KEPT));
  }

  private List<Boolean> count(Handle handle, List<Sent> all) {
    var part = all.getFirst().part();
    var store = handle.attach(ReactionStore.class);
    var now = clock.instant();
    var counted =
        new HashSet<>(
            store.count(
                part,
                all.stream().map(Sent::person).toArray(Long[]::new),
                all.stream().map(sent -> sent.kind().name()).toArray(String[]::new),
                now));
    store.forget(part, now.minus(KEPT));
    return all.stream()
        .map(sent -> counted.contains(new ReactionStore.Sent(sent.person(), sent.kind())))
        .toList();
  }

  private boolean takes(PartId part) {
    return db.withExtension(ReactionStore.class, store -> store.rule(part))
        .filter(ReactionStore.Rule::open)
        .isPresent();
  }

  private Map<String, Long> numbers(PartId part) {
    return db.withExtension(ReactionStore.class, store -> store.sums(part)).stream()
        .collect(Collectors.toMap(sum -> sum.kind().counted(), ReactionStore.Sum::times));
  }
}
