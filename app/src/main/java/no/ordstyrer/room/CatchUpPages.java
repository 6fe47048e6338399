package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.panel.DebateResults;
import no.ordstyrer.panel.Promises;
import no.ordstyrer.question.Order;
import no.ordstyrer.series.Aftermath;
import no.ordstyrer.series.Material;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Web;

/** The parts of a series that are over, on one page: for those who come late. */
public final class CatchUpPages {
  private final Parts parts;
  private final Rooms rooms;
  private final Voices voices;
  private final Promises promises;
  private final Aftermath aftermath;
  private final DebateResults results;
  private final RoomPages.Frame frame;

  public CatchUpPages(
      Parts parts,
      Rooms rooms,
      Voices voices,
      Promises promises,
      Aftermath aftermath,
      DebateResults results,
      RoomPages.Frame frame) {
    this.parts = parts;
    this.rooms = rooms;
    this.voices = voices;
    this.promises = promises;
    this.aftermath = aftermath;
    this.results = results;
    this.frame = frame;
  }

  public void routes() {
    get("/{arena}/{series}/catch-up", this::show);
  }

  private void show(Context ctx) {
    var viewer = Web.viewer(ctx);
    var seen = parts.seriesSeenBy(viewer, ctx.pathParam("arena"), ctx.pathParam("series"));
    var materials = aftermath.of(seen.series().id());
    var chapters =
        parts.shownTo(viewer, seen).stream()
            .filter(part -> part.state() == Part.State.ENDED)
            .map(part -> chapter(viewer, seen, part, materials))
            .toList();
    var page = frame.site().page(ctx);
    var own = page.of(seen.arena().brand()).titled(page.t().say("catchup.title"));
    ctx.html(
        frame
            .templates()
            .roomCatchUp(own, new CatchUp(seen, chapters, promises.any(seen.series().id())))
            .render());
  }

  private CatchUp.Chapter chapter(
      Viewer viewer, SeenSeries seen, Part part, List<Material> materials) {
    return new CatchUp.Chapter(
        part,
        rooms.video(part, false),
        materials.stream().filter(one -> one.partId().equals(part.id())).toList(),
        voices.polls().told(part.id()),
        voices
            .stances()
            .asked(seen.part(part), null)
            .filter(asked -> asked.result() != null)
            .orElse(null),
        voices.questions().list(viewer, seen.part(part), Order.of("")).published(),
        results.open(part.id()),
        voices.reactions().of(part.id()));
  }
}
