package no.ordstyrer.room;

import java.util.List;
import no.ordstyrer.panel.StanceAsked;
import no.ordstyrer.poll.PollResult;
import no.ordstyrer.question.Question;
import no.ordstyrer.series.Material;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import org.jspecify.annotations.Nullable;

/**
 * What a series has left so far, for those who come late: one chapter for each part that is over.
 *
 * @param promised whether there is a board of promises to follow
 */
public record CatchUp(SeenSeries seen, List<Chapter> chapters, boolean promised) {
  public CatchUp {
    chapters = List.copyOf(chapters);
  }

  /**
   * One part that is over.
   *
   * @param polls the results that everybody may see
   * @param stance what moved in its debate, once it is revealed
   * @param questions the published ones, with what became of each
   * @param timeline whether everybody may see how it went
   * @param reactions how often people reacted
   */
  public record Chapter(
      Part part,
      Video video,
      List<Material> materials,
      List<PollResult> polls,
      @Nullable StanceAsked stance,
      List<Question> questions,
      boolean timeline,
      ReactionList reactions) {

    public boolean empty() {
      return video instanceof Video.None
          && materials.isEmpty()
          && part.summary().isEmpty()
          && polls.isEmpty()
          && stance == null
          && questions.isEmpty();
    }
  }
}
