package no.ordstyrer.question;

import java.time.Clock;
import java.time.Duration;
import no.ordstyrer.registration.AnsweredLetters;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells everybody who asked a question that it has been answered in writing, or in a later part
 * that it was carried to, as itself or in another one that it was merged into on its way. What was
 * answered in the part where it was asked, its author heard.
 */
public final class AnswerNews {
  /** An answer that is taken back so soon was never given. */
  static final Duration GRACE = Duration.ofMinutes(2);

  /** Longer after the answer nobody is written to. */
  private static final Duration GIVEN_UP = Duration.ofDays(3);

  private final Jdbi db;
  private final AnsweredLetters letters;
  private final Clock clock;

  public AnswerNews(Jdbi db, AnsweredLetters letters, Clock clock) {
    this.db = db;
    this.letters = letters;
    this.clock = clock;
  }

  /** Writes the letters whose time has come. For the clock. */
  public void sweep() {
    var now = clock.instant();
    db.withExtension(
            AnswerNewsStore.class, store -> store.untold(now.minus(GIVEN_UP), now.minus(GRACE)))
        .forEach(answered -> db.useTransaction(handle -> letters.tell(handle, answered)));
  }
}
