package no.ordstyrer.poll;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.ordstyrer.series.PartId;
import org.jspecify.annotations.Nullable;

/**
 * Something that everybody is asked at once.
 *
 * @param number in its part, as in its address
 * @param language of the question and its options, as a tag: the one of its series
 * @param least how many answers a ballot must have
 * @param most how many it may have
 * @param named whether the house sees who answered what; decided before it opens
 * @param round the latest; 0 before the first
 * @param revealedAt when the result of the latest round was shown to all
 * @param stagedAt since when the audience's screen shows it
 * @param answered how many have answered in the latest round
 * @param eligible how many might have
 * @param changedBy who changed it last; null when she is forgotten
 * @param fieldId what the registration asked, by which the result is divided
 * @param groupedBy the same in words: of the round, or of the next
 * @param words of the options in order; none where people write themselves
 */
public record Poll(
    PollId id,
    PartId partId,
    int number,
    Kind kind,
    String question,
    String language,
    int least,
    int most,
    Visibility visibility,
    boolean named,
    State state,
    int round,
    @Nullable Instant revealedAt,
    @Nullable Instant stagedAt,
    int answered,
    int eligible,
    int rev,
    Instant changedAt,
    @Nullable String changedBy,
    @Nullable Long fieldId,
    @Nullable String groupedBy,
    List<String> words) {

  public Poll {
    words = List.copyOf(words);
  }

  /** How one answers. */
  public enum Kind {
    SINGLE,
    MULTIPLE,
    SCALE_5,
    SCALE_10,
    RANKING,
    OPEN_TEXT,
    CLOUD;

    public boolean scale() {
      return this == SCALE_5 || this == SCALE_10;
    }

    /** People write themselves: nothing of it is public before somebody has looked at it. */
    public boolean written() {
      return this == OPEN_TEXT || this == CLOUD;
    }

    /** Whether each answer is one of a few, so that groups can be compared. */
    public boolean divides() {
      return !written() && this != RANKING;
    }

    /** The position of the first option: a scale to ten begins at nought. */
    int first() {
      return this == SCALE_10 ? 0 : 1;
    }

    /** How many characters (code points) an answer may have. */
    public int limit() {
      return this == CLOUD ? 40 : 300;
    }
  }

  /** To whom the result is shown, and when. */
  public enum Visibility {
    LIVE,
    AFTER_VOTING,
    ON_REVEAL,
    NEVER
  }

  /** Where it stands. */
  public enum State {
    DRAFT,
    OPEN,
    CLOSED,
    REVEALED,
    ARCHIVED
  }

  /** What is done to it. */
  public enum Act {
    OPEN,
    CLOSE,
    REVEAL,
    STAGE,
    UNSTAGE,
    ARCHIVE,
    RESTORE;

    /** {@code open}: as in its address and in the log. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** One that may be chosen. */
  public record Option(int position, String words) {}

  public List<Option> options() {
    return IntStream.range(0, words.size())
        .mapToObj(i -> new Option(i + kind.first(), words.get(i)))
        .toList();
  }

  public boolean open() {
    return state == State.OPEN;
  }

  /** Whether the audience knows that it is there. */
  public boolean met() {
    return state == State.OPEN || state == State.CLOSED || state == State.REVEALED;
  }

  /** Whether everybody may see the result of the latest round. */
  public boolean resultIsPublic() {
    return round > 0 && (visibility == Visibility.LIVE || revealedAt != null);
  }

  /** Whether the result is for those who have answered, as long as it can be known who they are. */
  public boolean resultIsForThoseWhoAnswered() {
    return open() && visibility == Visibility.AFTER_VOTING;
  }

  /** Whether the house may see it: never while people answer, unless all do. */
  public boolean resultIsForTheHouse() {
    return round > 0 && (!open() || visibility == Visibility.LIVE);
  }

  public boolean may(Act act) {
    return switch (act) {
      case OPEN -> state == State.DRAFT || state == State.CLOSED || state == State.REVEALED;
      case CLOSE -> open();
      case REVEAL -> state == State.CLOSED && visibility != Visibility.NEVER;
      case STAGE -> met() && stagedAt == null;
      case UNSTAGE -> stagedAt != null;
      case ARCHIVE -> state != State.OPEN && state != State.ARCHIVED;
      case RESTORE -> state == State.ARCHIVED;
    };
  }

  /** What one does next as a rule. */
  public boolean foremost(Act act) {
    return switch (state) {
      case DRAFT -> act == Act.OPEN;
      case OPEN -> act == Act.CLOSE;
      case CLOSED -> act == Act.REVEAL;
      case REVEALED, ARCHIVED -> false;
    };
  }

  /** Whether it stands where the act leads. */
  boolean reached(Act act) {
    return switch (act) {
      case OPEN -> open();
      case CLOSE -> state == State.CLOSED;
      case REVEAL -> state == State.REVEALED;
      case STAGE -> stagedAt != null;
      case UNSTAGE -> met() && stagedAt == null;
      case ARCHIVE -> state == State.ARCHIVED;
      case RESTORE -> false;
    };
  }

  /** Where it goes back to. */
  State restored() {
    if (round == 0) {
      return State.DRAFT;
    }
    return revealedAt == null ? State.CLOSED : State.REVEALED;
  }

  /** What is wrong with a ballot. */
  public enum Problem {
    NOTHING,
    TOO_FEW,
    TOO_MANY,
    TWICE,
    NO_OPTION,
    TOO_LONG
  }

  /** What is wrong with it, if anything. */
  public Optional<Problem> problem(Ballot ballot) {
    var size = kind.written() ? ballot.texts().size() : ballot.positions().size();
    if (size == 0) {
      return Optional.of(Problem.NOTHING);
    }
    if (kind.written() ? twice(ballot.folded()) : twice(ballot.positions())) {
      return Optional.of(Problem.TWICE);
    }
    if (size > most) {
      return Optional.of(Problem.TOO_MANY);
    }
    if (size < least) {
      return Optional.of(Problem.TOO_FEW);
    }
    if (ballot.texts().stream()
        .anyMatch(text -> text.codePointCount(0, text.length()) > kind.limit())) {
      return Optional.of(Problem.TOO_LONG);
    }
    var known = options().stream().map(Option::position).toList();
    return kind.written() || known.containsAll(ballot.positions())
        ? Optional.empty()
        : Optional.of(Problem.NO_OPTION);
  }

  private static boolean twice(List<?> answers) {
    return new HashSet<>(answers).size() < answers.size();
  }
}
