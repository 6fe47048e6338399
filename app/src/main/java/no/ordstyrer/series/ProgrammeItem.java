package no.ordstyrer.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a part's programme.
 *
 * @param minutes how long it lasts; null when nobody has said
 * @param about plain text
 * @param rev raised by every edit, so that two editors cannot overwrite each other
 * @param speakers the ids of people on the programme of the part
 */
public record ProgrammeItem(
    ProgrammeItemId id,
    PartId partId,
    @Nullable Integer minutes,
    String title,
    String about,
    int rev,
    List<Long> speakers) {

  public ProgrammeItem {
    speakers = List.copyOf(speakers);
  }

  /**
   * As an organiser writes it.
   *
   * @param speakers ids of people on the programme; others are left out
   */
  public record Plan(@Nullable Integer minutes, String title, String about, List<Long> speakers) {
    public Plan {
      speakers = List.copyOf(speakers);
    }
  }

  /**
   * A line with its time and its people.
   *
   * @param begins empty when the part has no hour yet, or a line before it no length
   */
  public record Timed(ProgrammeItem item, Optional<Instant> begins, List<Person> people) {

    /** Empty as well when the line has no length. */
    public Optional<Instant> ends() {
      var minutes = item.minutes();
      return minutes == null ? Optional.empty() : begins.map(at -> at.plusSeconds(60L * minutes));
    }
  }

  /** The lines of one part, in order, one after the other from its start. */
  static List<Timed> timed(Part part, List<ProgrammeItem> items, List<Person> people) {
    var timed = new ArrayList<Timed>();
    var at = Optional.ofNullable(part.startsAt());
    for (var item : items) {
      if (item.partId().equals(part.id())) {
        var here =
            people.stream().filter(one -> item.speakers().contains(one.id().value())).toList();
        var line = new Timed(item, at, here);
        timed.add(line);
        at = line.ends();
      }
    }
    return timed;
  }
}
