package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.ThemeId;
import no.ordstyrer.web.Web;

/** A moderator says what a question is about. */
public final class ThemePages {
  private final QueuePages pages;
  private final Themes themes;

  public ThemePages(QueuePages pages, Themes themes) {
    this.pages = pages;
    this.themes = themes;
  }

  public void routes() {
    post("/{arena}/{series}/{part}/queue/{number}/theme", this::set);
  }

  private void set(Context ctx) {
    var seen = pages.moderated(ctx);
    var typed = Web.form(ctx, "theme");
    if (!typed.matches("[0-9]{0,18}")) {
      throw new NotFound();
    }
    var theme = typed.isEmpty() ? null : new ThemeId(Long.parseLong(typed));
    pages.answer(
        ctx,
        seen,
        themes.set(Web.viewer(ctx), seen, QueuePages.number(ctx), QueuePages.rev(ctx), theme));
  }
}
