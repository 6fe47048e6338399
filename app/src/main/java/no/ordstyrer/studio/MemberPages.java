package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Role;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Members;
import no.ordstyrer.series.Crew;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** Who works in an arena. Organisers see it, owners decide. */
public final class MemberPages {
  private static final String PATH = "/studio/{arena}/members";

  private final DeskPages desk;
  private final Members members;
  private final Crew crew;

  public MemberPages(DeskPages desk, Members members, Crew crew) {
    this.desk = desk;
    this.members = members;
    this.crew = crew;
  }

  public void routes() {
    get(PATH, this::list);
    post(PATH, this::invite);
    get(PATH + "/new", this::list);
    post(PATH + "/new", this::askToInvite);
    get(PATH + "/{account}/{role}/removal", this::askToTake);
    post(PATH + "/{account}/{role}/removal", this::take);
  }

  private void list(Context ctx) {
    show(ctx, desk.organised(ctx), desk.empty(ctx).put("role", Role.ORGANISER));
  }

  private void askToInvite(Context ctx) {
    var arena = owned(ctx);
    var form = RoleForm.read(desk.form(ctx), Role.class);
    if (form.role().isEmpty()) {
      ctx.status(422);
      show(ctx, arena, form.form());
      return;
    }
    var page = desk.page(ctx, "role.give").of(arena.brand());
    var role = form.role().get();
    var act = act(ctx, arena, base(arena), form.name(), role, false);
    var may = page.t().name("studio.role.what", role);
    ctx.html(desk.templates().studioRoleGive(page, act, may, form.form()).render());
  }

  private void invite(Context ctx) {
    var arena = owned(ctx);
    var form = RoleForm.read(desk.form(ctx), Role.class);
    if (form.role().isEmpty()) {
      ctx.status(422);
      show(ctx, arena, form.form());
      return;
    }
    members.invite(Web.viewer(ctx), arena, form.email(), form.name(), form.role().get());
    Web.seeOther(ctx, base(arena) + "?done=studio.invited");
  }

  private void askToTake(Context ctx) {
    var arena = owned(ctx);
    var account = new AccountId(Web.id(ctx, "account"));
    var member =
        desk.arenas().members(arena.id()).stream()
            .filter(one -> one.accountId().equals(account) && one.role() == role(ctx))
            .findFirst()
            .orElseThrow(NotFound::new);
    var page = desk.page(ctx, "studio.members.title").of(arena.brand());
    var self = account.equals(Web.viewer(ctx).account());
    var act = act(ctx, arena, ctx.path(), member.name(), member.role(), self);
    ctx.html(desk.templates().studioRoleTake(page, act).render());
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
    Web.seeOther(ctx, (stays ? base(arena) : "/studio") + "?done=studio.role-taken");
  }

  private Arena owned(Context ctx) {
    return desk.arenas().ruledBy(Web.viewer(ctx), ctx.pathParam("arena"), Role.OWNER);
  }

  private void show(Context ctx, Arena arena, Form form) {
    var page = desk.page(ctx, "studio.members.title").of(arena.brand());
    var view =
        new MembersView(
            arena,
            desk.arenas().members(arena.id()),
            crew.ofArena(arena.id()),
            desk.roles(ctx, arena).contains(Role.OWNER),
            page.viewer());
    ctx.html(desk.templates().studioMembers(page, view, form).render());
  }

  private RoleAct act(
      Context ctx, Arena arena, String action, String name, Role role, boolean self) {
    var t = desk.site().words(Web.language(ctx));
    return new RoleAct(base(arena), action, name, t.name("studio.role", role), arena.name(), self);
  }

  private static Role role(Context ctx) {
    return RoleForm.constant(ctx.pathParam("role"), Role.class);
  }

  private static String base(Arena arena) {
    return "/studio" + arena.path() + "/members";
  }
}
