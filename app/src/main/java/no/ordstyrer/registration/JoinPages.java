package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Qr;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/**
 * The personal way into a part: stable from the first letter to the recording. Opening it changes
 * nothing, for mail scanners open it too; going in is a button.
 */
public final class JoinPages {
  private final Registrations registrations;
  private final Joins joins;
  private final Site site;
  private final Templates templates;

  public JoinPages(Registrations registrations, Joins joins, Site site, Templates templates) {
    this.registrations = registrations;
    this.joins = joins;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/join/{token}", this::show);
    post("/join/{token}", this::join);
    get("/join/{token}/qr.svg", this::picture);
  }

  private void show(Context ctx) {
    Security.seclude(ctx);
    var joined = joins.at(ctx.pathParam("token"));
    pass(ctx, joined);
    if (joined.joining() instanceof Joining.Open(var video) && video != null) {
      // Browsers hold a form to its rules along the redirect too.
      Security.allowFormTo(ctx, video);
    }
    var page = site.page(ctx).of(joined.story().seen().arena().brand());
    var own = page.titled(PartWords.title(joined.line().part())).kept();
    ctx.html(templates.registrationJoin(own, joined).render());
  }

  /** Leads to the stored address, to the part's page, or back to say why neither is open. */
  private void join(Context ctx) {
    Security.seclude(ctx);
    var joined = joins.join(ctx.pathParam("token"));
    pass(ctx, joined);
    if (joined.joining() instanceof Joining.Open(var video)) {
      var room = joined.story().seen().part(joined.line().part()).path();
      Web.seeOther(ctx, video == null ? room : video);
    } else {
      Web.seeOther(ctx, ctx.path());
    }
  }

  /** Her code as a picture: what a camera at the door reads, ours or the phone's own. */
  private void picture(Context ctx) {
    Security.seclude(ctx);
    var code = joins.at(ctx.pathParam("token")).code().orElseThrow(NotFound::new);
    ctx.contentType("image/svg+xml").result(Qr.svg(site.link("/checkin/code/" + code)));
  }

  /** The link is a pass for the rooms and nothing else: it manages nothing. */
  private void pass(Context ctx, Joins.Joined joined) {
    ManagePages.give(ctx, site, joined.story(), registrations.pass(joined.story()));
  }
}
