package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;

/**
 * Whether she wants reminders: on a page, and by the one POST that mail programs send (RFC 8058).
 * The link shows nothing else of hers and opens nothing.
 */
public final class ReminderWishPages {
  private final Registrations registrations;
  private final Reminders reminders;
  private final Site site;
  private final Templates templates;

  public ReminderWishPages(
      Registrations registrations, Reminders reminders, Site site, Templates templates) {
    this.registrations = registrations;
    this.reminders = reminders;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/unsubscribe/{token}", ctx -> show(ctx, story(ctx)));
    post("/unsubscribe/{token}", ctx -> want(ctx, false));
    post("/unsubscribe/{token}/undo", ctx -> want(ctx, true));
  }

  /** Answers with a page and leads nowhere: a mail program follows no redirect. */
  private void want(Context ctx, boolean wanted) {
    var story = story(ctx);
    reminders.want(story.registration().id(), wanted);
    show(ctx, story);
  }

  private void show(Context ctx, Story story) {
    var page = site.page(ctx);
    var own = page.of(story.seen().arena().brand()).titled(page.t().say("reminder.wish")).kept();
    var wanted = reminders.wanted(story.registration().id());
    var path = "/unsubscribe/" + ctx.pathParam("token");
    ctx.html(templates.registrationReminders(own, story, path, wanted).render());
  }

  private Story story(Context ctx) {
    Security.seclude(ctx);
    return registrations.unsubscribing(ctx.pathParam("token"));
  }
}
