package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.series.Editions;
import no.ordstyrer.series.Editions.NextPart;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Planned;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesPlan;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** Copying a series to the next edition: seen and corrected before there is a draft. */
public final class EditionPages {
  private static final String PATH = "/studio/{arena}/{series}/next-edition";

  private final DeskPages desk;
  private final Editions editions;

  public EditionPages(DeskPages desk, Editions editions) {
    this.desk = desk;
    this.editions = editions;
  }

  public void routes() {
    get(PATH, this::open);
    post(PATH, this::create);
  }

  private void open(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.empty(ctx);
    var all = desk.parts().seriesOf(Web.viewer(ctx), seen.arena());
    var today = desk.now().atZone(seen.arena().zone()).toLocalDate();
    next(seen).fill(form, all, desk.parts().themes(seen.series().id()), today);
    show(ctx, seen, form);
  }

  private void create(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    if (form.has("shift")) {
      next(seen).shift(form);
      show(ctx, seen, form);
      return;
    }
    var plan = SeriesFields.read(form, seen.arena().zone());
    var parts = parts(form, seen);
    if (parts.isEmpty()) {
      form.problem("p1-taken", "edition.problem.none");
    }
    if (!form.ok() || !created(ctx, seen, form, plan, parts)) {
      ctx.status(422);
      show(ctx, seen, form);
    }
  }

  private boolean created(
      Context ctx, SeenSeries seen, Form form, SeriesPlan plan, List<NextPart> parts) {
    return switch (editions.next(Web.viewer(ctx), seen, plan, parts)) {
      case Planned.Saved(var path) -> {
        Web.seeOther(ctx, "/studio" + path + "?done=studio.created");
        yield true;
      }
      case Planned.AddressTaken _ -> {
        form.problem("slug", "studio.problem.slug-taken");
        yield false;
      }
      case Planned.Stale _ -> throw new IllegalStateException("What is new cannot be stale");
    };
  }

  private List<NextPart> parts(Form form, SeenSeries seen) {
    var next = next(seen);
    var parts = new ArrayList<NextPart>();
    for (var i = 1; form.has("p" + i + "-from-part"); i++) {
      var p = "p" + i + "-";
      if (form.has(p + "taken", "yes")) {
        var plan = PartFields.read(form, p, seen.arena().zone(), WhenFields.Usual.NONE);
        parts.add(new NextPart(plan, next.from(form, i).map(Part::id).orElse(null)));
      }
    }
    return parts;
  }

  private void show(Context ctx, SeenSeries seen, Form form) {
    var page = desk.page(ctx, "edition.title").of(seen.arena().brand());
    var count = 0;
    while (form.has("p" + (count + 1) + "-from-part")) {
      count++;
    }
    ctx.html(desk.templates().studioNextEdition(page, seen, form, count).render());
  }

  private NextEdition next(SeenSeries seen) {
    return new NextEdition(seen, desk.parts().of(seen.series().id()));
  }
}
