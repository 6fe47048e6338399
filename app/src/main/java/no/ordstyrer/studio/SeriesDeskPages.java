package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.Map;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PartNotices;
import no.ordstyrer.registration.SeriesNotices;
import no.ordstyrer.registration.Trends;
import no.ordstyrer.series.Publishing;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Web;

/** One series: its figures, what is missing, and what makes it public or ends it. */
public final class SeriesDeskPages {
  private final DeskPages desk;
  private final Publishing publishing;
  private final Figures figures;
  private final Trends trends;
  private final PartNotices notices;
  private final SeriesNotices seriesNotices;

  public SeriesDeskPages(
      DeskPages desk,
      Publishing publishing,
      Figures figures,
      Trends trends,
      PartNotices notices,
      SeriesNotices seriesNotices) {
    this.desk = desk;
    this.publishing = publishing;
    this.figures = figures;
    this.trends = trends;
    this.notices = notices;
    this.seriesNotices = seriesNotices;
  }

  public void routes() {
    get("/studio/{arena}/{series}", this::overview);
    get("/studio/{arena}/{series}/publication", this::up);
    post("/studio/{arena}/{series}/publication", this::publish);
    get("/studio/{arena}/{series}/publication/end", this::askToTakeBack);
    post("/studio/{arena}/{series}/publication/end", this::takeBack);
    post("/studio/{arena}/{series}/archive", this::archive);
    post("/studio/{arena}/{series}/archive/end", this::takeOut);
    get("/studio/{arena}/{series}/deletion", this::askToDelete);
    post("/studio/{arena}/{series}/deletion", this::delete);
  }

  private void overview(Context ctx) {
    var seen =
        desk.parts().seriesSeenBy(Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"));
    if (seen.standing().arena().isEmpty()) {
      throw new NotFound();
    }
    show(ctx, seen, "");
  }

  private void show(Context ctx, SeenSeries seen, String problem) {
    var id = seen.series().id();
    var parts = desk.parts().of(id);
    var people = desk.parts().people(id);
    var page = desk.page(ctx, "studio.series.title").of(seen.arena().brand()).widened();
    var counts = figures.of(id);
    var plots =
        seen.standing().seesFigures()
            ? SeriesPlots.of(seen, parts, counts, trends, page.t())
            : SeriesPlots.NONE;
    var overview =
        new SeriesOverview(
            seen,
            parts,
            people,
            counts,
            figures.fullness(seen.series(), desk.now()),
            seen.series().cancelledAt() == null ? notices.unheard(Web.viewer(ctx), seen) : Map.of(),
            seriesNotices.unheard(seen).orElse(null),
            plots,
            Checklist.of(seen, parts, people),
            desk.now());
    ctx.html(
        desk.templates()
            .studioSeries(page.titled(seen.series().title()), overview, problem)
            .render());
  }

  /** Who changes language on a page that refused an act comes back to where she can act. */
  private void up(Context ctx) {
    Web.seeOther(ctx, "/studio" + desk.series(ctx).path());
  }

  private void publish(Context ctx) {
    var seen = desk.series(ctx);
    switch (publishing.publish(Web.viewer(ctx), seen)) {
      case Publishing.Published.Done _ ->
          Web.seeOther(ctx, "/studio" + seen.path() + "?done=studio.published");
      case Publishing.Published.NoParts _ -> {
        ctx.status(422);
        show(ctx, seen, "studio.problem.no-parts");
      }
    }
  }

  private void askToTakeBack(Context ctx) {
    showTakeBack(ctx, desk.series(ctx), false);
  }

  private void takeBack(Context ctx) {
    var seen = desk.series(ctx);
    if (publishing.takeBack(Web.viewer(ctx), seen)) {
      Web.seeOther(ctx, "/studio" + seen.path() + "?done=edition.taken-back");
    } else {
      ctx.status(422);
      showTakeBack(ctx, seen, true);
    }
  }

  private void showTakeBack(Context ctx, SeenSeries seen, boolean refused) {
    var page = desk.page(ctx, "edition.take-back").of(seen.arena().brand());
    ctx.html(desk.templates().studioTakeBack(page, seen, refused).render());
  }

  private void archive(Context ctx) {
    var seen = desk.series(ctx);
    publishing.archive(Web.viewer(ctx), seen);
    Web.seeOther(ctx, "/studio" + seen.path() + "?done=studio.archived");
  }

  private void takeOut(Context ctx) {
    var seen = desk.series(ctx);
    publishing.takeOut(Web.viewer(ctx), seen);
    Web.seeOther(ctx, "/studio" + seen.path() + "?done=studio.taken-out");
  }

  private void askToDelete(Context ctx) {
    showDelete(ctx, desk.series(ctx), false);
  }

  private void delete(Context ctx) {
    var seen = desk.series(ctx);
    if (publishing.delete(Web.viewer(ctx), seen)) {
      Web.seeOther(ctx, "/studio" + seen.arena().path() + "?done=studio.deleted");
    } else {
      ctx.status(422);
      showDelete(ctx, seen, true);
    }
  }

  private void showDelete(Context ctx, SeenSeries seen, boolean refused) {
    var page = desk.page(ctx, "studio.delete.title").of(seen.arena().brand());
    ctx.html(desk.templates().studioDelete(page, seen, refused).render());
  }
}
