package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.panel.CommandPages;
import no.ordstyrer.panel.Cues;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.SeatId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;

/** The chair's words to the panel: from the desk, and on a page of their own without script. */
public final class CuePages {
  private static final String PATH = "/{arena}/{series}/{part}/chair/cues";

  private final Cues cues;
  private final Floors floors;
  private final CommandPages answers;
  private final Parts parts;
  private final RoomPages.Frame frame;

  public CuePages(
      Cues cues, Floors floors, CommandPages answers, Parts parts, RoomPages.Frame frame) {
    this.cues = cues;
    this.floors = floors;
    this.answers = answers;
    this.parts = parts;
    this.frame = frame;
  }

  public void routes() {
    get(PATH, ctx -> show(ctx, seen(ctx), Form.empty(frame.site().words(Web.language(ctx)))));
    post(PATH, this::send);
  }

  private void send(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, frame.site().words(Web.language(ctx)));
    var words = form.required("words", Cues.LONGEST);
    var seat = form.value("seat");
    if (!seat.matches("[0-9]{0,18}")) {
      form.problem("seat", "web.problem.choose");
    }
    if (form.ok()) {
      var to = seat.isEmpty() ? null : new SeatId(Long.parseLong(seat));
      cues.send(Web.viewer(ctx), seen, to, words);
      answers.did(ctx, true);
    } else if (Web.wantsFragment(ctx)) {
      answers.refused(ctx, form.problems().values().iterator().next());
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, seen, form);
    }
  }

  private void show(Context ctx, Seen seen, Form form) {
    var places = floors.of(seen.part().id()).orElseThrow(NotFound::new).places();
    Security.seclude(ctx);
    var page = frame.site().page(ctx).of(seen.arena().brand()).kept();
    ctx.html(
        frame
            .templates()
            .roomCue(page.titled(page.t().say("debate.cues")), seen, places, form)
            .render());
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::chairs);
  }
}
