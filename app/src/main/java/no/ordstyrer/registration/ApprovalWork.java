package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Contention;
import no.ordstyrer.registration.PartRegistration.State;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives an organiser's answer to those it is meant for, some at a time, so that nobody who
 * registers meanwhile waits for long. What was interrupted goes on where it stopped: who has been
 * answered, or skipped, is due no longer.
 */
public final class ApprovalWork {
  private static final int BATCH = 50;

  private final Jdbi db;
  private final Parts parts;
  private final WaitingList waiting;
  private final RegistrationLetters letters;
  private final Clock clock;

  public ApprovalWork(
      Jdbi db, Parts parts, WaitingList waiting, RegistrationLetters letters, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.waiting = waiting;
    this.letters = letters;
    this.clock = clock;
  }

  /** For the clock. */
  public void sweep() {
    for (var round : db.withExtension(ApprovalRoundStore.class, ApprovalRoundStore::running)) {
      boolean more;
      do {
        more = Contention.inTransaction(db, handle -> batch(handle, round)).orElse(false);
      } while (more);
    }
  }

  private boolean batch(Handle handle, ApprovalRoundId id) {
    return handle
        .attach(ApprovalRoundStore.class)
        .lock(id)
        .map(round -> {
          var seen = parts.seriesSeenBy(Viewer.GUEST, round.seriesId());
          var locked = Locked.take(handle, round.seriesId());
          return batch(handle, seen, locked, round, BATCH);
        })
        .orElse(false);
  }

  /** Answers the next {@code size} of a round in the caller's transaction; false for the last. */
  boolean batch(
      Handle handle, SeenSeries seen, Locked locked, ApprovalRoundStore.Running round, int size) {
    waiting.lapse(handle, seen, locked);
    var store = handle.attach(ApprovalRoundStore.class);
    var due = store.due(round.id(), size);
    var verdict = Verdict.of(round, clock.instant());
    for (var one : due) {
      decide(handle, seen, locked, verdict, one);
    }
    store.done(round.id(), due.stream().map(RegistrationId::value).toList());
    store.end(round.id());
    waiting.settle(handle, seen, locked);
    return due.size() == size;
  }

  private void decide(
      Handle handle, SeenSeries seen, Locked locked, Verdict verdict, RegistrationId one) {
    var now = verdict.now();
    var ruling = verdict.ruling();
    var store = handle.attach(ApprovalStore.class);
    var places = handle.attach(PartRegistrationStore.class).of(one, now);
    var skip = verdict.skip(places, store.standing(one), locked);
    if (skip.isPresent()) {
      handle.attach(ApprovalRoundStore.class).skip(verdict.round(), one, skip.get());
      return;
    }
    var concerned = verdict.concerned(places);
    store.end(one, now);
    store.answer(one, verdict.round(), ruling.answer(), ruling.reason(), now);
    if (verdict.approves()) {
      new Allotment(handle, locked, now).admit(one, concerned, verdict.account());
    } else {
      reject(handle, concerned, verdict);
    }
    var whose = handle.attach(RegistrationStore.class).touch(one, now);
    letters.tell(
        handle,
        Story.read(handle, seen, whose, locked.parts(), now),
        verdict.approves() ? Occasion.APPROVED : Occasion.REJECTED,
        concerned.stream().map(PartRegistration::partId).collect(Collectors.toSet()),
        ruling.reason());
  }

  private static void reject(Handle handle, List<PartRegistration> pending, Verdict verdict) {
    var places = handle.attach(PartRegistrationStore.class);
    for (var place : pending) {
      if (places.end(place.id(), State.REJECTED, verdict.now())) {
        places.note(place.id(), State.REJECTED, verdict.account(), verdict.now());
      }
    }
  }
}
