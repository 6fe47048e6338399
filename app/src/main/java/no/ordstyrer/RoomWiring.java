package no.ordstyrer;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.archive.JourneyPages;
import no.ordstyrer.archive.Journeys;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.panel.DebateResults;
import no.ordstyrer.panel.Debates;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.Promises;
import no.ordstyrer.panel.SpeakingTimes;
import no.ordstyrer.panel.StageScenes;
import no.ordstyrer.panel.Stages;
import no.ordstyrer.panel.Stances;
import no.ordstyrer.question.Lineage;
import no.ordstyrer.question.ModerationFigures;
import no.ordstyrer.question.Policy;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.registration.Sanctions;
import no.ordstyrer.room.CatchUpPages;
import no.ordstyrer.room.Crowd;
import no.ordstyrer.room.CrowdPages;
import no.ordstyrer.room.ModerationPages;
import no.ordstyrer.room.PanelPages;
import no.ordstyrer.room.Presence;
import no.ordstyrer.room.ProducerPages;
import no.ordstyrer.room.ReactionPages;
import no.ordstyrer.room.Reactions;
import no.ordstyrer.room.Recordings;
import no.ordstyrer.room.RoomDoor;
import no.ordstyrer.room.RoomPages;
import no.ordstyrer.room.RoomViews;
import no.ordstyrer.room.Rooms;
import no.ordstyrer.room.ShutOutPages;
import no.ordstyrer.room.StagePages;
import no.ordstyrer.room.StageScreen;
import no.ordstyrer.room.TimelinePages;
import no.ordstyrer.room.Voices;
import no.ordstyrer.series.Aftermath;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Programmes;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;

/** The live page of a part, wired by hand: a page of {@link App}'s table of contents. */
final class RoomWiring {
  private final Rooms rooms;
  private final Reactions reactions;
  private final RoomPages pages;
  private final ReactionPages reactionPages;
  private final CatchUpPages catchUpPages;
  private final ModerationPages moderationPages;
  private final TimelinePages timelinePages;
  private final JourneyPages journeyPages;
  private final StagePages stagePages;
  private final PanelPages panelPages;
  private final CrowdPages crowdPages;
  private final ShutOutPages shutOutPages;
  private final ProducerPages producerPages;

  /** {@code recognise}: who shows these cookies, as it is at the moment of asking. */
  RoomWiring(
      Kit kit,
      Arenas arenas,
      Parts parts,
      Registrations registrations,
      QuestionWiring questions,
      PollWiring polls,
      Stances stances,
      Function<Map<String, String>, Viewer> recognise) {
    var db = kit.db();
    var live = kit.live();
    var site = kit.site();
    var templates = kit.templates();
    var clock = kit.clock();
    var floors = new Floors(kit.db(), new SpeakingTimes(kit.db(), kit.clock()), kit.clock());
    reactions = new Reactions(db, registrations, live, clock);
    var voices = new Voices(questions.questions(), polls.results(), stances, floors, reactions);
    BiConsumer<Handle, PartId> ended = questions.outcomes()::partEnded;
    var presence = new Presence(db, new Attendances(db, clock), live, clock);
    rooms =
        new Rooms(
            db,
            arenas,
            ended
                .andThen(polls.polls()::partEnded)
                .andThen(voices.reactions()::partEnded)
                .andThen(presence::partEnded),
            live,
            clock);
    moderationPages =
        new ModerationPages(
            new ModerationFigures(db, site), presence, parts, new RoomPages.Frame(site, templates));
    pages =
        new RoomPages(
            parts,
            rooms,
            new RoomViews(rooms, presence, new Programmes(db, arenas), registrations, voices, live),
            new RoomDoor(parts, registrations, recognise),
            live,
            new RoomPages.Frame(site, templates));
    reactionPages =
        new ReactionPages(
            voices.reactions(), parts, pages, live, new RoomPages.Frame(site, templates));
    catchUpPages =
        new CatchUpPages(
            parts,
            rooms,
            voices,
            new Promises(db, clock),
            new Aftermath(db, arenas),
            new DebateResults(db),
            new RoomPages.Frame(site, templates));
    journeyPages =
        new JourneyPages(
            parts,
            new Journeys(
                parts,
                voices,
                new Lineage(db),
                new DebateResults(db),
                new Promises(db, clock),
                new Recordings(db, arenas),
                new Attendances(db, clock)),
            new RoomPages.Frame(site, templates));
    timelinePages =
        new TimelinePages(
            new DebateResults(db),
            questions.questions(),
            new Recordings(db, arenas),
            parts,
            new RoomPages.Frame(site, templates));
    var noted = Noted.in(db, arenas);
    var stages = new Stages(db, kit.tokens(), live, noted);
    var scenes = new StageScenes(db, live, noted, clock);
    var programmes = new Programmes(db, arenas);
    var frame = new RoomPages.Frame(site, templates);
    var screen =
        new StageScreen(
            new StageScreen.Shown(scenes, floors, voices, programmes), stages, frame, clock);
    stagePages = new StagePages(stages, screen, parts, live, frame);
    var debates = new Debates(db, live, clock);
    producerPages =
        new ProducerPages(
            new ProducerPages.Desk(scenes, stages, debates, programmes),
            screen,
            parts,
            live,
            frame,
            clock);
    producerPages.register();
    crowdPages =
        new CrowdPages(
            parts,
            new Crowd(db, live, clock),
            new Sanctions(db, arenas, live, clock),
            new Policy(db, arenas, site),
            live,
            new RoomPages.Frame(site, templates));
    shutOutPages = new ShutOutPages(parts, new RoomPages.Frame(site, templates));
    panelPages = new PanelPages(questions.questions(), stages, parts, live, site, templates);
  }

  Reactions reactions() {
    return reactions;
  }

  Rooms rooms() {
    return rooms;
  }

  /** Sockets pass no other gate; and what is told to whom the room is closed. */
  void guard(JavalinConfig config) {
    pages.guard(config);
    stagePages.guard(config);
    shutOutPages.register(config);
  }

  void show(Context ctx, Seen seen, Form form) {
    pages.show(ctx, seen, form);
  }

  void routes() {
    stagePages.routes();
    panelPages.routes();
    producerPages.routes();
    catchUpPages.routes();
    moderationPages.routes();
    timelinePages.routes();
    crowdPages.routes();
    reactionPages.routes();
    journeyPages.routes();
    pages.routes();
  }
}
