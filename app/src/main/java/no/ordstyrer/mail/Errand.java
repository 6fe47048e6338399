package no.ordstyrer.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way to the mail server and back, with the letters of one batch. */
final class Errand {
  static final int BATCH = 50;

  /** A claim older than this is renewed before its letter is sent. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

  private final Jdbi db;
  private final Smtp smtp;
  private final Mime mime;
  private final StillWanted wanted;
  private final Clock clock;
  private final CountDownLatch closed;
  private final Pace pace;

  /** How the errand ended. */
  sealed interface Done {
    record All() implements Done {}

    record Halted(Answer.Halt halt) implements Done {}
  }

  Errand(Jdbi db, Smtp smtp, Mime mime, StillWanted wanted, Clock clock, CountDownLatch closed) {
    this.db = db;
    this.smtp = smtp;
    this.mime = mime;
    this.wanted = wanted;
    this.clock = clock;
    this.closed = closed;
    pace = new Pace(smtp, System::nanoTime);
  }

  /** What PostgreSQL keeps of a moment. */
  static Instant stored(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS);
  }

  /** Whatever happens, no letter of the batch stays claimed. */
  Done run(List<Outgoing> batch) {
    var sorted =
        batch.stream()
            .sorted(Comparator.comparingInt(Outgoing::priority).thenComparingLong(Outgoing::id))
            .toList();
    var line = new SmtpLine(smtp);
    var done = 0;
    try {
      for (var letter : sorted) {
        if (closed.getCount() == 0) {
          return new Done.All();
        }
        if (deliver(letter, line) instanceof Answer.Halt halt) {
          return new Done.Halted(halt);
        }
        done++;
      }
      return new Done.All();
    } finally {
      line.close();
      sorted.subList(done, sorted.size()).forEach(letter -> putBack(letter, null));
    }
  }

  private Answer deliver(Outgoing letter, SmtpLine line) {
    var verdict = verdict(letter);
    if (verdict.isPresent()) {
      close(letter, verdict.get(), "");
      return new Answer.Later("");
    }
    if (!mayLeave(letter)) {
      return new Answer.Later("");
    }
    if (!line.isOpen() && line.open() instanceof Answer.Halt halt) {
      return halt;
    }
    var answer = hand(letter, line);
    note(letter, answer);
    return answer;
  }

  /** What it becomes instead of being sent; empty when it is to be sent. */
  private Optional<Kept.State> verdict(Outgoing letter) {
    var now = stored(clock.instant());
    if (letter.goodUntil() != null && !now.isBefore(letter.goodUntil())) {
      return Optional.of(Kept.State.OBSOLETE);
    }
    return db.withHandle(handle -> {
      var urgent = letter.priority() == Letter.Priority.LOG_IN.rank();
      if (!urgent && handle.attach(LetterStore.class).isSuppressed(letter.recipientKey())) {
        return Optional.of(Kept.State.SUPPRESSED);
      }
      return wanted.check(handle, letter) ? Optional.empty() : Optional.of(Kept.State.OBSOLETE);
    });
  }

  /** Waits for its turn; false when the letter is put back to wait longer, or is no longer ours. */
  private boolean mayLeave(Outgoing letter) {
    var now = stored(clock.instant());
    if (letter.priority() == Letter.Priority.MANY.rank() && !letter.paced()) {
      var turn = pace.nextTo(letter.domain(), now);
      if (turn.isAfter(now)) {
        putBack(letter, turn);
        return false;
      }
    }
    var wait = pace.untilNext();
    if (letter.priority() != Letter.Priority.LOG_IN.rank() && wait.isPositive()) {
      await(wait);
    }
    now = stored(clock.instant());
    if (now.isBefore(letter.claimedAt().plus(FRESH))) {
      return true;
    }
    var renewed = now;
    return db.withExtension(
        LetterStore.class, store -> store.touch(letter.id(), letter.claimedAt(), renewed));
  }

  private Answer hand(Outgoing letter, SmtpLine line) {
    try {
      return line.send(mime.message(line.session(), letter, clock.instant()));
    } catch (MessagingException e) {
      // It cannot even be written: its address is none.
      return new Answer.Refused("Not an address that mail can be sent to", false);
    }
  }

  private void note(Outgoing letter, Answer answer) {
    var now = stored(clock.instant());
    var random = ThreadLocalRandom.current();
    switch (answer) {
      case Answer.Taken(var words) -> close(letter, Kept.State.SENT, words);
      case Answer.Later(var words) -> again(letter, Retries.next(letter, now, random), words);
      case Answer.Full(var words) -> again(letter, Retries.nextToFull(letter, now, random), words);
      case Answer.Refused(var words, var gone) -> {
        if (gone) {
          db.useExtension(
              LetterStore.class, store -> store.suppress(letter.recipientKey(), words, now));
        }
        close(letter, Kept.State.FAILED, words);
      }
      case Answer.Halt _ -> LOG.info("Letter {} waits", letter.id());
    }
  }

  private void again(Outgoing letter, Optional<Instant> due, String words) {
    if (due.isEmpty()) {
      close(letter, Kept.State.FAILED, words);
    } else {
      db.useExtension(
          LetterStore.class, store -> store.retry(letter.id(), stored(due.get()), words));
    }
  }

  private void close(Outgoing letter, Kept.State state, String words) {
    db.useExtension(
        LetterStore.class,
        store -> store.close(letter.id(), state.name(), words, stored(clock.instant())));
  }

  private void putBack(Outgoing letter, @Nullable Instant turn) {
    db.useExtension(
        LetterStore.class,
        store -> store.putBack(letter.id(), letter.claimedAt(), turn, turn != null));
  }

  private void await(Duration wait) {
    try {
      closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
