package no.ordstyrer.panel;

import java.util.List;
import no.ordstyrer.series.PartId;

/**
 * A stance question as it is written down, with what the debate is about.
 *
 * @param between the earlier parts in which it is asked too, in their order
 */
public record StancePlan(
    String question,
    List<String> options,
    List<PartId> between,
    Debate.Framing framing,
    String motion) {
  public static final int FEWEST = 2;
  public static final int MOST = 7;

  public StancePlan {
    options = List.copyOf(options);
    between = List.copyOf(between);
  }
}
