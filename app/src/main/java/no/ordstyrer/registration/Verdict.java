package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.registration.Approval.Answer;
import no.ordstyrer.registration.Approval.Skip;
import no.ordstyrer.registration.PartRegistration.State;
import no.ordstyrer.series.Locked;

/** An organiser's answer as it meets one person after the other. */
record Verdict(ApprovalRoundId round, Approvals.Ruling ruling, AccountId by, Instant now) {

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
