package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens.Purpose;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Contention;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.registration.Handover.Kind;
import no.ordstyrer.registration.Handover.Outcome;
import no.ordstyrer.registration.Registration.Calendar;
import no.ordstyrer.registration.Registration.Details;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Moving a registration to another address of hers, and giving its places to a colleague. Both wait
 * for the mailbox that they go to; the mailbox that they leave is told, and can stop it.
 */
public final class Handovers {
  private final Jdbi db;
  private final Parts parts;
  private final WaitingList waiting;
  private final RegistrationLetters letters;
  private final HandoverLetters ours;
  private final Delivery delivery;
  private final Clock clock;

  /** What came of asking. */
  public enum Asked {
    /** Whether or not anybody has that address. */
    SENT,
    /** It goes nowhere: it is her own. */
    OWN,
    /** There is no place ahead that could be given. */
    NOTHING,
    BUSY
  }

  /** What came of an answer. */
  public sealed interface Answered {
    /** {@code manage}: the path of the page of whoever said yes. */
    record Done(String manage) implements Answered {}

    /** It was answered, stopped or replaced before, or its time is over. */
    record Over() implements Answered {}

    /** Too many at the same moment; nothing was changed. */
    record Busy() implements Answered {}
  }

  /**
   * A handover as the one sees it who answers or stops it.
   *
   * @param known whether the address has a registration of its own in the series
   */
  public record Pending(Handover handover, Story story, boolean known, boolean stands) {
    public List<Line> lines() {
      return story.ahead(handover.askedAt());
    }

    /** Whether a colleague has yet to say who she is. */
    public boolean introduces() {
      return handover.kind() == Kind.PERSON && !known;
    }

    Details details(Language spoken) {
      return new Details(handover.name(), "", "", spoken, Calendar.INVITATIONS);
    }
  }

  public Handovers(
      Jdbi db,
      Parts parts,
      WaitingList waiting,
      RegistrationLetters letters,
      Outbox outbox,
      Clock clock) {
    this.db = db;
    this.parts = parts;
    this.waiting = waiting;
    this.letters = letters;
    ours = new HandoverLetters(letters, outbox);
    delivery = new Delivery(letters, ours);
    this.clock = clock;
  }

  /** What she has asked for that still waits for an answer. */
  public Optional<Handover> open(Story story) {
    return db.withExtension(
        HandoverStore.class, store -> store.open(story.registration().id(), clock.instant()));
  }

  /** The places that she could give to a colleague. */
  public List<Line> ahead(Story story) {
    return story.ahead(clock.instant());
  }

  /** Asks the new mailbox; what she asked for before is replaced. */
  public Asked ask(Story story, Kind kind, String name, String email) {
    var key = Form.emailKey(email);
    if (key.equals(Form.emailKey(story.registration().email()))) {
      return Asked.OWN;
    }
    if (nothing(kind, story, clock.instant())) {
      return Asked.NOTHING;
    }
    return Contention.inTransaction(
            db,
            handle -> {
              var now = clock.instant();
              var whose = story.registration();
              var store = handle.attach(HandoverStore.class);
              store.lock(whose.id());
              store.replace(whose.id(), now);
              var row = new HandoverStore.Row(kind, name, email, key);
              var handover = store.insert(whose.id(), row, now, now.plus(kind.life()));
              ours.ask(handle, story, handover, known(handle, whose, key));
              return Asked.SENT;
            })
        .orElse(Asked.BUSY);
  }

  /** The handover that a link in the new mailbox is for. */
  public Pending asked(String token) {
    return pending(letters.links().read(Purpose.CONFIRM, token).id());
  }

  /** The handover that a link in the old mailbox is for. */
  public Pending noticed(String token) {
    return pending(letters.links().read(Purpose.STOP, token).id());
  }

  /** Stops what stands. Answers false when nothing did. */
  public boolean stop(Handover handover) {
    return db.withExtension(
        HandoverStore.class, store -> store.end(handover.id(), Outcome.STOPPED, clock.instant()));
  }

  /** The colleague would rather not; who asked is told. */
  public boolean decline(Pending pending) {
    return db.inTransaction(handle -> {
      var store = handle.attach(HandoverStore.class);
      var ended = store.end(pending.handover().id(), Outcome.DECLINED, clock.instant());
      if (ended) {
        ours.declined(handle, pending.story(), pending.handover());
      }
      return ended;
    });
  }

  /**
   * The mailbox says yes. An address that is hers gets the registration, or, where it has one, its
   * places; a colleague gets the places.
   *
   * @param details who the colleague says she is, if she has no registration yet
   */
  public Answered agree(Pending pending, Details details) {
    var answered =
        Contention.<Answered>inTransaction(db, handle -> answer(handle, pending, details))
            .orElseGet(Answered.Busy::new);
    if (answered instanceof Answered.Done) {
      waiting.settle(pending.story().registration().seriesId());
    }
    return answered;
  }

  private Answered answer(Handle handle, Pending pending, Details details) {
    var now = clock.instant();
    var seen = pending.story().seen();
    var locked = Locked.take(handle, seen.series().id());
    waiting.lapse(handle, seen, locked);
    var handover = pending.handover();
    var registrations = handle.attach(RegistrationStore.class);
    var giver = registrations.get(handover.registrationId());
    var story = Story.read(handle, seen, giver, locked.parts(), now);
    if (nothing(handover.kind(), story, now)
        || !handle.attach(HandoverStore.class).end(handover.id(), Outcome.DONE, now)) {
      return new Answered.Over();
    }
    var known = registrations.byEmail(giver.seriesId(), handover.emailKey());
    var change = new Agreed(handle, locked, story, handover, known, now);
    var whose =
        switch (handover.kind()) {
          case ADDRESS -> delivery.move(change);
          case PERSON -> delivery.give(change, details);
        };
    return new Answered.Done(letters.links().managePath(whose));
  }

  /** Forgets what was over before {@code moment}. Answers how much that was. */
  public static int forgetOver(Handle handle, Instant moment) {
    return handle.attach(HandoverStore.class).forgetOver(moment);
  }

  /** What one person asked for, to be told to her. */
  public static final class Own implements OwnData.Elsewhere {
    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return handle.attach(HandoverStore.class).of(whose).stream()
          .map(one ->
              new OwnData.Written(
                  "HANDOVER_" + one.kind(),
                  one.outcome() == null ? "OPEN" : one.outcome().name(),
                  one.askedAt().toString(),
                  (one.name() + " " + one.email()).strip()))
          .toList();
    }

    /** Goes with her registration. */
    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return 0;
    }
  }

  private static boolean nothing(Kind kind, Story story, Instant now) {
    return kind == Kind.PERSON && story.ahead(now).isEmpty();
  }

  private static boolean known(Handle handle, Registration whose, String key) {
    return handle.attach(RegistrationStore.class).byEmail(whose.seriesId(), key).isPresent();
  }

  private Pending pending(long id) {
    var now = clock.instant();
    var handover =
        db.withExtension(HandoverStore.class, store -> store.find(id)).orElseThrow(NotFound::new);
    var whose =
        db.withExtension(RegistrationStore.class, store -> store.get(handover.registrationId()));
    var seen = parts.seriesSeenBy(Viewer.GUEST, whose.seriesId());
    var all = parts.of(whose.seriesId());
    return db.withHandle(handle -> {
      var story = Story.read(handle, seen, whose, all, now);
      return new Pending(
          handover,
          story,
          known(handle, whose, handover.emailKey()),
          handover.stands(now) && !nothing(handover.kind(), story, now));
    });
  }
}
