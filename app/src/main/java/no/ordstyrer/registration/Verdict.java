package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.registration.Approval.Answer;
import no.ordstyrer.registration.Approval.Skip;
import no.ordstyrer.registration.PartRegistration.State;
import no.ordstyrer.series.Locked;
import org.jspecify.annotations.Nullable;

/** An organiser's answer as it meets one person after the other. */
record Verdict(
    ApprovalRoundId round, Approvals.Ruling ruling, @Nullable AccountId by, Instant now) {

  static Verdict of(ApprovalRoundStore.Running round, Instant now) {
    var ruling = new Approvals.Ruling(round.answer(), round.again(), round.reason());
    return new Verdict(round.id(), ruling, round.byAccount(), now);
  }

  /** Who answered; null when the account is gone. */
  @Nullable Long account() {
    return by == null ? null : by.value();
  }

  boolean approves() {
    return ruling.answer() == Answer.APPROVED;
  }

  /** Those of a person's places that the answer is about. */
  List<PartRegistration> concerned(List<PartRegistration> places) {
    return places.stream().filter(place -> ruling.from().contains(place.state())).toList();
  }

  /** Why somebody gets no answer; empty when she gets one. */
  Optional<Skip> skip(List<PartRegistration> places, Optional<Approval> standing, Locked locked) {
    var concerned = concerned(places);
    if (concerned.isEmpty()) {
      var left = places.stream().anyMatch(place -> place.state() == State.WITHDRAWN);
      return Optional.of(standing.isPresent() ? Skip.ANSWERED : left ? Skip.WITHDRAWN : Skip.OVER);
    }
    var over = concerned.stream().noneMatch(place -> locked.part(place.partId()).ahead(now));
    return over && approves() ? Optional.of(Skip.OVER) : Optional.empty();
  }
}
