package no.ordstyrer.web;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import no.ordstyrer.access.NotFound;

/** What the frame of every page loads from us beside the static files, and what robots may read. */
public final class FramePages {
  private final Site site;

  public FramePages(Site site) {
    this.site = site;
  }

  public void routes() {
    get(site.assets().base() + "/colour/{hex}.css", this::colour);
    get("/robots.txt", this::robots);
    get("/favicon.ico", ctx -> ctx.redirect(site.assets().at("img/favicon.svg")));
  }

  /** An arena's colour as a style sheet: the content policy allows no style in the page itself. */
  private void colour(Context ctx) {
    var colour = Colour.of("#" + ctx.pathParam("hex")).orElseThrow(NotFound::new);
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.contentType("text/css; charset=utf-8").result(colour.css());
  }

  /**
   * Pages behind a token say noindex themselves: naming them here would keep robots from reading
   * that.
   */
  private void robots(Context ctx) {
    ctx.contentType("text/plain; charset=utf-8")
        .result(
            """
            User-agent: *
            Disallow: /studio
            Disallow: /sign-in
            Disallow: /dev
            """);
  }
}
