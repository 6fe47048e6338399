package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.registration.Invitation;
import no.ordstyrer.registration.InvitationId;
import no.ordstyrer.registration.Invitations;
import no.ordstyrer.registration.Invitations.Asked;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Web;

/** Who is invited to a series: the list, and what is done about one or some of them. */
public final class InvitationDeskPages {
  static final String PATH = "/studio/{arena}/{series}/invitations";

  private final DeskPages desk;
  private final Invitations invitations;

  public InvitationDeskPages(DeskPages desk, Invitations invitations) {
    this.desk = desk;
    this.invitations = invitations;
  }

  public void routes() {
    get(PATH, this::list);
    get(PATH + "/new", this::open);
    post(PATH + "/new", this::invite);
    get(PATH + "/reminders", this::askToRemind);
    post(PATH + "/reminders", this::remind);
    get(PATH + "/{invitation}/expiry", this::askUntilWhen);
    post(PATH + "/{invitation}/expiry", this::expire);
    get(PATH + "/{invitation}/revocation", this::askToRevoke);
    post(PATH + "/{invitation}/revocation", this::revoke);
    get(PATH + "/{invitation}/renewal", this::askAgain);
    post(PATH + "/{invitation}/renewal", this::again);
  }

  private void list(Context ctx) {
    var seen = desk.series(ctx);
    var asked = InvitationView.asked(Web.query(ctx, "q"), Web.query(ctx, "state"));
    var number = PeopleQuery.page(Web.query(ctx, "page"));
    var view =
        new InvitationView(
            seen,
            asked,
            invitations.find(seen, asked, number),
            number,
            invitations.overview(seen),
            desk.now());
    var page = page(ctx, seen, "invitations.title");
    var form = Form.empty(page.t()).put("q", asked.words()).put("state", asked.state());
    ctx.html(
        Web.wantsFragment(ctx)
            ? desk.templates().studioInvitationsFound(page, view).render()
            : desk.templates().studioInvitations(page, view, form).render());
  }

  private void open(Context ctx) {
    var seen = desk.series(ctx);
    showNew(ctx, seen, desk.empty(ctx).put("language", seen.series().speaks()));
  }

  private void invite(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var invitee = InvitationFields.invitee(form);
    var expires = InvitationFields.expiresAt(form, seen.arena().zone(), desk.now());
    if (form.ok()
        && done(ctx, seen, form, invitations.invite(Web.viewer(ctx), seen, invitee, expires))) {
      return;
    }
    ctx.status(422);
    showNew(ctx, seen, form);
  }

  private boolean done(Context ctx, SeenSeries seen, Form form, Asked asked) {
    switch (asked) {
      case Asked.Done _ -> {
        seeList(ctx, seen, "invitations.sent");
        return true;
      }
      case Asked.InvitedBefore _ -> form.problem("email", "invitations.problem.invited");
      case Asked.Registered _ -> form.problem("email", "invitations.problem.registered");
      case Asked.Shut _ -> form.problem("email", "invitations.problem.shut");
    }
    return false;
  }

  private void askToRemind(Context ctx) {
    showReminders(ctx, desk.series(ctx), ctx.queryParams("invitation"), desk.empty(ctx));
  }

  private void remind(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var chosen = form.values("invitation");
    var reach = invitations.reach(seen, ids(chosen)).reached().size();
    var expected = form.whole("expected", 1, Integer.MAX_VALUE).orElse(0);
    if (reach != expected) {
      form.problem("expected", "invitations.problem.changed");
      ctx.status(422);
      showReminders(ctx, seen, chosen, form);
      return;
    }
    invitations.remind(Web.viewer(ctx), seen, ids(chosen));
    seeList(ctx, seen, "invitations.reminded");
  }

  private void showReminders(Context ctx, SeenSeries seen, List<String> chosen, Form form) {
    var page = page(ctx, seen, "invitations.remind");
    var reach = invitations.reach(seen, ids(chosen));
    ctx.html(desk.templates().studioInvitationReminders(page, seen, reach, chosen, form).render());
  }

  private void askUntilWhen(Context ctx) {
    var seen = desk.series(ctx);
    var one = invitations.one(seen, id(ctx));
    showExpiry(ctx, seen, one, stored(desk.empty(ctx), seen, one));
  }

  private void expire(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var expires = InvitationFields.expiresAt(form, seen.arena().zone(), desk.now());
    var one = invitations.one(seen, id(ctx));
    var theirs = stored(desk.empty(ctx), seen, one);
    var fresh = form.value("was").equals(theirs.value("was"));
    if (form.ok() && fresh) {
      fresh = invitations.expire(Web.viewer(ctx), seen, one.id(), one.expiresAt(), expires);
      if (fresh) {
        seeList(ctx, seen, "invitations.extended");
        return;
      }
    }
    if (!fresh) {
      var stored = theirs.value("expires");
      form.problem("expires", "studio.stale.field", stored.isEmpty() ? "–" : stored);
      form.put("was", theirs.value("was"));
    }
    ctx.status(422);
    showExpiry(ctx, seen, invitations.one(seen, id(ctx)), form);
  }

  /** The form as it opens; {@code was} is what is changed from. */
  private static Form stored(Form form, SeenSeries seen, Invitation one) {
    if (one.expiresAt() != null) {
      form.put("expires", one.lastDay(seen.arena().zone()));
    }
    return form.put("was", form.value("expires"));
  }

  private void showExpiry(Context ctx, SeenSeries seen, Invitation one, Form form) {
    var page = page(ctx, seen, "invitations.expiry");
    ctx.html(desk.templates().studioInvitationExpiry(page, seen, one, form).render());
  }

  private void askToRevoke(Context ctx) {
    var seen = desk.series(ctx);
    var page = page(ctx, seen, "invitations.revoke");
    ctx.html(
        desk.templates()
            .studioInvitationRevoke(page, seen, invitations.one(seen, id(ctx)))
            .render());
  }

  private void revoke(Context ctx) {
    var seen = desk.series(ctx);
    var revoked = invitations.revoke(Web.viewer(ctx), seen, id(ctx));
    seeList(ctx, seen, revoked ? "invitations.revoked" : "invitations.answered");
  }

  private void askAgain(Context ctx) {
    showAgain(ctx, desk.series(ctx), desk.empty(ctx));
  }

  private void again(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var expires = InvitationFields.expiresAt(form, seen.arena().zone(), desk.now());
    if (form.ok()
        && done(ctx, seen, form, invitations.again(Web.viewer(ctx), seen, id(ctx), expires))) {
      return;
    }
    ctx.status(422);
    showAgain(ctx, seen, form);
  }

  private void showAgain(Context ctx, SeenSeries seen, Form form) {
    var page = page(ctx, seen, "invitations.again");
    ctx.html(
        desk.templates()
            .studioInvitationAgain(page, seen, invitations.one(seen, id(ctx)), form)
            .render());
  }

  private void showNew(Context ctx, SeenSeries seen, Form form) {
    var page = page(ctx, seen, "invitations.new");
    ctx.html(desk.templates().studioInvitationNew(page, seen, form).render());
  }

  static void seeList(Context ctx, SeenSeries seen, String done) {
    Web.seeOther(ctx, InvitationView.path(seen) + "?done=" + done);
  }

  private static InvitationId id(Context ctx) {
    return new InvitationId(Web.id(ctx, "invitation"));
  }

  private static List<Long> ids(List<String> chosen) {
    return chosen.stream()
        .filter(number -> number.matches("[1-9][0-9]{0,17}"))
        .map(Long::valueOf)
        .toList();
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    return desk.page(ctx, title).of(seen.arena().brand()).widened();
  }
}
