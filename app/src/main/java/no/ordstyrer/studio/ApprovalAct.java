package no.ordstyrer.studio;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.registration.Approval.Answer;
import no.ordstyrer.registration.Approvals;
import no.ordstyrer.registration.Approvals.Applicant;
import no.ordstyrer.registration.Approvals.Ruling;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PeopleSearch;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;

/**
 * An answer before it is given.
 *
 * @param chosen whom it was to reach
 * @param asked the search that found them all; empty when they were chosen one by one
 * @param people those of them who still wait
 */
public record ApprovalAct(
    SeenSeries seen,
    Ruling ruling,
    List<RegistrationId> chosen,
    Optional<PeopleSearch> asked,
    List<Applicant> people,
    List<Part> parts,
    Figures.Fullness fullness) {

  public boolean approves() {
    return ruling.answer() == Answer.APPROVED;
  }

  public String path() {
    return "/studio" + seen.path() + "/admission";
  }

  public String parts(Applicant applicant) {
    return ApprovalView.labels(parts, applicant);
  }

  /** Those who are named before the answer is given. */
  public List<Applicant> named() {
    return people.subList(0, Math.min(Approvals.MOST, people.size()));
  }

  /** A mark of the chosen: another one, when a search has come to find others. */
  public String mark() {
    return mark(chosen);
  }

  static String mark(List<RegistrationId> chosen) {
    return chosen.size() + "-" + Integer.toHexString(chosen.hashCode());
  }

  /** How many of the chosen have been answered or have left meanwhile. */
  public int gone() {
    return chosen.size() - people.size();
  }

  /**
   * A part with a limit that more want to come to than there is room for.
   *
   * @param free places, or 0 while others wait for one
   */
  public record Tight(Part part, long wanted, int free) {}

  public List<Tight> tight() {
    return parts.stream()
        .map(part -> new Tight(part, wanted(part), free(part)))
        .filter(one -> one.wanted() > one.free())
        .toList();
  }

  /** Those who hold a place while they wait take no other. */
  private long wanted(Part part) {
    return people.stream()
        .filter(one -> one.parts().contains(part.number()))
        .filter(one -> !one.holding().contains(part.number()))
        .count();
  }

  private int free(Part part) {
    var vacancy = fullness.part(part.id());
    return vacancy.waiting() > 0 ? 0 : vacancy.free();
  }
}
