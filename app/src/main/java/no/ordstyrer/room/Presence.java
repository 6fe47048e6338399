package no.ordstyrer.room;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.registration.Sanctions;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is here: people, not pages. Somebody who has not been heard of for {@link #GRACE} has gone; a
 * page that is read anew or a tunnel on the way does not count as leaving.
 */
public final class Presence {
  /** The element that shows how many are here carries this in {@code data-count}. */
  static final String KEY = "present";

  /** What moderators are told when somebody has come or gone: how many are here, and no names. */
  static final String HERE = "here-now";

  private static final String ATTENDEE = "registration:";

  static final Duration GRACE = Duration.ofSeconds(45);

  private final Jdbi db;
  private final Attendances attendances;
  private final Live live;
  private final Clock clock;

  /** How many were here when this node counted last, by part. */
  private final Map<Long, Long> counted = new ConcurrentHashMap<>();

  public Presence(Jdbi db, Attendances attendances, Live live, Clock clock) {
    this.db = db;
    this.attendances = attendances;
    this.live = live;
    this.clock = clock;
    live.watches(this::here);
    live.tallies((part, _) -> figures(new PartId(part)));
    live.crowds((part, _) -> Map.of(KEY, counted(part)));
  }

  public long present(PartId part) {
    return db.withExtension(
        RoomStore.class, store -> store.present(part, clock.instant().minus(GRACE)));
  }

  /** Whoever goes says nothing: that one is gone is seen by the number. */
  private long counted(long part) {
    var now = present(new PartId(part));
    var last = counted.get(part);
    if (last == null || last != now) {
      turn(new PartId(part));
      counted.put(part, now);
    }
    return now;
  }

  /** Tells moderators, once for all who have come or gone since they were told last. */
  private void turn(PartId part) {
    db.useTransaction(handle -> {
      if (handle.attach(PresentStore.class).turn(part, clock.instant().minus(GRACE)) > 0) {
        live.changed(handle, part.value(), Audience.CROWD, HERE);
      }
    });
  }

  /** How many came while the part was live: as it was at its end, or as far as it has come. */
  Present crowd(PartId part) {
    return db.withExtension(PresentStore.class, store -> store.of(part)).orElse(Present.NOBODY);
  }

  /** For moderators, who are shown them as they grow. */
  private Map<String, Long> figures(PartId part) {
    var crowd = crowd(part);
    return Map.of(
        "present-peak",
        (long) crowd.peak(),
        "present-people",
        (long) crowd.people(),
        "present-minutes",
        crowd.minutes(),
        "present-median",
        crowd.medianMinutes());
  }

  /** The part is over: what was counted stays when those who were here are forgotten. */
  public void partEnded(Handle handle, PartId part) {
    handle.attach(PresentStore.class).over(part, clock.instant());
  }

  /** How an attendee is named in the table. */
  static String person(RegistrationId registration) {
    return ATTENDEE + registration.value();
  }

  /** Told by each node of the people who have pages open there. */
  void here(long part, Set<String> people) {
    if (!people.isEmpty()) {
      db.useExtension(
          RoomStore.class,
          store ->
              store.here(
                  new PartId(part),
                  people.stream().sorted().toArray(String[]::new),
                  clock.instant()));
      db.useExtension(
          PresentStore.class,
          store -> store.peak(new PartId(part), clock.instant().minus(GRACE), clock.instant()));
      var attendees =
          people.stream()
              .filter(person -> person.startsWith(ATTENDEE))
              .map(person ->
                  new RegistrationId(
                      Long.parseLong(person, ATTENDEE.length(), person.length(), 10)))
              .toList();
      Sanctions.takePart(db, new PartId(part), attendees);
      attendances.here(new PartId(part), attendees);
      turn(new PartId(part));
    }
  }
}
