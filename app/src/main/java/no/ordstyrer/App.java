package no.ordstyrer;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.account.AccountPages;
import no.ordstyrer.account.Accounts;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.arena.Members;
import no.ordstyrer.arena.StatementPages;
import no.ordstyrer.db.Database;
import no.ordstyrer.db.Readiness;
import no.ordstyrer.i18n.Words;
import no.ordstyrer.jobs.Jobs;
import no.ordstyrer.live.Live;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.panel.Seats;
import no.ordstyrer.panel.Stages;
import no.ordstyrer.question.Faces;
import no.ordstyrer.question.OutcomePages;
import no.ordstyrer.question.Outcomes;
import no.ordstyrer.question.QuestionPages;
import no.ordstyrer.question.Questions;
import no.ordstyrer.question.Queue;
import no.ordstyrer.question.QueuePages;
import no.ordstyrer.question.Votes;
import no.ordstyrer.registration.Enhetsregisteret;
import no.ordstyrer.registration.Erasure;
import no.ordstyrer.registration.FeedPages;
import no.ordstyrer.registration.Feeds;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.JoinPages;
import no.ordstyrer.registration.ManagePages;
import no.ordstyrer.registration.OfferPages;
import no.ordstyrer.registration.OrganisationPages;
import no.ordstyrer.registration.Organisations;
import no.ordstyrer.registration.OwnData;
import no.ordstyrer.registration.OwnDataPages;
import no.ordstyrer.registration.PartChanges;
import no.ordstyrer.registration.PartRegistrations;
import no.ordstyrer.registration.People;
import no.ordstyrer.registration.RegistrationLetters;
import no.ordstyrer.registration.RegistrationPages;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.registration.WaitingList;
import no.ordstyrer.room.PanelPages;
import no.ordstyrer.room.Presence;
import no.ordstyrer.room.RoomDoor;
import no.ordstyrer.room.RoomPages;
import no.ordstyrer.room.RoomViews;
import no.ordstyrer.room.Rooms;
import no.ordstyrer.room.StagePages;
import no.ordstyrer.series.Crew;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Planning;
import no.ordstyrer.series.Publishing;
import no.ordstyrer.series.Rescheduling;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeriesPages;
import no.ordstyrer.series.WhenPart;
import no.ordstyrer.studio.DeskPages;
import no.ordstyrer.studio.PeoplePages;
import no.ordstyrer.studio.Retention;
import no.ordstyrer.studio.RetentionPages;
import no.ordstyrer.studio.StudioPages;
import no.ordstyrer.templates.StaticTemplates;
import no.ordstyrer.web.Aside;
import no.ordstyrer.web.Assets;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.FramePages;
import no.ordstyrer.web.Freshness;
import no.ordstyrer.web.Health;
import no.ordstyrer.web.Limits;
import no.ordstyrer.web.Networks;
import no.ordstyrer.web.Problems;
import no.ordstyrer.web.Requests;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Throttle;
import no.ordstyrer.web.Transport;

/** The whole application, wired by hand. Read this first. */
public final class App implements AutoCloseable {
  private final Javalin javalin;
  private final Aside aside = new Aside();
  private final Site site;
  private final AccountPages accountPages;
  private final StudioPages studioPages;
  private final SeriesPages seriesPages;
  private final QuestionPages questionPages;
  private final QueuePages queuePages;
  private final OutcomePages outcomePages;
  private final List<Runnable> registrationPages;
  private final RoomPages roomPages;
  private final StagePages stagePages;
  private final PanelPages panelPages;
  private final DebateWiring debate;
  private final Retention retention;
  private final Live live;
  private final DataSource source;
  private final Mailing mailing;
  private final Jobs jobs;

