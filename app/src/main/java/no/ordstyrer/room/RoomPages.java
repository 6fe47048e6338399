package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.ws;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Admission;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Order;
import no.ordstyrer.question.Rules.Phase;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** The page of a part and its socket. */
public final class RoomPages {
  private static final String PART = "/{arena}/{series}/{part}";

  private final Parts parts;
  private final Rooms rooms;
  private final RoomViews views;
  private final RoomDoor door;
  private final Live live;
  private final Frame frame;

  /** What the pages are made with. */
  public record Frame(Site site, Templates templates) {}

  public RoomPages(
      Parts parts, Rooms rooms, RoomViews views, RoomDoor door, Live live, Frame frame) {
    this.parts = parts;
    this.rooms = rooms;
    this.views = views;
    this.door = door;
    this.live = live;
    this.frame = frame;
    live.renders(
        Rooms.SUBJECT, (part, _, language, _) -> Optional.of(banner(new PartId(part), language)));
  }

  /** Comes late: {@code {part}} may stand for what has an address of its own. */
  public void routes() {
    path(
        PART,
        () -> {
          get(this::show);
          get("/changes", ctx -> live.changes(ctx, admission(ctx)));
          ws("/live", live::socket);
          post("/phase", this::turn);
          get("/end", this::confirmEnd);
          post("/end", this::end);
        });
  }

  /** Javalin asks nobody on the way to a socket: this is that door's own lock. */
  public void guard(JavalinConfig config) {
    config.routes.wsBeforeUpgrade(PART + "/live", ctx -> live.admit(ctx, admission(ctx)));
  }

  /** The page, with the question that she wrote shown again. */
  public void show(Context ctx, Seen seen, Form question) {
    show(ctx, seen, question, Form.empty(question.t()));
  }

  /** The page with a word about a reaction that was not counted. */
  void showReacted(Context ctx, Seen seen, Form reacted) {
    show(ctx, seen, Form.empty(reacted.t()), reacted);
  }

  private void show(Context ctx, Seen seen, Form question, Form turn) {
    var order = Order.of(Web.query(ctx, "sort"));
    var view = views.of(Web.viewer(ctx), seen, order);
    if (view.video() instanceof Video.Embedded video) {
      Security.allowFrame(ctx, video.origin());
    }
    ctx.html(frame.templates().roomShow(page(ctx, seen), view, question, turn).render());
  }

  private void show(Context ctx) {
    show(ctx, seen(ctx), Form.empty(frame.site().page(ctx).t()));
  }

  private void turn(Context ctx) {
    var seen = seen(ctx);
    var page = page(ctx, seen);
    var form = Form.of(ctx, page.t());
    var to = form.one("phase", Phase.class);
    var rev = form.whole("rev", 0, Integer.MAX_VALUE);
    if (to.isEmpty() || rev.isEmpty()) {
      form.problem("phase", "room.problem.not-now");
      refuse(ctx, seen, form);
      return;
    }
    tell(ctx, seen, form, rooms.turn(Web.viewer(ctx), seen, to.get(), rev.getAsInt()));
  }

  private void confirmEnd(Context ctx) {
    var seen = seen(ctx);
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
    var page = page(ctx, seen);
    ctx.html(frame.templates().roomEnd(page.kept(), seen).render());
  }

  private void end(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, page(ctx, seen).t());
    tell(ctx, seen, form, rooms.end(Web.viewer(ctx), seen));
  }

  private void tell(Context ctx, Seen seen, Form form, Turned turned) {
    switch (turned) {
      case Turned.Done(var room) ->
          // Whoever ends a part says what becomes of its questions.
          Web.seeOther(
              ctx,
              seen.path()
                  + (room.endedAt() == null ? "?done=room.turned" : "/outcomes?done=room.ended"));
      case Turned.Stale _ -> {
        form.problem("phase", "room.problem.stale");
        refuse(ctx, seen, form);
      }
      case Turned.NotNow _ -> {
        form.problem("phase", "room.problem.not-now");
        refuse(ctx, seen, form);
      }
    }
  }

  private void refuse(Context ctx, Seen seen, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, seen, Form.empty(form.t()), form);
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts);
  }

  private Page page(Context ctx, Seen seen) {
    var part = seen.part();
    var title = part.theme().isEmpty() ? part.label() : part.theme();
    return frame.site().page(ctx).of(seen.arena().brand()).titled(title);
  }

  private Admission admission(Context ctx) {
    // Copied: the request is gone when it is asked again.
    var knock =
        new RoomDoor.Knock(
            Map.copyOf(ctx.pathParamMap()),
            Map.copyOf(ctx.cookieMap()),
            Web.query(ctx, "audience"),
            Web.query(ctx, "who"),
            Web.language(ctx));
    return moment -> door.open(knock, moment);
  }

  private String banner(PartId part, Language language) {
    var t = frame.site().words(language);
    return frame.templates().roomBanner(t, rooms.of(part)).render();
  }
}
