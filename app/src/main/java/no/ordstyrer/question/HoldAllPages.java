package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.web.Web;

/** The switch that holds every new question, in the queue. */
public final class HoldAllPages {
  private final QueuePages queue;
  private final HoldAll holding;

  public HoldAllPages(QueuePages queue, HoldAll holding) {
    this.queue = queue;
    this.holding = holding;
  }

  public void routes() {
    post("/{arena}/{series}/{part}/hold-all", this::set);
  }

  /** The rules in the queue say how it is now, and who turned it on: also when nothing changed. */
  private void set(Context ctx) {
    var seen = queue.moderated(ctx);
    var on = Web.form(ctx, "held").equals("true");
    holding.set(Web.viewer(ctx), seen, on);
    Web.seeOther(ctx, seen.path() + "/queue?done=" + (on ? "crowd.held" : "crowd.held-no-more"));
  }
}
