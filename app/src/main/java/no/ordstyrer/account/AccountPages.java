package no.ordstyrer.account;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Aside;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Signing in and out. */
public final class AccountPages {
  /** The cookie of a member of staff. */
  public static final String SESSION = "staff";

  private static final String BROWSER = "browser";

  private final Accounts accounts;
  private final Site site;
  private final Templates templates;
  private final Aside aside;

  public AccountPages(Accounts accounts, Site site, Templates templates, Aside aside) {
    this.accounts = accounts;
    this.site = site;
    this.templates = templates;
    this.aside = aside;
  }

  public void routes() {
    get("/sign-in", this::ask);
    post("/sign-in", this::send);
    get("/sign-in/{token}", this::confirm);
    post("/sign-in/{token}", this::use);
    post("/sign-out", this::end);
  }

  /** The member of staff of this browser's session, or a guest. */
  public Viewer recognise(Map<String, String> cookies) {
    return Optional.ofNullable(cookies.get(site.cookieName(SESSION)))
        .flatMap(accounts::bySession)
        .map(Viewer::staff)
        .orElse(Viewer.GUEST);
  }

  private void ask(Context ctx) {
    var page = page(ctx);
    show(ctx, page, Form.empty(page.t()).put("return", Web.query(ctx, "return")), false);
  }

  private void send(Context ctx) {
    var page = page(ctx);
    var form = Form.of(ctx, page.t());
    var email = form.email("email");
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, page, form, false);
      return;
    }
    var browser = Tokens.random();
    site.keep(ctx, BROWSER, browser, Accounts.LINK_LIFE);
    show(ctx, page, form, true);
    var returnTo = returnTo(form.value("return"));
    var language = Web.language(ctx);
    aside.run(() -> accounts.sendLink(email, browser, returnTo, language));
  }

  /** Mail scanners follow links: following one does nothing but ask. */
  private void confirm(Context ctx) {
    Security.seclude(ctx);
    ctx.html(templates.accountConfirm(page(ctx).kept(), ctx.pathParam("token"), false).render());
  }

  private void use(Context ctx) {
    Security.seclude(ctx);
    switch (accounts.use(ctx.pathParam("token"), site.kept(ctx, BROWSER).orElse(""))) {
      case Accounts.SignedIn.Welcome(var session, var returnTo) -> {
        site.keep(ctx, SESSION, session, Accounts.SESSION_LIFE);
        site.forget(ctx, BROWSER);
        Web.seeOther(ctx, returnTo);
      }
      case Accounts.SignedIn.LinkIsOver _ -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        ctx.html(templates.accountConfirm(page(ctx).kept(), ctx.pathParam("token"), true).render());
      }
    }
  }

  private void end(Context ctx) {
    site.kept(ctx, SESSION).ifPresent(accounts::end);
    site.forget(ctx, SESSION);
    Web.seeOther(ctx, "/");
  }

  private Page page(Context ctx) {
    var page = site.page(ctx);
    return page.titled(page.t().say("account.sign-in"));
  }

  private void show(Context ctx, Page page, Form form, boolean sent) {
    ctx.html(templates.accountSignIn(page, form, sent).render());
  }

  /** Only a path of ours: never another site's address. */
  private static String returnTo(String asked) {
    return asked.matches("/[a-z0-9][a-zA-Z0-9/_?=&.-]{0,300}") ? asked : "/studio";
  }
}
