package no.ordstyrer.registration;

import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.registration.Registration.Details;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;

/** Carries a handover out that was said yes to, and writes to both. */
final class Delivery {
  private final RegistrationLetters letters;
  private final HandoverLetters ours;

  Delivery(RegistrationLetters letters, HandoverLetters ours) {
    this.letters = letters;
    this.ours = ours;
  }

  /** To her new address; or, where that has a registration, into it. Answers whose it is now. */
  Registration move(Agreed change) {
    if (change.known().isPresent()) {
      var heir = pass(change, change.known().get(), Occasion.GATHERED);
      change.handle().attach(HandoverStore.class).rotate(change.giver().id());
      return heir;
    }
    var before = change.giver();
    var to = change.handover();
    var after =
        change
            .handle()
            .attach(HandoverStore.class)
            .readdress(before.id(), to.email(), to.emailKey(), change.now());
    ours.forward(change.handle(), before, after);
    var ahead =
        change.story().ahead(change.now()).stream()
            .map(Line::part)
            .map(Part::id)
            .collect(Collectors.toSet());
    // One revision takes the entry out of the old calendar, the next puts it into the new: where
    // both mailboxes share a calendar, the later one stands.
    restamp(change, ahead);
    ours.left(change.handle(), change.read(before), to, ahead);
    restamp(change, ahead);
    letters.tell(change.handle(), change.read(after), Occasion.ADDRESS, ahead);
    return after;
  }

  /** To a colleague, as {@code details} says who she is if she has no registration. */
  Registration give(Agreed change, Details details) {
    var to = change.handover();
    var heir =
        change
            .known()
            .orElseGet(() ->
                change
                    .handle()
                    .attach(RegistrationStore.class)
                    .insert(
                        change.giver().seriesId(),
                        to.emailKey(),
                        RegistrationStore.Row.of(to.email(), details),
                        change.now()));
    return pass(change, heir, Occasion.TAKEN_OVER);
  }

  private Registration pass(Agreed change, Registration heir, Occasion why) {
    var passed =
        new Succession(change.handle(), change.locked().series(), change.now())
            .pass(change.story(), heir.id());
    var registrations = change.handle().attach(RegistrationStore.class);
    var giver = registrations.touch(change.giver().id(), change.now());
    if (why == Occasion.GATHERED) {
      ours.left(change.handle(), change.read(giver), change.handover(), passed.left());
    } else {
      letters.tell(change.handle(), change.read(giver), Occasion.PASSED_ON, passed.left());
    }
    var told = registrations.touch(heir.id(), change.now());
    letters.tell(change.handle(), change.read(told), why, passed.taken());
    return told;
  }

  private static void restamp(Agreed change, Set<PartId> parts) {
    var places = change.handle().attach(PartRegistrationStore.class);
    parts.forEach(part -> places.restamp(change.story().place(part).id(), change.now()));
  }
}
