package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/**
 * Forgets people and keeps the figures: the rows stay, so that every count of registrations,
 * places, votes and attendance is what it was; who they were is gone.
 */
public final class Erasure {
  private final Clock clock;

  public Erasure(Clock clock) {
    this.clock = clock;
  }

  /** Everybody of a series. Answers how many people that were. */
  public int people(Handle handle, SeriesId series) {
    var store = handle.attach(ErasureStore.class);
    var now = clock.instant();
    AttendanceErasure.unknown(handle, series);
    return blurred(handle, store.people(series, now), now);
  }

  /** Those of a series who never got a place. */
  public int withoutPlace(Handle handle, SeriesId series) {
    var store = handle.attach(ErasureStore.class);
    var now = clock.instant();
    return blurred(handle, store.withoutPlace(series, now), now);
  }

  /** One person, because she says so. Withdraw her first: places are freed by the verb for that. */
  public int person(Handle handle, RegistrationId registration) {
    var store = handle.attach(ErasureStore.class);
    var now = clock.instant();
    return blurred(handle, store.person(registration, now), now);
  }

  /** Who was forgotten after {@code moment}, for rooms that had to keep something until now. */
  public static List<RegistrationId> since(Handle handle, Instant moment) {
    return handle.attach(ErasureStore.class).since(moment);
  }

  private static int blurred(Handle handle, int people, Instant now) {
    if (people > 0) {
      var store = handle.attach(ErasureStore.class);
      store.forgetNotes();
      store.blurPlaces();
      store.blurHistory(now);
      store.blurStretches(now);
      store.blurMarks(now);
      store.blurAnswers(now);
      handle.attach(HandoverStore.class).forgetErased();
      AttendanceErasure.blur(handle, now);
      store.forgetNeeds(now);
    }
    return people;
  }
}
