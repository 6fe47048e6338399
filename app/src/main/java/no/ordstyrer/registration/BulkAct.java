package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jspecify.annotations.Nullable;

/**
 * Something that an organiser does for many people at once.
 *
 * @param writes whether those it reaches are written to about it
 * @param subject of a letter; else empty
 * @param body of a letter, in Markdown; else empty
 * @param undoes the act that this one takes back; null for none
 * @param madeBy null when the account is gone
 * @param confirmedAt null as long as nobody has said that it is to be done
 */
public record BulkAct(
    BulkActId id,
    SeriesId seriesId,
    Kind kind,
    boolean writes,
    String subject,
    String body,
    @Nullable BulkActId undoes,
    Instant madeAt,
    @Nullable AccountId madeBy,
    @Nullable Instant confirmedAt,
    @Nullable Instant endedAt) {

  public enum Kind {
    /** Ends their places in some parts. */
    CANCEL,
    /** Gives them a place in a part, or in its queue. */
    ADD,
    /** Sends them the way to their own page. */
    LINK,
    /** Sends them a letter that the organiser wrote. */
    LETTER,
    /** Registers people of a list. */
    IMPORT;

    /** What an organiser may do with people in the list. */
    public static final List<Kind> OF_THE_LIST = List.of(LETTER, LINK, ADD, CANCEL);

    /** What takes it back; null when nothing does. */
    public @Nullable Kind opposite() {
      return switch (this) {
        case CANCEL -> ADD;
        case ADD, IMPORT -> CANCEL;
        case LINK, LETTER -> null;
      };
    }
  }

  public enum State {
    DRAFT,
    RUNNING,
    ENDED
  }

  public State state() {
    if (endedAt != null) {
      return State.ENDED;
    }
    return confirmedAt == null ? State.DRAFT : State.RUNNING;
  }

  /**
   * What is to be done.
   *
   * @param parts that it concerns; of no meaning for letters
   */
  public record Plan(Kind kind, Set<PartId> parts, boolean writes, String subject, String body) {
    public Plan {
      parts = Set.copyOf(parts);
    }
  }

  /** For whom. */
  public sealed interface Whom {
    record Chosen(List<RegistrationId> people) implements Whom {
      public Chosen {
        people = List.copyOf(people);
      }
    }

    record All(PeopleSearch search) implements Whom {}
  }
}
