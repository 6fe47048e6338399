package no.ordstyrer.live;

import java.util.Optional;

/**
 * Who hears of a change. Decided when the change is written, so that what one audience must not see
 * never reaches its topic.
 */
public record Audience(String key) {
  /** Everybody in the room, guests too: only what is public. */
  public static final Audience ATTENDEES = new Audience("attendees");

  public static final Audience MODERATORS = new Audience("moderators");

  /** Moderators alone, without the chair: who is in the room, and what stands upon them. */
  public static final Audience CROWD = new Audience("crowd");

  /** Chair, panelists, producer. */
  public static final Audience PANEL = new Audience("panel");

  /** The chair alone: how the time is shared may be hers only to see. */
  public static final Audience CHAIR = new Audience("chair");

  /** Those who run the screen. */
  public static final Audience PRODUCER = new Audience("producer");

  /** The screen that the audience looks at. */
  public static final Audience STAGE = new Audience("stage");

  /** Those at the door: names of who comes, and nothing that is said inside. */
  public static final Audience CHECK_IN = new Audience("check-in");

  private static final String ME = "me:";
  private static final String ACCOUNT = "account:";

  /** One person, by her registration. */
  public static Audience me(long registration) {
    return new Audience(ME + registration);
  }

  public boolean isMe() {
    return key.startsWith(ME);
  }

  /** Whose audience of one it is; empty for every other. */
  public Optional<Long> registration() {
    return isMe() ? Optional.of(Long.valueOf(key.substring(ME.length()))) : Optional.empty();
  }

  /** All pages of one who is signed in, wherever they are: only ever told that she is asked. */
  static Audience account(long account) {
    return new Audience(ACCOUNT + account);
  }

  /** The account of {@link #account}; empty for every other audience. */
  Optional<Long> account() {
    return key.startsWith(ACCOUNT)
        ? Optional.of(Long.valueOf(key.substring(ACCOUNT.length())))
        : Optional.empty();
  }

  /** Whether crowd counts are told exactly; the others get steps. */
  boolean exact() {
    return equals(MODERATORS)
        || equals(CROWD)
        || equals(PANEL)
        || equals(CHAIR)
        || equals(PRODUCER);
  }

  /** Who is served first: stage and door, panel, moderators; then the many. */
  int rank() {
    return switch (key) {
      case "stage", "check-in" -> 0;
      case "chair", "panel", "producer" -> 1;
      case "moderators", "crowd" -> 2;
      case "attendees" -> 4;
      default -> 3;
    };
  }

  /** Few, and never kept waiting by the many. */
  boolean isHouse() {
    return rank() < 3;
  }
}
