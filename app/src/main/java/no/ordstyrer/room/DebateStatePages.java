package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.Debate;
import no.ordstyrer.panel.Debates;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;

/** Where a debate stands, and what it means to move it on: for the chair and the organisers. */
public final class DebateStatePages {
  private final Debates debates;
  private final Parts parts;
  private final Live live;
  private final RoomPages.Frame frame;

  public DebateStatePages(Debates debates, Parts parts, Live live, RoomPages.Frame frame) {
    this.debates = debates;
    this.parts = parts;
    this.live = live;
    this.frame = frame;
  }

  public void routes() {
    get("/{arena}/{series}/{part}/debate/state", this::show);
    get("/{arena}/{series}/{part}/debate/publication", this::publication);
  }

  /** Draws the state on the chair's desk anew when it has changed. */
  public void register() {
    live.renders(
        Debates.STATE,
        (part, audience, language, _) ->
            audience.equals(Audience.CHAIR)
                ? onDesk(new PartId(part), language)
                : Optional.empty());
  }

  private Optional<String> onDesk(PartId part, Language language) {
    var path = parts.seenBy(Viewer.GUEST, part).path();
    return debates
        .of(part)
        .map(debate ->
            frame
                .templates()
                .panelState(frame.site().words(language), path, debate.state())
                .render());
  }

  private void show(Context ctx) {
    var seen = seen(ctx);
    var debate = debates.of(seen.part().id()).orElseThrow(NotFound::new);
    var page = page(ctx, seen);
    ctx.html(
        frame
            .templates()
            .roomDebateState(page.titled(page.t().say("debate.state")), seen, debate)
            .render());
  }

  /** What it reaches, before it is done. Not the time for it: back to where the debate stands. */
  private void publication(Context ctx) {
    var seen = seen(ctx);
    var debate = debates.of(seen.part().id()).orElseThrow(NotFound::new);
    if (debate.state() != Debate.State.ENDED) {
      Web.seeOther(ctx, seen.path() + "/debate/state");
      return;
    }
    var page = page(ctx, seen);
    ctx.html(
        frame
            .templates()
            .roomPublication(page.titled(page.t().say("debate.publication")), seen)
            .render());
  }

  private Page page(Context ctx, Seen seen) {
    Security.seclude(ctx);
    return frame.site().page(ctx).of(seen.arena().brand()).kept();
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, may -> may.chairs() || may.organises());
  }
}
