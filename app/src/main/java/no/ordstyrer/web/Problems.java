package no.ordstyrer.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.templates.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong, told in the page frame and the visitor's language. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Site site;
  private final Templates templates;

  public Problems(Site site, Templates templates) {
    this.site = site;
    this.templates = templates;
  }

  public void register(JavalinConfig config) {
    config.routes.exception(NotFound.class, (_, ctx) -> show(ctx, 404));
    config.routes.exception(
        HttpResponseException.class, (problem, ctx) -> show(ctx, problem.getStatus()));
    config.routes.exception(
        Exception.class,
        (problem, ctx) -> {
          LOG.error("Request {} failed", Web.requestId(ctx), problem);
          show(ctx, 500);
        });
    config.routes.error(
        HttpStatus.NOT_FOUND,
        ctx -> {
          if (ctx.res().getContentType() == null
              || !ctx.res().getContentType().startsWith("text/html")) {
            show(ctx, 404);
          }
        });
  }

  private void show(Context ctx, int status) {
    // Forbidden looks like absent, but for a request of another site's: that is worth a word.
    var told =
        switch (status) {
          case 400, 413, 422, 429, 503 -> status;
          case 403 -> 403;
          case 401, 404, 405 -> 404;
          default -> status >= 500 ? 500 : 400;
        };
    ctx.status(told);
    if (told == 413) {
      Transport.letFinish(ctx);
    }
    var page = site.page(ctx);
    ctx.html(
        templates
            .layoutProblem(
                page.titled(page.t().say("web.error." + told)).kept(),
                told,
                Web.requestId(ctx),
                Resend.of(ctx, told))
            .render());
  }
}
