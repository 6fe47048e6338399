package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.panel.CommandPages;
import no.ordstyrer.panel.CueId;
import no.ordstyrer.panel.CueTo;
import no.ordstyrer.panel.Cues;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;

/** The chair's words to the others: from the desk, and on pages of their own without script. */
public final class CuePages {
  private static final String PATH = "/{arena}/{series}/{part}/chair/cues";
  private static final String HEARD = "/{arena}/{series}/{part}/cues";

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
    get(HEARD, this::heard);
    post(HEARD + "/{cue}/seen", this::read);
  }

  private void send(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, frame.site().words(Web.language(ctx)));
    var words = form.required("words", Cues.LONGEST);
    var to = CueTo.read(form.value("to"));
    if (to.isEmpty()) {
      form.problem("to", "web.problem.choose");
    }
    if (form.ok()) {
      cues.send(Web.viewer(ctx), seen, to.orElseThrow(), words);
      answers.did(ctx, true);
    } else if (Web.wantsFragment(ctx)) {
      answers.refused(ctx, form.problems().values().iterator().next());
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, seen, form);
    }
  }

  /** What is for the viewer as moderator or producer: a page, or what her open page shows of it. */
  private void heard(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    var unread = cues.unread(Web.viewer(ctx), seen);
    Security.seclude(ctx);
    if (Web.wantsFragment(ctx)) {
      var t = frame.site().words(Web.language(ctx));
      Web.fragment(ctx, frame.templates().roomCuesUnread(t, seen.path(), unread).render());
      return;
    }
    var page = frame.site().page(ctx).of(seen.arena().brand()).kept();
    ctx.html(
        frame
            .templates()
            .roomCuesHeard(page.titled(page.t().say("debate.heard")), seen, unread)
            .render());
  }

  private void read(Context ctx) {
    cues.read(Web.viewer(ctx), PartPages.seen(ctx, parts), new CueId(Web.id(ctx, "cue")));
    answers.didBefore(ctx);
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
