package no.ordstyrer;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.websocket.WsHandlerType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.account.AccountPages;
import no.ordstyrer.account.Accounts;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.arena.StatementPages;
import no.ordstyrer.calendar.PublicFeedPages;
import no.ordstyrer.calendar.PublicFeeds;
import no.ordstyrer.db.Database;
import no.ordstyrer.db.Readiness;
import no.ordstyrer.i18n.Words;
import no.ordstyrer.jobs.Jobs;
import no.ordstyrer.live.Live;
import no.ordstyrer.mail.Inbound;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.panel.StanceFaces;
import no.ordstyrer.panel.Stances;
import no.ordstyrer.question.EarlyQuestions;
import no.ordstyrer.registration.Asks;
import no.ordstyrer.registration.Fields;
import no.ordstyrer.registration.Needs;
import no.ordstyrer.registration.ParticipantList;
import no.ordstyrer.registration.ParticipantLists;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Programmes;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeriesPages;
import no.ordstyrer.studio.Retention;
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

/**
 * The whole application, wired by hand. Read this first, then the wirings that it names: each is a
 * chapter.
 */
public final class App implements AutoCloseable {
  private final DataSource source;
  private final Settings settings;
  private final Javalin javalin;
  private final Aside aside = new Aside();
  private final Kit kit;
  private final Gate gate;
  private final AccountPages accountPages;
  private final StatementPages statementPages;
  private final RegistrationWiring registration;
  private final PublicFeedPages publicFeeds;
  private final SeriesPages seriesPages;
  private final StudioWiring studio;
  private final QuestionWiring question;
  private final PollWiring poll;
  private final CheckInWiring checkIn;
  private final KeepingWiring keeping;
  private final RoomWiring room;
  private final DebateWiring debate;
  private final Mailing mailing;
  private final Jobs jobs;

  /** {@code source} must already be migrated ({@link Database#migrate}). */
  public App(DataSource source, Settings settings, Clock clock) {
    this.source = source;
    this.settings = settings;
    var db = Database.open(source);
    var templates = new StaticTemplates();
    var tokens = new Tokens(settings.secret().getBytes(StandardCharsets.UTF_8));
    var site = new Site(settings.publicUrl(), Assets.onClasspath(), new Words());
    var live = new Live(db, clock);
    var outbox = new Outbox(templates, clock);
    kit = new Kit(db, live, outbox, tokens, site, templates, aside, clock);

    var limits = new Limits(db, tokens, clock);
    var networks = new Networks(site.secure() ? "X-Forwarded-For" : null);
    mailing = new Mailing(db, settings, outbox, clock, new Mailing.Front(site, templates));

    var accounts = new Accounts(db, outbox, site, clock);
    accountPages = new AccountPages(accounts, site, templates, aside);
    gate = new Gate(site, tokens, accountPages, new Throttle(limits, networks));

    var arenas = new Arenas(db, clock, (handle, account) -> live.recheck(handle, account.value()));
    var parts = new Parts(db, arenas);
    statementPages = new StatementPages(arenas, site, templates);
    var fields = new Fields(db, arenas, clock);
    var lists = new ParticipantLists(db, arenas, parts, clock);
    var asks =
        new Asks(fields, new Needs(db, arenas, clock), new EarlyQuestions(db, live, clock), lists);
    var stances = new Stances(db, live, clock);
    var stanceFaces = new StanceFaces(stances, parts, site, templates);
    stanceFaces.register(live);
    registration =
        new RegistrationWiring(kit, parts, asks, stanceFaces::managed, settings, limits, networks);
    var registrations = registration.registrations();
    parts.whoHolds(registrations::held);
    publicFeeds =
        new PublicFeedPages(
            new PublicFeeds(db, arenas, parts, site, settings.mail().from(), clock));
    seriesPages =
        new SeriesPages(
            arenas,
            parts,
            new SeriesPages.Beside(
                registrations::held,
                new Programmes(db, arenas),
                seen -> lists.isShown(seen, ParticipantList.Audience.VISITORS)),
            site,
            templates,
            clock);
    studio = new StudioWiring(kit, accounts, arenas, parts, fields, registration);
    question = new QuestionWiring(kit, arenas, parts, registration, limits, this::aroundQuestions);
    poll = new PollWiring(kit, arenas, parts, registrations);
    keeping = new KeepingWiring(kit, arenas, parts);
    checkIn = new CheckInWiring(kit, arenas, parts, registration.letters(), gate::viewer);
    room = new RoomWiring(kit, arenas, parts, registrations, question, poll, stances, gate::viewer);
    debate =
        new DebateWiring(kit, parts, registrations, question, stances, room, Noted.in(db, arenas));
    jobs = Clockwork.wound(db, clock, registration, question, room.rooms(), studio);
    mailing
        .inbound(calendarAnswers())
        .ifPresent(inbound -> jobs.every(Clockwork.MAILBOX, "mailbox", inbound::sweep));
    javalin = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    Transport.configure(config);
    config.staticFiles.add(files -> {
      files.hostedPath = kit.site().assets().base();
      files.directory = "/static";
      files.location = Location.CLASSPATH;
      files.precompressMaxSize = 512 * 1024;
      files.headers = Map.of("Cache-Control", "public, max-age=31536000, immutable");
    });
    gate.guard(config);
    checkIn.guard(config);
    room.guard(config);
    config.routes.after(Freshness::mark);
    Requests.log(config, settings.accessLog());
    new Problems(kit.site(), kit.templates()).register(config);
    config.routes.apiBuilder(this::routes);
  }

  /** From words of ours to names that arenas choose. */
  private void routes() {
    new FramePages(kit.site()).routes();
    new Health(new Readiness(source)::now).routes();
    accountPages.routes();
    statementPages.routes();
    keeping.routes();
    studio.routes();
    question.routes();
    poll.routes();
    mailing.routes();
    registration.routes();
    checkIn.routes();
    debate.routes();
    room.routes();
    // Last: an arena may have any name that is no address of ours.
    publicFeeds.routes();
    seriesPages.routes();
  }

  /** What forgets people when their time is over; runs every night. */
  public Retention retention() {
    return studio.retention();
  }

  /** What comes back by the clock: begun by whoever serves people, not by a test. */
  public Jobs jobs() {
    return jobs;
  }

  /** Where answers of calendars are filed. */
  public Inbound.CalendarAnswers calendarAnswers() {
    return registration.replies()::file;
  }

  /** Listens on this machine only. */
  public App start(int port) {
    return start("127.0.0.1", port);
  }

  public App start(String host, int port) {
    javalin.start(host, port);
    kit.live().start(source);
    mailing.start();
    return this;
  }

  /** Every address that is answered: {@code GET /studio/{arena}}, {@code WS …} for a socket. */
  List<String> addresses() {
    var router = javalin.unsafe.internalRouter;
    var pages =
        router.allHttpHandlers().stream()
            .map(handler -> handler.endpoint)
            .filter(endpoint -> endpoint.method.isHttpMethod())
            .map(endpoint -> endpoint.method.name() + " " + endpoint.path);
    var sockets =
        router.allWsHandlers().stream()
            .filter(handler -> handler.getType() == WsHandlerType.WEBSOCKET)
            .map(handler -> "WS " + handler.getPath());
    return Stream.concat(pages, sockets).toList();
  }

  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    kit.live().close();
    javalin.stop();
    aside.close();
    jobs.close();
    mailing.close();
  }

  /** The page that a refused question comes back on. */
  private void aroundQuestions(Context ctx, Seen seen, Form form) {
    room.show(ctx, seen, form);
  }
}
