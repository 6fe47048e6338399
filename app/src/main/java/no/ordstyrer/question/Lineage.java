package no.ordstyrer.question;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
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

  /** People who want an answer to a published question. */
  public record Voters(Map<PartId, Integer> parts, int inAll) {
    public Voters {
      parts = Map.copyOf(parts);
    }

    public int in(PartId part) {
      return parts.getOrDefault(part, 0);
    }
  }

  /** In each of the parts and in all of them, each person once. */
  public Voters voters(List<Part> parts) {
    var ids = parts.stream().map(part -> part.id().value()).toList();
    var rows = db.withExtension(LineageStore.class, store -> store.voters(ids));
    var in =
        rows.stream()
            .filter(row -> row.part() != null)
            .collect(
                Collectors.toMap(
                    row -> new PartId(Objects.requireNonNull(row.part())),
                    LineageStore.Counted::people));
    var all = rows.stream().filter(row -> row.part() == null).findFirst();
    return new Voters(in, all.map(LineageStore.Counted::people).orElse(0));
  }

  public List<Carried> of(SeriesId series) {
    return db.withExtension(LineageStore.class, store -> store.of(series));
  }
}
