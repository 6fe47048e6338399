package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/**
 * What is like the text that somebody is typing. It is asked for by POST, for what nobody has sent
 * yet belongs in no address and in no log.
 */
public final class SimilarPages {
  private final SimilarQuestions similar;
  private final QuestionPages pages;
  private final Site site;
  private final Templates templates;

  public SimilarPages(
      SimilarQuestions similar, QuestionPages pages, Site site, Templates templates) {
    this.similar = similar;
    this.pages = pages;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    post("/{arena}/{series}/{part}/questions/similar", this::show);
  }

  private void show(Context ctx) {
    var seen = pages.seen(ctx);
    var viewer = Web.viewer(ctx);
    var t = site.words(Web.language(ctx));
    var found = similar.to(viewer, seen, QuestionPages.asking(Form.of(ctx, t)));
    Security.seclude(ctx);
    var html = templates.questionSimilar(found.questions(), found.votes(), t, seen.path());
    Web.fragment(ctx, html.render());
  }
}
