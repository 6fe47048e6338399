package no.ordstyrer.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import no.ordstyrer.registration.Approvals;
import no.ordstyrer.registration.PeopleSearch;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;

/** Who waits for an answer, with what was asked for. */
public record ApprovalView(
    SeenSeries seen, List<Part> parts, PeopleSearch asked, Approvals.Waiting waiting) {

  public String path() {
    return "/studio" + seen.path() + "/admission";
  }

  /** Whether more were found than are shown. */
  public boolean partial() {
    return waiting.found().size() < waiting.matching();
  }

  /** Whether not everybody who waits was sought. */
  public boolean sought() {
    return waiting.matching() < waiting.total();
  }

  /** {@code q=anne}, for the links of the page. */
  public String query() {
    return "q=" + URLEncoder.encode(asked.words(), StandardCharsets.UTF_8);
  }

  /** {@code Webinar 1, Webinar 2}. */
  public String parts(Approvals.Applicant applicant) {
    return labels(parts, applicant);
  }

  static String labels(List<Part> parts, Approvals.Applicant applicant) {
    return parts.stream()
        .filter(part -> applicant.parts().contains(part.number()))
        .map(Part::label)
        .collect(Collectors.joining(", "));
  }
}
