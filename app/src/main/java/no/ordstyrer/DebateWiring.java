package no.ordstyrer;

import no.ordstyrer.panel.Briefings;
import no.ordstyrer.panel.CommandPages;
import no.ordstyrer.panel.Cues;
import no.ordstyrer.panel.DebateFilePages;
import no.ordstyrer.panel.DebatePlanPages;
import no.ordstyrer.panel.DebatePlans;
import no.ordstyrer.panel.DebateResults;
import no.ordstyrer.panel.Debates;
import no.ordstyrer.panel.FloorRequests;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.Panelists;
import no.ordstyrer.panel.PromisePages;
import no.ordstyrer.panel.Promises;
import no.ordstyrer.panel.RunPages;
import no.ordstyrer.panel.SpeakingTimes;
import no.ordstyrer.panel.StanceExportPages;
import no.ordstyrer.panel.StancePages;
import no.ordstyrer.panel.StancePlans;
import no.ordstyrer.panel.Stances;
import no.ordstyrer.panel.TurnPages;
import no.ordstyrer.panel.Turns;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.room.BriefPages;
import no.ordstyrer.room.ChairPages;
import no.ordstyrer.room.CuePages;
import no.ordstyrer.room.DebateStatePages;
import no.ordstyrer.room.RoomPages;
import no.ordstyrer.room.SeatMovePages;
import no.ordstyrer.room.SeatPages;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.Parts;

/** The debate, wired by hand: a page of {@link App}'s table of contents. */
final class DebateWiring {
  private final ChairPages chairPages;
  private final CuePages cuePages;
  private final SeatMovePages seatMovePages;
  private final TurnPages turnPages;
  private final RunPages runPages;
  private final SeatPages seatPages;
  private final BriefPages briefPages;
  private final PromisePages promisePages;
  private final DebateFilePages filePages;
  private final DebateStatePages statePages;
  private final DebatePlanPages planPages;
  private final StancePages stancePages;
  private final StanceExportPages stanceExportPages;

  DebateWiring(
      Kit kit,
      Parts parts,
      Registrations registrations,
      QuestionWiring questions,
      Stances stances,
      RoomWiring room,
      Noted noted) {
    var db = kit.db();
    var live = kit.live();
    var site = kit.site();
    var clock = kit.clock();
    var debates = new Debates(db, live, room.rooms()::openWith, clock);
    var requests = new FloorRequests(db, live, clock);
    var floors = new Floors(db, new SpeakingTimes(db, clock), clock);
    var cues = new Cues(db, live, clock);
    var briefings = new Briefings(db, live, clock);
    var panelists = new Panelists(db, live, clock);
    var answers = new CommandPages(site, parts, noted);
    chairPages =
        new ChairPages(
            new ChairPages.Desk(
                floors,
                debates,
                requests,
                cues,
                briefings,
                stances,
                questions.questions(),
                room.reactions(),
                noted),
            questions.queue(),
            answers,
            parts,
            live,
            site,
            kit.templates(),
            clock);
    chairPages.register();
    var frame = new RoomPages.Frame(site, kit.templates());
    seatMovePages = new SeatMovePages(panelists, answers, parts, site);
    cuePages = new CuePages(cues, floors, answers, parts, frame);
    turnPages = new TurnPages(new Turns(db, live, clock), requests, panelists, parts, answers);
    promisePages =
        new PromisePages(
            new Promises(db, clock), floors, parts, noted, site, kit.templates(), clock);
    seatPages =
        new SeatPages(
            new SeatPages.Panel(floors, panelists, requests, cues, briefings, questions.drafts()),
            questions.questions(),
            answers,
            parts,
            live,
            new SeatPages.Frame(site, kit.templates()));
    briefPages = new BriefPages(seatPages, briefings, questions.questions(), questions.drafts());
    statePages = new DebateStatePages(debates, parts, live, frame);
    statePages.register();
    filePages = new DebateFilePages(new DebateResults(db), parts, site);
    runPages = new RunPages(debates, stances, parts, answers);
    planPages =
        new DebatePlanPages(
            new DebatePlans(db, debates, live, clock),
            debates,
            parts,
            noted,
            site,
            kit.templates());
    stancePages =
        new StancePages(
            new StancePlans(db, debates, live, clock),
            stances,
            registrations,
            parts,
            noted,
            site,
            kit.templates());
    stanceExportPages = new StanceExportPages(stances, parts, site);
  }

  void routes() {
    chairPages.routes();
    cuePages.routes();
    seatMovePages.routes();
    turnPages.routes();
    runPages.routes();
    seatPages.routes();
    briefPages.routes();
    promisePages.routes();
    filePages.routes();
    statePages.routes();
    planPages.routes();
    stancePages.routes();
    stanceExportPages.routes();
  }
}
