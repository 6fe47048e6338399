package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.ws;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Admission;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Listening;
import no.ordstyrer.live.Live;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.panel.Stages;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Qr;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audience's screen: one scene in large type, by a link of its own. Whoever looks at it did not
 * ask for a page: where something is wrong the screen is empty, and tries again by itself.
 */
public final class StagePages {
  private static final Logger LOG = LoggerFactory.getLogger(StagePages.class);
  private static final String STAGE = "/stage/{token}";

  /** What a base size in pixels may be. */
  public static final int SMALLEST = 8;

  public static final int LARGEST = 120;

  private final Stages stages;
  private final StageScreen screen;
  private final Parts parts;
  private final Live live;
  private final RoomPages.Frame frame;

  public StagePages(
      Stages stages, StageScreen screen, Parts parts, Live live, RoomPages.Frame frame) {
    this.stages = stages;
    this.screen = screen;
    this.parts = parts;
    this.live = live;
    this.frame = frame;
    live.renders(
        "stage",
        (part, audience, _, _) ->
            audience.equals(Audience.STAGE)
                ? Optional.of(screen.html(seen(new PartId(part))))
                : Optional.empty());
  }

  /**
   * How the screen is wanted.
   *
   * @param base the size of its type in pixels, or 0 for one that follows the width
   * @param preview whether it is a small one, on the producer's page
   * @param reactions that run along its foot, or null
   */
  public record Look(
      boolean transparent, int base, boolean preview, @Nullable ReactionList reactions) {}

  public void routes() {
    path(
        STAGE,
        () -> {
          get(this::show);
          get("/qr.svg", this::code);
          get("/changes", ctx -> live.changes(ctx, admission(ctx)));
          ws("/live", live::socket);
        });
    post("/{arena}/{series}/{part}/stage-link", this::renew);
  }

  /** Javalin asks nobody on the way to a socket: this is that door's own lock. */
  public void guard(JavalinConfig config) {
    config.routes.wsBeforeUpgrade(STAGE + "/live", ctx -> live.admit(ctx, admission(ctx)));
  }

  private void show(Context ctx) {
    Security.seclude(ctx);
    try {
      var part = part(ctx);
      var seen = seen(part);
      var line = live.subscription(ctx.path() + "/live", part.value(), Audience.STAGE, null);
      var reactions = Web.query(ctx, "reactions").equals("off") ? null : screen.reactions(part);
      page(ctx, frame, seen, look(ctx, reactions), screen.html(seen), line);
    } catch (NotFound _) {
      nothing(ctx, HttpStatus.NOT_FOUND);
    } catch (RuntimeException e) {
      LOG.error("The screen cannot be drawn, request {}", Web.requestId(ctx), e);
      nothing(ctx, HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  /** A whole screen. Without {@code line} it stays as it is. */
  static void page(
      Context ctx,
      RoomPages.Frame frame,
      Seen seen,
      Look look,
      String scene,
      @Nullable Subscription line) {
    var page = frame.site().page(ctx).of(seen.arena().brand()).titled(seen.part().label()).kept();
    var words = frame.site().words(StageScreen.language(seen));
    ctx.html(frame.templates().roomStage(page, words, scene, line, look).render());
  }

  /** An empty screen, for a link that is void and for a server that is out of breath. */
  private void nothing(Context ctx, HttpStatus status) {
    var words = frame.site().words(Web.language(ctx));
    var page = frame.site().page(ctx).titled(words.say("question.stage")).kept();
    ctx.status(status);
    ctx.html(frame.templates().roomStage(page, words, "", null, look(ctx, null)).render());
  }

  /** {@code ?background=transparent&base=24}; what makes no sense is left out. */
  private static Look look(Context ctx, @Nullable ReactionList reactions) {
    var base = Web.query(ctx, "base");
    var pixels = base.matches("[0-9]{1,3}") ? Integer.parseInt(base) : 0;
    return new Look(
        Web.query(ctx, "background").equals("transparent"),
        pixels < SMALLEST || pixels > LARGEST ? 0 : pixels,
        false,
        reactions);
  }

  private void code(Context ctx) {
    var seen = seen(part(ctx));
    Security.seclude(ctx);
    ctx.contentType("image/svg+xml").result(Qr.svg(frame.site().link(seen.path())));
  }

  private void renew(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    stages.renew(Web.viewer(ctx), seen);
    var back = Web.form(ctx, "back").equals("producer") ? "/producer" : "/panel";
    Web.seeOther(ctx, seen.path() + back + "?done=question.stage");
  }

  private PartId part(Context ctx) {
    return stages.of(ctx.pathParam("token")).orElseThrow(NotFound::new);
  }

  /** The screen is public: it shows nothing that a guest may not see. */
  private Seen seen(PartId part) {
    return parts.seenBy(Viewer.GUEST, part);
  }

  private Admission admission(Context ctx) {
    var token = ctx.pathParam("token");
    return _ ->
        stages
            .of(token)
            .map(part ->
                new Listening(
                    part.value(), Audience.STAGE, null, null, StageScreen.language(seen(part))));
  }
}
