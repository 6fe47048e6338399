package no.ordstyrer.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import java.util.Objects;
import java.util.Set;

/** What guards every request. */
public final class Security {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private static final String POLICY_HEADER = "Content-Security-Policy";
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /**
   * Sent by a mail provider, which has no page of ours (RFC 8058 3.2): the link itself is the
   * proof.
   */
  private static final String ONE_CLICK = "/unsubscribe/";

  private final Site site;

  public Security(Site site) {
    this.site = site;
  }

  public void headers(Context ctx) {
    ctx.header(POLICY_HEADER, POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    if (site.secure()) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** For a page that shows another site within it; {@code origin} is scheme and host. */
  public static void allowFrame(Context ctx, String origin) {
    ctx.header(POLICY_HEADER, POLICY + "; frame-src 'self' " + origin);
  }

  /** For a page that may be shown within another page of ours. */
  public static void allowWithin(Context ctx) {
    ctx.header(POLICY_HEADER, POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  }

  /** For a page whose form leads on to {@code url}, an https address that we have stored. */
  public static void allowFormTo(Context ctx, String url) {
    var to = URI.create(url);
    var origin = to.getScheme() + "://" + to.getAuthority();
    ctx.header(POLICY_HEADER, POLICY.replace("form-action 'self'", "form-action 'self' " + origin));
  }

  /** For pages behind a token: kept by nobody, found by nobody, named to nobody. */
  public static void seclude(Context ctx) {
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Robots-Tag", "noindex, nofollow");
  }

  /**
   * For the HTML of a letter, shown in a frame of our own page: it may have styles within, as mail
   * needs them, and nothing else; its links open in windows of their own.
   */
  public static void frameLetter(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
            + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox");
  }

  /**
   * An unsafe request must come from a page of ours. {@code Sec-Fetch-Site} decides where the
   * browser sends it: a form on a {@code no-referrer} page has {@code Origin: null}. Else {@code
   * Origin} decides. A request that says nothing at all is refused.
   */
  public void checkOrigin(Context ctx) {
    if (isExempt(ctx)) {
      return;
    }
    var fetchSite = ctx.header("Sec-Fetch-Site");
    var ours =
        fetchSite == null
            ? site.origin().equals(ctx.header("Origin"))
            : fetchSite.equals("same-origin") || fetchSite.equals("none");
    if (!ours) {
      throw new ForbiddenResponse();
    }
  }

  /** When the viewer is recognised: whoever is signed in may send more. */
  public void checkLength(Context ctx) {
    if (!isExempt(ctx)) {
      Transport.checkLength(ctx);
    }
  }

  private static boolean isExempt(Context ctx) {
    return SAFE.contains(ctx.method().name()) || ctx.path().startsWith(ONE_CLICK);
  }

  /**
   * A socket is opened only by a page of ours: browsers always name the origin there (RFC 6455).
   */
  public void checkSocketOrigin(Context ctx) {
    if (!site.origin().equals(Objects.requireNonNullElse(ctx.header("Origin"), ""))) {
      throw new ForbiddenResponse();
    }
  }
}
