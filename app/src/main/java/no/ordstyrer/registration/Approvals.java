package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.db.Contention;
import no.ordstyrer.registration.Approval.Answer;
import no.ordstyrer.registration.Approval.Skip;
import no.ordstyrer.registration.PartRegistration.State;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Where a series asks its organisers about everybody who registers: who waits for the answer, and
 * the answer. Whether an approved person gets a place or a place in the queue is for {@link
 * Allotment} alone to say.
 */
public final class Approvals {
  /** How many are shown, and answered, at once. */
  public static final int MOST = 200;

  private final Jdbi db;
  private final Arenas arenas;
  private final Parts parts;
  private final WaitingList waiting;
  private final RegistrationLetters letters;
  private final Clock clock;

  public Approvals(
      Jdbi db,
      Arenas arenas,
      Parts parts,
      WaitingList waiting,
      RegistrationLetters letters,
      Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.parts = parts;
    this.waiting = waiting;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Somebody who waits for an answer.
   *
   * @param parts the numbers of the parts that she wants to come to
   */
  public record Applicant(
      RegistrationId id,
      String name,
      String email,
      String organisation,
      String roleTitle,
      Instant since,
      List<Integer> parts,
      boolean rejectedBefore) {}

  /** Those found, and how many wait in all. */
  public record Waiting(List<Applicant> found, int total) {}

  /** What came of an answer to several people. */
  public sealed interface Decided {
    record Done(ApprovalRoundId round) implements Decided {}

    /** Too many at the same moment: nothing was changed. */
    record Busy() implements Decided {}
  }

  /** What an answer to several people did. */
  public record Report(Approval round, List<Reached> reached, List<Skipped> skipped) {}

  /** Somebody who was answered, as she stands now. */
  public record Reached(Registration who, List<Line> lines) {}

  /** Somebody who was not; {@code earlier} is what she was answered before, if anything. */
  public record Skipped(Registration who, Skip why, Optional<Approval> earlier) {}

  /** Whether an organiser is to answer before {@code one} gets a place. */
  static boolean asks(Handle handle, Series series, RegistrationId one) {
    if (!series.admission().approval()) {
      return false;
    }
    return handle
        .attach(ApprovalStore.class)
        .standing(one)
        .map(standing -> standing.answer() == Answer.REJECTED)
        .orElse(true);
  }

  /**
   * This person needs no approval, whatever the series asks of others. Within the caller's
   * transaction, before {@link Allotment#take}.
   */
  static void waive(Handle handle, RegistrationId one, Instant now) {
    var store = handle.attach(ApprovalStore.class);
    store.end(one, now);
    store.answer(one, null, Answer.WAIVED, "", now);
  }

  /** She registers anew: what was answered before stands no more. */
  static void reopen(Handle handle, RegistrationId one, Instant now) {
    handle.attach(ApprovalStore.class).end(one, now);
  }

  /** Who waits for an answer, longest first, {@link #MOST} at most. */
  public Waiting waiting(SeenSeries seen, PeopleSearch search) {
    check(seen);
    var id = seen.series().id();
    return db.withExtension(
        ApprovalStore.class,
        store -> new Waiting(store.waiting(id, search.pattern(), MOST), store.pending(id)));
  }

  /** Those of {@code ids} who still wait. */
  public List<Applicant> these(SeenSeries seen, List<RegistrationId> ids) {
    check(seen);
    return db.withExtension(
        ApprovalStore.class, store -> store.these(seen.series().id(), values(ids)));
  }

  /**
   * Answers everybody of {@code ids} who still waits, in the order in which they registered, in one
   * transaction. {@code reason}: what is written to them; it must not be empty for a rejection.
   */
  public Decided decide(
      Viewer viewer, SeenSeries seen, List<RegistrationId> ids, Answer answer, String reason) {
    check(seen);
    var by = viewer.mustBeStaff();
    return Contention.<Decided>inTransaction(
            db,
            handle -> {
              var locked = Locked.take(handle, seen.series().id());
              waiting.lapse(handle, seen, locked);
              var store = handle.attach(ApprovalStore.class);
              var now = clock.instant();
              var round = store.open(locked.series().id(), answer, by, now);
              for (var one : store.ofSeries(locked.series().id(), values(ids))) {
                decide(handle, seen, locked, new Verdict(round, answer, reason, by, now), one);
              }
              var subject = "series:" + locked.series().id().value();
              arenas.note(handle, viewer, seen.arena().id(), "people." + answer, subject, "");
              waiting.settle(handle, seen, locked);
              return new Decided.Done(round);
            })
        .orElseGet(Decided.Busy::new);
  }

  private record Verdict(
      ApprovalRoundId round, Answer answer, String reason, AccountId by, Instant now) {}

  private void decide(
      Handle handle, SeenSeries seen, Locked locked, Verdict verdict, RegistrationId one) {
    var now = verdict.now();
    var store = handle.attach(ApprovalStore.class);
    var places = handle.attach(PartRegistrationStore.class).of(one, now);
    var pending = places.stream().filter(place -> place.state() == State.PENDING_APPROVAL).toList();
    var skip = skip(places, pending, store.standing(one), locked, verdict);
    if (skip.isPresent()) {
      store.skip(verdict.round(), one, skip.get());
      return;
    }
    store.end(one, now);
    store.answer(one, verdict.round(), verdict.answer(), verdict.reason(), now);
    if (verdict.answer() == Answer.APPROVED) {
      new Allotment(handle, locked, now).admit(one, pending, verdict.by());
    } else {
      reject(handle, pending, verdict);
    }
    var whose = handle.attach(RegistrationStore.class).touch(one, now);
    letters.tell(
        handle,
        Story.read(handle, seen, whose, locked.parts(), now),
        verdict.answer() == Answer.APPROVED ? Occasion.APPROVED : Occasion.REJECTED,
        pending.stream().map(PartRegistration::partId).collect(Collectors.toSet()),
        verdict.reason());
  }

  private static Optional<Skip> skip(
      List<PartRegistration> places,
      List<PartRegistration> pending,
      Optional<Approval> standing,
      Locked locked,
      Verdict verdict) {
    if (pending.isEmpty()) {
      var left = places.stream().anyMatch(place -> place.state() == State.WITHDRAWN);
      return Optional.of(standing.isPresent() ? Skip.ANSWERED : left ? Skip.WITHDRAWN : Skip.OVER);
    }
    var over =
        pending.stream().noneMatch(place -> locked.part(place.partId()).ahead(verdict.now()));
    return over && verdict.answer() == Answer.APPROVED ? Optional.of(Skip.OVER) : Optional.empty();
  }

  private static void reject(Handle handle, List<PartRegistration> pending, Verdict verdict) {
    var places = handle.attach(PartRegistrationStore.class);
    for (var place : pending) {
      if (places.end(place.id(), State.REJECTED, verdict.now())) {
        places.note(place.id(), State.REJECTED, verdict.by().value(), verdict.now());
      }
    }
  }

  /** What a round did, with everybody as she stands now. */
  public Report report(SeenSeries seen, long round) {
    check(seen);
    var all = parts.of(seen.series().id());
    var now = clock.instant();
    return db.inTransaction(handle -> {
      var store = handle.attach(ApprovalStore.class);
      var people = handle.attach(RegistrationStore.class);
      var found = store.round(seen.series().id(), round).orElseThrow(NotFound::new);
      var reached =
          store.answered(round).stream()
              .map(people::get)
              .map(who -> new Reached(who, Story.read(handle, seen, who, all, now).lines()))
              .toList();
      var skipped =
          store.skipped(round).stream()
              .map(one ->
                  new Skipped(
                      people.get(one.registrationId()),
                      one.why(),
                      store.standing(one.registrationId())))
              .toList();
      return new Report(found, reached, skipped);
    });
  }

  /** What one person was answered, to be told to her and forgotten with her. */
  public static final class Own implements OwnData.Elsewhere {
    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return handle.attach(ApprovalStore.class).told(whose).stream()
          .map(one ->
              new OwnData.Written(
                  "APPROVAL", one.answer().name(), one.at().toString(), one.reason()))
          .toList();
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return handle.attach(ApprovalStore.class).forget(whose);
    }
  }

  private static List<Long> values(List<RegistrationId> ids) {
    return Set.copyOf(ids).stream().map(RegistrationId::value).toList();
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
