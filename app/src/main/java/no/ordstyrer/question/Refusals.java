package no.ordstyrer.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.registration.Attendee;
import no.ordstyrer.registration.Sanction;
import no.ordstyrer.registration.Sanctions;
import no.ordstyrer.series.Part;
import org.jdbi.v3.core.Handle;

/** Why somebody cannot ask, or not this, or not now. To be asked by whoever holds the room. */
record Refusals(Handle handle, Part part, Attendee attendee, Rules rules) {

  /** Empty when she may ask it. */
  Optional<Asked> of(Asking asking, Instant now) {
    if (!takes(part, rules)) {
      return Optional.of(new Asked.Closed());
    }
    var wrong = muted().or(() -> wrong(asking.text()));
    if (wrong.isPresent()) {
      return wrong;
    }
    if (asking.anonymous() && rules.naming() == Rules.Naming.NAMED) {
      return Optional.of(new Asked.NamesShown());
    }
    var store = handle.attach(QuestionStore.class);
    var wait =
        store
            .lastAsked(part.id(), attendee.id())
            .map(last -> Duration.between(now, last.plus(Questions.PAUSE)))
            .filter(Duration::isPositive);
    if (wait.isPresent()) {
      return wait.map(Asked.TooSoon::new);
    }
    return store.pending(part.id(), attendee.id()) < Questions.MOST_PENDING
        ? Optional.empty()
        : Optional.of(new Asked.TooManyPending(Questions.MOST_PENDING));
  }

  /** Empty when she may put what she has asked into these words. */
  Optional<Asked> ofEdit(Asking asking) {
    if (over(part, rules)) {
      return Optional.of(new Asked.Closed());
    }
    return muted().or(() -> wrong(asking.text()));
  }

  /** A moderator lets her ask nothing. */
  private Optional<Asked> muted() {
    return Sanctions.standing(handle, part.id(), attendee.id()).stream()
        .filter(sanction -> sanction.kind() == Sanction.Kind.MUTE)
        .findFirst()
        .map(sanction -> new Asked.Muted(sanction.reason()));
  }

  private Optional<Asked> wrong(String text) {
    var length = text.codePointCount(0, text.length());
    if (text.isEmpty()) {
      return Optional.of(new Asked.Empty());
    }
    return length > rules.questionLimit()
        ? Optional.of(new Asked.TooLong(length, rules.questionLimit()))
        : Optional.empty();
  }

  static boolean takes(Part part, Rules rules) {
    return rules.takesQuestions() && !over(part, rules);
  }

  /** Nobody writes here any more. */
  private static boolean over(Part part, Rules rules) {
    return rules.phase() == Rules.Phase.CLOSED
        || part.state() == Part.State.ENDED
        || part.state() == Part.State.CANCELLED;
  }
}
