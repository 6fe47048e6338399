package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.registration.ParticipantList.Audience;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Paging;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Who comes: for everybody, and, behind their own link, for those who come. */
public final class ParticipantPages {
  private final ParticipantLists lists;
  private final Registrations registrations;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public ParticipantPages(
      ParticipantLists lists,
      Registrations registrations,
      Parts parts,
      Site site,
      Templates templates) {
    this.lists = lists;
    this.registrations = registrations;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/manage/{token}/participants", this::toParticipants);
    get("/manage/{token}/showing", this::ask);
    post("/manage/{token}/showing", this::agree);
    get("/{arena}/{series}/participants", this::toEverybody);
  }

  private void toEverybody(Context ctx) {
    var seen = parts.seriesSeenBy(Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"));
    // People are listed to be read, not to be gathered.
    ctx.header("X-Robots-Tag", "noindex");
    show(ctx, seen, Audience.VISITORS, seen.path());
  }

  private void toParticipants(Context ctx) {
    var story = story(ctx);
    show(ctx, story.seen(), Audience.PARTICIPANTS, base(ctx));
  }

  private void show(Context ctx, SeenSeries seen, Audience audience, String back) {
    var typed = Web.query(ctx, "page");
    var number = typed.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(typed) : 1;
    var shown = lists.shown(seen, audience, number);
    var pages = new Numbers(number, Paging.pages(shown.total(), ParticipantLists.PAGE));
    var page = page(ctx, seen, "participants.title").kept();
    ctx.html(templates.registrationParticipants(page, seen, shown, pages, back).render());
  }

  /** Which page of how many. */
  public record Numbers(int current, int total) {}

  private void ask(Context ctx) {
    var story = story(ctx);
    var form = Form.empty(site.words(Web.language(ctx)));
    form.put(Showing.FIELD, lists.consent(story.registration().id()).to());
    showForm(ctx, story, form);
  }

  private void agree(Context ctx) {
    var story = story(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var showing = Showing.read(form, lists.of(story.registration().seriesId()));
    if (form.ok()) {
      lists.agree(story, showing);
      Web.seeOther(ctx, base(ctx) + "?done=participants.saved");
    } else {
      ctx.status(422);
      showForm(ctx, story, form);
    }
  }

  private void showForm(Context ctx, Story story, Form form) {
    var page = page(ctx, story.seen(), "participants.yours").kept();
    var choices = Showing.choices(lists.of(story.registration().seriesId()), page.t());
    ctx.html(templates.registrationShowing(page, base(ctx), choices, form).render());
  }

  private Story story(Context ctx) {
    Security.seclude(ctx);
    return registrations.managed(ctx.pathParam("token"));
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    var page = site.page(ctx);
    return page.of(seen.arena().brand()).titled(page.t().say(title));
  }

  private static String base(Context ctx) {
    return "/manage/" + ctx.pathParam("token");
  }
}
