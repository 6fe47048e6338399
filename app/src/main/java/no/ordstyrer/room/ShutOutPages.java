package no.ordstyrer.room;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.access.ShutOut;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;

/** What somebody is told to whom the room of a part is closed, whatever she came for. */
public final class ShutOutPages {
  private final Parts parts;
  private final RoomPages.Frame frame;

  public ShutOutPages(Parts parts, RoomPages.Frame frame) {
    this.parts = parts;
    this.frame = frame;
  }

  public void register(JavalinConfig config) {
    config.routes.exception(ShutOut.class, this::show);
  }

  private void show(ShutOut shut, Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    ctx.status(HttpStatus.FORBIDDEN);
    Security.seclude(ctx);
    var page = frame.site().page(ctx).of(seen.arena().brand()).kept();
    var titled = page.titled(page.t().say("standing.shut"));
    if (Web.wantsFragment(ctx)) {
      Web.fragment(ctx, frame.templates().roomShutWords(page.t(), seen, shut).render());
    } else {
      ctx.html(frame.templates().roomShut(titled, seen, shut).render());
    }
  }
}
