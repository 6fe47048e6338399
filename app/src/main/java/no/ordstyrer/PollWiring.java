package no.ordstyrer;

import no.ordstyrer.arena.Arenas;
import no.ordstyrer.poll.Ballots;
import no.ordstyrer.poll.NamedBallotPages;
import no.ordstyrer.poll.NamedBallots;
import no.ordstyrer.poll.PollDeskPages;
import no.ordstyrer.poll.PollExportPages;
import no.ordstyrer.poll.PollExports;
import no.ordstyrer.poll.PollFaces;
import no.ordstyrer.poll.PollPages;
import no.ordstyrer.poll.PollResults;
import no.ordstyrer.poll.Polls;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.Parts;

/** Polls, wired by hand: a page of {@link App}'s table of contents. */
final class PollWiring {
  private final Polls polls;
  private final PollResults results;
  private final PollPages pages;
  private final PollDeskPages deskPages;
  private final PollExportPages exportPages;
  private final NamedBallotPages namedPages;

  PollWiring(Kit kit, Arenas arenas, Parts parts, Registrations registrations) {
    var db = kit.db();
    var live = kit.live();
    var site = kit.site();
    var templates = kit.templates();
    polls = new Polls(db, arenas, live, kit.clock());
    var ballots = new Ballots(db, registrations, live);
    results = new PollResults(db, polls, ballots, registrations, live);
    new PollFaces(polls, results, site, templates).register(live);
    pages = new PollPages(ballots, results, parts, site, templates);
    exportPages = new PollExportPages(new PollExports(db, polls), parts, site);
    namedPages = new NamedBallotPages(new NamedBallots(db, polls), parts, site, templates);
    deskPages = new PollDeskPages(polls, results, parts, live, site, templates);
  }

  Polls polls() {
    return polls;
  }

  PollResults results() {
    return results;
  }

  void routes() {
    exportPages.routes();
    namedPages.routes();
    deskPages.routes();
    pages.routes();
  }
}
