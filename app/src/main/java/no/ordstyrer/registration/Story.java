package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Handle;

/** A registration with all that a letter or a page about it needs to know. */
public record Story(SeenSeries seen, Registration registration, List<Line> lines) {
  public Story {
    lines = List.copyOf(lines);
  }

  /** As it stands now, within the caller's transaction. */
  static Story read(
      Handle handle, SeenSeries seen, Registration whose, List<Part> parts, Instant now) {
    var places =
        handle.attach(PartRegistrationStore.class).of(whose.id(), now).stream()
            .collect(Collectors.toMap(PartRegistration::partId, Function.identity()));
    var lines =
        parts.stream()
            .sorted(Comparator.comparingInt(Part::number))
            .map(part -> new Line(part, places.get(part.id())))
            .toList();
    return new Story(seen, whose, lines);
  }

  /** What she may know of: not the hidden parts to which she has not been let in. */
  public List<Line> shown() {
    return lines.stream().filter(line -> !line.part().hidden() || line.place() != null).toList();
  }

  public List<Line> confirmed() {
    return lines.stream().filter(Line::confirmed).toList();
  }

  /** Parts that are not called off: what «2 of 3» counts. */
  public long parts() {
    return shown().stream().filter(line -> line.part().state() != Part.State.CANCELLED).count();
  }

  /** How many parts an organiser is still to answer about. */
  public long pending() {
    return lines.stream().filter(line -> line.status() == Line.Status.PENDING).count();
  }

  /** Her places, and places in a queue, in parts that are still to come. */
  public List<Line> ahead(Instant now) {
    return lines.stream().filter(line -> line.releasable(now)).toList();
  }

  /** The same told to somebody else. */
  Story to(String name, String email) {
    return new Story(seen, registration.to(name, email), lines);
  }

  public boolean stands() {
    return lines.stream().anyMatch(Line::stands);
  }

  /** The part with this number; there may be none. */
  public Line numbered(int number) {
    return shown().stream()
        .filter(line -> line.part().number() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  Line line(PartId part) {
    return lines.stream().filter(line -> line.part().id().equals(part)).findFirst().orElseThrow();
  }

  PartRegistration place(PartId part) {
    return Objects.requireNonNull(line(part).place());
  }
}
