package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Promises: where they are written down, and the board on which everybody follows them. */
public final class PromisePages {
  private static final int WORDS = 500;
  private static final int OWNER = 200;
  private static final int OUTCOME = 1000;

  private final Promises promises;
  private final Floors floors;
  private final Parts parts;
  private final Noted noted;
  private final Site site;
  private final Templates templates;
  private final Clock clock;

  public PromisePages(
      Promises promises,
      Floors floors,
      Parts parts,
      Noted noted,
      Site site,
      Templates templates,
      Clock clock) {
    this.promises = promises;
    this.floors = floors;
    this.parts = parts;
    this.noted = noted;
    this.site = site;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * The page on which they are written down.
   *
   * @param owners whom a promise could be of
   * @param wrong the promise whose outcome came back, or 0
   */
  public record PromiseLedger(
      Seen seen,
      List<Promise> promises,
      List<String> owners,
      Form form,
      long wrong,
      LocalDate today) {
    /** What its outcome's form shows: what was typed, for the one that came back. */
    public Form form(Promise promise) {
      return promise.id().value() == wrong ? form : Form.empty(form.t());
    }
  }

  /** The board of a series: one chapter for each part in which something was promised. */
  public record PromiseBoard(SeenSeries seen, List<Chapter> chapters, LocalDate today) {
    /** The promises of one part. */
    public record Chapter(Part part, List<Promise> promises) {}
  }

  public void routes() {
    get("/{arena}/{series}/promises", this::board);
    path(
        "/{arena}/{series}/{part}/promises",
        () -> {
          get(ctx -> show(ctx, form(ctx, false), 0));
          post(this::make);
          post("/{promise}/kept", this::keep);
          post(
              "/{promise}/reopen", ctx -> done(ctx, promises.reopen(seen(ctx), id(ctx)), "reopen"));
          get("/{promise}/removal", this::ask);
          post(
              "/{promise}/removal",
              ctx -> done(ctx, promises.remove(seen(ctx), id(ctx)), "removal"));
        });
  }

  private void board(Context ctx) {
    var seen = parts.seriesSeenBy(Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"));
    var all = promises.ofSeries(seen.series().id());
    var chapters =
        parts.of(seen.series().id()).stream()
            .filter(part -> !part.hidden())
            .map(part ->
                new PromiseBoard.Chapter(
                    part, all.stream().filter(one -> one.partId().equals(part.id())).toList()))
            .filter(chapter -> !chapter.promises().isEmpty())
            .toList();
    var page = site.page(ctx).of(seen.arena().brand());
    var today = LocalDate.ofInstant(clock.instant(), seen.arena().zone());
    ctx.html(
        templates
            .panelBoard(
                page.titled(page.t().say("promise.board")), new PromiseBoard(seen, chapters, today))
            .render());
  }

  private void show(Context ctx, Form form, long wrong) {
    var seen = seen(ctx);
    var owners =
        floors.of(seen.part().id()).stream()
            .flatMap(floor -> floor.places().stream())
            .flatMap(place -> Stream.of(place.name(), place.organisation()))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    var today = LocalDate.ofInstant(clock.instant(), seen.arena().zone());
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    ctx.html(
        templates
            .panelPromises(
                page.titled(page.t().say("promise.title")),
                new PromiseLedger(seen, promises.of(seen.part().id()), owners, form, wrong, today))
            .render());
  }

  private void make(Context ctx) {
    var seen = seen(ctx);
    var form = form(ctx, true);
    var draft =
        new Promise.Draft(
            form.required("words", WORDS),
            form.required("owner", OWNER),
            form.date("due").orElse(null),
            form.whole("question", 1, 1_000_000).stream().boxed().findFirst().orElse(null));
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, form, 0);
      return;
    }
    promises.make(seen, draft);
    noted.by(Web.viewer(ctx), seen, "panel.promise.make");
    Web.seeOther(ctx, seen.path() + "/promises?done=promise.make");
  }

  private void keep(Context ctx) {
    var form = form(ctx, true);
    var words = form.text("outcome", OUTCOME);
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, form, id(ctx).value());
      return;
    }
    done(ctx, promises.keep(seen(ctx), id(ctx), words), "keep");
  }

  private void ask(Context ctx) {
    var seen = seen(ctx);
    var promise =
        promises.of(seen.part().id()).stream()
            .filter(one -> one.id().equals(id(ctx)))
            .findFirst()
            .orElseThrow(NotFound::new);
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    ctx.html(
        templates
            .panelPromiseRemoval(page.titled(page.t().say("promise.removal")), seen, promise)
            .render());
  }

  private void done(Context ctx, boolean did, String word) {
    var seen = seen(ctx);
    if (did) {
      noted.by(Web.viewer(ctx), seen, "panel.promise." + word);
    }
    Web.seeOther(ctx, seen.path() + "/promises?done=promise." + (did ? word : "stale"));
  }

  private Form form(Context ctx, boolean typed) {
    var t = site.words(Web.language(ctx));
    return typed ? Form.of(ctx, t) : Form.empty(t);
  }

  private static PromiseId id(Context ctx) {
    return new PromiseId(Web.id(ctx, "promise"));
  }

  private Seen seen(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    if (!Promises.mayWrite(seen)) {
      throw new NotFound();
    }
    return seen;
  }
}
