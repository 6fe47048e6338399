package no.ordstyrer.studio;

import java.util.List;
import java.util.Set;
import no.ordstyrer.access.Role;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.series.SeriesCard;

/** An arena as those who work there see it. */
public record ArenaOverview(Arena arena, Set<Role> roles, List<Row> rows) {
  /** A series and how many it has gathered. */
  public record Row(SeriesCard card, Figures.OfSeries figures) {}

  public boolean organises() {
    return roles.contains(Role.OWNER) || roles.contains(Role.ORGANISER);
  }

  public boolean owns() {
    return roles.contains(Role.OWNER);
  }

  public String base() {
    return "/studio" + arena.path();
  }
}
