package no.ordstyrer.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an act on a question. {@code now} is always the question as it stands. */
public sealed interface Moved {
  Question now();

  /** It is so, whether this act made it so or another before it. */
  record Done(Question now) implements Moved {}

  /**
   * Somebody else came first; nothing was changed.
   *
   * @param who the member of staff, or null when it was the author
   */
  record Stale(Question now, @Nullable String who, Instant when) implements Moved {
    static Stale of(Question now) {
      return new Stale(now, now.changedByName(), now.changedAt());
    }
  }

  /** Somebody else has claimed it, and this act is the holder's alone. */
  record Claimed(Question now, Claim claim) implements Moved {}

  /**
   * It was carried to a later part, and others have done something with it there: nothing was
   * changed.
   *
   * @param part the number of the later part
   * @param there the number of the question there
   */
  record TakenUp(Question now, int part, int there) implements Moved {}

  /** From where it stands, the act leads nowhere. */
  record Impossible(Question now) implements Moved {}
}
