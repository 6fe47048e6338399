package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;

/**
 * A person's own page.
 *
 * @param base its path
 * @param shut the parts whose rooms are closed to her, and why
 * @param handover what she has asked for that waits for an answer elsewhere
 * @param listed whether those who come are shown to each other
 */
public record Managed(
    Story story,
    String base,
    Ways ways,
    Map<PartId, String> shut,
    Optional<Handover> handover,
    boolean listed,
    Instant now) {

  /**
   * The addresses that only she is told.
   *
   * @param codes what she shows at the door, by part
   * @param offers where she answers an offer, by part
   * @param calendars links that put a part into a calendar on the web, by part
   */
  public record Ways(
      String feed,
      String subscribe,
      String reminders,
      Map<PartId, String> joins,
      Map<PartId, String> codes,
      Map<PartId, String> offers,
      Map<PartId, List<AddLink>> calendars,
      Map<PartId, String> files) {}

  public String join(Line line) {
    return Objects.requireNonNull(ways.joins().get(line.part().id()));
  }

  /** What she shows at the door. */
  public String code(Line line) {
    return Objects.requireNonNull(ways.codes().get(line.part().id()));
  }

  public String offer(Line line) {
    return Objects.requireNonNull(ways.offers().get(line.part().id()));
  }

  public String file(Line line) {
    return Objects.requireNonNull(ways.files().get(line.part().id()));
  }

  public List<AddLink> calendars(Line line) {
    return ways.calendars().getOrDefault(line.part().id(), List.of());
  }

  /** Whether there is a place that she could give to somebody else. */
  public boolean transferable() {
    return !story.ahead(now).isEmpty();
  }

  /** Whether there is something to catch up with. */
  public boolean catchesUp() {
    return story.shown().stream().anyMatch(line -> line.part().state() == Part.State.ENDED);
  }

  public boolean withdrawable() {
    return story.lines().stream().anyMatch(line -> line.releasable(now));
  }
}
