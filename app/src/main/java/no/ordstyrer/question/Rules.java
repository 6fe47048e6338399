package no.ordstyrer.question;

/**
 * How one part takes questions.
 *
 * @param questionLimit in code points, after NFC
 * @param reactions whether people may react
 * @param reportThreshold so many people's reports send a published question back to the queue
 */
public record Rules(
    Phase phase,
    Moderated moderation,
    Naming naming,
    int questionLimit,
    boolean reactions,
    int reportThreshold) {
  /** The shortest and the longest that a part may set as its limit. */
  public static final int SHORTEST_LIMIT = 140;

  public static final int LONGEST_LIMIT = 1000;

  public static final int MOST_REPORTS = 20;

  /** Where nobody has decided otherwise. */
  public static final Rules USUAL =
      new Rules(Phase.COLLECTING, Moderated.BEFORE, Naming.FREE, 300, true, 3);

  /** Whether the room is open. */
  public enum Phase {
    /** Before the part: questions are gathered. */
    COLLECTING,
    OPEN,
    PAUSED,
    CLOSED
  }

  /** When a question is looked at. */
  public enum Moderated {
    BEFORE,
    AFTER,
    /** Before, until a question of the same person has been approved. */
    TRUSTED_FIRST
  }

  /** Whether askers give their names. */
  public enum Naming {
    NAMED,
    ANONYMOUS,
    FREE
  }

  public boolean takesQuestions() {
    return phase == Phase.COLLECTING || phase == Phase.OPEN;
  }

  /** Whether she will be anonymous, as the part allows and as she chose. */
  public boolean anonymous(boolean chosen) {
    return switch (naming) {
      case NAMED -> false;
      case ANONYMOUS -> true;
      case FREE -> chosen;
    };
  }
}
