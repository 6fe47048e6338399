package no.ordstyrer.registration;

import java.util.List;
import java.util.Map;
import no.ordstyrer.series.Part;

/**
 * Whom an act reaches, and how far it has come.
 *
 * @param parts that it concerns
 * @param people how many it was made for
 * @param reached how many of them it would change something for, as things stand
 * @param names of the first of those
 * @param free places left in the parts together; negative when nothing limits them
 * @param outcomes how many came out how, by the name of the outcome
 * @param skipped those for whom nothing was done, the first ones
 * @param undone whether it has been taken back
 */
public record BulkReach(
    BulkAct act,
    List<Part> parts,
    int people,
    int reached,
    List<String> names,
    int free,
    Map<String, Integer> outcomes,
    List<Skipped> skipped,
    boolean undone) {

  /** {@code outcome}: why, as the name of an outcome. */
  public record Skipped(RegistrationId id, String name, String outcome) {}

  public int exceptions() {
    return people - reached;
  }

  public int of(String outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** For how many it is done, one way or the other. */
  public int past() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many places were changed or letters sent. */
  public int changed() {
    return of("DONE") + of("WAITING");
  }

  /** How many would wait for a place. */
  public int waiting() {
    return free < 0 ? 0 : Math.max(0, reached - free);
  }

  public boolean undoable() {
    return act.state() == BulkAct.State.ENDED
        && act.kind().opposite() != null
        && act.undoes() == null
        && changed() > 0
        && !undone;
  }
}
