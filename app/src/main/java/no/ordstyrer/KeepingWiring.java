package no.ordstyrer;

import java.util.List;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.question.HeldWords;
import no.ordstyrer.question.Policy;
import no.ordstyrer.question.PolicyPages;
import no.ordstyrer.question.RoomRules;
import no.ordstyrer.series.Parts;
import no.ordstyrer.studio.DeskPages;
import no.ordstyrer.studio.HeldWordPages;
import no.ordstyrer.studio.PolicyDeskPages;
import no.ordstyrer.studio.RoomRulePages;

/** How a room is kept in order, wired by hand: a page of {@link App}'s table of contents. */
final class KeepingWiring {
  private final List<Runnable> pages;

  KeepingWiring(Kit kit, Arenas arenas, Parts parts) {
    var desk = new DeskPages(arenas, parts, kit.site(), kit.templates(), kit.clock());
    var policy = new Policy(kit.db(), arenas, kit.site());
    pages =
        List.of(
            new HeldWordPages(desk, new HeldWords(kit.db(), arenas))::routes,
            new PolicyDeskPages(desk, policy)::routes,
            new PolicyPages(policy, arenas, kit.site(), kit.templates())::routes,
            new RoomRulePages(desk, new RoomRules(kit.db(), arenas, kit.live()))::routes);
  }

  void routes() {
    pages.forEach(Runnable::run);
  }
}
