package no.ordstyrer;

import java.util.List;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.panel.NextDebate;
import no.ordstyrer.poll.NextPolls;
import no.ordstyrer.question.NextRooms;
import no.ordstyrer.registration.NextForm;
import no.ordstyrer.registration.NextRules;
import no.ordstyrer.registration.PartGifts;
import no.ordstyrer.series.Aftermath;
import no.ordstyrer.series.Contributors;
import no.ordstyrer.series.Editions;
import no.ordstyrer.series.Planning;
import no.ordstyrer.series.Programmes;
import no.ordstyrer.series.Visibility;
import no.ordstyrer.series.WhenPart;
import no.ordstyrer.studio.AftermathPages;
import no.ordstyrer.studio.ContributorPages;
import no.ordstyrer.studio.DeskPages;
import no.ordstyrer.studio.EditionPages;
import no.ordstyrer.studio.PartGiftPages;
import no.ordstyrer.studio.ProgrammePages;

/**
 * From the programme of a part to the next edition, wired by hand: a page of {@link App}'s table of
 * contents.
 */
final class PlanningWiring {
  private final List<Runnable> pages;

  PlanningWiring(
      Kit kit, Arenas arenas, DeskPages desk, Planning planning, WhenPart seats, PartGifts gifts) {
    var db = kit.db();
    var programmes = new Programmes(db, arenas);
    var contributors = new Contributors(db, arenas, seats);
    var clock = kit.clock();
    var editions =
        new Editions(
            db,
            planning,
            List.of(
                programmes,
                new Visibility(db, arenas, kit.live(), clock),
                new NextForm(clock),
                new NextRules(),
                new NextRooms(),
                new NextPolls(clock),
                new NextDebate(clock)));
    pages =
        List.of(
            new ProgrammePages(desk, programmes, contributors)::routes,
            new ContributorPages(desk, contributors)::routes,
            new PartGiftPages(desk, gifts)::routes,
            new AftermathPages(desk, new Aftermath(db, arenas))::routes,
            new EditionPages(desk, editions)::routes);
  }

  void routes() {
    pages.forEach(Runnable::run);
  }
}
