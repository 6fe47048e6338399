package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Visibility;
import no.ordstyrer.web.Web;

/** What of a series everybody sees. */
public final class VisibilityPages {
  private static final String PATH = "/studio/{arena}/{series}/visibility";

  private final DeskPages desk;
  private final Visibility visibility;

  public VisibilityPages(DeskPages desk, Visibility visibility) {
    this.desk = desk;
    this.visibility = visibility;
  }

  public void routes() {
    get(PATH, this::show);
    post(PATH, this::change);
  }

  private void show(Context ctx) {
    var seen = desk.series(ctx);
    var parts = desk.parts().of(seen.series().id());
    var hidden =
        parts.stream().filter(Part::hidden).map(part -> Integer.toString(part.number())).toList();
    var form = desk.empty(ctx).putAll("part", hidden);
    if (seen.series().hidden()) {
      form.put("series", "yes");
    }
    var page = desk.page(ctx, "visibility.title").of(seen.arena().brand());
    ctx.html(desk.templates().studioVisibility(page, seen, parts, form).render());
  }

  private void change(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var parts =
        form.values("part").stream()
            .filter(number -> number.matches("[1-9][0-9]{0,3}"))
            .map(Integer::valueOf)
            .toList();
    visibility.change(Web.viewer(ctx), seen, form.has("series", "yes"), parts);
    Web.seeOther(ctx, "/studio" + seen.path() + "?done=visibility.saved");
  }
}
