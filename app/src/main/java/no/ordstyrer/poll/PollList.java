package no.ordstyrer.poll;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The polls of a part as one viewer sees them.
 *
 * @param attending whether she may answer
 */
public record PollList(boolean attending, List<Shown> polls) {
  public PollList {
    polls = List.copyOf(polls);
  }

  /**
   * One of them.
   *
   * @param own what she has answered; null when she has not, or when it cannot be known any more
   * @param result what she may see of it, or null
   */
  public record Shown(Poll poll, @Nullable Ballot own, @Nullable PollResult result) {
    public int nextCounter() {
      return own == null ? 1 : own.counter() + 1;
    }
  }
}
