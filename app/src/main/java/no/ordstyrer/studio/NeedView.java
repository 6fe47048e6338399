package no.ordstyrer.studio;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.ordstyrer.arena.Member;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.registration.Need;
import no.ordstyrer.registration.Needs;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import org.jspecify.annotations.Nullable;

/**
 * What is needed in a series, for those who follow it up.
 *
 * @param keepDays how long after the series it is kept
 */
public record NeedView(
    SeenSeries seen,
    List<Part> parts,
    Needs.Rule rule,
    List<Member> candidates,
    List<Needs.Line> lines,
    int keepDays) {

  public String path() {
    return "/studio" + seen.path() + "/needs";
  }

  public List<Needs.Line> open() {
    return lines.stream().filter(line -> line.need().open()).toList();
  }

  public List<Needs.Line> handled() {
    return lines.stream().filter(line -> !line.need().open()).toList();
  }

  /** How many who come to the part need it. */
  public long count(Need.Kind kind, Part part) {
    return count(part, need -> need.kinds().contains(kind));
  }

  public long inWords(Part part) {
    return count(part, need -> !need.words().isEmpty());
  }

  private long count(Part part, Predicate<Need> needed) {
    return lines.stream()
        .filter(line -> line.whose().parts().contains(part.number()) && needed.test(line.need()))
        .count();
  }

  public String labels(Needs.Whose whose) {
    return parts.stream()
        .filter(part -> whose.parts().contains(part.number()))
        .map(Part::label)
        .collect(Collectors.joining(", "));
  }

  public String day(Dates dates, @Nullable Instant at) {
    return dates.shortDay(Objects.requireNonNull(at).atZone(seen.arena().zone()).toLocalDate());
  }
}
