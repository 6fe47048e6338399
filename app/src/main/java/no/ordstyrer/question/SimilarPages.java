package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.TooManyRequestsResponse;
import java.time.Duration;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Limit;
import no.ordstyrer.web.Limits;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/**
 * What is like the text that somebody is typing. It is asked for by POST, for what nobody has sent
 * yet belongs in no address and in no log.
 */
public final class SimilarPages {
  /** Somebody who writes pauses now and then; nobody pauses so often. */
  private static final Limit LIMIT = new Limit("similar", 20, Duration.ofSeconds(1));

  private final SimilarQuestions similar;
  private final QuestionPages pages;
  private final Site site;
  private final Templates templates;
  private final Limits limits;

  public SimilarPages(
      SimilarQuestions similar,
      QuestionPages pages,
      Site site,
      Templates templates,
      Limits limits) {
    this.similar = similar;
    this.pages = pages;
    this.site = site;
    this.templates = templates;
    this.limits = limits;
  }

  public void routes() {
    post("/{arena}/{series}/{part}/questions/similar", this::show);
  }

  private void show(Context ctx) {
    var seen = pages.seen(ctx);
    var viewer = Web.viewer(ctx);
    var who = similar.asker(viewer, seen);
    if (limits.take(LIMIT, "registration " + who.value()) instanceof Limits.Answer.Wait(var time)) {
      ctx.header("Retry-After", Long.toString(time.toSeconds()));
      throw new TooManyRequestsResponse(HttpStatus.TOO_MANY_REQUESTS.getMessage());
    }
    var t = site.words(Web.language(ctx));
    var found = similar.to(viewer, seen, QuestionPages.asking(Form.of(ctx, t)));
    Security.seclude(ctx);
    var html = templates.questionSimilar(found.questions(), found.votes(), t, seen.path());
    Web.fragment(ctx, html.render());
  }
}
