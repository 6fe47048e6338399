package no.ordstyrer.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * How long an answer stays good. A page is asked for again each time, but is sent only when it has
 * changed: its tag is made of what it says (RFC 9110, section 8.8; weak, as it may be compressed).
 * Pages that must not be kept get none.
 */
public final class Freshness {
  private Freshness() {}

  public static void mark(Context ctx) {
    ctx.res().addHeader(Header.VARY, "Accept-Encoding");
    var type = Objects.requireNonNullElse(ctx.res().getContentType(), "");
    if (!ctx.method().equals(HandlerType.GET)
        || ctx.statusCode() != 200
        || !type.startsWith("text/html")
        || ctx.res().containsHeader(Header.ETAG)) {
      return;
    }
    ctx.res().addHeader(Header.VARY, "Accept, Accept-Language, Cookie");
    if (!ctx.res().containsHeader(Header.CACHE_CONTROL)) {
      ctx.header(Header.CACHE_CONTROL, "private, no-cache");
    }
    var kept = ctx.res().getHeader(Header.CACHE_CONTROL);
    if (!kept.contains("no-store")
        && ctx.resultInputStream() instanceof ByteArrayInputStream page) {
      ctx.header(Header.ETAG, tag(page));
    }
  }

  /** The length and a checksum: enough to tell two versions of one page apart. */
  private static String tag(ByteArrayInputStream page) {
    var bytes = page.readAllBytes();
    page.reset();
    var checksum = new CRC32C();
    checksum.update(bytes);
    return "W/\""
        + Integer.toHexString(bytes.length)
        + "-"
        + Long.toHexString(checksum.getValue())
        + "\"";
  }
}
