package no.ordstyrer.mail;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/**
 * {@code /dev/letters}: what would have been sent, where no mail server is set. Every link of
 * everybody is in it, so that it is there only for the machine itself: the site's own address and
 * the visitor's must both be loopback, and nothing may stand between.
 */
public final class LetterPages {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Mailbox mailbox;
  private final Site site;
  private final Templates templates;

  public LetterPages(Mailbox mailbox, Site site, Templates templates) {
    this.mailbox = mailbox;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/dev/letters", this::list);
    get("/dev/letters/{id}", this::show);
    get("/dev/letters/{id}/html", this::html);
    get("/dev/letters/{id}/raw", this::raw);
  }

  private void list(Context ctx) {
    guard(ctx);
    var page = site.page(ctx);
    ctx.html(
        templates
            .mailLetters(
                page.titled(page.t().say("mail.letters")).kept().widened(), mailbox.latest())
            .render());
  }

  private void show(Context ctx) {
    guard(ctx);
    var opened = mailbox.open(Web.id(ctx, "id"));
    var page = site.page(ctx).titled(opened.letter().subject()).kept().widened();
    ctx.html(templates.mailOpened(page, opened).render());
  }

  /** Shown in a frame that may run nothing and reach nothing. */
  private void html(Context ctx) {
    guard(ctx);
    var html = mailbox.html(Web.id(ctx, "id"));
    Security.frameLetter(ctx);
    ctx.html(html);
  }

  private void raw(Context ctx) {
    guard(ctx);
    var id = Web.id(ctx, "id");
    ctx.contentType("message/rfc822");
    ctx.header("Content-Disposition", "attachment; filename=\"letter-" + id + ".eml\"");
    ctx.result(mailbox.raw(id));
  }

  private void guard(Context ctx) {
    Security.seclude(ctx);
    var host = String.valueOf(URI.create(site.origin()).getHost());
    if (!LOOPBACK.contains(host)
        || !isLoopback(ctx.req().getRemoteAddr())
        || ctx.header("X-Forwarded-For") != null
        || ctx.header("Forwarded") != null) {
      throw new NotFound();
    }
  }

  private static boolean isLoopback(String address) {
    try {
      // An address in digits: nothing is looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
