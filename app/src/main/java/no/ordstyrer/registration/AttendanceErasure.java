package no.ordstyrer.registration;

import java.time.Instant;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/** Forgets when and how people came, and keeps that they came. */
public final class AttendanceErasure {
  private AttendanceErasure() {}

  /** Of those who were forgotten at {@code now}. */
  static void blur(Handle handle, Instant now) {
    var store = handle.attach(AttendanceErasureStore.class);
    store.blurJoins(now);
    store.blurCheckIns(now);
    store.blurWalkIns(now);
    store.blurReports(now);
  }

  /** Those whom reports of a series name and nobody knows. */
  static void unknown(Handle handle, SeriesId series) {
    handle.attach(AttendanceErasureStore.class).unknownOfReports(series);
  }

  /** The same as far as it may be her; to be asked while her name is still known. */
  static int unknown(Handle handle, RegistrationId whose) {
    return handle.attach(AttendanceErasureStore.class).unknownOfReports(whose);
  }

  /** Reports that somebody read in before {@code moment} and never took. */
  public static int trials(Handle handle, Instant moment) {
    return handle.attach(AttendanceErasureStore.class).trialsOfReports(moment);
  }
}
