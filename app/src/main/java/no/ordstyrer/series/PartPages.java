package no.ordstyrer.series;

import io.javalin.http.Context;
import java.util.function.Predicate;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.web.Web;

/** From the address of a request, {@code /{arena}/{series}/{part}…}, to the part that it names. */
public final class PartPages {
  private PartPages() {}

  /** The part, for whoever may see it; {@link NotFound} for all others. */
  public static Seen seen(Context ctx, Parts parts) {
    return parts.seenBy(
        Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"), ctx.pathParam("part"));
  }

  /** The part, for whoever has this right there; {@link NotFound} for all others. */
  public static Seen seen(Context ctx, Parts parts, Predicate<Standing> may) {
    var seen = seen(ctx, parts);
    if (!may.test(seen.standing())) {
      throw new NotFound();
    }
    return seen;
  }
}
