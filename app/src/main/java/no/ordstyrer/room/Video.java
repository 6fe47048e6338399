package no.ordstyrer.room;

import java.net.URI;
import java.time.Instant;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/** What the viewer gets to see of the video: its address is for confirmed people only. */
public sealed interface Video {
  /** There is none, or none any more. */
  record None() implements Video {}

  /** She must register first. */
  record ForRegistered() implements Video {}

  /** It opens then; null when the start is not known. */
  record Later(@Nullable Instant opens) implements Video {}

  record Link(String url) implements Video {}

  record Embedded(String url) implements Video {
    /** Scheme and host, for the page's own rules about frames. */
    String origin() {
      var uri = URI.create(url);
      return uri.getScheme() + "://" + uri.getAuthority();
    }
  }

  /** For everybody, after the part. */
  record Recording(String url) implements Video {}

  /** {@code inside}: confirmed in the part, or one of those who run it. */
  static Video of(Part part, boolean inside, Instant now) {
    var recording = part.recordingUrl();
    if (part.state() == Part.State.ENDED) {
      return recording == null ? new None() : new Recording(recording);
    }
    var url = part.videoUrl();
    if (url == null || part.state() == Part.State.CANCELLED) {
      return new None();
    }
    if (!inside) {
      return part.ahead(now) ? new ForRegistered() : new None();
    }
    if (!part.videoOpen(now)) {
      var start = part.startsAt();
      return new Later(start == null ? null : start.minus(Part.VIDEO_OPENS));
    }
    return part.videoEmbed() ? new Embedded(url) : new Link(url);
  }
}
