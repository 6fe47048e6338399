package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Crew;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** Who has rights on one part, beside the members of its arena. */
public final class CrewPages {
  private static final String PATH = "/studio/{arena}/{series}/{part}/crew";

  private final DeskPages desk;
  private final Crew crew;

  public CrewPages(DeskPages desk, Crew crew) {
    this.desk = desk;
    this.crew = crew;
  }

  public void routes() {
    get(PATH, this::list);
    post(PATH, this::give);
    get(PATH + "/new", this::list);
    post(PATH + "/new", this::askToGive);
    get(PATH + "/{account}/{role}/removal", this::askToTake);
    post(PATH + "/{account}/{role}/removal", this::take);
  }

  private void list(Context ctx) {
    show(ctx, desk.part(ctx), desk.empty(ctx));
  }

  private void askToGive(Context ctx) {
    var seen = desk.part(ctx);
    var form = RoleForm.read(desk.form(ctx), PartRole.class);
    if (form.role().isEmpty()) {
      ctx.status(422);
      show(ctx, seen, form.form());
      return;
    }
    var page = desk.page(ctx, "role.give").of(seen.arena().brand());
    var role = form.role().get();
    var act = act(ctx, seen, base(seen), form.name(), role, false);
    var may = page.t().name("studio.crew.role.what", role);
    ctx.html(desk.templates().studioRoleGive(page, act, may, form.form()).render());
  }

  private void give(Context ctx) {
    var seen = desk.part(ctx);
    var form = RoleForm.read(desk.form(ctx), PartRole.class);
    if (form.role().isEmpty()) {
      ctx.status(422);
      show(ctx, seen, form.form());
      return;
    }
    crew.give(Web.viewer(ctx), seen, form.email(), form.name(), form.role().get());
    Web.seeOther(ctx, base(seen) + "?done=studio.crew-given");
  }

  private void askToTake(Context ctx) {
    var seen = desk.part(ctx);
    var account = new AccountId(Web.id(ctx, "account"));
    var hand =
        crew.of(seen.part().id()).stream()
            .filter(one -> one.accountId().equals(account) && one.role() == role(ctx))
            .findFirst()
            .orElseThrow(NotFound::new);
    var page = desk.page(ctx, "studio.crew.link").of(seen.arena().brand());
    var self = account.equals(Web.viewer(ctx).account());
    var act = act(ctx, seen, ctx.path(), hand.name(), hand.role(), self);
    ctx.html(desk.templates().studioRoleTake(page, act).render());
  }

  private void take(Context ctx) {
    var seen = desk.part(ctx);
    var account = new AccountId(Web.id(ctx, "account"));
    crew.take(Web.viewer(ctx), seen, account, role(ctx));
    Web.seeOther(ctx, base(seen) + "?done=studio.crew-taken");
  }

  private void show(Context ctx, Seen seen, Form form) {
    var page = desk.page(ctx, "studio.crew.title", seen.part().label()).of(seen.arena().brand());
    var names =
        desk.parts().people(seen.series().id()).stream()
            .filter(person -> person.partId().equals(seen.part().id()))
            .map(person -> person.name())
            .toList();
    var hands = crew.of(seen.part().id());
    ctx.html(desk.templates().studioCrew(page, seen, hands, names, form).render());
  }

  private RoleAct act(
      Context ctx, Seen seen, String action, String name, PartRole role, boolean self) {
    Messages t = desk.site().words(Web.language(ctx));
    return new RoleAct(
        base(seen), action, name, t.name("studio.crew.role", role), seen.part().label(), self);
  }

  private static PartRole role(Context ctx) {
    return RoleForm.constant(ctx.pathParam("role"), PartRole.class);
  }

  private static String base(Seen seen) {
    return "/studio" + seen.path() + "/crew";
  }
}
