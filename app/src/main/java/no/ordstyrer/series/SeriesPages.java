package no.ordstyrer.series;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** What everybody sees: the front page, the arenas, their series. */
public final class SeriesPages {
  /** How many parts the front page announces. */
  private static final int ANNOUNCED = 6;

  private final Arenas arenas;
  private final Parts parts;
  private final Beside beside;
  private final Site site;
  private final Templates templates;
  private final Clock clock;

  public SeriesPages(
      Arenas arenas, Parts parts, Beside beside, Site site, Templates templates, Clock clock) {
    this.arenas = arenas;
    this.parts = parts;
    this.beside = beside;
    this.site = site;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * What other rooms know of a series.
   *
   * @param listed whether there is a public list of those who come
   */
  public record Beside(Held held, Programmes programmes, Predicate<SeenSeries> listed) {}

  /** Comes last: an arena may have any name that is no address of ours. */
  public void routes() {
    get("/", this::front);
    get("/{arena}", this::arena);
    get("/{arena}/{series}", this::series);
  }

  private void front(Context ctx) {
    var coming = parts.coming(clock.instant());
    var announced = coming.stream().limit(ANNOUNCED).toList();
    ctx.html(
        templates
            .seriesFront(site.page(ctx), announced, ArenaCard.of(arenas.all(), coming))
            .render());
  }

  private void arena(Context ctx) {
    var viewer = Web.viewer(ctx);
    var arena = arenas.seenBy(viewer, ctx.pathParam("arena"));
    var all = parts.partsOf(arena.id());
    var cards =
        parts.seriesOf(viewer, arena).stream()
            .map(series ->
                SeriesCard.of(
                    arena, series, open(all.getOrDefault(series.id(), List.of())), clock.instant()))
            .toList();
    var works = !arenas.roles(viewer, arena.id()).isEmpty();
    var page = site.page(ctx).of(arena.brand()).titled(arena.name());
    ctx.html(templates.seriesArena(page, arena, cards, works).render());
  }

  private void series(Context ctx) {
    var viewer = Web.viewer(ctx);
    var seen = parts.seriesSeenBy(viewer, ctx.pathParam("arena"), ctx.pathParam("series"));
    var id = seen.series().id();
    var places = beside.held().by(viewer, id);
    var people = parts.people(id);
    var items = beside.programmes().of(id);
    var moves = parts.previousStarts(id);
    var lines =
        parts.shownTo(viewer, seen).stream()
            .map(part ->
                SeriesView.line(
                    part,
                    people,
                    items,
                    places.orElse(Set.of()),
                    moves.getOrDefault(part.id(), List.of())))
            .toList();
    var structured =
        seen.series().hidden()
            ? ""
            : new StructuredData(seen, site.origin())
                .of(lines.stream().filter(line -> !line.part().hidden()).toList());
    var view = SeriesView.of(seen, lines, clock.instant(), places.isPresent(), structured);
    var page = site.page(ctx).of(seen.arena().brand()).titled(seen.series().title());
    var quiet = seen.series().state() == Series.State.DRAFT || seen.series().hidden();
    ctx.html(
        templates
            .seriesShow(quiet ? page.kept() : page, view, beside.listed().test(seen))
            .render());
  }

  private static List<Part> open(List<Part> parts) {
    return parts.stream().filter(part -> !part.hidden()).toList();
  }
}
