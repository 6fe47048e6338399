package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Tokens.Purpose;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.registration.Invitation.State;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Jdbi;

/** What somebody who is invited does about it, behind the link that only she was sent. */
public final class InvitationAnswers {
  private final Jdbi db;
  private final Parts parts;
  private final Tokens tokens;
  private final Clock clock;

  public InvitationAnswers(Jdbi db, Parts parts, Tokens tokens, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** An invitation and what it is to. */
  public record Opened(Invitation invitation, SeenSeries seen) {}

  /** The invitation that a link is for. */
  public Opened opened(String token) {
    var claim = tokens.read(Purpose.INVITATION, token).orElseThrow(NotFound::new);
    var invitation =
        db.withExtension(
                InvitationStore.class, store -> store.find(claim.id(), claim.generation(), now()))
            .orElseThrow(NotFound::new);
    return new Opened(invitation, parts.seriesSeenBy(Viewer.GUEST, invitation.seriesId()));
  }

  /** Says no. Answers false when it was answered otherwise, or taken back, meanwhile. */
  public boolean decline(Opened opened) {
    var series = opened.invitation().seriesId();
    return db.inTransaction(handle -> {
      var store = handle.attach(InvitationStore.class);
      var id = opened.invitation().id();
      var before = store.lock(series, id, now()).orElseThrow(NotFound::new);
      if (before.state() != State.PENDING) {
        return before.state() == State.DECLINED;
      }
      store.end(id, State.DECLINED, null, now());
      store.note(id, State.DECLINED.name(), null, now());
      return true;
    });
  }

  /** Forgets her, as far as the invitation goes. */
  public void erase(Opened opened) {
    db.useTransaction(handle -> new InvitationErasure(clock).one(handle, opened.invitation().id()));
  }

  private Instant now() {
    return clock.instant();
  }
}
