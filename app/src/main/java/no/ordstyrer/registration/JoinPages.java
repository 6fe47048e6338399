package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import no.ordstyrer.series.Part;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;

/** The personal way into a part: stable from the first letter to the recording. */
public final class JoinPages {
  private final Registrations registrations;
  private final PartRegistrations places;
  private final Site site;
  private final Templates templates;

  public JoinPages(
      Registrations registrations, PartRegistrations places, Site site, Templates templates) {
    this.registrations = registrations;
    this.places = places;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/join/{token}", this::join);
  }

  /**
   * Leads to the part's page, or to the stored video address when it is open and cannot be shown on
   * that page. The link is a pass for the rooms and nothing else: it manages nothing.
   */
  private void join(Context ctx) {
    Security.seclude(ctx);
    var joined = places.joined(ctx.pathParam("token"));
    var story = joined.story();
    ManagePages.give(ctx, site, story, registrations.pass(story));
    var line = joined.line();
    var part = line.part();
    if (line.confirmed() && part.state() != Part.State.CANCELLED) {
      ctx.redirect(
          joined.videoNow() && part.videoUrl() != null && !part.videoEmbed()
              ? part.videoUrl()
              : story.seen().part(part).path());
    } else {
      var page = site.page(ctx);
      var own = page.of(story.seen().arena().brand()).titled(PartWords.title(part)).kept();
      ctx.html(templates.registrationJoin(own, story, line).render());
    }
  }
}
