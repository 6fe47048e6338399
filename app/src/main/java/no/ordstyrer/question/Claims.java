package no.ordstyrer.question;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is looking at which question. A claim keeps nobody from acting, for every act is fenced by
 * its {@code rev}; only a written answer is given by the one who has claimed the question. It ends
 * with an act on the question, with its time, or when its holder leaves. Like an act, a claim takes
 * its turn in the room first: no two wait for each other in a circle.
 */
public final class Claims {
  public static final Duration TIME = Duration.ofSeconds(45);

  static final String SUBJECT = "claim:";

  /** So many at the same moment take a question before the viewer does. */
  private static final int TRIES = 20;

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Claims(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  /** Claims a question or keeps it; the claim that stands, which may be somebody else's. */
  public Claim claim(Viewer viewer, Seen seen, int number) {
    Queue.mustWork(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      claim(handle, seen.part().id(), number, by);
      return of(handle, seen.part().id()).values().stream()
          .filter(claim -> claim.number() == number)
          .findFirst()
          .orElseThrow(NotFound::new);
    });
  }

  /** Lets a question go that the viewer had; nothing when it is not hers. */
  public void release(Viewer viewer, Seen seen, int number) {
    Queue.mustWork(seen);
    var by = viewer.mustBeStaff();
    var part = seen.part().id();
    db.useTransaction(handle -> {
      var claim = of(handle, part).get(number);
      if (claim == null || !claim.accountId().equals(by)) {
        return;
      }
      handle.attach(QuestionStore.class).hold(part);
      if (handle.attach(ClaimStore.class).release(part, number, by)) {
        told(handle, part, number);
      }
    });
  }

  /** Claims the next pending question that nobody else looks at, after {@code after}. */
  public Optional<Integer> next(Viewer viewer, Seen seen, int after) {
    Queue.mustWork(seen);
    var by = viewer.mustBeStaff();
    var part = seen.part().id();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(part);
      for (var i = 0; i < TRIES; i++) {
        var number = handle.attach(ClaimStore.class).next(part, after, by, clock.instant());
        if (number.isEmpty() || claim(handle, part, number.get(), by)) {
          return number;
        }
      }
      return Optional.empty();
    });
  }

  /** The claims of a part that stand, by the question's number. */
  public Map<Integer, Claim> of(PartId part) {
    return db.withHandle(handle -> of(handle, part));
  }

  /** Somebody else's claim on a question. */
  static Optional<Claim> others(Handle handle, Question question, AccountId by, Instant now) {
    return handle.attach(ClaimStore.class).of(question.partId(), now).stream()
        .filter(claim -> claim.number() == question.number() && !claim.accountId().equals(by))
        .findFirst();
  }

  Instant now() {
    return clock.instant();
  }

  private boolean claim(Handle handle, PartId part, int number, AccountId by) {
    var now = clock.instant();
    var claimed = handle.attach(ClaimStore.class).claim(part, number, by, now.plus(TIME), now);
    if (claimed) {
      told(handle, part, number);
    }
    return claimed;
  }

  private Map<Integer, Claim> of(Handle handle, PartId part) {
    return handle.attach(ClaimStore.class).of(part, clock.instant()).stream()
        .collect(Collectors.toMap(Claim::number, Function.identity()));
  }

  private void told(Handle handle, PartId part, int number) {
    live.changed(handle, part.value(), Audience.MODERATORS, SUBJECT + number);
  }
}
