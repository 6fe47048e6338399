package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What moderators have put on somebody in the room of one part.
 *
 * @param reason in the language of whom it is put on
 * @param byName who did it; null when that is forgotten
 * @param liftedAt null while it stands
 */
public record Sanction(
    Kind kind,
    String reason,
    @Nullable String byName,
    Instant at,
    @Nullable String liftedByName,
    @Nullable Instant liftedAt) {

  /** The mildest first. */
  public enum Kind {
    /** All that she asks waits for a moderator. */
    HOLD,
    /** She reads and votes, and asks nothing. */
    MUTE,
    /** The room is closed to her. */
    BAN;

    /** In addresses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String word) {
      for (var kind : values()) {
        if (kind.word().equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  public boolean stands() {
    return liftedAt == null;
  }

  /** When it was last changed. */
  public Instant changedAt() {
    return liftedAt == null ? at : liftedAt;
  }

  /** Who changed it last. */
  public @Nullable String changedBy() {
    return liftedAt == null ? byName : liftedByName;
  }
}
