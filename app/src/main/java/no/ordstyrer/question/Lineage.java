package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Jdbi;

/** Which questions of a series are one question that was carried from part to part. */
public final class Lineage {
  private final Jdbi db;

  public Lineage(Jdbi db) {
    this.db = db;
  }

  /**
   * One question was carried, and lives on in another part: as itself, or in the one that it was
   * merged into there. Says nothing of who may see either.
   */
  public record Carried(QuestionId origin, QuestionId there) {}

  public List<Carried> of(SeriesId series) {
    return db.withExtension(LineageStore.class, store -> store.of(series));
  }
}
