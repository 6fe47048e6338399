package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Role;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Members;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** Who works in an arena. Organisers see it, owners decide. */
public final class MemberPages {
  private final DeskPages desk;
  private final Members members;

  public MemberPages(DeskPages desk, Members members) {
    this.desk = desk;
    this.members = members;
  }

  public void routes() {
    get("/studio/{arena}/members", this::list);
    post("/studio/{arena}/members", this::invite);
    get("/studio/{arena}/members/{account}/{role}/removal", this::list);
    post("/studio/{arena}/members/{account}/{role}/removal", this::take);
  }

  private void list(Context ctx) {
    show(ctx, desk.organised(ctx), desk.empty(ctx).put("role", Role.ORGANISER));
  }

  private void invite(Context ctx) {
    var arena = owned(ctx);
    var form = desk.form(ctx);
    var email = form.email("email");
    var name = form.required("name", 200);
    var role = form.one("role", Role.class);
    if (!form.ok() || role.isEmpty()) {
      ctx.status(422);
      show(ctx, arena, form);
      return;
    }
    members.invite(Web.viewer(ctx), arena, email, name, role.get());
    Web.seeOther(ctx, "/studio" + arena.path() + "/members?done=studio.invited");
  }

  private void take(Context ctx) {
    var arena = owned(ctx);
    var account = new AccountId(Web.id(ctx, "account"));
    if (!members.take(Web.viewer(ctx), arena, account, role(ctx))) {
      var form = desk.empty(ctx).put("role", Role.ORGANISER);
      form.problem("members", "studio.problem.last-owner");
      ctx.status(422);
      show(ctx, arena, form);
      return;
    }
    // Who takes her own role may have nothing to see there any more.
    var stays = desk.roles(ctx, arena).contains(Role.OWNER);
    var next = stays ? "/studio" + arena.path() + "/members" : "/studio";
    Web.seeOther(ctx, next + "?done=studio.role-taken");
  }

  private Arena owned(Context ctx) {
    return desk.arenas().ruledBy(Web.viewer(ctx), ctx.pathParam("arena"), Role.OWNER);
  }

  private void show(Context ctx, Arena arena, Form form) {
    var page = desk.page(ctx, "studio.members.title").of(arena.brand());
    var rules = desk.roles(ctx, arena).contains(Role.OWNER);
    var all = desk.arenas().members(arena.id());
    ctx.html(desk.templates().studioMembers(page, arena, all, rules, form).render());
  }

  private static Role role(Context ctx) {
    try {
      return Role.valueOf(ctx.pathParam("role"));
    } catch (IllegalArgumentException _) {
      throw new NotFound();
    }
  }
}
