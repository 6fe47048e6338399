package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Health;
import no.ordstyrer.live.Live;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.panel.Debates;
import no.ordstyrer.panel.RunOfShow;
import no.ordstyrer.panel.StageScene;
import no.ordstyrer.panel.StageScenes;
import no.ordstyrer.panel.StageStrip;
import no.ordstyrer.panel.Stages;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.ProgrammeItem;
import no.ordstyrer.series.Programmes;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;

/**
 * The producer's page: what the audience's screen shows and what it could show, names for its foot,
 * the pause picture, the plan, and how the open pages fare.
 */
public final class ProducerPages {
  private final Desk desk;
  private final StageScreen screen;
  private final Parts parts;
  private final Live live;
  private final RoomPages.Frame frame;
  private final Clock clock;

  /** What the page reads and does. */
  public record Desk(StageScenes scenes, Stages stages, Debates debates, Programmes programmes) {}

  public ProducerPages(
      Desk desk, StageScreen screen, Parts parts, Live live, RoomPages.Frame frame, Clock clock) {
    this.desk = desk;
    this.screen = screen;
    this.parts = parts;
    this.live = live;
    this.frame = frame;
    this.clock = clock;
  }

  /**
   * The page.
   *
   * @param stage path of the audience's screen
   * @param next what the second picture shows
   * @param form what was typed for the foot of the screen, when it comes back
   * @param problem what is wrong, or empty
   */
  public record ProducerView(
      StageScene scene,
      StageStrip strip,
      List<Person> people,
      RunOfShow run,
      List<ProgrammeItem.Timed> programme,
      List<Health> health,
      String stage,
      StageScene.Kind next,
      Form form,
      String problem,
      Instant now,
      Subscription subscription) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/producer",
        () -> {
          get(ctx -> show(ctx, seen(ctx), form(ctx), ""));
          get("/screen", this::screen);
          get("/health", this::health);
          new ProducerActPages(desk, parts, frame, this).routes();
        });
  }

  /** Draws the pieces of the page anew when they have changed. */
  public void register() {
    live.renders(
        StageScenes.KIND,
        (part, audience, language, subject) ->
            audience.equals(Audience.PRODUCER)
                ? piece(parts.seenBy(Viewer.GUEST, new PartId(part)), language, subject)
                : Optional.empty());
  }

  private Optional<String> piece(Seen seen, Language language, String subject) {
    var t = frame.site().words(language);
    var dates = new Dates(language);
    var part = seen.part().id();
    var templates = frame.templates();
    return switch (subject) {
      case StageScenes.SCENES ->
          Optional.of(
              templates
                  .roomProducerScenes(t, dates, seen, desk.scenes().of(part), Form.empty(t))
                  .render());
      case StageScenes.STRIP ->
          Optional.of(
              templates
                  .roomProducerStrip(
                      t, seen, desk.scenes().strip(part), people(seen), Form.empty(t))
                  .render());
      case StageScenes.RUN ->
          Optional.of(
              templates
                  .roomProducerRun(t, dates, seen, desk.debates().run(seen), clock.instant())
                  .render());
      default -> Optional.empty();
    };
  }

  /** The page, with what was typed and what is wrong with it. */
  void show(Context ctx, Seen seen, Form form, String problem) {
    var part = seen.part().id();
    // Before the pieces: what changes in between is then told twice, never lost.
    var line = live.subscription(seen.path() + "/live", part.value(), Audience.PRODUCER, null);
    var view =
        new ProducerView(
            desk.scenes().of(part),
            desk.scenes().strip(part),
            people(seen),
            desk.debates().run(seen),
            desk.programmes().of(seen),
            live.health(part.value()),
            desk.stages().path(seen),
            next(ctx),
            form,
            problem,
            clock.instant(),
            line);
    Security.seclude(ctx);
    var page = frame.site().page(ctx).of(seen.arena().brand()).kept().widened();
    var titled = page.titled(page.t().say("producer.title"));
    ctx.html(frame.templates().roomProducer(titled, seen, view).render());
  }

  /** The screen within our own page: as it is, or with {@code ?scene=} as it would be. */
  private void screen(Context ctx) {
    var seen = seen(ctx);
    Security.seclude(ctx);
    Security.allowWithin(ctx);
    var part = seen.part().id();
    var look = new StagePages.Look(false, 0, true, screen.reactions(part));
    if (Web.query(ctx, "scene").isEmpty()) {
      var line = live.subscription(seen.path() + "/live", part.value(), Audience.STAGE, null);
      StagePages.page(ctx, frame, seen, look, screen.html(seen), line);
    } else {
      StagePages.page(ctx, frame, seen, look, screen.html(seen, next(ctx)), null);
    }
  }

  /** How the open pages fare: asked for every other second by those who watch, told to nobody. */
  private void health(Context ctx) {
    var seen = seen(ctx);
    Security.seclude(ctx);
    var words = frame.site().words(Web.language(ctx));
    var health = live.health(seen.part().id().value());
    Web.fragment(ctx, frame.templates().roomProducerHealth(words, health).render());
  }

  private List<Person> people(Seen seen) {
    return desk.programmes().people(seen);
  }

  private static StageScene.Kind next(Context ctx) {
    return java.util.stream.Stream.of(StageScene.Kind.values())
        .filter(kind -> kind.name().equals(Web.query(ctx, "scene")))
        .findFirst()
        .orElse(StageScene.Kind.JOIN);
  }

  private Form form(Context ctx) {
    return Form.of(ctx, frame.site().words(Web.language(ctx)));
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::produces);
  }
}
