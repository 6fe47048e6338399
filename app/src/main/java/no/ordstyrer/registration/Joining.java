package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Objects;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/** What a join link leads to at a moment. */
public sealed interface Joining {
  /** She has no place in the part (any more). */
  record Out() implements Joining {}

  /** A moderator has closed the room to her. */
  record Shut(String reason) implements Joining {}

  record Cancelled(String why) implements Joining {}

  /** Nobody knows the hour yet, or it was taken back. */
  record Undated(boolean postponed) implements Joining {}

  record Early(Instant opens) implements Joining {}

  /** {@code video}: https, where the button leads; null when it leads to the part's own page. */
  record Open(@Nullable String video) implements Joining {}

  record Over() implements Joining {}

  static Joining of(Line line, Instant now) {
    var part = line.part();
    if (part.state() == Part.State.CANCELLED) {
      return new Cancelled(Objects.requireNonNullElse(part.cancelledWhy(), ""));
    }
    if (!line.confirmed()) {
      return new Out();
    }
    if (part.videoOpen(now)) {
      return new Open(part.videoEmbed() ? null : part.videoUrl());
    }
    if (part.state() == Part.State.ENDED) {
      return new Over();
    }
    var start = part.startsAt();
    if (part.state() == Part.State.POSTPONED || start == null) {
      return part.ahead(now) ? new Undated(part.state() == Part.State.POSTPONED) : new Over();
    }
    var opens = start.minus(Part.VIDEO_OPENS);
    return now.isBefore(opens) ? new Early(opens) : new Over();
  }
}
