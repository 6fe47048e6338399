package no.ordstyrer.series;

import java.util.EnumSet;
import java.util.Set;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.access.Role;

/** What a viewer may do with a series or a part, by the arena's roles and the part's own. */
public record Standing(Set<Role> arena, Set<PartRole> part) {
  public static final Standing NONE = new Standing(Set.of(), Set.of());

  /** May edit the series and its parts, and see its people. */
  public boolean organises() {
    return arena.contains(Role.OWNER) || arena.contains(Role.ORGANISER);
  }

  /** May see how many there are, and from where; not who. */
  public boolean seesFigures() {
    return organises() || arena.contains(Role.VIEWER);
  }

  /** May see the names of those who come to this part, and note that they came. */
  public boolean checksIn() {
    return organises() || part.contains(PartRole.CHECKIN);
  }

  /** May work the queue of questions. */
  public boolean moderates() {
    return arena.contains(Role.OWNER)
        || arena.contains(Role.MODERATOR)
        || part.contains(PartRole.MODERATOR);
  }

  /** May say how the room of the part works. */
  public boolean keepsRoom() {
    return organises() || moderates();
  }

  /** May take a question live and say what became of it. */
  public boolean chairs() {
    return part.contains(PartRole.CHAIR);
  }

  /** May say what the audience's screen shows. */
  public boolean produces() {
    return organises() || chairs() || part.contains(PartRole.PRODUCER);
  }

  /** Sits on the panel's side of the room: chair, panelist, producer. */
  public boolean onPanel() {
    return chairs() || part.contains(PartRole.PANELIST) || part.contains(PartRole.PRODUCER);
  }

  /** Sits on the panel, and has a page of her own in the debate. */
  public boolean sits() {
    return part.contains(PartRole.PANELIST);
  }

  /** Has any right at all: sees drafts. */
  public boolean any() {
    return !arena.isEmpty() || !part.isEmpty();
  }

  static Standing of(Set<Role> arena, Set<PartRole> part) {
    return new Standing(
        arena.isEmpty() ? Set.of() : EnumSet.copyOf(arena),
        part.isEmpty() ? Set.of() : EnumSet.copyOf(part));
  }
}
