package no.ordstyrer.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.i18n.Words;
import org.jspecify.annotations.Nullable;

/** The site as the world sees it: its address, its cookies, the beginnings of its pages. */
public final class Site {
  private final URI publicUrl;
  private final Assets assets;
  private final Words words;

  /** {@code publicUrl}: scheme and host, without a path. */
  public Site(URI publicUrl, Assets assets, Words words) {
    this.publicUrl = publicUrl;
    this.assets = assets;
    this.words = words;
  }

  public String origin() {
    return publicUrl.getScheme() + "://" + publicUrl.getAuthority();
  }

  /** The whole address of a path of ours. */
  public String link(String path) {
    return origin() + path;
  }

  public boolean secure() {
    return "https".equals(publicUrl.getScheme());
  }

  public Assets assets() {
    return assets;
  }

  public Messages words(Language language) {
    return words.in(language);
  }

  /** A page in the visitor's language. Give it a title with {@link Page#titled}. */
  public Page page(Context ctx) {
    var t = words.in(Web.language(ctx));
    return new Page(
        t.say("web.name"),
        t,
        new Dates(t.language()),
        Web.viewer(ctx),
        assets,
        ctx.path(),
        origin(),
        null,
        notice(ctx, t),
        false,
        false);
  }

  /**
   * Sets a cookie that scripts cannot read and other sites cannot send. Behind TLS its name begins
   * with {@code __Host-} (RFC 6265bis 4.1.3.2); on plain HTTP, for the demo, browsers would refuse
   * that.
   *
   * @param age null for as long as the browser is open
   */
  public void keep(Context ctx, String name, String value, @Nullable Duration age) {
    var cookie = new Cookie(cookieName(name), value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure());
    cookie.setSameSite(SameSite.LAX);
    cookie.setMaxAge(age == null ? -1 : (int) age.toSeconds());
    ctx.cookie(cookie);
  }

  public void forget(Context ctx, String name) {
    keep(ctx, name, "", Duration.ZERO);
  }

  public Optional<String> kept(Context ctx, String name) {
    return Optional.ofNullable(ctx.cookie(cookieName(name)));
  }

  public String cookieName(String name) {
    return secure() ? "__Host-" + name : name;
  }

  /**
   * {@code ?done=} with {@code series.published}, after a redirect, says {@code
   * series.notice.published}.
   */
  private static String notice(Context ctx, Messages t) {
    var done = ctx.queryParam("done");
    if (done == null || !done.matches("[a-z]+\\.[a-z-]+")) {
      return "";
    }
    var key = done.replace(".", ".notice.");
    return t.has(key) ? t.say(key) : "";
  }
}
