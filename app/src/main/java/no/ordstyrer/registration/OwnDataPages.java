package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.javalin.http.Context;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** What we know of her, as a file; and the end of it. Behind the link that only she was sent. */
public final class OwnDataPages {
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final Registrations registrations;
  private final OwnData ownData;
  private final Site site;
  private final Templates templates;

  public OwnDataPages(
      Registrations registrations, OwnData ownData, Site site, Templates templates) {
    this.registrations = registrations;
    this.ownData = ownData;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/manage/{token}/data.json", this::copy);
    get("/manage/{token}/erasure", this::ask);
    post("/manage/{token}/erasure", this::erase);
  }

  private void copy(Context ctx) throws JsonProcessingException {
    var story = story(ctx);
    ctx.header("Content-Disposition", "attachment; filename=\"ordstyrer.json\"");
    ctx.contentType("application/json; charset=utf-8");
    ctx.result(JSON.writeValueAsString(ownData.copy(story)));
  }

  private void ask(Context ctx) {
    var story = story(ctx);
    var page = site.page(ctx).of(story.seen().arena().brand()).kept();
    ctx.html(
        templates
            .registrationErase(
                page.titled(page.t().say("registration.erase")),
                story,
                "/manage/" + ctx.pathParam("token"))
            .render());
  }

  private void erase(Context ctx) {
    var story = story(ctx);
    ownData.erase(story);
    site.forget(ctx, Links.passCookie(story.registration().seriesId()));
    Web.seeOther(ctx, story.seen().path() + "?done=registration.erased");
  }

  private Story story(Context ctx) {
    Security.seclude(ctx);
    return registrations.managed(ctx.pathParam("token"));
  }
}
