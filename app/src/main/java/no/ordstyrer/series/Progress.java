package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A part begins and ends: acts of people, in a room above. */
public final class Progress {
  private Progress() {}

  /** Answers false when it has begun already, or will not happen. */
  public static boolean begin(Handle handle, PartId part, Instant now) {
    return handle.attach(ProgressStore.class).begin(part, now);
  }

  /** Answers false when it has not begun, or has ended already. */
  public static boolean end(Handle handle, PartId part, Instant now) {
    return handle.attach(ProgressStore.class).end(part, now);
  }

  /** The parts that nobody has ended, long after they should have. */
  public static List<PartId> left(Handle handle, Instant now) {
    return handle.attach(ProgressStore.class).left(now.minus(Part.CLOSES_ITSELF));
  }
}
