package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/**
 * What somebody needs to take part, and whether it is seen to.
 *
 * @param words her own, or empty
 * @param at when she said so last
 * @param rev raised by every change of hers
 * @param handledAt null while it is open
 * @param handledBy a name; null while it is open, or when the account is gone
 * @param done what was arranged, in words that she reads; or empty
 */
public record Need(
    NeedId id,
    RegistrationId registrationId,
    List<Kind> kinds,
    String words,
    Instant at,
    int rev,
    @Nullable Instant handledAt,
    @Nullable String handledBy,
    String done) {

  public enum Kind {
    CAPTIONS,
    SIGN_LANGUAGE,
    ACCESS,
    DIET;

    /** What may be needed where nobody meets in a room is less. */
    static List<Kind> of(List<Part> parts) {
      return parts.stream().allMatch(part -> part.venue() == Part.Venue.ONLINE)
          ? List.of(CAPTIONS, SIGN_LANGUAGE)
          : Arrays.asList(values());
    }
  }

  /** As she says it. */
  public record Said(List<Kind> kinds, String words) {
    public static final Said NOTHING = new Said(List.of(), "");

    public Said {
      kinds = List.copyOf(kinds);
    }

    boolean nothing() {
      return kinds.isEmpty() && words.isEmpty();
    }
  }

  public Need {
    kinds = List.copyOf(kinds);
  }

  public boolean open() {
    return handledAt == null;
  }

  /** She needed something once, and needs it no more. */
  public boolean takenBack() {
    return said().nothing();
  }

  public Said said() {
    return new Said(kinds, words);
  }
}
