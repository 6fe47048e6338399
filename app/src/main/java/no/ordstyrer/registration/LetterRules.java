package no.ordstyrer.registration;

import java.util.Arrays;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** An organiser's choice of the letters that the clock writes for a series. */
public final class LetterRules {
  private final Jdbi db;
  private final Arenas arenas;

  public LetterRules(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  /** One for each rule, in the order in which they are written. */
  public List<LetterRule.Chosen> of(SeenSeries seen) {
    check(seen);
    return db.withHandle(handle -> of(handle, seen.series().id()));
  }

  static List<LetterRule.Chosen> of(Handle handle, SeriesId series) {
    var chosen = handle.attach(LetterRuleStore.class).chosen(series);
    return Arrays.stream(LetterRule.values())
        .map(rule ->
            chosen.stream().filter(one -> one.rule() == rule).findFirst().orElseGet(rule::usual))
        .toList();
  }

  /** False, and nothing done, when somebody has chosen otherwise since {@code believed}. */
  public boolean choose(
      Viewer viewer, SeenSeries seen, int believed, List<LetterRule.Chosen> chosen) {
    check(seen);
    var series = seen.series().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(LetterRuleStore.class);
      store.lock(series);
      if (revision(of(handle, series)) != believed) {
        return false;
      }
      chosen.forEach(one -> store.put(series, one));
      arenas.note(
          handle, viewer, seen.arena().id(), "letter.rules", "series:" + series.value(), "");
      return true;
    });
  }

  /** Tells one choice from another: for two who choose at the same time. */
  public static int revision(List<LetterRule.Chosen> chosen) {
    return chosen.stream().map(Object::toString).toList().hashCode();
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
