package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.head;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens;

/** A person's parts as a calendar that other programs fetch (RFC 5545, RFC 7986). */
public final class FeedPages {
  private static final String FILE = ".ics";

  private final Feeds feeds;

  public FeedPages(Feeds feeds) {
    this.feeds = feeds;
  }

  public void routes() {
    get("/calendar/{file}", this::feed);
    head("/calendar/{file}", this::feed);
    get("/calendar/{token}/{file}", this::part);
  }

  private void feed(Context ctx) {
    send(ctx, feeds.feed(name(ctx)));
  }

  private void part(Context ctx) {
    ctx.header("Content-Disposition", "attachment; filename=\"" + name(ctx) + FILE + "\"");
    send(ctx, feeds.part(ctx.pathParam("token"), name(ctx)));
  }

  /** Unpacked: Outlook on the web may fail on a compressed feed. */
  private static void send(Context ctx, String calendar) {
    var bytes = calendar.getBytes(StandardCharsets.UTF_8);
    var tag = "\"" + HexFormat.of().formatHex(Tokens.digest(calendar), 0, 12) + "\"";
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "private, max-age=900");
    ctx.header("X-Robots-Tag", "noindex");
    ctx.disableCompression();
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    } else {
      ctx.contentType("text/calendar; charset=utf-8").result(bytes);
    }
  }

  private static String name(Context ctx) {
    var file = ctx.pathParam("file");
    if (!file.endsWith(FILE)) {
      throw new NotFound();
    }
    return file.substring(0, file.length() - FILE.length());
  }
}
