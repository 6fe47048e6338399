package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.ordstyrer.mail.Kept;
import no.ordstyrer.series.PartId;
import org.jspecify.annotations.Nullable;

/**
 * All that organisers see of one person.
 *
 * @param decisions what was answered to her where an organiser answers everybody, the latest first
 * @param invitation to her address, or null
 * @param history what became of her places, the latest first
 * @param letters to her, the latest first
 * @param attendances of the parts in which she has a place
 * @param remarks what else is known of her places, where anything is
 * @param alike others who may be the same person
 */
public record PersonFile(
    Story story,
    Instant since,
    Instant now,
    List<Decision> decisions,
    @Nullable Invitation invitation,
    List<Event> history,
    List<Answers.Answered> answers,
    List<Kept> letters,
    Map<PartId, Attendance> attendances,
    Map<PartId, Remark> remarks,
    List<Note> notes,
    List<PersonLine> alike) {

  /**
   * One answer to her registration.
   *
   * @param answer APPROVED, REJECTED, or WAIVED when an invitation stood for it
   * @param reason what she was written, or empty
   * @param who the organiser's name, or empty
   * @param stands until she registers anew or is asked about anew
   */
  public record Decision(Instant at, String answer, String reason, String who, boolean stands) {}

  /** {@code part}: its number. {@code who}: the organiser's name, or empty. */
  public record Event(Instant at, int part, String state, String who) {}

  /**
   * What else is known of a place.
   *
   * @param answered in her calendar: ACCEPTED, TENTATIVE or DECLINED; null when she has not
   * @param overruled why she was let in at the door although there was no room; null when there was
   */
  public record Remark(PartId part, @Nullable String answered, @Nullable String overruled) {}

  /** What an organiser noted of her. */
  public record Note(NoteId id, Instant at, String who, String words) {}

  /** Whether she waits for an organiser's answer. */
  public boolean awaitsAnswer() {
    return story.lines().stream()
        .map(Line::place)
        .anyMatch(
            place -> place != null && place.state() == PartRegistration.State.PENDING_APPROVAL);
  }

  /** Whether somebody let her in, refused her, is to answer her, or invited her. */
  public boolean hasWayIn() {
    return !decisions.isEmpty() || invitation != null || awaitsAnswer();
  }

  /** Whether anything of it can still be let go. */
  public boolean cancellable() {
    return story.lines().stream().anyMatch(line -> line.releasable(now));
  }
}
