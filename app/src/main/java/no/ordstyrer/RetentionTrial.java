package no.ordstyrer;

import java.time.Clock;
import java.util.List;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.db.Database;
import no.ordstyrer.studio.Retention;

/** Tells an operator what the coming night would forget, and forgets nothing. */
final class RetentionTrial {
  private RetentionTrial() {}

  /** Line by line, the columns apart by tabs: what, how much, of which series. */
  static List<String> run(Installation installation, Clock clock) {
    try (var source = Serve.open(installation)) {
      var db = Database.open(source);
      var arenas = new Arenas(db, clock);
      var retention =
          new Retention(db, arenas, clock, Forgetting.ofSeries(clock), Forgetting.byAge());
      return retention.nightTrial().stream()
          .map(told -> told.what() + "\t" + told.rows() + "\t" + told.of())
          .toList();
    }
  }
}
