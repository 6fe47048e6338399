package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Markdown;

/**
 * A series as its page shows it.
 *
 * @param registered whether the viewer is registered
 * @param structured schema.org data, safe within a script element
 */
public record SeriesView(
    SeenSeries seen,
    List<Line> lines,
    Instant now,
    boolean registered,
    boolean open,
    String structured) {

  /**
   * One part of the timeline.
   *
   * @param programme its lines, with their times
   * @param held whether the viewer has a place in it
   * @param previousStarts what it was moved from, the latest last
   */
  public record Line(
      Part part,
      List<Person> people,
      List<ProgrammeItem.Timed> programme,
      boolean held,
      List<Instant> previousStarts) {
    public List<Person> people(Person.Role role) {
      return people.stream().filter(person -> person.role() == role).toList();
    }

    /** «Webinar 1» says what it is; «Webinar 3» for a debate does not. */
    public boolean labelSaysKind(Messages t) {
      return part.label()
          .toLowerCase(Locale.ROOT)
          .contains(t.name("series.kind", part.kind()).toLowerCase(Locale.ROOT));
    }
  }

  static SeriesView of(
      SeenSeries seen, List<Line> lines, Instant now, boolean registered, String structured) {
    var parts = lines.stream().map(Line::part).toList();
    var open = SeriesCard.of(seen.arena(), seen.series(), parts, now).open();
    return new SeriesView(seen, List.copyOf(lines), now, registered, open, structured);
  }

  static Line line(
      Part part,
      List<Person> people,
      List<ProgrammeItem> items,
      Set<PartId> held,
      List<Instant> previous) {
    var here = people.stream().filter(person -> person.partId().equals(part.id())).toList();
    var programme = ProgrammeItem.timed(part, items, here);
    return new Line(part, here, programme, held.contains(part.id()), List.copyOf(previous));
  }

  public Arena arena() {
    return seen.arena();
  }

  public Series series() {
    return seen.series();
  }

  /** Two sentences or so for those who meet it elsewhere. */
  public String summary() {
    var text = series().description().isEmpty() ? series().question() : series().description();
    return Markdown.plain(text, 200);
  }

  public long heldParts() {
    return lines.stream().filter(Line::held).count();
  }

  public boolean ahead() {
    return lines.stream().anyMatch(line -> line.part().ahead(now));
  }

  /** Whether a part is over, so that there is something to catch up with. */
  public boolean catchesUp() {
    return lines.stream().anyMatch(line -> line.part().state() == Part.State.ENDED);
  }

  public boolean notYetOpen() {
    return series().opensAt() != null && now.isBefore(Objects.requireNonNull(series().opensAt()));
  }

  /** The parts going on right now. */
  public List<Part> live() {
    return lines.stream().map(Line::part).filter(part -> part.state() == Part.State.LIVE).toList();
  }
}
