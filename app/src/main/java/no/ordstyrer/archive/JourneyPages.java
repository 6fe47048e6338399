package no.ordstyrer.archive;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.room.RoomPages.Frame;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Chart;
import no.ordstyrer.web.Download;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;

/** A series afterwards, on one page: what moved from part to part, and what became of it. */
public final class JourneyPages {
  private final Parts parts;
  private final Journeys journeys;
  private final Frame frame;

  public JourneyPages(Parts parts, Journeys journeys, Frame frame) {
    this.parts = parts;
    this.journeys = journeys;
    this.frame = frame;
  }

  /**
   * The page.
   *
   * @param threads those that were chosen in {@code form}
   * @param charts of speaking time
   * @param turnout of those who came, for the house
   */
  public record JourneyView(
      Journey journey,
      List<QuestionThread> threads,
      List<Chart> charts,
      List<Chart> turnout,
      Form form) {}

  public void routes() {
    get("/{arena}/{series}/journey", this::show);
    get("/{arena}/{series}/journey/threads.{ending}", this::file);
  }

  private void file(Context ctx) {
    var viewer = Web.viewer(ctx);
    var seen = parts.seriesSeenBy(viewer, ctx.pathParam("arena"), ctx.pathParam("series"));
    Security.seclude(ctx);
    Download.table(
        ctx,
        seen.series().slug() + "-threads",
        ctx.pathParam("ending"),
        ThreadFile.of(journeys.of(viewer, seen), frame.site().words(Web.language(ctx))));
  }

  private void show(Context ctx) {
    var viewer = Web.viewer(ctx);
    var seen = parts.seriesSeenBy(viewer, ctx.pathParam("arena"), ctx.pathParam("series"));
    var page = frame.site().page(ctx).of(seen.arena().brand());
    var t = page.t();
    var journey = journeys.of(viewer, seen);
    var form = Form.empty(t);
    for (var name : List.of("part", "fate", "theme")) {
      form.put(name, Web.query(ctx, name));
    }
    var view =
        new JourneyView(
            journey,
            journey.chosen(form.value("part"), form.value("fate"), form.value("theme")),
            JourneyCharts.speaking(journey.speaking(), t),
            JourneyCharts.turnout(journey, t),
            form);
    ctx.html(frame.templates().archiveJourney(page.titled(t.say("journey.title")), view).render());
  }
}
