package no.ordstyrer.question;

import java.time.Duration;
import java.util.List;

/** What became of asking. */
public sealed interface Asked {
  record Accepted(Question question) implements Asked {}

  record AwaitsModeration(Question question) implements Asked {}

  record Empty() implements Asked {}

  /** In code points. */
  record TooLong(int length, int limit) implements Asked {}

  record TooSoon(Duration left) implements Asked {}

  /** Not asked: others have asked what is like it. */
  record Alike(List<Question> published) implements Asked {}

  record TooManyPending(int most) implements Asked {}

  /** The room takes no questions now, nor changes to them. */
  record Closed() implements Asked {}

  /** A moderator has looked at it: it can no longer be changed. */
  record Handled() implements Asked {}

  /** A moderator lets her ask nothing here, for this reason, in her language. */
  record Muted(String reason) implements Asked {}

  /** She was told that her name is not shown, and now it would be. */
  record NamesShown() implements Asked {}

  record NotAttending() implements Asked {}
}
