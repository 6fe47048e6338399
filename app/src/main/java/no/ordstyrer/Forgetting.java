package no.ordstyrer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.ordstyrer.account.AccountErasure;
import no.ordstyrer.live.LiveErasure;
import no.ordstyrer.mail.LetterErasure;
import no.ordstyrer.question.QuestionErasure;
import no.ordstyrer.registration.Erasure;
import no.ordstyrer.registration.Organisations;
import no.ordstyrer.room.RoomErasure;
import no.ordstyrer.studio.Keeping;
import no.ordstyrer.studio.Retention;

/** Which room forgets what. A new table with people in it gets its line here. */
final class Forgetting {
  private Forgetting() {}

  /** What each room forgets of a series when its time is over. */
  static Map<Keeping, Retention.OfSeries> ofSeries(Clock clock) {
    var people = new Erasure(clock);
    var questions = new QuestionErasure();
    var letters = new LetterErasure();
    return Map.of(
        Keeping.LETTERS, (handle, series) -> letters.ofSeries(handle, series.value()),
        Keeping.WAITING, people::withoutPlace,
        Keeping.UNPUBLISHED, questions::unpublished,
        Keeping.AUTHORS, questions::authors,
        Keeping.PEOPLE, people::people);
  }

  /** What belongs to no series and is forgotten by its age. */
  static List<Retention.Sweep> byAge() {
    var accounts = new AccountErasure();
    var letters = new LetterErasure();
    return List.of(
        new Retention.Sweep("doors", Duration.ofDays(1), accounts::doors),
        new Retention.Sweep("accounts", Duration.ofDays(180), accounts::idle),
        new Retention.Sweep("letters", Duration.ofDays(7), letters::loose),
        new Retention.Sweep("bounced", Duration.ofDays(365), letters::bounced),
        new Retention.Sweep("organisations", Duration.ofDays(30), Organisations::forget),
        new Retention.Sweep("commands", Duration.ofDays(2), new QuestionErasure()::commands),
        new Retention.Sweep("changes", Duration.ofDays(2), new LiveErasure()::changes),
        new Retention.Sweep("presence", Duration.ofDays(90), new RoomErasure()::presence));
  }
}
