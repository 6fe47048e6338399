package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/**
 * Somebody at the door, with the invitation to her address, if there is one. She is known by the
 * address, whether or not she comes by the link in her letter.
 */
record Guest(Handle handle, Optional<Invitation> invitation, Instant now) {

  /** In the transaction that lets her in: the invitation stays as it is meanwhile. */
  static Guest of(Handle handle, SeriesId series, String emailKey, Instant now) {
    var store = handle.attach(InvitationStore.class);
    return new Guest(handle, store.byEmail(series, emailKey, now), now);
  }

  /** Whether she gets in where only the invited do; who was in before may come back. */
  boolean admitted(boolean before) {
    return invitation.map(Invitation::admits).orElse(before);
  }

  /** Whether somebody has asked her to come. */
  boolean invited() {
    return invitation.filter(Invitation::admits).isPresent();
  }

  void accept(RegistrationId as) {
    invitation
        .filter(one -> one.admits() && one.state() != Invitation.State.ACCEPTED)
        .ifPresent(one -> {
          var store = handle.attach(InvitationStore.class);
          store.end(one.id(), Invitation.State.ACCEPTED, as, now);
          store.note(one.id(), Invitation.State.ACCEPTED.name(), null, now);
        });
  }
}
