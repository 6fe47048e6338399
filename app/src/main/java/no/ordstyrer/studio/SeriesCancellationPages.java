package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PartNews;
import no.ordstyrer.registration.SeriesNotices;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Publishing;
import no.ordstyrer.series.Publishing.Ended;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/**
 * Cancelling a whole series: shown before it is done, with whom it reaches and what they are told,
 * and taken back until they are.
 */
public final class SeriesCancellationPages {
  private static final String PATH = "/studio/{arena}/{series}/cancellation";

  private final DeskPages desk;
  private final Publishing publishing;
  private final SeriesNotices notices;
  private final Figures figures;

  public SeriesCancellationPages(
      DeskPages desk, Publishing publishing, SeriesNotices notices, Figures figures) {
    this.desk = desk;
    this.publishing = publishing;
    this.notices = notices;
    this.figures = figures;
  }

  public void routes() {
    get(PATH, this::askWhy);
    get(PATH + "/preview", this::up);
    post(PATH + "/preview", this::foresee);
    post(PATH, this::cancel);
    get(PATH + "/end", this::askToUndo);
    post(PATH + "/end", this::undo);
  }

  /**
   * A cancellation before it is confirmed.
   *
   * @param ended the parts that will not be held
   * @param people how many hear of it, each once
   * @param told the letter they get
   * @param due when the letters would be written
   */
  public record View(
      SeenSeries seen,
      List<Part> ended,
      Figures.OfSeries figures,
      long people,
      PartNews.Sample told,
      Instant now,
      Instant due) {
    public String base() {
      return "/studio" + seen.path();
    }

    /** Whether there is time to think better of it before anybody hears. */
    public boolean undoable() {
      return now.isBefore(due);
    }
  }

  private void askWhy(Context ctx) {
    var seen = desk.series(ctx);
    showWhy(ctx, seen, desk.empty(ctx).put("rev", seen.series().rev()));
  }

  /** Who changes language on a preview comes back to where she can have it again. */
  private void up(Context ctx) {
    Web.seeOther(ctx, base(desk.series(ctx)) + "/cancellation");
  }

  private void foresee(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var why = form.required("why", PartChangePages.LONGEST_LINE);
    if (form.ok()) {
      show(ctx, seen, form, why);
    } else {
      ctx.status(422);
      showWhy(ctx, seen, form);
    }
  }

  private void cancel(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var why = form.required("why", PartChangePages.LONGEST_LINE);
    if (form.ok()) {
      switch (publishing.cancel(Web.viewer(ctx), seen, rev(form), why)) {
        case Ended.Done _ -> {
          Web.seeOther(ctx, base(seen) + "?done=studio.cancelled");
          return;
        }
        case Ended.Stale _ -> stale(ctx, form);
        case Ended.TooLate _ -> form.problem("rev", "studio.cancel.before");
      }
    }
    ctx.status(422);
    showWhy(ctx, desk.series(ctx), form);
  }

  private void askToUndo(Context ctx) {
    var seen = desk.series(ctx);
    showUndo(ctx, seen, desk.empty(ctx).put("rev", seen.series().rev()));
  }

  private void undo(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    switch (publishing.undo(Web.viewer(ctx), seen, rev(form))) {
      case Ended.Done _ -> {
        Web.seeOther(ctx, base(seen) + "?done=studio.revived");
        return;
      }
      case Ended.Stale _ -> stale(ctx, form);
      case Ended.TooLate _ -> form.problem("rev", "studio.cancel.told");
    }
    ctx.status(422);
    showUndo(ctx, desk.series(ctx), form);
  }

  private void stale(Context ctx, Form form) {
    form.problem("rev", "studio.stale.rev");
    form.put("rev", desk.series(ctx).series().rev());
  }

  private void show(Context ctx, SeenSeries seen, Form form, String why) {
    var page = desk.page(ctx, "studio.cancel.series").of(seen.arena().brand());
    var ended = ended(seen);
    var counts = figures.of(seen.series().id());
    var ids = ended.stream().map(Part::id).toList();
    var now = desk.now();
    var view =
        new View(
            seen,
            ended,
            counts,
            figures.holders(ids),
            notices.foretell(seen, ended, why, page.t().language()),
            now,
            notices.due(ended, now));
    ctx.html(desk.templates().studioCancelSeries(page, view, form).render());
  }

  private void showWhy(Context ctx, SeenSeries seen, Form form) {
    var page = desk.page(ctx, "studio.cancel.series").of(seen.arena().brand());
    var reached = figures.holders(ended(seen).stream().map(Part::id).toList());
    ctx.html(
        desk.templates()
            .studioCancel(page, seen.series().title(), base(seen), form, reached)
            .render());
  }

  private void showUndo(Context ctx, SeenSeries seen, Form form) {
    var page = desk.page(ctx, "studio.revive").of(seen.arena().brand());
    ctx.html(
        desk.templates()
            .studioRevive(page, seen, notices.unheard(seen).orElse(null), form)
            .render());
  }

  /** Those that have not been held. */
  private List<Part> ended(SeenSeries seen) {
    return desk.parts().of(seen.series().id()).stream()
        .filter(part -> part.cancelledAt() == null && part.endedAt() == null)
        .toList();
  }

  private static int rev(Form form) {
    return form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
  }

  private static String base(SeenSeries seen) {
    return "/studio" + seen.path();
  }
}
