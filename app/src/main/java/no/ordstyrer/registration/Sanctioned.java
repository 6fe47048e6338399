package no.ordstyrer.registration;

import org.jspecify.annotations.Nullable;

/** What became of a sanction, or of lifting one. */
public sealed interface Sanctioned {
  record Done(Participant who) implements Sanctioned {}

  /** It was so already, and is: {@code by} did it, null when nobody ever did. */
  record Same(Participant who, @Nullable Sanction by) implements Sanctioned {}

  /** Somebody changed it meanwhile; nothing was done. */
  record Stale(Participant who, @Nullable Sanction last) implements Sanctioned {}

  /** She runs the part herself. */
  record Staff(Participant who) implements Sanctioned {}
}
