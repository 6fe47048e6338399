package no.ordstyrer.question;

import static no.ordstyrer.question.Question.Handling.ANSWERED_LIVE;
import static no.ordstyrer.question.Question.Handling.ANSWERED_TEXT;
import static no.ordstyrer.question.Question.Handling.DEFERRED;
import static no.ordstyrer.question.Question.Handling.LIVE;
import static no.ordstyrer.question.Question.Handling.NOT_ANSWERED;
import static no.ordstyrer.question.Question.Handling.OPEN;
import static no.ordstyrer.question.Question.Handling.SHORTLISTED;
import static no.ordstyrer.question.Question.Moderation.PENDING;
import static no.ordstyrer.question.Question.Moderation.PUBLISHED;
import static no.ordstyrer.question.Question.Moderation.REJECTED;
import static no.ordstyrer.question.Question.Moderation.WITHDRAWN;

import java.time.LocalDate;
import java.util.Optional;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.State;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a question after it was asked. Acts set; none of them toggles. */
public sealed interface Act {
  record Approve() implements Act {}

  /** {@code key}: the one of a listed reason that was chosen, or null. */
  record Reject(String reason, @Nullable String key) implements Act {
    public Reject(String reason) {
      this(reason, null);
    }
  }

  record Retract(String reason, @Nullable String key) implements Act {}

  record Restore() implements Act {}

  record Withdraw() implements Act {}

  /** So many have reported it that a moderator looks at it again. */
  record Report() implements Act {}

  /** {@code rank}: its place, from 1; null for the last. */
  record Shortlist(@Nullable Integer rank) implements Act {}

  record Unlist() implements Act {}

  /** What is live now goes back to the shortlist, or counts as answered. */
  record GoLive(boolean finishPrevious) implements Act {}

  record Finish() implements Act {}

  record PutBack() implements Act {}

  record Answer(String text) implements Act {}

  record FollowUp(String owner, @Nullable LocalDate due) implements Act {}

  /** Carried to a later part of the series, where it is a question of its own. */
  record Carry() implements Act {}

  record Close(String reason) implements Act {}

  record Reopen() implements Act {}

  /** Where the act leads from {@code at}: the same place when it is there already, or nowhere. */
  default Optional<State> from(State at) {
    return switch (this) {
      case Approve _ -> at.moderation() == PENDING ? to(PUBLISHED, at) : same(at, at.published());
      case Reject _ ->
          at.moderation() == PENDING ? to(REJECTED, at) : same(at, at.moderation() == REJECTED);
      case Retract _ -> at.published() ? to(REJECTED, at) : same(at, at.moderation() == REJECTED);
      case Restore _ -> at.moderation() == REJECTED ? to(PUBLISHED, at) : same(at, at.published());
      case Withdraw _ ->
          (at.moderation() == PENDING || at.published()) && at.waiting()
              ? to(WITHDRAWN, at)
              : same(at, at.moderation() == WITHDRAWN);
      case Report _ -> at.published() ? to(PENDING, at) : same(at, at.moderation() == PENDING);
      case Shortlist _ -> listed(at);
      case Unlist _ -> handled(at, OPEN, at.handling() == SHORTLISTED, at.moderation() == PENDING);
      case GoLive _ -> handled(at, LIVE, at.waiting(), false);
      case Finish _ -> handled(at, ANSWERED_LIVE, at.waiting() || at.handling() == LIVE, false);
      case PutBack _ -> handled(at, SHORTLISTED, at.handling() == LIVE, false);
      case Answer _ -> handled(at, ANSWERED_TEXT, at.waiting() || at.handling() == DEFERRED, false);
      case FollowUp _ -> handled(at, DEFERRED, at.waiting(), false);
      case Carry _ -> handled(at, DEFERRED, at.waiting(), false);
      case Close _ -> handled(at, NOT_ANSWERED, at.waiting() || at.handling() == DEFERRED, false);
      case Reopen _ -> handled(at, OPEN, !at.waiting() && at.handling() != LIVE, false);
    };
  }

  /** What the chair of the part may do without being its moderator. */
  default boolean byChair() {
    return switch (this) {
      case Shortlist _, Unlist _, GoLive _, Finish _, PutBack _ -> true;
      case Approve _, Reject _, Retract _, Restore _, Withdraw _, Report _ -> false;
      case Answer _, FollowUp _, Carry _, Close _, Reopen _ -> false;
    };
  }

  /** Its name in the log of events and on the screen. */
  default String word() {
    return switch (this) {
      case Approve _ -> "approve";
      case Reject _ -> "reject";
      case Retract _ -> "retract";
      case Restore _ -> "restore";
      case Withdraw _ -> "withdraw";
      case Report _ -> "report";
      case Shortlist _ -> "shortlist";
      case Unlist _ -> "unlist";
      case GoLive _ -> "live";
      case Finish _ -> "finish";
      case PutBack _ -> "back";
      case Answer _ -> "answer";
      case FollowUp _ -> "follow-up";
      case Carry _ -> Carrying.WORD;
      case Close _ -> "close";
      case Reopen _ -> "reopen";
    };
  }

  /** On the other axis: whoever leaves the public leaves the stage and the shortlist too. */
  private static Optional<State> to(Question.Moderation moderation, State at) {
    var leaves = moderation != PUBLISHED && (at.waiting() || at.handling() == LIVE);
    return Optional.of(new State(moderation, leaves ? OPEN : at.handling()));
  }

  private static Optional<State> same(State at, boolean there) {
    return there ? Optional.of(at) : Optional.empty();
  }

  /** The chair may pick a question that the public does not see yet. */
  private static Optional<State> listed(State at) {
    return handled(at, SHORTLISTED, at.handling() == OPEN, at.moderation() == PENDING);
  }

  private static Optional<State> handled(State at, Handling next, boolean possible, boolean also) {
    if (!at.published() && !also) {
      return Optional.empty();
    }
    return at.handling() == next
        ? Optional.of(at)
        : possible ? Optional.of(new State(at.moderation(), next)) : Optional.empty();
  }
}