  /** {@code source} must already be migrated ({@link Database#migrate}). */
  public App(DataSource source, Settings settings, Clock clock) {
    this.source = source;
    var db = Database.open(source);
    var templates = new StaticTemplates();
    var secret = settings.secret().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var tokens = new Tokens(secret);
    site = new Site(settings.publicUrl(), Assets.onClasspath(), new Words());

    var limits = new Limits(db, tokens, clock);
    var networks = new Networks(site.secure() ? "X-Forwarded-For" : null);

    live = new Live(db, clock);
    var outbox = new Outbox(templates, clock);
    mailing = new Mailing(db, settings, outbox, clock, new Mailing.Front(site, templates));
    var accounts = new Accounts(db, outbox, site, clock);

    var arenas = new Arenas(db, clock);
    var parts = new Parts(db, arenas);

    var members = new Members(db, arenas, accounts, outbox, site);
    var letters = new RegistrationLetters(outbox, site, tokens, settings.mail().from());
    var changes = new PartChanges(parts, letters, clock);
    WhenPart seats = new Seats(clock)::follow;
    var verbs =
        new StudioPages.Verbs(
            members,
            new Planning(db, arenas, seats, changes::edited, clock),
            new Publishing(db, arenas, changes::cancelled, clock),
            new Rescheduling(db, arenas, changes::moved, changes::cancelled, clock),
            new Crew(db, arenas, members, seats, clock),
            new Figures(db));

    accountPages = new AccountPages(accounts, site, templates, aside);
    var gate = new Gate(site, tokens, accountPages, new Throttle(limits, networks));
    var waitingList = new WaitingList(db, parts, letters, clock);
    var registrations = new Registrations(db, parts, waitingList, letters, clock);
    var partRegistrations = new PartRegistrations(db, parts, waitingList, letters, clock);
    seriesPages = new SeriesPages(arenas, parts, registrations::held, site, templates, clock);
    var register = new Enhetsregisteret(settings.organisations());
    var organisations = new Organisations(db, register, clock);
    var ownData = new OwnData(db, partRegistrations, new Erasure(clock), Forgetting.elsewhere());
    registrationPages =
        List.of(
            new RegistrationPages(registrations, parts, site, templates)::routes,
            new ManagePages(registrations, partRegistrations, site, templates, clock)::routes,
            new JoinPages(registrations, partRegistrations, site, templates)::routes,
            new OfferPages(waitingList, site, templates)::routes,
            new OwnDataPages(registrations, ownData, site, templates)::routes,
            new OrganisationPages(parts, organisations, limits, networks, templates)::routes,
            new FeedPages(new Feeds(registrations, letters, clock))::routes);

    retention = new Retention(db, arenas, clock, Forgetting.ofSeries(clock), Forgetting.byAge());
    var desk = new DeskPages(arenas, parts, site, templates, clock);
    studioPages = new StudioPages(desk, verbs);
    var votes = new Votes(db, registrations, live, clock);
    var questions = new Questions(db, registrations, parts, votes, live, clock);
    var queue = new Queue(db, registrations, live, clock);
    var outcomes = new Outcomes(db, parts, queue, live, clock);
    new Faces(questions, site, templates).register(live);
    questionPages =
        new QuestionPages(
            questions,
            votes,
            queue,
            new QuestionPages.Setting(parts, this::aroundQuestions),
            site,
            templates);
    queuePages = new QueuePages(queue, parts, live, site, templates);
    outcomePages = new OutcomePages(outcomes, queue, parts, site, templates);

    var rooms = new Rooms(db, arenas, outcomes::partEnded, live, clock);
    jobs = Clockwork.wound(db, clock, waitingList, rooms, retention);
    var presence = new Presence(db, live, clock);
    roomPages =
        new RoomPages(
            parts,
            rooms,
            new RoomViews(rooms, presence, parts, registrations, questions, live),
            new RoomDoor(parts, registrations, gate::viewer),
            live,
            new RoomPages.Frame(site, templates));

    var stages = new Stages(db, tokens, live);
    stagePages = new StagePages(stages, questions, parts, live, site, templates);
    panelPages = new PanelPages(questions, stages, parts, live, site, templates);
    debate = new DebateWiring(db, live, parts, site, templates, clock);

    javalin =
        Javalin.create(config -> {
          Transport.configure(config);
          config.staticFiles.add(files -> {
            files.hostedPath = site.assets().base();
            files.directory = "/static";
            files.location = Location.CLASSPATH;
            files.precompressMaxSize = 512 * 1024;
            files.headers =
                java.util.Map.of("Cache-Control", "public, max-age=31536000, immutable");
          });
          gate.guard(config);
          roomPages.guard(config);
          stagePages.guard(config);
          config.routes.after(Freshness::mark);
          Requests.log(config, settings.accessLog());
          new Problems(site, templates).register(config);
          config.routes.apiBuilder(() -> {
            new FramePages(site).routes();
            new Health(new Readiness(source)::now).routes();
            accountPages.routes();
            new StatementPages(arenas, site, templates).routes();
            new RetentionPages(desk, retention).routes();
            new PeoplePages(desk, new People(db, arenas)).routes();
            studioPages.routes();
            questionPages.routes();
            queuePages.routes();
            outcomePages.routes();
            mailing.routes();
            registrationPages.forEach(Runnable::run);
            stagePages.routes();
            panelPages.routes();
            debate.routes();
            roomPages.routes();
            // Last: an arena may have any name that is no address of ours.
            seriesPages.routes();
          });
        });
  }

  /** What forgets people when their time is over; runs every night. */
  public Retention retention() {
    return retention;
  }

  /** What comes back by the clock: begun by whoever serves people, not by a test. */
  public Jobs jobs() {
    return jobs;
  }

  /** Listens on this machine only. */
  public App start(int port) {
    return start("127.0.0.1", port);
  }

  public App start(String host, int port) {
    javalin.start(host, port);
    live.start(source);
    mailing.start();
    return this;
  }

  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    live.close();
    javalin.stop();
    aside.close();
    jobs.close();
    mailing.close();
  }

  /** The page that a refused question comes back on. */
  private void aroundQuestions(Context ctx, Seen seen, Form form) {
    roomPages.show(ctx, seen, form);
  }
}
