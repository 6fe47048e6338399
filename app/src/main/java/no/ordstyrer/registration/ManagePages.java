package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import gg.jte.Content;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.PartRegistrations.Return;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** A person's own page, behind a link that only she was sent. Opening it changes nothing. */
public final class ManagePages {
  static final Duration PASS_LIFE = Duration.ofDays(180);

  private final Registrations registrations;
  private final PartRegistrations places;
  private final Beside beside;
  private final Site site;
  private final Templates templates;
  private final Clock clock;

  public ManagePages(
      Registrations registrations,
      PartRegistrations places,
      Beside beside,
      Site site,
      Templates templates,
      Clock clock) {
    this.registrations = registrations;
    this.places = places;
    this.beside = beside;
    this.site = site;
    this.templates = templates;
    this.clock = clock;
  }

  /** What the page leads to that has pages of its own. */
  public record Beside(Asks asks, Handovers handovers, ParticipantLists lists, Asked asked) {}

  /** Something that a later room asks her here; drawn by that room. */
  public interface Asked {
    Optional<Content> of(Story story, Page page);
  }

  public void routes() {
    get("/manage/{token}", this::show);
    get("/manage/{token}/details", this::askForDetails);
    post("/manage/{token}/details", this::change);
    post("/manage/{token}/letters", this::resend);
    get("/manage/{token}/withdrawal", this::askToWithdraw);
    post("/manage/{token}/withdrawal", this::withdraw);
    get("/manage/{token}/{part}/release", this::askToRelease);
    post("/manage/{token}/{part}/release", this::release);
    get("/manage/{token}/{part}/return", this::askToReturn);
    post("/manage/{token}/{part}/return", this::comeBack);
  }

  private void show(Context ctx) {
    var story = story(ctx);
    var view =
        new Managed(
            story,
            base(ctx),
            places.waysOf(story),
            places.shutTo(story),
            beside.handovers().open(story),
            beside.lists().isShown(story.seen(), ParticipantList.Audience.PARTICIPANTS),
            clock.instant());
    var asks = beside.asks();
    var page = page(ctx, story, "registration.manage");
    ctx.html(
        templates
            .registrationManage(
                page,
                view,
                asks.answers(story),
                asks.needs(story),
                beside.asked().of(story, page).orElse(null))
            .render());
  }

  private void askForDetails(Context ctx) {
    var story = story(ctx);
    var page = page(ctx, story, "registration.details");
    var whose = story.registration();
    var form =
        Form.empty(page.t())
            .put("name", whose.name())
            .put("organisation", whose.organisation())
            .put("role", whose.roleTitle())
            .put("language", whose.speaks())
            .put("calendar", whose.calendar());
    ctx.html(templates.registrationDetails(page, story.seen(), base(ctx), form).render());
  }

  private void change(Context ctx) {
    var story = story(ctx);
    var page = page(ctx, story, "registration.details");
    var form = Form.of(ctx, page.t());
    var details = RegistrationPages.details(form, story.registration().speaks());
    if (form.ok()) {
      places.change(story, details);
      done(ctx, "registration.changed");
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      ctx.html(templates.registrationDetails(page, story.seen(), base(ctx), form).render());
    }
  }

  private void resend(Context ctx) {
    places.resend(story(ctx));
    done(ctx, "registration.resent");
  }

  private void askToWithdraw(Context ctx) {
    var story = story(ctx);
    var now = clock.instant();
    var lines = story.lines().stream().filter(line -> line.releasable(now)).toList();
    if (lines.isEmpty()) {
      Web.seeOther(ctx, base(ctx));
    } else {
      var act = new Act("withdrawal", base(ctx) + "/withdrawal", base(ctx), true, lines);
      ask(ctx, story, act);
    }
  }

  private void withdraw(Context ctx) {
    var did = places.withdraw(story(ctx));
    done(ctx, did ? "registration.withdrawn" : "registration.nothing");
  }

  private void askToRelease(Context ctx) {
    var story = story(ctx);
    var line = line(ctx, story);
    if (line.releasable(clock.instant())) {
      ask(ctx, story, Act.onPart("release", base(ctx), true, line));
    } else {
      Web.seeOther(ctx, base(ctx));
    }
  }

  private void release(Context ctx) {
    var story = story(ctx);
    var did = places.release(story, line(ctx, story).part().id());
    done(ctx, did ? "registration.released" : "registration.nothing");
  }

  private void askToReturn(Context ctx) {
    var story = story(ctx);
    var line = line(ctx, story);
    if (line.addable(clock.instant())) {
      ask(ctx, story, Act.onPart("return", base(ctx), false, line));
    } else {
      Web.seeOther(ctx, base(ctx));
    }
  }

  private void comeBack(Context ctx) {
    var story = story(ctx);
    done(
        ctx,
        switch (places.comeBack(story, line(ctx, story).part().id())) {
          case Return.Taken(Place.Confirmed _) -> "registration.returned";
          case Return.Taken(Place.Waitlisted _) -> "registration.waiting";
          case Return.Taken(Place.Pending _) -> "registration.pending";
          case Return.Taken(Place.Over _), Return.Shut _ -> "registration.shut";
          case Return.Busy _ -> "registration.busy";
        });
  }

  private void ask(Context ctx, Story story, Act act) {
    var page = page(ctx, story, "registration.act." + act.name());
    ctx.html(templates.registrationAct(page, story, act).render());
  }

  /** Gives this browser the pass to the series' rooms, without a word to the database. */
  private Story story(Context ctx) {
    Security.seclude(ctx);
    var story = registrations.managed(ctx.pathParam("token"));
    give(ctx, site, story, registrations.pass(story));
    return story;
  }

  static void give(Context ctx, Site site, Story story, String pass) {
    site.keep(ctx, Links.passCookie(story.registration().seriesId()), pass, PASS_LIFE);
  }

  private Line line(Context ctx, Story story) {
    var part = ctx.pathParam("part");
    if (!part.matches("del-[1-9][0-9]{0,3}")) {
      throw new NotFound();
    }
    return story.numbered(Integer.parseInt(part.substring(4)));
  }

  private Page page(Context ctx, Story story, String title) {
    var page = site.page(ctx);
    return page.of(story.seen().arena().brand()).titled(page.t().say(title)).kept();
  }

  private static String base(Context ctx) {
    return "/manage/" + ctx.pathParam("token");
  }

  private static void done(Context ctx, String what) {
    Web.seeOther(ctx, base(ctx) + "?done=" + what);
  }
}
