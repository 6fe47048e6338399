package no.ordstyrer.archive;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.archive.Journey.Spoken;
import no.ordstyrer.i18n.Messages;
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
   */
  public record JourneyView(
      Journey journey, List<QuestionThread> threads, List<Chart> charts, Form form) {}

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
            charts(journey.speaking(), t),
            form);
    ctx.html(frame.templates().archiveJourney(page.titled(t.say("journey.title")), view).render());
  }

  private static List<Chart> charts(Journey.Speaking speaking, Messages t) {
    return List.of(
            chart("journey-people", "people", speaking.people(), t),
            chart("journey-organisations", "organisations", speaking.organisations(), t))
        .stream()
        .filter(chart -> !chart.empty())
        .toList();
  }

  private static Chart chart(String id, String what, List<Spoken> spoken, Messages t) {
    return new Chart(
        id,
        t.say("timeline.time." + what),
        t.say("timeline.time.who"),
        List.of(t.say("timeline.time.spoken")),
        spoken.stream()
            .map(one ->
                new Chart.Row(
                    one.organisation().isEmpty()
                        ? one.name()
                        : one.name() + ", " + one.organisation(),
                    List.of(one.time().toSeconds())))
            .toList(),
        Chart.Unit.SECONDS);
  }
}
