package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.ArenaPlan;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.series.Crew;
import no.ordstyrer.series.SeriesCard;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** My arenas and parts, a new arena, one arena's series and settings. */
public final class ArenaDeskPages {
  private final DeskPages desk;
  private final Crew crew;
  private final Figures figures;

  public ArenaDeskPages(DeskPages desk, Crew crew, Figures figures) {
    this.desk = desk;
    this.crew = crew;
    this.figures = figures;
  }

  public void routes() {
    get("/studio", this::home);
    get("/studio/new", this::open);
    post("/studio/new", this::found);
    get("/studio/{arena}", this::overview);
    get("/studio/{arena}/settings", this::edit);
    post("/studio/{arena}/settings", this::save);
  }

  private void home(Context ctx) {
    if (Web.viewer(ctx).staff().isEmpty()) {
      Web.seeOther(ctx, "/sign-in?return=/studio");
      return;
    }
    var page = desk.page(ctx, "studio.title");
    var arenas = desk.arenas().of(Web.viewer(ctx));
    var mine = crew.partsOf(Web.viewer(ctx), desk.parts());
    ctx.html(desk.templates().studioHome(page, arenas, mine).render());
  }

  private void open(Context ctx) {
    var form = desk.empty(ctx);
    ArenaFields.begin(form, Web.language(ctx));
    showNew(ctx, form);
  }

  private void found(Context ctx) {
    var form = desk.form(ctx);
    var slug = SeriesFields.slug(form);
    var plan = ArenaFields.read(form);
    if (form.ok() && found(ctx, form, slug, plan)) {
      return;
    }
    ctx.status(422);
    showNew(ctx, form);
  }

  private boolean found(Context ctx, Form form, String slug, ArenaPlan plan) {
    return switch (desk.arenas().found(Web.viewer(ctx), slug, plan)) {
      case Arenas.Founded.Done _ -> {
        Web.seeOther(ctx, "/studio/" + slug + "?done=studio." + notice(form, "founded"));
        yield true;
      }
      case Arenas.Founded.AddressTaken _ -> {
        form.problem("slug", "studio.problem.slug-taken");
        yield false;
      }
    };
  }

  private void showNew(Context ctx, Form form) {
    ctx.html(desk.templates().studioNewArena(desk.page(ctx, "studio.arena.new"), form).render());
  }

  private void overview(Context ctx) {
    var arena = desk.arena(ctx);
    var parts = desk.parts().partsOf(arena.id());
    var cards =
        desk.parts().seriesOf(Web.viewer(ctx), arena).stream()
            .map(series -> {
              var own = parts.getOrDefault(series.id(), List.of());
              var card = SeriesCard.of(arena, series, own, desk.now());
              return new ArenaOverview.Row(card, figures.of(series.id()));
            })
            .toList();
    var page = desk.page(ctx, "studio.title").titled(arena.name()).of(arena.brand()).widened();
    var overview = new ArenaOverview(arena, desk.roles(ctx, arena), cards);
    ctx.html(desk.templates().studioArena(page, overview).render());
  }

  private void edit(Context ctx) {
    var arena = desk.organised(ctx);
    var form = desk.empty(ctx).put("rev", arena.rev());
    ArenaFields.fill(form, arena);
    showEdit(ctx, arena, form);
  }

  private void save(Context ctx) {
    var arena = desk.organised(ctx);
    var form = desk.form(ctx);
    var plan = ArenaFields.read(form);
    var rev = form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
    if (form.ok()) {
      if (desk.arenas().edit(Web.viewer(ctx), arena, rev, plan)) {
        var notice = notice(form, "saved");
        Web.seeOther(ctx, "/studio" + arena.path() + "?done=studio." + notice);
        return;
      }
      var stored = desk.empty(ctx);
      var now = desk.organised(ctx);
      ArenaFields.fill(stored, now);
      DeskPages.compare(form, stored, ArenaFields.NAMES, now.rev());
    }
    ctx.status(422);
    showEdit(ctx, arena, form);
  }

  private static String notice(Form form, String otherwise) {
    return ArenaFields.corrected(form) ? "colour-corrected" : otherwise;
  }

  private void showEdit(Context ctx, Arena arena, Form form) {
    var page = desk.page(ctx, "studio.arena.edit").of(arena.brand());
    ctx.html(desk.templates().studioEditArena(page, arena, form).render());
  }
}
