package no.ordstyrer.question;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Jdbi;

/**
 * The questions of a part or a whole series to take along: those that everybody may read, or, for
 * those who moderate it, all.
 */
public final class QuestionExport {
  private final Jdbi db;
  private final Parts parts;

  public QuestionExport(Jdbi db, Parts parts) {
    this.db = db;
    this.parts = parts;
  }

  /** What is published in the part, by number. */
  public List<ExportedQuestion> published(Viewer viewer, Seen seen) {
    return published(seen.part()).toList();
  }

  /** Everything that was ever asked in the part. */
  public List<ExportedQuestion> all(Viewer viewer, Seen seen) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
    return all(seen.part()).toList();
  }

  /** What is published in those parts of the series that the viewer sees. */
  public List<ExportedQuestion> published(Viewer viewer, SeenSeries seen) {
    return parts.of(seen.series().id()).stream()
        .filter(part -> sees(viewer, seen, part))
        .flatMap(this::published)
        .toList();
  }

  public List<ExportedQuestion> all(Viewer viewer, SeenSeries seen) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
    return parts.of(seen.series().id()).stream().flatMap(this::all).toList();
  }

  private Stream<ExportedQuestion> published(Part part) {
    return read(part, store -> store.published(part.id()), ExportedQuestion::open);
  }

  private Stream<ExportedQuestion> all(Part part) {
    return read(part, store -> store.all(part.id()), ExportedQuestion::restricted);
  }

  private Stream<ExportedQuestion> read(
      Part part,
      Function<QuestionStore, List<Question>> query,
      BiFunction<Integer, Question, ExportedQuestion> shape) {
    return db.withExtension(QuestionStore.class, query::apply).stream()
        .sorted(java.util.Comparator.comparingInt(Question::number))
        .map(question -> shape.apply(part.number(), question));
  }

  private boolean sees(Viewer viewer, SeenSeries seen, Part part) {
    try {
      parts.seenBy(viewer, seen.arena().slug(), seen.series().slug(), "del-" + part.number());
      return true;
    } catch (NotFound _) {
      return false;
    }
  }
}
