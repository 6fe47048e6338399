package no.ordstyrer;

import io.javalin.config.JavalinConfig;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import no.ordstyrer.access.Pass;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.account.AccountPages;
import no.ordstyrer.web.Languages;
import no.ordstyrer.web.Requests;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Throttle;
import no.ordstyrer.web.Web;

/** What every request passes before it reaches a page. Sockets need a guard of their own. */
final class Gate {
  /** {@code email}, or {@code email-1}, {@code email-2} … where there are several. */
  private static final Pattern ADDRESS = Pattern.compile("email(-[0-9]+)?");

  private final Site site;
  private final Tokens tokens;
  private final AccountPages accounts;
  private final Throttle throttle;
  private final Security security;
  private final Languages languages;

  Gate(Site site, Tokens tokens, AccountPages accounts, Throttle throttle) {
    this.site = site;
    this.tokens = tokens;
    this.accounts = accounts;
    this.throttle = throttle;
    security = new Security(site);
    languages = new Languages(site);
  }

  void guard(JavalinConfig config) {
    config.routes.before(ctx -> {
      Requests.begin(ctx);
      security.headers(ctx);
      languages.choose(ctx);
      security.checkOrigin(ctx);
      Web.recognise(ctx, viewer(ctx.cookieMap()));
      security.checkLength(ctx);
    });
    count(config, "/sign-in", Throttle.Rule.SIGN_IN);
    count(config, "/{arena}/{series}/registration", Throttle.Rule.REGISTER);
    count(config, "/{arena}/{series}/registration/colleagues", Throttle.Rule.COLLEAGUES);
    count(config, "/{arena}/{series}/registration/link", Throttle.Rule.RESEND);
    count(config, "/manage/{token}/letters", Throttle.Rule.OWN);
    count(config, "/manage/{token}/details", Throttle.Rule.OWN);
    count(config, "/manage/{token}/{part}/return", Throttle.Rule.OWN);
    count(config, "/manage/{token}/address", Throttle.Rule.HANDOVER);
    count(config, "/manage/{token}/transfer", Throttle.Rule.HANDOVER);
    config.routes.wsBeforeUpgrade(ctx -> {
      Requests.begin(ctx);
      security.checkSocketOrigin(ctx);
      languages.choose(ctx); // Who knocks is asked by the door itself, and only there.
    });
  }

  private void count(JavalinConfig config, String path, Throttle.Rule rule) {
    throttle.count(config, path, ADDRESS, rule);
  }

  /** Staff by session, attendees by the passes that their own links gave this browser. */
  Viewer viewer(Map<String, String> cookies) {
    var prefix = site.cookieName("pass-");
    var passes = new ArrayList<Pass>();
    cookies.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        tokens
            .read(Tokens.Purpose.PASS, value)
            .ifPresent(claim -> passes.add(new Pass(claim.id(), claim.generation())));
      }
    });
    return new Viewer(accounts.recognise(cookies).account(), passes);
  }
}
