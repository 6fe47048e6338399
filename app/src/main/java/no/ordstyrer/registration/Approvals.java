package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  /** How many are shown, and answered, at once; the others are answered by the clock. */
  public static final int MOST = 200;

  private static final int ROUNDS = 10;

  private final Jdbi db;
  private final Arenas arenas;
  private final Parts parts;
  private final ApprovalWork work;
  private final Clock clock;

  public Approvals(Jdbi db, Arenas arenas, Parts parts, ApprovalWork work, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.parts = parts;
    this.work = work;
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

  /**
   * The first of those found, how many were found, how many wait in all, and what was answered
   * lately.
   */
  public record Waiting(List<Applicant> found, int matching, int total, List<Round> rounds) {}

  /**
   * An answer to several people.
   *
   * @param by who gave it; empty when the account is gone
   * @param reached how many have got it
   * @param skipped how many it could not reach
   * @param left how many are still to get it
   */
  public record Round(
      ApprovalRoundId id,
      Answer answer,
      String by,
      Instant at,
      int reached,
      int skipped,
      int left) {
    public int size() {
      return reached + skipped + left;
    }
  }

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

  /** What an answer to several people did: the first whom it reached, and whom it did not. */
  public record Report(Round round, List<Reached> reached, List<Skipped> skipped) {}

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
          store.ids(id, search.pattern()).size(),
          handle.attach(FigureStore.class).pending(id),
          handle.attach(ApprovalRoundStore.class).rounds(id, ROUNDS));
    });
  }

  /** Everybody who waits for an answer and is sought, longest first. */
  public List<RegistrationId> all(SeenSeries seen, PeopleSearch search) {
    check(seen);
    return db.withExtension(
        ApprovalStore.class, store -> store.ids(seen.series().id(), search.pattern()));
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
   * registered: {@link #MOST} at once, the others by the clock.
   */
  public Decided decide(Viewer viewer, SeenSeries seen, List<RegistrationId> ids, Ruling ruling) {
    check(seen);
    var by = viewer.mustBeStaff();
    var series = seen.series().id();
    return Contention.<Decided>inTransaction(
            db,
            handle -> {
              var locked = Locked.take(handle, series);
              var store = handle.attach(ApprovalRoundStore.class);
              var round =
                  store.open(
                      series,
                      ruling.answer(),
                      ruling.again(),
                      ruling.reason(),
                      by,
                      clock.instant());
              store.gather(round, series, values(ids));
              var subject = "series:" + series.value();
              var act = "people." + ruling.answer();
              arenas.note(handle, viewer, seen.arena().id(), act, subject, "");
              store
                  .lock(round)
                  .ifPresent(running -> work.batch(handle, seen, locked, running, MOST));
              return new Decided.Done(round);
            })
        .orElseGet(Decided.Busy::new);
  }

  /** What a round did, with everybody as she stands now; {@link #MOST} of each at most. */
  public Report report(SeenSeries seen, long round) {
    check(seen);
    var all = parts.of(seen.series().id());
    var now = clock.instant();
    return db.inTransaction(handle -> {
      var store = handle.attach(ApprovalRoundStore.class);
      var answers = handle.attach(ApprovalStore.class);
      var people = handle.attach(RegistrationStore.class);
      var found = store.round(seen.series().id(), round).orElseThrow(NotFound::new);
      var reached =
          store.answered(round, MOST).stream()
              .map(people::get)
              .map(who -> new Reached(who, Story.read(handle, seen, who, all, now).lines()))
              .toList();
      var skipped =
          store.skipped(round, MOST).stream()
              .map(one ->
                  new Skipped(
                      people.get(one.registrationId()),
                      one.why(),
                      answers.standing(one.registrationId())))
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
