package no.ordstyrer;

import java.time.Clock;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.ChairPages;
import no.ordstyrer.panel.CommandPages;
import no.ordstyrer.panel.Debates;
import no.ordstyrer.panel.FloorRequests;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.Panelists;
import no.ordstyrer.panel.RunPages;
import no.ordstyrer.panel.SpeakingTimes;
import no.ordstyrer.panel.Stances;
import no.ordstyrer.panel.TurnPages;
import no.ordstyrer.panel.Turns;
import no.ordstyrer.series.Parts;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Jdbi;

/** The debate, wired by hand: a page of {@link App}'s table of contents. */
final class DebateWiring {
  private final ChairPages chairPages;
  private final TurnPages turnPages;
  private final RunPages runPages;

  DebateWiring(Jdbi db, Live live, Parts parts, Site site, Templates templates, Clock clock) {
    var debates = new Debates(db, live, clock);
    var requests = new FloorRequests(db, live, clock);
    var floors = new Floors(db, new SpeakingTimes(db, clock), clock);
    var answers = new CommandPages(site);
    chairPages =
        new ChairPages(
            new ChairPages.Desk(floors, debates, requests), parts, live, site, templates, clock);
    chairPages.register();
    turnPages =
        new TurnPages(new Turns(db, live, clock), requests, new Panelists(db), parts, answers);
    runPages = new RunPages(debates, new Stances(db, live, clock), parts, answers);
  }

  void routes() {
    chairPages.routes();
    turnPages.routes();
    runPages.routes();
  }
}
