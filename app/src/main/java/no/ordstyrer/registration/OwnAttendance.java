package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is noted of a person's coming, told to her. What is left of it is blurred with her. */
public final class OwnAttendance implements OwnData.Elsewhere {
  /** One trace of her: of what kind, in which part, from when until when, and what was said. */
  public record Trace(String kind, String part, Instant at, @Nullable Instant until, String words) {
    String told() {
      var end = until == null || until.equals(at) ? "" : " – " + until;
      return part + end + (words.isEmpty() ? "" : ": " + words);
    }
  }

  @Override
  public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
    return handle.attach(AttendanceStore.class).traces(whose).stream()
        .map(trace ->
            new OwnData.Written("ATTENDANCE", trace.kind(), trace.at().toString(), trace.told()))
        .toList();
  }

  @Override
  public int forget(Handle handle, RegistrationId whose) {
    return AttendanceErasure.unknown(handle, whose);
  }
}
