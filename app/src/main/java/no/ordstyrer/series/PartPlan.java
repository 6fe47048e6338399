package no.ordstyrer.series;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser writes of a part.
 *
 * @param capacity null for unlimited
 * @param videoUrl https, or null
 * @param videoEmbed whether the video is shown within the part's page instead of behind a link
 * @param people in the order of the programme
 */
public record PartPlan(
    Part.Kind kind,
    Part.Venue venue,
    String label,
    String theme,
    String description,
    String place,
    When when,
    @Nullable Integer capacity,
    @Nullable String videoUrl,
    boolean videoEmbed,
    boolean captions,
    boolean interpreter,
    List<PersonPlan> people) {

  /** Somebody on the programme. */
  public record PersonPlan(Person.Role role, String name, String title, String organisation) {}

  public PartPlan {
    people = List.copyOf(people);
  }

  /** The columns of {@link #when}. */
  public record Columns(
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable LocalDate day,
      String whenText) {

    static Columns of(When when) {
      return switch (when) {
        case When.At(var start, var end) -> new Columns(start, end, null, "");
        case When.On(var day) -> new Columns(null, null, day, "");
        case When.InWords(var words) -> new Columns(null, null, null, words);
        case When.Open _ -> new Columns(null, null, null, "");
      };
    }
  }
}
