package no.ordstyrer.studio;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Role;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Standing;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** What every page of the studio begins with: who it is for, and whose it is. */
public record DeskPages(Arenas arenas, Parts parts, Site site, Templates templates, Clock clock) {
  private static final Role[] ALL = Role.values();

  Instant now() {
    return clock.instant();
  }

  /** The arena of the address, for whoever has any role in it. */
  Arena arena(Context ctx) {
    return arenas.ruledBy(Web.viewer(ctx), ctx.pathParam("arena"), ALL);
  }

  /** The arena of the address, for whoever may edit it. */
  Arena organised(Context ctx) {
    return arenas.ruledBy(Web.viewer(ctx), ctx.pathParam("arena"), Role.OWNER, Role.ORGANISER);
  }

  Set<Role> roles(Context ctx, Arena arena) {
    return arenas.roles(Web.viewer(ctx), arena.id());
  }

  /** The series of the address, for whoever may edit it. */
  SeenSeries series(Context ctx) {
    var seen = parts.seriesSeenBy(Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"));
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
    return seen;
  }

  /** The part of the address, for whoever may edit it. */
  Seen part(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::organises);
  }

  /** The part of the address, for whoever may receive people there. */
  Seen checkedIn(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::checksIn);
  }

  /** The part of the address, for whoever may say how its room works. */
  Seen room(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::keepsRoom);
  }

  /** A page of the studio: nobody keeps a copy of it. */
  Page page(Context ctx, String titleKey, Object... filled) {
    Web.viewer(ctx).mustBeStaff();
    Security.seclude(ctx);
    var page = site.page(ctx);
    return page.titled(page.t().say(titleKey, filled)).kept();
  }

  Form form(Context ctx) {
    return Form.of(ctx, site.words(Web.language(ctx)));
  }

  Form empty(Context ctx) {
    return Form.empty(site.words(Web.language(ctx)));
  }

  /** Shows a page again with what was typed and what is wrong with it. */
  static void again(Context ctx, String html) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT).html(html);
  }

  /**
   * Somebody else has saved meanwhile: what she wrote stands under each field that differs, and
   * saving once more is saving over it knowingly.
   */
  static void compare(Form typed, Form stored, Iterable<String> names, int rev) {
    for (var name : names) {
      if (!normal(stored.value(name)).equals(normal(typed.value(name)))) {
        var theirs = stored.value(name).isBlank() ? "–" : stored.value(name);
        typed.problem(name, "studio.stale.field", theirs);
      }
    }
    typed.problem("rev", "studio.stale.rev");
    typed.put("rev", rev);
  }

  private static String normal(String text) {
    return text.replace("\r\n", "\n").strip();
  }
}
