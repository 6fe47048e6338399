package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final int ROUNDS = 10;

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
   * @param holding those of them in which a place is held for her meanwhile
   */
  public record Applicant(
      RegistrationId id,
      String name,
      String email,
      String organisation,
      String roleTitle,
      Instant since,
      List<Integer> parts,
      List<Integer> holding,
      boolean rejectedBefore) {}

  /** Those found, how many wait in all, and what was answered lately. */
  public record Waiting(List<Applicant> found, int total, List<Round> rounds) {}

  /** An answer that was given to so many; {@code by} is empty when the account is gone. */
  public record Round(
      ApprovalRoundId id, Answer answer, String by, Instant at, int reached, int skipped) {}

  /**
   * What an organiser answers.
   *
   * @param again whether it also reaches those who were rejected before: an approval that undoes it
   * @param reason what is written to them; never empty for a rejection
   */
  public record Ruling(Answer answer, boolean again, String reason) {
    static final Set<State> FIRST = EnumSet.of(State.PENDING_APPROVAL);

    /** The places that it is about. */
    Set<State> from() {
      return again && answer == Answer.APPROVED
          ? EnumSet.of(State.PENDING_APPROVAL, State.REJECTED)
          : FIRST;
    }
  }

  /** What came of an answer to several people. */
  public sealed interface Decided {
    record Done(ApprovalRoundId round) implements Decided {}

    /** Too many at the same moment: nothing was changed. */
    record Busy() implements Decided {}
  }

  /** What an answer to several people did. */
  public record Report(Approval round, List<Reached> reached, List<Skipped> skipped) {}

  /** Somebody who was answered, as she stands now. */
  public record Reached(Registration who, List<Line> lines) {
    /** Whether a rejection of hers can be undone. */
    public boolean rejected() {
      return lines.stream()
          .map(Line::place)
          .anyMatch(place -> place != null && place.state() == State.REJECTED);
    }
  }

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
    return db.inTransaction(handle -> {
      var store = handle.attach(ApprovalStore.class);
      return new Waiting(
          store.waiting(id, names(Ruling.FIRST), search.pattern(), MOST),
          handle.attach(FigureStore.class).pending(id),
          store.rounds(id, ROUNDS));
    });
  }

  /** Those of {@code ids} whom the answer would reach. */
  public List<Applicant> these(SeenSeries seen, List<RegistrationId> ids, Ruling ruling) {
    check(seen);
    return db.withExtension(
        ApprovalStore.class,
        store -> store.these(seen.series().id(), names(ruling.from()), values(ids)));
  }

  /**
   * Answers everybody of {@code ids} whom the answer can still reach, in the order in which they
   * registered, in one transaction.
   */
  public Decided decide(Viewer viewer, SeenSeries seen, List<RegistrationId> ids, Ruling ruling) {
    check(seen);
    var by = viewer.mustBeStaff();
    return Contention.<Decided>inTransaction(
            db,
            handle -> {
              var locked = Locked.take(handle, seen.series().id());
              waiting.lapse(handle, seen, locked);
              var store = handle.attach(ApprovalStore.class);
              var now = clock.instant();
              var round = store.open(locked.series().id(), ruling.answer(), by, now);
              var verdict = new Verdict(round, ruling, by, now);
              for (var one : store.ofSeries(locked.series().id(), values(ids))) {
                decide(handle, seen, locked, verdict, one);
              }
              var subject = "series:" + locked.series().id().value();
              var act = "people." + ruling.answer();
              arenas.note(handle, viewer, seen.arena().id(), act, subject, "");
              waiting.settle(handle, seen, locked);
              return new Decided.Done(round);
            })
        .orElseGet(Decided.Busy::new);
  }

  private void decide(
      Handle handle, SeenSeries seen, Locked locked, Verdict verdict, RegistrationId one) {
    var now = verdict.now();
    var ruling = verdict.ruling();
    var store = handle.attach(ApprovalStore.class);
    var places = handle.attach(PartRegistrationStore.class).of(one, now);
    var skip = verdict.skip(places, store.standing(one), locked);
    if (skip.isPresent()) {
      store.skip(verdict.round(), one, skip.get());
      return;
    }
    var concerned = verdict.concerned(places);
    store.end(one, now);
    store.answer(one, verdict.round(), ruling.answer(), ruling.reason(), now);
    if (verdict.approves()) {
      new Allotment(handle, locked, now).admit(one, concerned, verdict.by());
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

  private static List<String> names(Set<State> states) {
    return states.stream().map(State::name).toList();
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
